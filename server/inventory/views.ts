import { type Entry, type Listing, View } from './view';

const mostViews = 64;

/** One list's views, one for all people with the same rights; those that nobody asks for any more are dropped. */
export class Views<One extends Entry, Sort extends string> {
  /** The one asked for last is the last. */
  readonly #views = new Map<string, View<One, Sort>>();

  /** The view for whoever has these rights, as of `now`. */
  of(rights: string, listing: () => Listing<One, Sort>, now: number): View<One, Sort> {
    const view = this.#views.get(rights) ?? new View(listing());
    this.#views.delete(rights);
    this.#views.set(rights, view);
    view.refresh(now);
    this.#dropOld();
    return view;
  }

  mark(key: string): void {
    for (const view of this.#views.values()) view.mark(key);
  }

  markAll(): void {
    for (const view of this.#views.values()) view.markAll();
  }

  /**
   * Many small views, or few large ones: a large one costs about half a kilobyte an object. Measured by the largest:
   * who sees little must not cost those who see everything their view, which takes long to make.
   */
  #dropOld(): void {
    const sizes = [...this.#views.values()].map(({ entries }) => entries.size);
    let entries = sizes.reduce((sum, size) => sum + size, 0);
    const most = Math.max(50_000, 3 * Math.max(...sizes));
    for (const [rights, view] of this.#views) {
      if (this.#views.size === 1 || (this.#views.size <= mostViews && entries <= most)) return;
      this.#views.delete(rights);
      entries -= view.entries.size;
    }
  }
}
