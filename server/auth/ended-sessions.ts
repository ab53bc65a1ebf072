import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { Failure } from '@/shared/failure';

import { stateFolder } from '../kube/state-folder';

/** Session ids with when their cookies end by themselves: milliseconds since 1970. */
const stored = z.record(z.string(), z.number());

const path = () => join(/*turbopackIgnore: true*/ stateFolder(), 'ended-sessions.json');

/** The sessions that were signed out before their time: the sealing key outlives a restart, and so must these. */
export function readEnded(): Map<string, number> {
  const file = path();
  if (!existsSync(/*turbopackIgnore: true*/ file)) return new Map();
  try {
    const ended = stored.parse(JSON.parse(readFileSync(/*turbopackIgnore: true*/ file, 'utf8')));
    return new Map(Object.entries(ended));
  } catch (cause) {
    throw new Failure(
      'internal',
      `Could not read ${file}, in which the sessions stand that were signed out. Remove it together with seal.key beside it: everybody signs in again.`,
      { cause },
    );
  }
}

/** Replaces the file whole: one that was cut off in the middle would end no session. */
export function writeEnded(ended: ReadonlyMap<string, number>): void {
  const file = path();
  try {
    mkdirSync(/*turbopackIgnore: true*/ stateFolder(), { recursive: true, mode: 0o700 });
    const fresh = `${file}.${process.pid}`;
    writeFileSync(/*turbopackIgnore: true*/ fresh, JSON.stringify(Object.fromEntries(ended)), {
      mode: 0o600,
    });
    renameSync(/*turbopackIgnore: true*/ fresh, /*turbopackIgnore: true*/ file);
  } catch (cause) {
    throw new Failure(
      'internal',
      `The session is ended, but ${file} could not be written: after a restart a copy of its cookie would work again. Let Certferry write there, or remove seal.key beside it before the restart.`,
      { cause },
    );
  }
}
