import { visibleText } from '../text/visible-text';

/** The cause under a state: two lines at most, the whole sentence in the title. */
export function Why({ children }: { children: string }) {
  if (children === '') return null;
  return (
    <span className="second line-clamp-2 [overflow-wrap:anywhere]" title={visibleText(children)}>
      <bdi>{visibleText(children)}</bdi>
    </span>
  );
}
