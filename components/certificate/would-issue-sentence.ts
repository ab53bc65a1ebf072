import { elapsed } from '@/shared/elapsed';
import type { WouldIssue } from '@/shared/would-issue';

/** What cert-manager would do with the Certificate now, as one sentence. */
export function wouldIssueSentence(verdict: WouldIssue, now: number): string {
  switch (verdict.would) {
    case 'issue':
      return `Would be issued anew now, because: ${verdict.message}`;
    case 'stay':
      return `Would stay: the stored pair answers its spec${renewal(verdict.renewsAt, now)}`;
    case 'wait':
      return `Would not be issued anew yet${until(verdict.until, now)}: ${verdict.why}`;
    case 'unknown':
      return `Cannot be told: ${verdict.why}`;
  }
}

function renewal(at: number | undefined, now: number): string {
  if (at === undefined) return '. Nothing renews it by itself.';
  return at > now ? `; it is renewed in ${elapsed(at - now)}.` : '.';
}

function until(at: number | undefined, now: number): string {
  return at !== undefined && at > now ? `, but in ${elapsed(at - now)}` : '';
}
