import { textField } from '@/shared/fields';

import type { Identity } from '../auth/identity';
import { KeptFor } from '../auth/kept-for';
import type { Chain, Part } from '../domain/diagnosis/chain';
import { readCertificateLog } from '../inventory/read-certificate-log';
import type { ReadLog } from '../inventory/read-controller-log';
import type { Cluster } from '../kube/cluster';

/** Every change in a chain asks for its page again, and a log is megabytes. */
const kept = new KeptFor<Part<ReadLog>>(15_000);

/** Reads what the controller has logged about a Certificate: once in a while for one person and one state of it. */
export function keptLog(
  { key }: Identity,
  asActor: Cluster,
): (chain: Chain) => Promise<Part<ReadLog>> {
  return (chain) => {
    const of = (name: string) => textField(chain.certificate, 'metadata', name) ?? '';
    return kept.get(JSON.stringify([key, asActor.name, of('uid'), of('resourceVersion')]), () =>
      readCertificateLog(asActor, chain),
    );
  };
}
