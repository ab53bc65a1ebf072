import { Lock } from 'lucide-react';

import { Section } from '../certificate/section';
import { Text } from '../text/text';

interface Props {
  readonly title: string;
  readonly unread: readonly { readonly why: string }[];
}

/** What may not be read or watched, and why. */
export function UnreadPanel({ title, unread }: Props) {
  if (unread.length === 0) return null;
  // What two questions were refused alike is said once.
  const whys = new Set(unread.map(({ why }) => why));
  return (
    <Section title={title}>
      <ul>
        {[...whys].map((why) => (
          <li key={why} className="border-line2 flex gap-2.5 border-b py-2 last:border-b-0">
            <Lock aria-hidden className="text-muted mt-0.5 size-4 shrink-0" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <Text>{why}</Text>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
