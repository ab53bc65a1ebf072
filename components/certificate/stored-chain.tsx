'use client';

import type { StoredCertificate } from '@/shared/secret';
import type { X509Detail } from '@/shared/x509';

import { Copied } from '../text/copied';
import { counted } from '../text/count';
import { Text } from '../text/text';
import { Fact } from './fact';
import { MomentFact } from './moment-fact';
import { Section } from './section';
import { X509Text } from './x509-text';

interface Props {
  readonly title: string;
  readonly stored: readonly StoredCertificate[];
  /** Why there is none. */
  readonly none: string;
  readonly now: number;
}

/** The certificates below one key of a Secret as they stand there, in tls.crt the leaf first. */
export function StoredChain({ title, stored, none, now }: Props) {
  return (
    <Section
      title={title}
      aside={stored.length > 0 ? counted(stored.length, 'certificate') : undefined}
    >
      {stored.length === 0 && (
        <p className="py-2 [overflow-wrap:anywhere]">
          <Text>{none}</Text>
        </p>
      )}
      <ol>
        {stored.map((one, index) => (
          <li key={keyOf(one, index)} className="border-b py-2 last:border-b-0">
            <p className="second">
              {index + 1} of {stored.length}
            </p>
            {one.is === 'certificate' ? (
              <>
                <StoredFacts one={one.certificate} now={now} />
                <X509Text one={one.certificate} />
              </>
            ) : (
              <p className="text-bad [overflow-wrap:anywhere]">
                It cannot be read: <Text>{one.why}</Text>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

const keyOf = (one: StoredCertificate, index: number) =>
  `${one.is === 'certificate' ? one.certificate.fingerprint : 'unreadable'} ${index}`;

function StoredFacts({ one, now }: { one: X509Detail; now: number }) {
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
        <Copied text={one.serial} what="the serial">
          <Text className="mono">{one.serial}</Text>
        </Copied>
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
        <Copied text={one.fingerprint} what="the fingerprint">
          <Text className="mono">{one.fingerprint}</Text>
        </Copied>
      </Fact>
    </dl>
  );
}
