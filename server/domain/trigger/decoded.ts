/** What decoding came to; `why` is in cert-manager's words, up to where Go's own decoders speak. */
export type Decoded<T> =
  | { readonly is: 'decoded'; readonly value: T }
  | { readonly is: 'undecodable'; readonly why: string };
