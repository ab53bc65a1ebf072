/** Quotes one argument for a POSIX shell, only where it needs it. */
export function shellQuote(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}

/** A command line of arguments that may come from a cluster. */
export function commandLine(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .map(shellQuote)
    .join(' ');
}
