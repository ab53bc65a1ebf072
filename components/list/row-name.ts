export interface NamedRow {
  readonly namespace?: string | undefined;
  readonly name: string;
}

/** What a row is called: what has no namespace has none before its name. */
export const rowName = ({ namespace, name }: NamedRow) =>
  namespace === undefined ? name : `${namespace}/${name}`;
