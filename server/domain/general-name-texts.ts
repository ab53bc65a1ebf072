import type { BaseBlock } from 'asn1js';

import { generalNames } from './general-names';

/** Each name with its kind before it, as openssl prints them: `DNS:a.example`. */
export function generalNameTexts(blocks: readonly BaseBlock[]): string[] {
  return blocks.flatMap((block) => {
    const names = generalNames([block]);
    return [
      ...names.dnsNames.map((one) => `DNS:${one}`),
      ...names.ips.map((one) => `IP:${one}`),
      ...names.uris.map((one) => `URI:${one}`),
      ...names.emails.map((one) => `email:${one}`),
      ...names.directoryNames.map(({ text }) => `DirName:${text}`),
      ...names.registeredIds.map((one) => `Registered ID:${one}`),
      ...names.otherNames.map(
        ({ oid, utf8Value, raw }) => `othername:${oid}:${utf8Value ?? hex(raw)}`,
      ),
      ...names.unknown.map((one) => hex(one)),
    ];
  });
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
