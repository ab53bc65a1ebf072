/**
 * Next loads a server module once for instrumentation, once for pages and once for route handlers;
 * what must exist once per process is therefore kept on globalThis, under `name`.
 */
export function perProcess<T>(name: string, make: () => T): T {
  const key = Symbol.for(`certferry.${name}`);
  const holder: { [key: symbol]: T | undefined } = globalThis;
  return (holder[key] ??= make());
}
