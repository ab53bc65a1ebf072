import type { Cause } from '@/shared/chain';
import { field, isRecord, listField, textField, timeField } from '@/shared/fields';

import { imageOf, imageVersion, labelOf, managedBy } from '../installation';
import type { RawObject } from '../raw-object';
import { nameOf, namespaceOf } from '../wanted-secrets';
import { causeByFacts } from './cause-of';
import { named } from './named';
import { symptomById } from './symptom-by-id';

const withV = (version: string) => (/^\d/.test(version) ? `v${version}` : version);

const core = (version: string) => /^v?\d+\.\d+\.\d+/.exec(version)?.[0] ?? version;
const isPlain = (version: string) => core(version) === version;

/** Who builds images anew adds words of their own to a version (`v1.20.3-debian-12-r0`). */
const isSame = (a: string, b: string) =>
  a === b || ((isPlain(a) || isPlain(b)) && core(a) === core(b));

interface Writer {
  readonly manager: string;
  readonly at?: number;
}

const containersOf = (entry: unknown) =>
  field(entry, 'fieldsV1', 'f:spec', 'f:template', 'f:spec', 'f:containers');

/** Who wrote the image last, as the API server noted it. */
function imageWriter(deployment: RawObject): Writer | undefined {
  const writers = listField(deployment, 'metadata', 'managedFields').flatMap((entry) => {
    const containers = containersOf(entry);
    const owns =
      isRecord(containers) &&
      Object.values(containers).some((one) => isRecord(one) && 'f:image' in one);
    const at = timeField(entry, 'time');
    const manager = textField(entry, 'manager') ?? '';
    return owns && manager ? [{ manager, ...(at !== undefined && { at }) }] : [];
  });
  return writers.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0))[0];
}

interface Wanted {
  readonly version: string;
  readonly from: string;
}

/** The version of the release; else the label of the Deployment tells it. */
function wantedOf(deployment: RawObject, installed: string | undefined): Wanted | undefined {
  if (installed !== undefined) return { version: withV(installed), from: 'the Helm release' };
  const label = labelOf(deployment, 'app.kubernetes.io/version');
  return label === undefined ? undefined : { version: withV(label), from: 'its label' };
}

/** Who put another image there than Helm did; undefined where nobody else is known. */
function whoWrote(deployment: RawObject, writer: Writer | undefined): string | undefined {
  const manager = managedBy(deployment);
  if ((!writer || /^helm/i.test(writer.manager)) && !manager) return undefined;
  const time = writer?.at === undefined ? '' : ` at ${new Date(writer.at).toISOString()}`;
  const wrote = writer ? `, and ${writer.manager} wrote it${time}` : '';
  return `${wrote}${manager ? `; it is managed by ${manager.who} (${manager.what})` : ''}`;
}

/** That a Deployment runs another version than was installed, because somebody else than Helm wrote its image. */
export function imageCause(
  deployment: RawObject,
  installed: string | undefined,
): Cause | undefined {
  const image = imageOf(deployment);
  const runs = imageVersion(image);
  const wanted = wantedOf(deployment, installed);
  if (runs === undefined || !wanted || isSame(withV(runs), wanted.version)) return undefined;
  const writer = imageWriter(deployment);
  const who = whoWrote(deployment, writer);
  if (who === undefined) return undefined;
  const object = {
    kind: 'Deployment',
    namespace: namespaceOf(deployment),
    name: nameOf(deployment),
  };
  return causeByFacts(symptomById('UN-07'), {
    object,
    text: `${named(object)} runs image ${image} where ${wanted.from} says ${wanted.version}${who}.`,
    ...(writer?.at !== undefined && { at: writer.at }),
  });
}
