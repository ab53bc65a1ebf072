import type { UpgradeVerdict } from '@/shared/upgrade';

type Named = UpgradeVerdict['unexpected'];
type Lists = Pick<
  UpgradeVerdict,
  'renewedAsDue' | 'unexpected' | 'lost' | 'foreign' | 'added' | 'newlyFailing' | 'requests'
>;

const most = 200;
const longest = 400;
/** Of one list, in characters: all seven together fit into what may be told. */
const room = 28 * 1024;

/** As many of a list as a verdict names: the whole of it is kept beside the journal. */
function capped(names: Named): Named {
  const kept: Named = [];
  let size = 0;
  for (const { namespace, name, why } of names.slice(0, most)) {
    const one = { namespace, name, why: why.length > longest ? `${why.slice(0, longest)}…` : why };
    size += JSON.stringify(one).length + 1;
    if (size > room) break;
    kept.push(one);
  }
  return kept;
}

/** The same verdict with lists that are short enough to be told; its counts stay those of the whole. */
export function capNames<Verdict extends Lists>(verdict: Verdict): Verdict {
  const { renewedAsDue, unexpected, lost, foreign, added, newlyFailing, requests } = verdict;
  return {
    ...verdict,
    renewedAsDue: capped(renewedAsDue),
    unexpected: capped(unexpected),
    lost: capped(lost),
    foreign: capped(foreign),
    added: capped(added),
    newlyFailing: capped(newlyFailing),
    requests: { ...requests, unexpected: capped(requests.unexpected) },
  };
}
