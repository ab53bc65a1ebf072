interface Props {
  readonly pending: boolean;
  readonly refused: string | undefined;
}

/** What became of the printed link. */
export function LinkStatus({ pending, refused }: Props) {
  if (pending) {
    return <output className="note-info block">Signing in with the link from the terminal…</output>;
  }
  if (refused !== undefined) {
    return (
      <p role="alert" className="note-bad">
        {refused}
      </p>
    );
  }
  return (
    <p>
      Open the link that Certferry printed in its terminal. It works once, for ten minutes; pressing
      Enter there prints a new one.
    </p>
  );
}
