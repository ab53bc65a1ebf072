import type { Audited } from './facts';

export interface LateWrites {
  /** Writes of a holder that the API server took after the first write of the next one: none may be. */
  readonly taken: readonly string[];
  /** Those that it refused then. */
  readonly refused: number;
  /** Of each holder, all that were taken; helm's are among them. */
  readonly writes: Readonly<Record<number, number>>;
}

const isWrite = ({ verb }: Audited) => !['get', 'list', 'watch'].includes(verb);
const codeOf = ({ responseStatus }: Audited) => responseStatus?.code ?? 0;
const isTaken = (one: Audited) => codeOf(one) >= 200 && codeOf(one) < 300;

/** The epoch in which a request was sent, as its User-Agent names it. */
const epochOf = ({ userAgent }: Audited) => Number(/epoch (\d+);/.exec(userAgent)?.[1] ?? 0);

const told = ({ verb, objectRef, userAgent, stageTimestamp }: Audited) =>
  `${stageTimestamp} ${verb} ${objectRef?.resource}/${objectRef?.name} by ${userAgent}`;

/** What an audit log says of a run's holders: each is named by its epoch, and has to be silent once there is a next. */
export function lateWrites(requests: readonly Audited[]): LateWrites {
  const writes = requests.filter(isWrite);
  const epochs = [...new Set(writes.map(epochOf))].toSorted((a, b) => a - b);
  const begins = new Map(
    epochs.map((epoch) => [
      epoch,
      writes
        .filter((one) => epochOf(one) === epoch && isTaken(one))
        .map((one) => one.requestReceivedTimestamp)
        .toSorted()[0],
    ]),
  );
  const isLate = (one: Audited) => {
    const next = epochs.find((epoch) => epoch > epochOf(one) && begins.get(epoch) !== undefined);
    const began = next === undefined ? undefined : begins.get(next);
    return began !== undefined && one.stageTimestamp > began;
  };
  const late = writes.filter(isLate);
  return {
    taken: late.filter(isTaken).map(told),
    refused: late.filter((one) => !isTaken(one)).length,
    writes: Object.fromEntries(
      epochs.map((epoch) => [
        epoch,
        writes.filter((one) => epochOf(one) === epoch && isTaken(one)).length,
      ]),
    ),
  };
}
