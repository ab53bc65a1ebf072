/** Asks for names and little more: an object's contents are not sent. */
export const metadataOf = (as: 'PartialObjectMetadata' | 'PartialObjectMetadataList'): string =>
  `application/json;as=${as};g=meta.k8s.io;v=v1`;
