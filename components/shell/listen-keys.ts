/** What a key does, where no text is being written. */
export interface KeyActions {
  /** `?` */
  readonly help: () => void;
}

/** The keys of the whole application. Returns how to stop listening. */
export function listenKeys({ help }: KeyActions): () => void {
  const actions: Readonly<Record<string, () => void>> = {
    '/': focusSearch,
    '?': help,
    j: () => moveRow(1),
    k: () => moveRow(-1),
  };

  function onKey(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing) return;
    const action = isFind(event) ? focusSearch : isPlain(event) && actions[event.key];
    if (!action || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    action();
  }

  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

function isFind({ metaKey, ctrlKey, key }: KeyboardEvent): boolean {
  return (metaKey || ctrlKey) && key.toLowerCase() === 'k';
}

function isPlain({ metaKey, ctrlKey, altKey, target }: KeyboardEvent): boolean {
  return !metaKey && !ctrlKey && !altKey && !isWriting(target);
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('textarea, select')) return true;
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}

function focusSearch() {
  const field = document.getElementById('search');
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}

function moveRow(by: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter((row) =>
    row.checkVisibility(),
  );
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = at === -1 ? rows[by === 1 ? 0 : rows.length - 1] : rows[at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
