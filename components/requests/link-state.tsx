import { Chip } from '../table/chip';
import type { Look } from '../table/look';
import { Why } from '../table/why';

interface Props {
  readonly look: Look;
  readonly state: { readonly state: string } | { readonly state: string; readonly why: string };
}

/** What has become of one object, and why. */
export function LinkState({ look, state }: Props) {
  return (
    <>
      <Chip look={look} />
      {'why' in state && <Why>{state.why}</Why>}
    </>
  );
}
