import type { ControllerLog } from '@/shared/controller-log';
import { textField } from '@/shared/fields';

import type { Chain, Part } from '../domain/diagnosis/chain';
import { namesObjects } from '../domain/names-objects';
import type { RawObject } from '../domain/raw-object';
import type { Cluster } from '../kube/cluster';
import { linesLookedAt, readControllerLog, type ReadLog } from './read-controller-log';

const mostShown = 200;

const nameOf = (object: RawObject | undefined) => textField(object, 'metadata', 'name') ?? '';
const all = (part: Part<readonly RawObject[]>) =>
  part.is === 'read' ? part.value.map(nameOf) : [];

/** What the controller has logged about a Certificate, its Secret, its issuer and the links of its issuance. */
export function readCertificateLog(asActor: Cluster, chain: Chain): Promise<Part<ReadLog>> {
  const { certificate, requests, orders, challenges, issuer } = chain;
  const namespace = textField(certificate, 'metadata', 'namespace') ?? '';
  const issuerObject = issuer?.is === 'read' ? issuer.value : undefined;
  const names = [
    nameOf(certificate),
    textField(certificate, 'spec', 'secretName') ?? '',
    ...(textField(issuerObject, 'metadata', 'namespace') === namespace
      ? [nameOf(issuerObject)]
      : []),
    ...all(requests),
    ...all(orders),
    ...all(challenges),
  ];
  return readControllerLog(
    asActor,
    namesObjects(
      namespace,
      names.filter((one) => one !== ''),
    ),
  );
}

const named = (pod: ReadLog['pods'][number]) => ({ kind: 'Pod', ...pod });

/** As it is shown: the newest first, and not more than a page takes. */
export function shownLog(log: Part<ReadLog>): ControllerLog {
  if (log.is === 'unread') return log;
  const { lines, pods } = log.value;
  return {
    is: 'read',
    lines: lines
      .slice(-mostShown)
      .toReversed()
      .map(({ at, severity, text, pod }) => ({ at, severity, text, pod: named(pod) })),
    more: Math.max(0, lines.length - mostShown),
    lookedAt: linesLookedAt,
    pods: pods.map(named),
  };
}
