import { Failure, isFailure } from '@/shared/failure';
import { isRecord } from '@/shared/fields';

import { runHelm } from './run-helm';
import type { Target } from './template-crds';

/** Whether a chart takes some values, and what it makes of them: `refused` has the chart's own words, without any value. */
export type ValuesVerdict =
  | { readonly state: 'taken'; readonly manifest: string }
  | { readonly state: 'refused'; readonly why: string };

/** Shorter ones are words like `true`, which say nothing by themselves. */
const shortest = 5;

/**
 * Renders the chart with a release's own values, as the upgrade would, and says what its schema or its templates say
 * against them. The values go by standard input, and are cut out of the answer.
 */
export async function checkValues(
  target: Target,
  release: string,
  values: Readonly<Record<string, unknown>>,
): Promise<ValuesVerdict> {
  const { chart, namespace, kubeVersion, signal } = target;
  try {
    const manifest = await runHelm({
      what: `render cert-manager's chart ${chart.version} with the release's values`,
      args: [
        'template',
        release,
        chart.path,
        `--namespace=${namespace}`,
        `--kube-version=${kubeVersion}`,
        '--is-upgrade',
        // Its check after an install is none of an upgrade.
        '--no-hooks',
        '--values=-',
      ],
      input: JSON.stringify(values),
      signal,
    });
    return { state: 'taken', manifest };
  } catch (error) {
    if (!isFailure(error)) throw error;
    const clean = cleanFailure(error, values, ['cert-manager', release, namespace]);
    if (clean.code === 'invalid') return { state: 'refused', why: clean.message };
    throw clean;
  }
}

/** Whatever helm failed with, it may cite what it was given; so may the cause. */
export const cleanFailure = (failure: Failure, values: unknown, but: readonly string[]) =>
  new Failure(failure.code, withoutValues(failure.message, values, but));

/** `but`: names that stand in the text anyway. Names of values stay, too. */
export function withoutValues(text: string, values: unknown, but: readonly string[] = []): string {
  const texts = [...leaves(values)].filter((one) => one.length >= shortest && !but.includes(one));
  // The longest first: one may be a part of another.
  const ordered = texts.toSorted((a, b) => b.length - a.length);
  return ordered.reduce(
    (rest, one) => rest.replaceAll(one, '…').replaceAll(JSON.stringify(one).slice(1, -1), '…'),
    text,
  );
}

function* leaves(value: unknown): Generator<string> {
  if (typeof value === 'string') yield* [value, ...value.split('\n')];
  else if (typeof value === 'number') yield String(value);
  else if (Array.isArray(value)) for (const one of value) yield* leaves(one);
  else if (isRecord(value)) for (const one of Object.values(value)) yield* leaves(one);
}
