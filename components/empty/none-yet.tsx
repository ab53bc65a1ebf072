import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';

import { EmptyPanel } from './empty-panel';

export function NoneYet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <EmptyPanel icon={Inbox} title={title}>
      {children}
    </EmptyPanel>
  );
}
