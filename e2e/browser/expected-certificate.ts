import { condition, type KubeObject, nameOf } from './cluster-objects';

/** A Certificate's state in the page's word, and a part of the sentence that says why. */
export interface ExpectedCertificate {
  readonly word: 'Ready' | 'Issuing' | 'Failing' | 'Expired' | 'Overdue' | 'Unknown';
  readonly why?: string;
}

const passed = (time: string | undefined) => time !== undefined && Date.parse(time) <= Date.now();

/** Derives a Certificate's state from what kubectl prints of it and of the issuers, and from the clock. */
export function expectedCertificate(
  one: KubeObject,
  issuers: readonly KubeObject[],
): ExpectedCertificate {
  if (passed(one.status?.notAfter)) return { word: 'Expired' };
  const issuing = condition(one, 'Issuing');
  if (issuing?.status === 'True') return underWay(obstacle(one, issuers));
  const { status, message } = condition(one, 'Ready') ?? {};
  if (status === 'False') return { word: 'Failing', why: issuing?.message ?? message };
  if (status !== 'True') return { word: 'Unknown' };
  return { word: passed(one.status?.renewalTime) ? 'Overdue' : 'Ready' };
}

function underWay(why: string | undefined): ExpectedCertificate {
  return why === undefined ? { word: 'Issuing' } : { word: 'Failing', why };
}

/** Why its issuer cannot sign. */
function obstacle(one: KubeObject, issuers: readonly KubeObject[]): string | undefined {
  const { name, kind = 'Issuer' } = one.spec?.issuerRef ?? { name: '' };
  const full = kind === 'Issuer' ? `${one.metadata.namespace}/${name}` : name;
  const issuer = issuers.find((each) => each.kind === kind && nameOf(each) === full);
  if (!issuer) return `${kind} ${full} does not exist`;
  const ready = condition(issuer, 'Ready');
  return ready?.status === 'False' ? ready.message : undefined;
}
