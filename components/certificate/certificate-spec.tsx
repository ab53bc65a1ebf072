'use client';

import type { CertificateDetail } from '@/shared/certificate-detail';

import { Text } from '../text/text';
import { Fact } from './fact';
import { MomentFact } from './moment-fact';
import { renewalWords } from './renewal-words';
import { Section } from './section';

/** What the Certificate asks of cert-manager, with its defaults named as such. */
export function CertificateSpec({ detail }: { detail: CertificateDetail }) {
  const { row } = detail;
  const { usages } = detail;
  return (
    <Section title="Asked for">
      <dl>
        <Fact name="Key">
          <Text>{row.key}</Text>
          {row.isCA && <span className="second block">for a certificate authority</span>}
        </Fact>
        <Fact name="Duration">
          <Text>{detail.duration ?? 'left out: 2160h'}</Text>
        </Fact>
        <Fact name="Renew before">
          <Text>{renewalWords(detail)}</Text>
        </Fact>
        <Fact name="Usages">
          <Text>
            {usages.length > 0
              ? usages.join(', ')
              : 'left out: digital signature, key encipherment'}
          </Text>
        </Fact>
        <Fact name="Rotation policy">
          <Text>{detail.rotationPolicy ?? 'left out: the default of the installed release'}</Text>
        </Fact>
        <Fact name="Revision">{row.revision ?? '–'}</Fact>
        <Fact name="Made by">
          <Text>{detail.owner ?? 'a person or a tool: it has no owner'}</Text>
        </Fact>
        <Fact name="Made">
          <MomentFact at={detail.createdAt} now={detail.now} />
        </Fact>
      </dl>
    </Section>
  );
}
