import { visibleText } from './visible-text';

interface Props {
  readonly children: string;
  readonly className?: string;
  readonly title?: string;
}

/** Text that came from a cluster: isolated from the direction of its surroundings, nothing hidden in it. */
export function Text({ children, className, title }: Props) {
  return (
    <bdi className={className} title={title === undefined ? undefined : visibleText(title)}>
      {visibleText(children)}
    </bdi>
  );
}
