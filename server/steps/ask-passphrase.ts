import type { Out } from '../engine/contracts';

const shortest = 12;
const rule = `At least ${shortest} characters, on one line.`;
const title = 'A passphrase for the bundle';
const hint = `${rule} Certferry keeps it nowhere: without it nobody can open the bundle again.`;

/** What a terminal's prompt, in which it is typed one day, would not take as it is. */
function wrongWith(passphrase: string): string | undefined {
  if (passphrase.length < shortest) return `That was too short. ${rule}`;
  if (/\p{Cc}/u.test(passphrase) || passphrase.trim() !== passphrase)
    return `That held a line break, or a blank at its beginning or end. ${rule}`;
  return undefined;
}

/** Asks until it is one that protects, and that can be typed again. */
export async function askPassphrase(out: Out): Promise<string> {
  const ask = (more: string) => out.ask({ id: 'passphrase', secret: true, title, hint: more });
  let given = await ask(hint);
  for (let wrong = wrongWith(given); wrong !== undefined; wrong = wrongWith(given))
    // oxlint-disable-next-line no-await-in-loop -- each answer decides whether there is another question
    given = await ask(wrong);
  return given;
}
