import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  readonly icon: LucideIcon;
  readonly title: string;
  /** `h1` where the panel is all that the page has to say. */
  readonly as?: 'h1' | 'h2';
  readonly children: ReactNode;
}

/** Why there is nothing here, and what would fill it. */
export function EmptyPanel({ icon: Icon, title, as: Heading = 'h2', children }: Props) {
  return (
    <section className="panel flex gap-4 p-5">
      <Icon aria-hidden className="text-muted mt-0.5 hidden size-5 shrink-0 sm:block" />
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <Heading className="text-[15px]">{title}</Heading>
        {children}
      </div>
    </section>
  );
}
