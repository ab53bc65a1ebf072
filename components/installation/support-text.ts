import type { Support } from '@/shared/installation-detail';

export function supportText(support: Support): string {
  switch (support.is) {
    case 'supported':
      return `until ${support.until}`;
    case 'ended':
      return `none since ${support.since}`;
    case 'unknown':
      return `not known: ${support.why}`;
  }
}
