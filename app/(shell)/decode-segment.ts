/** Next hands segments over as they stand in the address; a malformed one names nothing that exists. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // a lone % is no escape: the text is the name
    return segment;
  }
}
