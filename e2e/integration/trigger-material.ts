import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  issue,
  makeKey,
  openssl,
  type Pair,
  signingRequest,
} from '@/server/domain/openssl.fixture';

/** A pair and the signing request that it came of. */
export interface Asked extends Pair {
  readonly csr: string;
}

/** A request of openssl's, and the certificate for exactly what it asks, of 90 days from now. */
export function asked(wanted: {
  readonly subject?: string;
  readonly extensions?: readonly string[];
}): Asked {
  const { csr, key } = signingRequest({ key: 'P-256', ...wanted });
  const folder = mkdtempSync(join(tmpdir(), 'certferry-asked-'));
  try {
    const [request, file] = ['csr', 'key'].map((name) => join(folder, name));
    writeFileSync(request ?? '', csr);
    writeFileSync(file ?? '', key);
    const copied = `req -x509 -days 90 -copy_extensions copyall -in ${request} -key ${file}`;
    return { csr, key, crt: openssl(copied.split(' ')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const named = 'subjectAltName = DNS:web.example';

/** What the vectors share: each made once. */
export function material() {
  const plain = asked({ subject: '/', extensions: [named] });
  const subject =
    '/CN=web/O=Shop/C=DE/L=Köln/OU=Web/postalCode=50667/ST=NRW/street=Ring 1/serialNumber=7';
  return {
    plain,
    other: asked({ subject: '/', extensions: [named] }),
    rich: asked({
      subject,
      extensions: [
        'subjectAltName = DNS:web.example,DNS:www.example,IP:10.0.0.1,IP:2001:db8::1,URI:spiffe://shop/web,email:web@shop.example',
      ],
    }),
    otherName: asked({
      subject: '/',
      extensions: [`${named},otherName:1.3.6.1.4.1.311.20.2.3;UTF8:web@shop.example`],
    }),
    // A name that is not ASCII is UTF-8 for openssl and for cert-manager.
    literal: asked({ subject: '/O=Shöp, Inc./CN=wéb', extensions: [named] }),
    // Of ASCII only, openssl writes UTF-8 and cert-manager PrintableString.
    literalUtf8: asked({ subject: '/O=Shop/CN=web', extensions: [named] }),
    rsa3072: issue({ key: 'rsa:3072', subject: '/CN=web.example' }),
    expired: issue({ subject: '/CN=web.example', from: -90, until: -1 }),
    due: issue({ subject: '/CN=web.example', from: -61, until: 29 }),
    young: issue({ subject: '/CN=web.example', from: -10, until: 80 }),
    tenYears: issue({ subject: '/CN=web.example', from: -2_200, until: 1_450 }),
    ecParameters: `${openssl(['ecparam', '-name', 'prime256v1'])}${makeKey()}`,
  };
}

export type Material = ReturnType<typeof material>;
