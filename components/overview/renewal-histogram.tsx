import { type Forecast, forecastDays } from '@/shared/forecast';

import { classes } from '../text/classes';
import { counted } from '../text/count';
import { dayOf } from './day-of';

const high = 84;
const step = 4;

/** One bar a day; the highest is the strongest one, and every bar says its day and number. */
export function RenewalHistogram({
  forecast: { days, peak, within, now },
}: {
  forecast: Forecast;
}) {
  const most = peak?.renewals ?? 1;
  const told = peak
    ? `${counted(within[90], 'renewal')} in the next 90 days; most on ${dayOf(now, peak.day)}: ${peak.renewals}`
    : 'No renewal in the next 90 days';
  return (
    <figure>
      <p className="sr-only">{told}</p>
      <svg
        aria-hidden
        viewBox={`0 0 ${forecastDays * step} ${high}`}
        preserveAspectRatio="none"
        className="block h-[84px] w-full"
      >
        <line x1="0" x2="100%" y1={high} y2={high} className="stroke-line" />
        {days.map((renewals, index) => {
          const height = renewals === 0 ? 0 : Math.max(2, (renewals / most) * high);
          return (
            <rect
              // oxlint-disable-next-line react/no-array-index-key -- a day is its place in the row
              key={index}
              x={index * step}
              y={high - height}
              width={step - 1}
              height={height}
              className={classes(index === peak?.day ? 'fill-accent' : 'fill-accent/55')}
            >
              <title>{`${dayOf(now, index)}: ${counted(renewals, 'renewal')}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption aria-hidden className="second mt-1 flex justify-between">
        <span>today</span>
        <span>30 d</span>
        <span>60 d</span>
        <span>90 d</span>
      </figcaption>
    </figure>
  );
}
