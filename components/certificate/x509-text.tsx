'use client';

import type { X509Detail } from '@/shared/x509';

import { Text } from '../text/text';
import { Fact } from './fact';
import { x509Facts } from './x509-facts';

/** What else the certificate says, as `openssl x509 -text` does. */
export function X509Text({ one }: { one: X509Detail }) {
  return (
    <details className="mt-1">
      <summary className="link w-fit py-1">All that it says</summary>
      <dl>
        {x509Facts(one).map(([name, values]) => (
          <Fact key={name} name={name}>
            {values.map((value) => (
              <Text key={value} className="mono block">
                {value}
              </Text>
            ))}
          </Fact>
        ))}
      </dl>
    </details>
  );
}
