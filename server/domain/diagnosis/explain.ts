import type { Explanation } from '@/shared/symptom';

import { quoted } from './cause-of';
import { diagnose } from './diagnose';
import { objectIn } from './object-in';

/** What an error means that somebody was told, wherever it comes from. */
export function explain(text: string): Explanation {
  const symptoms = diagnose(text);
  const object = objectIn(text);
  const [first] = symptoms;
  return {
    symptoms: [...symptoms],
    sentence: first
      ? `${first.title}, as it is said: ${quoted(text)}.`
      : `Certferry does not know this message: ${quoted(text)}.`,
    ...(object && { object }),
  };
}
