import { useId, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled panel. */
export function Section({ title, aside, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="panel min-w-0">
      <div className="border-line2 flex items-center justify-between gap-3 border-b px-4 py-2.5">
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <div className="second">{aside}</div>}
      </div>
      <div className="px-4 py-2">{children}</div>
    </section>
  );
}
