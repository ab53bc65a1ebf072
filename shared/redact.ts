/** Longer texts are cut before they are looked at. */
export const mostRead = 65_536;
const largestSecret = 8_192;
const mostShown = 4_000;
const hidden = '[redacted]';

/** Shorter values are replaced as whole words only, or every `a` of a text would go. */
const shortest = 6;
/** Of a long value: also as hex shorter than what is left out near the end of a long text. */
const piece = 1_023;

/* oxlint-disable no-control-regex -- these are the characters to be removed */
const sequences =
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -~])?/g;
/** Line ends and tabs are dealt with apart. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/* oxlint-enable no-control-regex */

/** A private key as PEM, also with its line ends written as `\n`, and one whose end is not in this text. */
const pemKeys =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|$)/g;
/** A line that is nothing but base64: of a PEM body one line is as good as all for whom it is not meant. */
const bodyLine = /^([^\S\n]*[>|"' ]{0,9})([A-Za-z0-9+/]{40,}={0,2})(["',\r\t ]{0,9})$/gm;
/** How keys in DER, and PEM itself, begin when they are written as base64. */
const encodedKeys =
  /(?<![A-Za-z0-9+/])(?:MI[A-P][A-Za-z0-9+/]|MC4CAQ|MFECAQ|MHcCAQ|MEcCAQ|LS0tLS1CRUdJTi)[A-Za-z0-9+/]{30,}={0,2}/g;

const tokens = [
  /\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g,
  /\bAGE-SECRET-KEY-1[0-9A-Z]+/gi,
  /\b(?:gh[pousr]_|github_pat_|glpat-|hv[bs]\.|xox[abprs]-|sk_live_)[\w-]{16,}/g,
];
const bearer =
  /\b(Bearer\s+)(?!(?:tokens?|auth\w*|credentials?|scheme|realm|and|or|is|was|for|from|in|of)\b)[^\s"',;]+/gi;
const basic = /\b(Basic\s+)([A-Za-z0-9+/]{4,}={0,2})/gi;
const userInfo = /(\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s:/?#@]{0,200}:)[^\s/?#@]{1,500}@/gi;

/** The last word of a name whose value is nobody's business; `secret` alone names an object, and is none. */
const word =
  '(?:pass(?:word|wd|phrase)|pwd|token|authorization|cookie|credentials?|(?:client|shared|consumer|hmac|webhook)[-_ ]?secret|(?:api|access|secret|secret[-_ ]?access|private|signing|encryption|hmac|account)[-_ ]?key)';
const quote = String.raw`\\{0,3}["'` + '`]';
/** `password=…` in every shape; the value ends at a blank, or with its own quote. */
const assigned = new RegExp(
  String.raw`(${word}(?:${quote})?\s{0,5}=\s{0,5}|(?<=^|[\s"'=])--?[\w.-]{0,40}${word}\s{1,5}(?=[^\s-]))((${quote})?)`,
  'gi',
);
const labelled = new RegExp(String.raw`(${word}(?:${quote})?\s{0,5}:\s{0,5})((${quote})?)`, 'gi');
const plain = /^(?:|true|false|null|nil|none|yes|no|\d{1,3})$/i;

/** A blob of a key's length after a word that speaks of secrets. */
const blobs =
  /((?:key|secret|token|password|credential|private|data)[\w.-]{0,40}["'\\]{0,4}\s{0,5}[:=]\s{0,5}["'\\]{0,4})([A-Za-z0-9+/_-]{24,}={0,2})/gi;

/** Random-looking: names of Kubernetes objects have no capitals, digests have no letter above f. */
const isBlob = (text: string) =>
  /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text) && !/^[0-9a-f]+$/i.test(text);

function isUserAndPassword(coded: string): boolean {
  try {
    return atob(coded).includes(':');
  } catch {
    return false; // no base64
  }
}

/**
 * A text without what must not be shown: private keys, tokens, passwords, and every value of `known`, also where it
 * stands as base64, as hex or in a URL. Rather too much is removed than too little.
 */
export function redactText(text: string, known?: ReadonlySet<string>): string {
  let shown = text.replaceAll(sequences, '').replaceAll(controls, '');
  for (const form of known ? formsOf(known) : []) shown = shown.replaceAll(form, hidden);
  shown = shown
    .replaceAll(pemKeys, hidden)
    .replaceAll(encodedKeys, (key) => (isBlob(key) ? hidden : key))
    .replaceAll(bodyLine, (whole, before: string, body: string, after: string) =>
      isBlob(body) ? before + hidden + after : whole,
    );
  for (const token of tokens) shown = shown.replaceAll(token, hidden);
  shown = shown
    .replaceAll(bearer, `$1${hidden}`)
    .replaceAll(basic, (whole, name: string, coded: string) =>
      isUserAndPassword(coded) ? name + hidden : whole,
    )
    .replaceAll(userInfo, `$1${hidden}@`);
  shown = withoutValues(shown, assigned, () => true);
  shown = withoutValues(shown, labelled, isValue);
  return shown.replaceAll(blobs, (whole, name: string, blob: string) =>
    isBlob(blob) ? name + hidden : whole,
  );
}

/** A line as far as it is looked at: of a longer one the beginning, with a mark at its end. */
export function redactBeginning(text: string, known?: ReadonlySet<string>): string {
  const shown = redactText(text.slice(0, mostRead), known);
  if (text.length <= mostRead) return shown;
  // Near the cut may stand half of a secret, which no rule knows.
  return `${shown.slice(0, Math.max(0, shown.length - largestSecret))}…`;
}

/** One line of a log: redacted, without line ends, and of at most 4,000 characters. */
export function redactLine(text: string, known?: ReadonlySet<string>): string {
  const isLong = text.length > mostRead;
  const line = redactText(text.slice(0, mostRead), known)
    .replaceAll(/[\r\n\t]+/g, ' ')
    .trimEnd();
  // Near the cut may stand half of a secret, which no rule knows.
  const certain = isLong ? Math.max(0, line.length - largestSecret) : line.length;
  if (certain <= mostShown && !isLong) return line;
  const shown = line.slice(0, Math.min(certain, mostShown - 1));
  return `${shown.replace(/[\uD800-\uDBFF]$/, '')}…`;
}

interface Found {
  /** With what stands between it and the value. */
  readonly name: string;
  readonly value: string;
  readonly rest: string;
  readonly quoted: boolean;
  /** As in YAML: nothing but the name stands before it on its line. */
  readonly alone: boolean;
}

/** Replaces what stands after each match of `names`, up to its quote, or to the next blank or bracket. */
function withoutValues(text: string, names: RegExp, decides: (found: Found) => boolean): string {
  let out = '';
  let at = 0;
  for (const match of text.matchAll(names)) {
    const from = match.index + match[0].length;
    if (match.index < at) continue;
    const end = endOfValue(text, from, match[2] ?? '');
    const found: Found = {
      name: match[0],
      value: text.slice(from, end),
      rest: text.slice(end),
      quoted: Boolean(match[2]),
      alone: /^[\s"'>-]*[\w.-]*$/.test(text.slice(lineAt(text, match.index), match.index)),
    };
    if (isHarmless(found.value) || !decides(found)) continue;
    out += text.slice(at, from) + hidden;
    at = found.alone && !found.quoted && names === labelled ? lineEnd(text, from) : end;
  }
  return out + text.slice(at);
}

const isHarmless = (value: string) =>
  plain.test(value) || value.startsWith(hidden) || /^(?:Bearer|Basic)$/i.test(value);

/** After a colon stands a sentence as often as a value: `invalid token: signature is wrong` may be read. */
function isValue({ name, value, rest, quoted, alone }: Found): boolean {
  if (quoted || alone || value.length > 20 || /[^A-Za-z.]/.test(value)) return true;
  return /pass|pwd/i.test(name) && /^\s*(?:$|[,;}\])"'])/.test(rest);
}

const lineAt = (text: string, index: number) => text.lastIndexOf('\n', index - 1) + 1;
const lineEnd = (text: string, from: number) => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
};

function endOfValue(text: string, from: number, opening: string): number {
  const limit = lineEnd(text, from);
  if (opening) {
    const end = text.indexOf(opening, from);
    return end < 0 || end > limit ? limit : end;
  }
  const length = text.slice(from, limit).search(/[\s,;&|<>{}[\]()"'`]/);
  return length < 0 ? limit : from + length;
}

type Form = string | RegExp;

const forms = new WeakMap<ReadonlySet<string>, { size: number; found: readonly Form[] }>();

/** The ways in which the known values may be written down; the longest first. */
function formsOf(known: ReadonlySet<string>): readonly Form[] {
  const kept = forms.get(known);
  if (kept?.size === known.size) return kept.found;
  const texts = new Set<string>();
  for (const value of known) for (const text of writings(value)) texts.add(text);
  const found = [...texts].toSorted((a, b) => b.length - a.length).map(literal);
  forms.set(known, { size: known.size, found });
  return found;
}

const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** Only a short one needs a pattern; one of a keystore's length would be too large for it. */
const literal = (text: string): Form =>
  text.length < shortest ? new RegExp(`(?<!\\w)${escaped(text)}(?!\\w)`, 'g') : text;

/** A long value may reach over the end of what is looked at: then these stand in it, each whole. */
function* piecesOf(text: string): Generator<string> {
  for (let end = piece; end < text.length; end += piece) yield text.slice(end - piece, end);
}

/** A text as it is, its lines, as JSON writes it, and (where it is long enough to be told apart) encoded. */
function* writings(value: string): Generator<string> {
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  for (const text of [
    value,
    value.trim(),
    ...lines,
    ...lines.flatMap((one) => [...piecesOf(one)]),
  ]) {
    if (!text) continue;
    yield text;
    yield JSON.stringify(text).slice(1, -1);
    if (text.length < shortest) continue;
    yield encodeURIComponent(text);
    yield* encodings(new TextEncoder().encode(text));
  }
}

function* encodings(bytes: Uint8Array): Generator<string> {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  yield hex;
  yield hex.toUpperCase();
  const binary = Array.from(bytes, (byte) => String.fromCodePoint(byte)).join('');
  // At each of the three offsets at which base64 may begin within more text, without what its neighbours decide.
  for (const offset of [0, 1, 2]) {
    const text = btoa('\0'.repeat(offset) + binary);
    const from = offset === 0 ? 0 : offset + 1;
    const left = (bytes.length + offset) % 3;
    const inner = text.slice(from, left === 0 ? undefined : text.length - (left === 1 ? 3 : 2));
    yield inner;
    yield inner.replaceAll('+', '-').replaceAll('/', '_');
  }
}
