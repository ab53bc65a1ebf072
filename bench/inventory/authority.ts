import { createPrivateKey, type KeyObject } from 'node:crypto';

import { issue } from '../../server/domain/openssl.fixture';
import { pemBlocks } from '../../server/domain/pem-blocks';
import { keyPool, type PoolKey } from '../key-pool';
import { pemOf, varyCertificate } from '../vary-certificate';
import type { Draw } from './draw';

const mostNames = 4;
const placeholder = (index: number) => `name${index}-000000.shop.example`;

export interface Leaf {
  readonly names: readonly string[];
  readonly key: PoolKey;
  readonly crt: string;
}

/** Signs a certificate for each of many thousands, all different, with keys of a pool. */
export class Authority {
  readonly #signer: KeyObject;
  readonly #templates = new Map<string, Buffer>();

  private constructor(
    readonly crt: string,
    key: string,
    readonly keys: readonly PoolKey[],
  ) {
    this.#signer = createPrivateKey(key);
    for (const is of ['rsa:2048', 'P-256'] as const)
      for (let names = 1; names <= mostNames; names++) {
        const all = Array.from({ length: names }, (_, index) => placeholder(index));
        const { crt: pem } = issue({
          key: is,
          issuer: { crt, key },
          subject: '/O=Shop',
          names: all.map((name) => `DNS:${name}`).join(','),
          serial: `5${'0'.repeat(37)}`,
          extensions: ['keyUsage = digitalSignature,keyEncipherment'],
        });
        this.#templates.set(
          `${is} ${names}`,
          pemBlocks(pem, /^CERTIFICATE$/)[0] ?? Buffer.alloc(0),
        );
      }
  }

  static async make(keys: number): Promise<Authority> {
    const pair = issue({
      key: 'rsa:2048',
      subject: '/CN=Shop CA',
      isCA: true,
      from: -900,
      until: 3_000,
    });
    return new Authority(pair.crt, pair.key, await keyPool(keys));
  }

  leaf(draw: Draw, notBefore: number, notAfter: number): Leaf {
    const key = draw.one(this.keys);
    const names = Array.from({ length: 1 + draw.below(mostNames) }, () => draw.label()).map(
      (label) => `${label}.shop.example`,
    );
    const der = varyCertificate(
      this.#templates.get(`${key.is} ${names.length}`) ?? Buffer.alloc(0),
      {
        key,
        names: names.map((name, index) => [placeholder(index), name] as const),
        notBefore,
        notAfter,
        ca: this.#signer,
      },
    );
    return { names, key, crt: pemOf(der) };
  }
}
