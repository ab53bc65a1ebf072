import { setMaxListeners } from 'node:events';

import { Failure, isFailure } from '@/shared/failure';
import { listField, textField } from '@/shared/fields';
import { redactLine } from '@/shared/redact';
import { lineSources } from '@/shared/run';

import { componentSelector } from '../domain/installation';
import { parseLogLine } from '../domain/parse-log-line';
import type { Cluster } from '../kube/cluster';
import { followLog, type LogOf } from '../kube/follow-log';
import type { KubeObject } from '../kube/object';
import { observe } from '../kube/observe';
import { backoff, pause } from '../kube/pause';
import { LogBuffer, type LogNews } from './log-buffer';
import { readInstallation } from './read-installation';

const pods = { version: 'v1', resource: 'pods' };
/** Of each pod, where nobody says from when. */
const firstLines = 200;

interface LogStart {
  /** Milliseconds since 1970. */
  readonly since?: number | undefined;
  /** Of each pod, by `keyOf`, the last line that was told; see `LogBuffer`. */
  readonly stamps: ReadonlyMap<string, string>;
}

/**
 * The logs of the controller, the webhook and the cainjector as they are written, of pods that come and go as well,
 * until `signal` aborts. What cannot be read is said, and tried again.
 */
export async function* followLogs(
  at: Cluster,
  { since, stamps }: LogStart,
  signal: AbortSignal,
): AsyncGenerator<LogNews, void> {
  const buffer = new LogBuffer(new Map(stamps));
  const end = new AbortController();
  const stop = AbortSignal.any([signal, end.signal]);
  setMaxListeners(0, stop); // one a pod
  const following = new Following(at, since, buffer, stop);
  void following.watch();
  try {
    yield* buffer.read(stop);
  } finally {
    end.abort();
  }
}

/** The namespace in which cert-manager runs; a Failure when it does not, or the person may not look. */
export async function installedIn(at: Cluster): Promise<string> {
  const installation = await readInstallation(at);
  if ('namespace' in installation) return installation.namespace;
  const code = installation.state === 'unreadable' ? 'forbidden' : 'not-found';
  throw new Failure(code, installation.why);
}

export function sourceOf(pod: KubeObject) {
  const component = textField(pod, 'metadata', 'labels', 'app.kubernetes.io/component');
  return lineSources.find((one) => one === component) ?? 'controller';
}

export const containerOf = (pod: KubeObject) =>
  textField(listField(pod, 'spec', 'containers')[0], 'name') ?? '';

/** What may be followed of a pod as it was last seen. */
interface Followed {
  object: KubeObject;
  isGone: boolean;
  /** One container after the other. */
  work: Promise<void>;
}

/** Short, as it comes with every message; the first part of a uid is random. */
const keyOf = ({ metadata }: KubeObject) => (metadata.uid ?? metadata.name).slice(0, 8);

function containerStatus(pod: KubeObject): unknown {
  const name = containerOf(pod);
  return listField(pod, 'status', 'containerStatuses').find(
    (one) => textField(one, 'name') === name,
  );
}

const containerId = (pod: KubeObject) => textField(containerStatus(pod), 'containerID') ?? '';

const isRunning = (pod: KubeObject) => {
  const started = textField(containerStatus(pod), 'state', 'running', 'startedAt');
  return started !== undefined;
};

class Following {
  readonly #pods = new Map<string, Followed>();

  constructor(
    private readonly at: Cluster,
    private readonly since: number | undefined,
    private readonly buffer: LogBuffer,
    private readonly signal: AbortSignal,
  ) {}

  /** Follows every pod that is there or comes, until the signal aborts. Never throws. */
  async watch(): Promise<void> {
    const { at, signal } = this;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        const namespace = await installedIn(at);
        const options = { namespace, labelSelector: componentSelector, signal };
        for await (const observed of observe(at, pods, options)) {
          attempt = 0;
          if (observed.type === 'LISTED') this.#listed(observed.objects);
          else if (observed.type === 'DELETED') this.#gone(keyOf(observed.object));
          else this.#see(observed.object);
        }
      } catch (error) {
        if (signal.aborted) return;
        this.buffer.fail(failureOf(error));
      }
      await pause(backoff(attempt, 2_000, 10_000), signal);
    }
  }

  #listed(objects: readonly KubeObject[]): void {
    this.buffer.works();
    const there = new Set(objects.map(keyOf));
    for (const key of this.#pods.keys()) if (!there.has(key)) this.#gone(key);
    for (const object of objects) this.#see(object);
  }

  /** Its last lines are still on their way. */
  #gone(key: string): void {
    const known = this.#pods.get(key);
    if (known) known.isGone = true;
    this.#pods.delete(key);
  }

  #see(object: KubeObject): void {
    const key = keyOf(object);
    const known = this.#pods.get(key);
    if (known) {
      const before = containerId(known.object);
      known.object = object;
      // Started again, or for the first time: until then there was nothing to follow.
      if (containerId(object) !== before) this.#start(key, known);
      return;
    }
    const followed = { object, isGone: false, work: Promise.resolve() };
    this.#pods.set(key, followed);
    this.#start(key, followed);
  }

  #start(key: string, followed: Followed): void {
    followed.work = followed.work.then(() => this.#follow(key, followed));
  }

  /** One container's log, from where it was left, until it has ended. Never throws. */
  async #follow(key: string, followed: Followed): Promise<void> {
    const id = containerId(followed.object);
    if (!id) return;
    for (let attempt = 0; !this.signal.aborted; attempt += 1) {
      const read = await this.#read(key, followed.object);
      if (read.is === 'missing' || containerId(followed.object) !== id) return;
      if (read.lines > 0) attempt = 0;
      await pause(backoff(attempt, 500, 10_000), this.signal);
      if (containerId(followed.object) !== id) return;
      // A log that is cut while its container runs goes on: the API server, or the kubelet, was restarted.
      const hasEnded = followed.isGone || !isRunning(followed.object);
      if (read.is === 'whole' && hasEnded) return;
    }
  }

  /** As far as it can be read now. */
  async #read(
    key: string,
    pod: KubeObject,
  ): Promise<{ readonly is: 'whole' | 'cut' | 'missing'; readonly lines: number }> {
    const { signal, buffer } = this;
    const { name } = pod.metadata;
    const told = buffer.stamps.get(key);
    let lines = 0;
    try {
      const from = this.#from(pod, told);
      for await (const line of followLog(this.at, from, signal, () => buffer.works(name))) {
        lines += 1;
        this.#take(key, pod, line, told);
      }
      return { is: 'whole', lines };
    } catch (error) {
      if (signal.aborted || isMissing(error)) return { is: 'missing', lines };
      // The kubelet says so of a container that is not there yet, or not any longer.
      if (!isFailure(error) || error.code !== 'invalid') buffer.fail(failureOf(error), name);
      return { is: 'cut', lines };
    }
  }

  #from(pod: KubeObject, told: string | undefined): LogOf {
    const { name, namespace = '' } = pod.metadata;
    const since = told === undefined ? this.since : Number(told.slice(0, -9)) * 1_000;
    return {
      namespace,
      pod: name,
      container: containerOf(pod),
      timestamps: true,
      ...(since === undefined
        ? { tailLines: firstLines }
        : { sinceTime: new Date(since).toISOString() }),
    };
  }

  #take(key: string, pod: KubeObject, line: string, told: string | undefined): void {
    const { at, stamp, severity, text } = parseLogLine(line, Date.now());
    // The kubelet begins at a whole second; of that second some lines were told already.
    if (stamp !== '' && told !== undefined && stamp <= told) return;
    this.buffer.push(key, stamp, {
      at,
      source: sourceOf(pod),
      severity,
      text: redactLine(text),
      pod: pod.metadata.name,
    });
  }
}

const failureOf = (error: unknown): Failure =>
  isFailure(error)
    ? error
    : new Failure(
        'internal',
        `Certferry ran into an error of its own while it read the logs: ${String(error).slice(0, 300)}`,
        { cause: error },
      );

const isMissing = (error: unknown) => isFailure(error) && error.code === 'not-found';
