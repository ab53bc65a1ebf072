import { count, counted } from './count';
import { visibleText } from './visible-text';

/** `this cluster`, or for somebody who may not see all of it `the 2 namespaces that you may see`. */
export function placeSeen(seen: number | undefined): string {
  if (seen === undefined) return 'this cluster';
  return seen === 1
    ? 'the one namespace that you may see'
    : `the ${count(seen)} namespaces that you may see`;
}

/** `the chosen namespace shop`, `the 2 chosen namespaces`. */
export function chosenPlace(namespaces: readonly string[]): string {
  const [first = ''] = namespaces;
  return namespaces.length === 1
    ? `the chosen namespace ${visibleText(first)}`
    : `the ${count(namespaces.length)} chosen namespaces`;
}

/** `12 namespaces`, or for somebody who may not see all of them `2 of the 3 namespaces that you may see`. */
export function namespacesOf(filled: number, seen: number | undefined): string {
  if (seen === undefined) return counted(filled, 'namespace');
  return seen === filled ? placeSeen(seen) : `${count(filled)} of ${placeSeen(seen)}`;
}
