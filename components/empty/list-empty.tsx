'use client';

import type { ReactNode } from 'react';

import type { Resource } from '@/shared/actor';

import type { EmptyReason } from './empty-reason';
import { FailurePanel } from './failure-panel';
import { FilteredAway } from './filtered-away';
import { Forbidden } from './forbidden';
import { NotInstalled } from './not-installed';
import { NotLoaded } from './not-loaded';

interface Props {
  readonly empty: EmptyReason;
  readonly one: string;
  readonly many: string;
  readonly kinds: readonly Resource[];
  readonly cluster: string;
  readonly total: number;
  readonly now: number;
  readonly noneYet: ReactNode;
  readonly onClear: () => void;
}

/** The page for each reason why a list shows nothing. */
export function ListEmpty(props: Props) {
  const { empty, one, many, cluster } = props;
  switch (empty.reason) {
    case 'not-installed':
      return <NotInstalled cluster={cluster} why={empty.why} />;
    case 'forbidden':
      return <Forbidden what={many} why={empty.why} kinds={props.kinds} />;
    case 'unreachable':
      return <FailurePanel title={`The ${many} could not be read`} message={empty.why} />;
    case 'loading':
      return <NotLoaded what={many} since={empty.since} loaded={empty.loaded} now={props.now} />;
    case 'filtered-away':
      return <FilteredAway what={one} total={props.total} onClear={props.onClear} />;
    case 'none-yet':
      return props.noneYet;
  }
}
