import type { CertificateFacts } from '../domain/certificate-facts';
import type { ChallengeFacts } from '../domain/challenge-facts';
import type { KnownLinks } from '../domain/diagnosis/known-cause';
import type { OrderFacts } from '../domain/order-facts';
import type { Owner } from '../domain/owner-of';
import type { RequestFacts } from '../domain/request-facts';
import { Groups } from './groups';

export interface Link {
  readonly namespace: string;
  readonly name: string;
  readonly owner?: Owner | undefined;
}

/** The rows in which an owner is looked up. */
interface Rows {
  readonly certificaterequests: { readonly rows: ReadonlyMap<string, RequestFacts> };
  readonly orders: { readonly rows: ReadonlyMap<string, OrderFacts> };
}

function ownerKey(link: Link, kind: string): string | undefined {
  return link.owner?.kind === kind ? `${link.namespace}/${link.owner.name}` : undefined;
}

/** One kind of link, by the one that each belongs to. */
export class Links<Facts extends Link> {
  readonly #groups = new Groups<Facts>();

  /** `isOpen`: what has come to its end well, as most have, is not kept. */
  constructor(
    private readonly kind: string,
    private readonly isOpen: (facts: Facts) => boolean,
  ) {}

  wrote(before: Facts | undefined, after: Facts | undefined): void {
    const was = before && ownerKey(before, this.kind);
    if (before && was !== undefined) this.#groups.remove(was, before);
    if (after) this.#add(after);
  }

  read(rows: ReadonlyMap<string, Facts>): void {
    this.#groups.clear();
    for (const facts of rows.values()) this.#add(facts);
  }

  of(owner: string): Iterable<Facts> {
    return this.#groups.all(owner);
  }

  #add(facts: Facts): void {
    const owner = ownerKey(facts, this.kind);
    if (owner !== undefined && this.isOpen(facts)) this.#groups.add(owner, facts);
  }
}

/** Down the chain from a Certificate, as far as its issuance is open or has failed. */
export class Owned {
  readonly certificaterequests = new Links<RequestFacts>('Certificate', ({ signed }) => !signed);
  readonly orders = new Links<OrderFacts>('CertificateRequest', ({ state }) => state !== 'valid');
  readonly challenges = new Links<ChallengeFacts>('Order', () => true);

  /** The links of the next issuance of a Certificate; undefined before there is a request for it. */
  next({ namespace, name, revision = 0 }: CertificateFacts): KnownLinks | undefined {
    let request: RequestFacts | undefined;
    for (const one of this.certificaterequests.of(`${namespace}/${name}`))
      if (one.revision === revision + 1) request = one;
    if (!request) return undefined;
    const orders = mine(this.orders.of(`${namespace}/${request.name}`), request.uid);
    const challenges = orders.flatMap((one) =>
      mine(this.challenges.of(`${namespace}/${one.name}`), one.uid),
    );
    return { request, orders, challenges };
  }
}

/** Names come back, a uid never does. */
const mine = <Facts extends Link>(all: Iterable<Facts>, uid: string): Facts[] =>
  [...all].filter(({ owner }) => owner?.uid === uid);

/** Up the chain: the key of the Certificate for which an object is. */
export function certificateOf(
  { certificaterequests, orders }: Rows,
  link: Link,
): string | undefined {
  const order = orders.rows.get(ownerKey(link, 'Order') ?? '') ?? link;
  const request = certificaterequests.rows.get(ownerKey(order, 'CertificateRequest') ?? '') ?? link;
  return ownerKey(request, 'Certificate');
}
