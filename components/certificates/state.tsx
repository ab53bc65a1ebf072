'use client';

import type { CertificateRow, CertificateState } from '@/shared/certificate';

import { Chip } from '../table/chip';
import { Why } from '../table/why';
import { stateLooks } from './state-looks';

interface Props {
  readonly state: CertificateState;
  /** The deepest link that fails, where it is known: it says more than the Certificate's own words. */
  readonly cause?: CertificateRow['cause'];
}

/** A certificate's state, and its cause where there is one. */
export function State({ state, cause }: Props) {
  return (
    <>
      <Chip look={stateLooks[state.state]} />
      {state.state !== 'ready' && <Why>{cause?.sentence ?? state.why}</Why>}
    </>
  );
}
