import type { Fault, FaultProxy, What } from '../../integration/fault-proxy';
import { faultProxy } from '../../integration/fault-proxy';
import type { FaultName, Outage } from './sequence';

/** 410 as the status of an answer, or as a watch's first event. */
const gone = ({ status }: Outage): Fault => (status % 2 === 0 ? 410 : { event: 410 });
/** What says 200 and is no answer to what was asked. */
const otherPages = [
  '<html><body><h1>Sign in to the network</h1></body></html>\n',
  'Sign in to the network\n',
  '{"metadata":{}}\n',
  '{}\n',
];

/** What an outage does to all requests while it lasts. */
const lasting: Partial<Record<FaultName, (outage: Outage) => Fault>> = {
  cut: () => 'reset',
  'half-open': () => 'hold',
  failing: ({ status }) => status,
  slow: ({ piece }) => ({ piece, every: 1 }),
};

/** What it does to the next request of a sort, whenever that comes. */
const coming: Partial<Record<FaultName, (outage: Outage) => Partial<Record<What, Fault>>>> = {
  gone: (outage) => ({ watch: gone(outage) }),
  'gone in a list': (outage) => ({ watch: gone(outage), more: 410 }),
  'broken list': (outage) => ({
    watch: gone(outage),
    [outage.bytes % 2 === 0 ? 'list' : 'more']: { bytes: outage.bytes, ending: outage.ending },
  }),
  busy: () => ({ watch: { status: 429, retryAfter: 1 } }),
  truncated: ({ bytes, ending }) => ({ watch: { bytes, ending: ending } }),
  'another page': (outage) => {
    const text = otherPages[outage.piece % otherPages.length] ?? '';
    return outage.bytes % 2 === 0 ? { watch: { text } } : { watch: gone(outage), list: { text } };
  },
};

/** How what is under way ends. */
function strike(proxy: FaultProxy, outage: Outage): void {
  if (outage.fault === 'slow') proxy.slow({ piece: outage.piece, every: 1 });
  else if (outage.fault === 'half-open') proxy.strike({ bytes: 0, ending: 'silence' });
  else if (outage.fault === 'cut') proxy.strike({ bytes: outage.bytes, ending: 'reset' });
  else if (outage.fault === 'truncated')
    proxy.strike({ bytes: outage.bytes, ending: outage.ending });
  else proxy.strike({ bytes: 0, ending: 'end' });
}

export interface Weather {
  readonly proxy: FaultProxy;
  begin(outage: Outage): void;
  end(): void;
  /** Nothing bad comes any more. */
  clear(): void;
}

/** A proxy before the API server in which outages begin and end. */
export async function weather(): Promise<Weather> {
  let now: Fault = 'pass';
  let next: readonly Partial<Record<What, Fault>>[] = [];
  /** The oldest that waits for a request of that sort. */
  const take = (what: What): Fault | undefined => {
    const found = next.find((one) => one[what] !== undefined);
    if (!found) return undefined;
    next = next.map((one) => (one === found ? { ...one, [what]: undefined } : one));
    return found[what];
  };
  const isThrough = () => now === 'pass' || (typeof now === 'object' && 'piece' in now);
  const proxy = await faultProxy((what) => (isThrough() && take(what)) || now, { page: 3 });
  const end = () => {
    now = 'pass';
    proxy.slow(undefined);
  };
  return {
    proxy,
    begin(outage) {
      now = lasting[outage.fault]?.(outage) ?? 'pass';
      next = [...next, coming[outage.fault]?.(outage) ?? {}];
      strike(proxy, outage);
    },
    end,
    clear() {
      end();
      next = [];
    },
  };
}
