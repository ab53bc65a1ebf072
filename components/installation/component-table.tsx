import type { InstalledComponent } from '@/shared/installation-detail';

import { classes } from '../text/classes';
import { Text } from '../text/text';
import { LeaderText } from './leader-text';

/** One line a component: on a phone its parts stand below each other. */
export function ComponentTable({
  components,
  now,
}: {
  components: readonly InstalledComponent[];
  now: number;
}) {
  return (
    <ul>
      {components.map((one) => (
        <li
          key={one.name}
          className="border-line2 grid gap-x-4 gap-y-0.5 border-b py-2.5 last:border-b-0 md:grid-cols-[10rem_9rem_minmax(0,1fr)]"
        >
          <div className="min-w-0">
            <p className="font-medium">{one.component}</p>
            <p className="second mono [overflow-wrap:anywhere]">
              <Text>{one.name}</Text>
            </p>
          </div>
          <div>
            <p className={classes(one.ready < one.wanted && 'text-bad font-medium')}>
              {one.ready} of {one.wanted} ready
            </p>
            <p className="second">{restarts(one.restarts)}</p>
          </div>
          <div className="min-w-0 [overflow-wrap:anywhere]">
            <p className="mono">
              <Text>{one.image}</Text>
            </p>
            {one.leader && (
              <p className="second">
                <LeaderText leader={one.leader} now={now} />
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function restarts(count: number | undefined): string {
  if (count === undefined) return 'restarts not known';
  return count === 1 ? '1 restart' : `${count} restarts`;
}
