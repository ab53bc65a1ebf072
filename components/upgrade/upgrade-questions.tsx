'use client';

import { useState, type SubmitEvent } from 'react';

import { Section } from '../certificate/section';
import { EncryptQuestion } from '../wizard/encrypt-question';

interface Props {
  readonly target: string;
  readonly encrypt: boolean;
  readonly onTarget: (target: string) => void;
  readonly onEncrypt: (encrypt: boolean) => void;
}

export function UpgradeQuestions({ target, encrypt, onTarget, onEncrypt }: Props) {
  const [typed, setTyped] = useState(target);
  // The address may change without the form: back and forward.
  const [seen, setSeen] = useState(target);
  if (seen !== target) {
    setSeen(target);
    setTyped(target);
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    onTarget(typed.trim());
  }

  return (
    <Section title="Questions">
      <div className="grid gap-x-8 gap-y-3 py-1.5 md:grid-cols-2">
        <form onSubmit={submit}>
          <label htmlFor="target">To which version?</label>
          <div className="mt-1 flex gap-2">
            <input
              id="target"
              className="field mono max-w-56"
              value={typed}
              maxLength={40}
              placeholder="newest of next minor"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              aria-describedby="target-hint"
              onChange={(event) => setTyped(event.target.value)}
            />
            <button type="submit" className="btn">
              Make the plan
            </button>
          </div>
          <p id="target-hint" className="second mt-1">
            Such as v1.21.2. Left empty: the newest patch of the next minor version.
          </p>
        </form>
        <EncryptQuestion encrypt={encrypt} onChange={onEncrypt} />
      </div>
    </Section>
  );
}
