/** What a key does, where no text is being written. */
export interface KeyActions {
  /** `?` */
  readonly help: () => void;
  /** Ctrl K, ⌘ K; also while text is being written. */
  readonly find: () => void;
  /** `g`, then a letter. False where no page has it. */
  readonly go: (letter: string) => boolean;
}

/** How long after `g` a letter still belongs to it, in milliseconds. */
const together = 1_500;

/** The keys of the whole application. Returns how to stop listening. */
export function listenKeys({ help, find, go }: KeyActions): () => void {
  let gAt = -Infinity;
  const actions: Readonly<Record<string, () => void>> = {
    '/': focusSearch,
    '?': help,
    j: () => moveRow(1),
    k: () => moveRow(-1),
    x: selectRow,
    g: () => (gAt = performance.now()),
    Escape: leaveRow,
  };

  function actionOf(event: KeyboardEvent): (() => void) | undefined {
    if (isFind(event)) return find;
    if (!isPlain(event)) return undefined;
    const belongs = performance.now() - gAt < together;
    gAt = -Infinity;
    if (belongs && go(event.key)) return () => undefined;
    // A space scrolls the page, but for where a row is.
    if (event.key === ' ' && rowInFocus()) return selectRow;
    return actions[event.key];
  }

  function onKey(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing) return;
    if (document.querySelector('dialog[open]')) return;
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    action();
  }

  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

function isFind({ metaKey, ctrlKey, key }: KeyboardEvent): boolean {
  return (metaKey || ctrlKey) && key.toLowerCase() === 'k';
}

function isPlain({ metaKey, ctrlKey, altKey, target, key }: KeyboardEvent): boolean {
  if (metaKey || ctrlKey || altKey) return false;
  return key === 'Escape' || !isWriting(target);
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

/** Out of a row or the search field, back to the page. */
function leaveRow() {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement) activeElement.blur();
}

function rowInFocus(): Element | undefined {
  const { activeElement } = document;
  return activeElement?.matches('[data-row]') ? activeElement : undefined;
}

function selectRow() {
  rowInFocus()?.closest('tr')?.querySelector<HTMLElement>('[data-select]')?.click();
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
