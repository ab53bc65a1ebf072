import { mostExplained } from '@/shared/symptom';

import type { Place, Symptom } from './symptom';
import { symptoms } from './symptoms';

const atPlace = new Map<Place, Symptom[]>();
for (const symptom of symptoms)
  for (const place of symptom.places) atPlace.set(place, [...(atPlace.get(place) ?? []), symptom]);

/**
 * The symptoms of which that text speaks, the most telling only; empty: unknown, so show the text as it is.
 * Without a place it may come from anywhere.
 */
export function diagnose(text: string, place?: Place): readonly Symptom[] {
  const read = text.slice(0, mostExplained);
  const known = place === undefined ? symptoms : (atPlace.get(place) ?? []);
  const said = known.filter(({ says }) => says?.test(read));
  const beaten = new Set(said.flatMap(({ beats = [] }) => beats));
  const left = said.filter(({ id }) => !beaten.has(id));
  const telling = left.filter(({ general }) => !general);
  return telling.length > 0 ? telling : left;
}
