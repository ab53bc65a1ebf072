/** How this browser's stream from Certferry stands. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'open' }
  | { readonly state: 'cut'; readonly since: number };
