'use client';

import { X } from 'lucide-react';

import { Text } from '../text/text';
import { visibleText } from '../text/visible-text';

interface Props {
  readonly what: string;
  readonly values: readonly string[];
  readonly onRemove: () => void;
}

/** A filter that another page has set: said, and taken away with one press. */
export function ChosenFilter({ what, values, onRemove }: Props) {
  if (values.length === 0) return null;
  const text = values.join(', ');
  return (
    <button
      type="button"
      className="pick max-w-full min-w-0"
      aria-label={`Remove the filter: ${what} ${visibleText(text)}`}
      onClick={onRemove}
    >
      <span className="second text-faint">{what}</span>
      <span className="mono min-w-0 truncate">
        <Text>{text}</Text>
      </span>
      <X aria-hidden className="text-faint size-3.5 shrink-0" />
    </button>
  );
}
