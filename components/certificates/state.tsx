'use client';

import type { CertificateState } from '@/shared/certificate';

import { Chip } from '../table/chip';
import { Why } from '../table/why';
import { stateLooks } from './state-looks';

/** A certificate's state, and its cause where there is one. */
export function State({ state }: { state: CertificateState }) {
  return (
    <>
      <Chip look={stateLooks[state.state]} />
      {state.state !== 'ready' && <Why>{state.why}</Why>}
    </>
  );
}
