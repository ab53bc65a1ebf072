import type { Finding } from '@/shared/finding';

/** What a plan says where nobody can tell who holds the cluster: only a run that would have to hold it is held back. */
export function unknownHolder(why: string | undefined, exclusive: boolean): Finding[] {
  if (why === undefined || !exclusive) return [];
  return [
    {
      code: 'holder-unknown',
      severity: 'blocks',
      sentence: 'It cannot be told whether another run holds this cluster.',
      remedy: why,
    },
  ];
}
