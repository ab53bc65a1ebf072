import { byText } from './order';
import type { Entry } from './view';

/** The namespaces of many entries whose first value is their namespace: by its number, since there are tens of thousands. */
export class NamespacesSeen {
  readonly #names: string[] = [];

  add({ namespace, values: [id = 0] }: Entry): void {
    this.#names[id] ??= namespace;
  }

  get names(): string[] {
    return this.#names.flat().toSorted(byText);
  }
}
