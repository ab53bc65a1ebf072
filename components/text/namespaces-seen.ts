import { count, counted } from './count';

/** `this cluster`, or for somebody who may not see all of it `the 2 namespaces that you may see`. */
export function placeSeen(seen: number | undefined): string {
  if (seen === undefined) return 'this cluster';
  return seen === 1
    ? 'the one namespace that you may see'
    : `the ${count(seen)} namespaces that you may see`;
}

/** `12 namespaces`, or for somebody who may not see all of them `2 of the 3 namespaces that you may see`. */
export function namespacesOf(filled: number, seen: number | undefined): string {
  if (seen === undefined) return counted(filled, 'namespace');
  return seen === filled ? placeSeen(seen) : `${count(filled)} of ${placeSeen(seen)}`;
}
