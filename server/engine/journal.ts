import { type Failure, isFailure } from '@/shared/failure';
import { foldRun, unfolded } from '@/shared/fold-run';
import type { JournalEvent, RunEvent } from '@/shared/run';
import type { RunState } from '@/shared/run-state';

import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { listAll } from '../kube/list';
import { backoff, pause } from '../kube/pause';
import { statusOf } from '../kube/status-failure';
import { create, remove, replace } from '../kube/write';
import { damaged } from './damaged';
import { configMaps, home, journalOf } from './objects';
import { type JournalRead, readJournal } from './read-journal';
import {
  digestOf,
  readSegment,
  type Segment,
  type SegmentKind,
  segmentName,
  segmentObject,
} from './segment';

/** Each write sends the object whole. */
const fullAt = 64 * 1024;
/** Of packed lines; the oldest go. With its events a run stays below 1 MiB. */
const mostLines = 512 * 1024;

/** About half a minute. */
const mostRefusals = 12;

/** What happened, and when; its number is given as it is written. */
export interface Happened {
  readonly at: number;
  readonly event: RunEvent;
}

const isLine = ({ event }: Happened) => event.is === 'line' || event.is === 'lines-skipped';

/**
 * The append-only journal of a run that this process holds. An event counts from when the API server has it;
 * writing goes on through outages until `stop` aborts.
 */
export class Journal {
  #state: RunState;
  #open: Partial<Record<SegmentKind, Segment>> = {};
  #last: Record<SegmentKind, { number: number; digest: string }>;
  readonly #lineObjects: { name: string; size: number }[];
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly own: Cluster,
    private readonly stop: AbortSignal,
    readonly read: JournalRead,
  ) {
    this.#state = foldRun(unfolded(read.head), read.events);
    const last = (kind: SegmentKind) =>
      read.segments.filter((one) => one.kind === kind).toSorted((a, b) => b.number - a.number)[0];
    const [events, lines] = [last('events'), last('lines')];
    this.#last = {
      events: {
        number: events?.number ?? 0,
        digest: events ? digestOf(events) : read.headDigest,
      },
      lines: { number: lines?.number ?? 0, digest: '' },
    };
    this.#lineObjects = read.segments
      .filter(({ kind }) => kind === 'lines')
      .toSorted((a, b) => a.number - b.number)
      .map((one) => this.#sized(one));
  }

  /** Reads the run, refuses a journal that somebody changed, and seals what the holder before left open. */
  static async open(own: Cluster, id: string, stop: AbortSignal): Promise<Journal> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const objects = await listAll(own, configMaps, {
          namespace: home,
          labelSelector: journalOf(id),
          signal: stop,
        });
        const read = readJournal(objects);
        for (const segment of read.segments)
          if (!segment.sealed)
            await replace(own, configMaps, segmentObject(id, { ...segment, sealed: true }));
        return new Journal(own, stop, read);
      } catch (error) {
        // Its holder before wrote once more while it could.
        const isRace = statusOf(error)?.status === 409 && attempt < 5;
        if (!isRace && !isUnavailable(error)) throw error;
        await pause(backoff(attempt, 500, 5_000), stop);
        stop.throwIfAborted();
      }
    }
  }

  get state(): RunState {
    return this.#state;
  }

  /** Writes them in one go, lines first, so that a reader never sees a number before a smaller one. */
  write(happened: readonly Happened[]): Promise<void> {
    const turn = this.#turn.then(() => this.#write(happened));
    this.#turn = turn.catch(() => undefined); // its caller hears of it
    return turn;
  }

  async #write(happened: readonly Happened[]): Promise<void> {
    const parts = {
      lines: happened.filter(isLine),
      events: happened.filter((one) => !isLine(one)),
    };
    for (const kind of ['lines', 'events'] as const) {
      if (parts[kind].length === 0) continue;
      const first = this.#state.last + 1;
      const events = parts[kind].map((one, index): JournalEvent => ({ n: first + index, ...one }));
      await this.#append(kind, events);
      this.#state = foldRun(this.#state, events);
    }
  }

  /** As many at a time as an object takes. */
  async #append(kind: SegmentKind, events: readonly JournalEvent[]): Promise<void> {
    let text = '';
    for (const one of events) {
      text += `${JSON.stringify(one)}\n`;
      if (text.length < fullAt) continue;
      await this.#add(kind, text);
      text = '';
    }
    if (text) await this.#add(kind, text);
  }

  async #add(kind: SegmentKind, text: string): Promise<void> {
    const open = this.#open[kind] ?? this.#next(kind);
    const written = await this.#put({ ...open, text: open.text + text });
    this.#open[kind] = written;
    this.#last[kind] = {
      number: written.number,
      digest: kind === 'events' ? digestOf(written) : '',
    };
    if (written.text.length < fullAt) return;
    const sealed = await this.#put({ ...written, sealed: true });
    delete this.#open[kind];
    if (kind === 'lines') await this.#dropOldLines(sealed);
  }

  #next(kind: SegmentKind): Segment {
    const { number, digest } = this.#last[kind];
    return { kind, number: number + 1, previous: digest, text: '', sealed: false };
  }

  async #dropOldLines(sealed: Segment): Promise<void> {
    this.#lineObjects.push(this.#sized(sealed));
    const whole = () => this.#lineObjects.reduce((sum, one) => sum + one.size, 0);
    while (whole() > mostLines) {
      const [oldest] = this.#lineObjects.splice(0, 1);
      if (!oldest) return;
      await this.#again(() => remove(this.own, configMaps, { namespace: home, name: oldest.name }));
    }
  }

  #sized(segment: Segment): { name: string; size: number } {
    const { id } = this.read.head;
    const size = JSON.stringify(segmentObject(id, { ...segment, sealed: true })).length;
    return { name: segmentName(id, segment), size };
  }

  /** Writes the segment and returns it as it stands there now. */
  #put(segment: Segment): Promise<Segment> {
    const { id } = this.read.head;
    const object = segmentObject(id, segment);
    return this.#again(async () => {
      try {
        const { metadata } = await (segment.resourceVersion === undefined
          ? create(this.own, configMaps, object, { namespace: home, signal: this.stop })
          : replace(this.own, configMaps, object, { signal: this.stop }));
        return { ...segment, resourceVersion: metadata.resourceVersion ?? '' };
      } catch (error) {
        const { status } = statusOf(error) ?? {};
        if (status === 404) throw damaged(object);
        if (status !== 409) throw error;
        return this.#afterConflict(segment, error);
      }
    });
  }

  /** An answer that was lost looks like a conflict: what stands there tells whose write it was. */
  async #afterConflict(segment: Segment, error: unknown): Promise<Segment> {
    const name = segmentName(this.read.head.id, segment);
    const object = await get(this.own, configMaps, home, name);
    const there = object && readSegment(object);
    if (there && digestOf(there) === digestOf(segment)) return there;
    throw error;
  }

  async #again<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1)
      try {
        this.stop.throwIfAborted();
        return await work();
      } catch (error) {
        this.stop.throwIfAborted();
        // A starting API server refuses for a while what it allows later.
        const mayPass = isUnavailable(error) || (isRefused(error) && attempt < mostRefusals);
        if (!mayPass) throw error;
        await pause(backoff(attempt, 250, 3_000), this.stop);
      }
  }
}

const isRefused = (error: unknown) =>
  isFailure(error) && (error.code === 'forbidden' || error.code === 'unauthorized');

const isUnavailable = (error: unknown): error is Failure =>
  isFailure(error) && error.code === 'unavailable';
