import type { SecretDetail } from '@/shared/secret';

import { Fact } from '../certificate/fact';
import { ObjectLink } from '../certificate/object-link';
import { Section } from '../certificate/section';
import { count } from '../text/count';
import { Consumers } from './consumers';

interface Props {
  readonly detail: SecretDetail;
  readonly cluster: string;
}

/** Who writes a Secret, what would delete it, and who uses it, as far as the person may see. */
export function UsesPanel({ detail, cluster }: Props) {
  const { namespace, certificates, moreCertificates = 0, owners, consumers } = detail;
  return (
    <Section title="Who writes and uses it">
      <dl>
        <Fact name="Written by">
          {certificates === undefined &&
            'Not known: you may not list Certificates here, or they are still being read.'}
          {certificates?.length === 0 && 'No Certificate: cert-manager does not renew it.'}
          <ul>
            {certificates?.map((name) => (
              <li key={name}>
                <ObjectLink object={{ kind: 'Certificate', namespace, name }} cluster={cluster} />
              </li>
            ))}
            {moreCertificates > 0 && <li>and {count(moreCertificates)} more</li>}
          </ul>
        </Fact>
        <Fact name="Deleted with">
          {owners.length === 0 && 'Nothing owns it.'}
          <ul>
            {owners.map(({ kind, name, uid }) => (
              <li key={uid}>
                <ObjectLink object={{ kind, namespace, name }} cluster={cluster} />
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name="Used by">
          <Consumers consumers={consumers} cluster={cluster} />
        </Fact>
      </dl>
    </Section>
  );
}
