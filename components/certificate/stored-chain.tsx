'use client';

import type { CertificateDetail } from '@/shared/certificate';
import type { X509Detail } from '@/shared/x509';

import { counted } from '../text/count';
import { Text } from '../text/text';
import { Fact } from './fact';
import { MomentFact } from './moment-fact';
import { Section } from './section';
import { X509Text } from './x509-text';

/** The certificates in tls.crt as they stand there, the leaf first. */
export function StoredChain({ detail }: { detail: CertificateDetail }) {
  const { stored, row, now } = detail;
  return (
    <Section
      title="Stored in tls.crt"
      aside={stored.length > 0 ? counted(stored.length, 'certificate') : undefined}
    >
      {stored.length === 0 && (
        <p className="py-2">
          {row.secret.state === 'sound' ? 'Nothing could be read.' : <Text>{row.secret.why}</Text>}
        </p>
      )}
      <ol>
        {stored.map((one, index) => (
          <li key={`${one.fingerprint} ${index}`} className="border-b py-2 last:border-b-0">
            <p className="second">
              {index + 1} of {stored.length}
            </p>
            <StoredCertificate one={one} now={now} />
            <X509Text one={one} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function StoredCertificate({ one, now }: { one: X509Detail; now: number }) {
  return (
    <dl>
      <Fact name="Subject">
        <Text className="mono">{one.subject || 'empty'}</Text>
        {one.isCA && <span className="second block">a certificate authority</span>}
      </Fact>
      <Fact name="Issued by">
        <Text className="mono">{one.issuer || 'empty'}</Text>
      </Fact>
      <Fact name="Names">
        <Text className="mono">{one.names.join(', ') || '–'}</Text>
      </Fact>
      <Fact name="Serial">
        <Text className="mono">{one.serial}</Text>
      </Fact>
      <Fact name="Began">
        <MomentFact at={one.notBefore} now={now} />
      </Fact>
      <Fact name="Ends">
        <MomentFact at={one.notAfter} now={now} />
      </Fact>
      <Fact name="Key">
        <Text>{one.key}</Text>
      </Fact>
      <Fact name="SHA-256">
        <Text className="mono">{one.fingerprint}</Text>
      </Fact>
    </dl>
  );
}
