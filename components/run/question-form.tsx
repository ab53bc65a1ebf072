'use client';

import { useId, useState, type SubmitEvent } from 'react';

import type { Question } from '@/shared/run';

import { failureOf } from '../query/failure-of';
import { useTRPCClient } from '../query/trpc';
import { Text } from '../text/text';

interface Props {
  readonly cluster: string;
  readonly run: string;
  readonly question: Question;
  /** The rights that this person lacks to answer, in words. */
  readonly lacked: string | undefined;
}

type Sending =
  | { readonly is: 'not' | 'on-its-way' | 'unequal' }
  | { readonly is: 'refused'; readonly why: string };

/**
 * What the run asks of a person. The field is no state of React's and the answer no mutation of the query cache's:
 * a secret goes from the field to the server and stays nowhere on the way.
 */
export function QuestionForm({ cluster, run, question, lacked }: Props) {
  const id = useId();
  const client = useTRPCClient();
  const [sending, setSending] = useState<Sending>({ is: 'not' });

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const value = given.get('answer');
    if (typeof value !== 'string' || value === '') return;
    if (question.secret && given.get('again') !== value) {
      setSending({ is: 'unequal' });
      return;
    }
    setSending({ is: 'on-its-way' });
    try {
      await client.runs.answer.mutate({ cluster, id: run, question: question.id, value });
      form.reset();
      setSending({ is: 'not' });
    } catch (error) {
      setSending({ is: 'refused', why: failureOf(error).message });
    }
  }

  if (lacked !== undefined)
    return (
      <p className="note-info [overflow-wrap:anywhere]">
        The run waits for an answer: “<Text>{question.title}</Text>”. You cannot give it.{' '}
        <Text>{lacked}</Text>
      </p>
    );
  return (
    <form
      onSubmit={(event) => void submit(event)}
      autoComplete="off"
      aria-labelledby={`${id}-title`}
      className="panel border-warn flex flex-col gap-2 px-4 py-3"
    >
      <h2 id={`${id}-title`}>
        <label htmlFor={`${id}-answer`}>
          <Text>{question.title}</Text>
        </label>
      </h2>
      {question.hint !== '' && (
        <p id={`${id}-hint`} className="second">
          <Text>{question.hint}</Text>
        </p>
      )}
      <div className="flex max-w-xl flex-wrap items-end gap-2">
        <AnswerField
          id={`${id}-answer`}
          name="answer"
          isSecret={question.secret}
          describedBy={question.hint === '' ? undefined : `${id}-hint`}
        />
        {question.secret && (
          <div className="min-w-0 flex-1 basis-48">
            <label htmlFor={`${id}-again`} className="second">
              Again
            </label>
            <AnswerField id={`${id}-again`} name="again" isSecret describedBy={undefined} />
          </div>
        )}
        <button type="submit" className="btn-main" disabled={sending.is === 'on-its-way'}>
          {sending.is === 'on-its-way' ? 'Sending…' : 'Answer'}
        </button>
      </div>
      {sending.is === 'unequal' && (
        <p role="alert" className="note-bad">
          The two are not the same. Nothing was sent: type both again.
        </p>
      )}
      {question.secret && (
        <p className="second">It is kept in memory while the run needs it, and nowhere else.</p>
      )}
      {sending.is === 'refused' && (
        <p role="alert" className="note-bad">
          <Text>{sending.why}</Text>
        </p>
      )}
    </form>
  );
}

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly isSecret: boolean;
  readonly describedBy: string | undefined;
}

function AnswerField({ id, name, isSecret, describedBy }: FieldProps) {
  return (
    <input
      id={id}
      name={name}
      type={isSecret ? 'password' : 'text'}
      className="field min-w-0 flex-1 basis-48"
      required
      maxLength={10_000}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      aria-describedby={describedBy}
    />
  );
}
