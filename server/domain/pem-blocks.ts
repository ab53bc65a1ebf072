/** The bytes of every PEM block with one of these labels, in their order, whatever stands between. */
export function pemBlocks(text: string, label: RegExp): Buffer[] {
  return [...text.matchAll(block)]
    .filter(([, name = '']) => label.test(name))
    .map(([, , body = '']) => Buffer.from(body, 'base64'));
}

const block = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g;
