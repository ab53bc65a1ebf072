import * as fc from 'fast-check';

import { type OddKind, oddObjects } from './odd-objects.fixture';
import { projections } from './projections.fixture';

const now = Date.parse('2026-06-01T00:00:00Z');
const kept = new Map<string, ReturnType<typeof oddObjects>>();

function objectsOnce() {
  const made = kept.get('objects') ?? oddObjects();
  kept.set('objects', made);
  return made;
}

/** What can be told must be fit for an answer in JSON. */
function told(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  if (text?.includes('[native code]')) throw new Error(`${name} took a property of every object`);
}

/**
 * Gives so many objects of a kind to everything that is told of it; throws where one of them throws, with the
 * smallest object that does. The same seed makes the same objects, but for the keys and certificates in them.
 */
export function fuzz(kind: OddKind, objects: number, seed: number): void {
  const check = (object: unknown) => {
    for (const [name, project] of Object.entries(projections[kind])) {
      try {
        told(name, project(object, now));
      } catch (cause) {
        throw new Error(`${name}: ${cause instanceof Error ? cause.message : ''}`, { cause });
      }
    }
  };
  const seen = fc.check(fc.property(objectsOnce()[kind], check), { numRuns: objects, seed });
  if (!seen.failed) return;
  // Keys are nobody's, and yet no key stands in any output.
  const object =
    kind === 'secrets' ? '' : JSON.stringify(seen.counterexample?.[0])?.slice(0, 2_000);
  throw new Error(`${kind}, seed ${seed}, ${seen.counterexamplePath}: ${object}`, {
    cause: seen.errorInstance,
  });
}
