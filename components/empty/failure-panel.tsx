import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { Text } from '../text/text';
import { EmptyPanel } from './empty-panel';

interface Props {
  readonly title: string;
  readonly message: string;
  readonly as?: 'h1' | 'h2';
  readonly children?: ReactNode;
}

/** A failure in the words of the server. */
export function FailurePanel({ title, message, as, children }: Props) {
  return (
    <EmptyPanel icon={CircleAlert} title={title} as={as}>
      <p role="alert" className="[overflow-wrap:anywhere]">
        <Text>{message}</Text>
      </p>
      {children}
    </EmptyPanel>
  );
}
