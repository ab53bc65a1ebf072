/** A Kubernetes object as the API server wrote it. */
export type RawObject = Readonly<Record<string, unknown>>;
