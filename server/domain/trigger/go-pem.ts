export interface PemBlock {
  readonly type: string;
  readonly der: Buffer;
}

const block = /(?:^|\n)-----BEGIN ([^\n-]*)-----[ \t]*\r?\n([^-]*)-----END \1-----/g;
const header = /^[^:\n]+:[^\n]*\n/gm;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The blocks of a PEM text as Go's decoder finds them: whatever their type, and none that is not base64. */
export function goPem(text: string): PemBlock[] {
  return [...text.matchAll(block)].flatMap(([, type = '', body = '']) => {
    const encoded = body.replaceAll(header, '').replaceAll(/\s/g, '');
    return base64.test(encoded) ? [{ type, der: Buffer.from(encoded, 'base64') }] : [];
  });
}
