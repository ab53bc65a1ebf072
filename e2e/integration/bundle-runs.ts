import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Out, RunContext } from '@/server/engine/contracts';
import type { Cluster } from '@/server/kube/cluster';
import { checkBundle } from '@/server/steps/check-bundle';
import { writeBundle } from '@/server/steps/write-bundle';
import type { BundleView } from '@/shared/bundle';
import type { Finding } from '@/shared/finding';
import type { Question } from '@/shared/run';

import { asAdmin } from './testbed';

/** A folder for bundles of this test file; whoever made it removes it. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'certferry-bundles-'));
  process.env.CERTFERRY_BUNDLES = folder;
  return folder;
}

/** What a step said, in place of a journal. */
export interface Said {
  readonly lines: string[];
  readonly findings: Finding[];
  readonly questions: Question[];
  readonly told: Map<string, unknown>;
  readonly progress: number[];
}

const unused = () => {
  throw new Error('no step of a bundle asks for this');
};

function recording(answers: readonly string[]): { out: Out; said: Said } {
  const said: Said = { lines: [], findings: [], questions: [], told: new Map(), progress: [] };
  const left = [...answers];
  const out: Out = {
    line: (text) => void said.lines.push(text),
    finding: (finding) => void said.findings.push(finding),
    progress: (done) => void said.progress.push(done),
    tell: (name, value) => void said.told.set(name, value),
    async ask(question) {
      said.questions.push(question);
      const answer = left.shift();
      if (answer === undefined) throw new Error('asked once more than expected');
      return answer;
    },
    state: unused,
    keep: unused,
    kept: unused,
  };
  return { out, said };
}

export interface BundleRun {
  readonly id: string;
  readonly encrypt?: boolean;
  readonly answers?: readonly string[];
  readonly at?: Cluster;
  readonly signal?: AbortSignal;
}

function jobOf({ id, encrypt = false, at = asAdmin() }: BundleRun) {
  const run: RunContext = { id, at, actor: { name: 'alice', groups: [], via: 'link' } };
  return { run, plan: { encrypt } };
}

/** Runs the step that writes a bundle, as a run of that id would. */
export async function backUp(wanted: BundleRun): Promise<{ view: BundleView; said: Said }> {
  const { out, said } = recording(wanted.answers ?? []);
  const { signal = new AbortController().signal } = wanted;
  await writeBundle('write').run(jobOf(wanted), out, signal);
  return { view: said.told.get('bundle') as BundleView, said };
}

export async function checkBack(wanted: BundleRun): Promise<Said> {
  const { out, said } = recording([]);
  await checkBundle('check').run(jobOf(wanted), out, new AbortController().signal);
  return said;
}
