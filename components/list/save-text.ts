const types = { csv: 'text/csv; charset=utf-8', json: 'application/json' } as const;

/** Gives the person a file that was made here, of what the page shows already. */
export function saveText(name: string, type: keyof typeof types, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: types[type] }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on what it saves once the click was dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
