import type { Cause, Evidence } from '@/shared/chain';

import { commandFor } from './command-for';
import { diagnose } from './diagnose';
import { named } from './named';
import { retryAfter } from './retry-after';
import type { Place, Symptom } from './symptom';

/** Something that an object says, and where that is looked up. */
export interface Said extends Evidence {
  readonly place: Place;
}

const longestQuote = 600;
export const quoted = (text: string) =>
  `“${text.length > longestQuote ? `${text.slice(0, longestQuote)} …` : text}”`;

const sources: Readonly<Record<Evidence['from'], (object: string) => string>> = {
  condition: (object) => object,
  state: (object) => object,
  event: (object) => `an event of ${object}`,
  log: (object) => `the log of ${object}`,
  facts: (object) => object,
};

function sentenceOf({ from, object, text }: Said, symptom: Symptom | undefined): string {
  if (from === 'facts' && symptom) return `${symptom.title}: ${text}`;
  const says = `${sources[from](named(object))} says: ${quoted(text)}`;
  return symptom
    ? `${symptom.title}, as ${says}.`
    : `${says.charAt(0).toUpperCase()}${says.slice(1)}. Certferry does not know this message.`;
}

function causeFrom(said: Said, symptoms: readonly Symptom[]): Cause {
  const { place: _, ...evidence } = said;
  const until = retryAfter(said.text);
  return {
    sentence: sentenceOf(said, symptoms[0]),
    link: said.object,
    evidence,
    symptoms: symptoms.map(({ id, area, title, explanation, remedy, source }) => ({
      id,
      area,
      title,
      explanation,
      remedy,
      source,
    })),
    remedy:
      symptoms[0]?.remedy ??
      'Read what it says and what stands around it: the command shows all of the object.',
    command: commandFor(said.object, said.from),
    ...(until !== undefined && { until }),
  };
}

/** How much a text tells: 2 what it is, 1 that something failed, 0 nothing that is known. */
function weight(symptoms: readonly Symptom[]): number {
  if (symptoms.length === 0) return 0;
  return symptoms.some(({ general }) => !general) ? 2 : 1;
}

/** The cause by what tells most, the first of its like; where nothing is known, the first that is said at all. */
export function causeOf(all: readonly Said[]): Cause | undefined {
  const read = all.map((said) => ({ said, symptoms: diagnose(said.text, said.place) }));
  const best = [2, 1, 0].flatMap((wanted) =>
    read.filter(({ symptoms }) => weight(symptoms) === wanted),
  )[0];
  return best && causeFrom(best.said, best.symptoms);
}

/** What has no time is said now. */
const timeOf = ({ at = Number.MAX_SAFE_INTEGER }: Said) => at;

/** Every symptom that is said, each by the newest that says it. */
export function causesOf(all: readonly Said[]): Cause[] {
  const found = new Map<string, Cause>();
  for (const said of all.toSorted((a, b) => timeOf(b) - timeOf(a)))
    for (const symptom of diagnose(said.text, said.place))
      if (!found.has(symptom.id)) found.set(symptom.id, causeFrom(said, [symptom]));
  return [...found.values()];
}

/** A cause that no single text tells: the symptom is known by comparing facts. */
export function causeByFacts(symptom: Symptom, said: Omit<Said, 'from' | 'place'>): Cause {
  return causeFrom({ ...said, from: 'facts', place: 'facts' }, [symptom]);
}
