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
      Where Certferry was started in a terminal, open the link that it printed there. It works once,
      for ten minutes; pressing Enter there prints a new one. Where it runs in a cluster there is no
      link: sign in with a token.
    </p>
  );
}
