'use client';

import { Loader } from 'lucide-react';

import { elapsed } from '@/shared/elapsed';

import { useTime } from '../clock/use-time';
import { count } from '../text/count';
import { EmptyPanel } from './empty-panel';

interface Props {
  readonly what: string;
  readonly since: number;
  readonly loaded: number;
  readonly now: number;
}

export function NotLoaded({ what, since, loaded, now }: Props) {
  const waited = useTime((time) => elapsed(time - since), now);
  return (
    <EmptyPanel icon={Loader} title={`Reading the ${what} of this cluster`}>
      <p>
        {count(loaded)} so far, for {waited}. Most clusters take a few seconds; the list fills as
        they arrive.
      </p>
    </EmptyPanel>
  );
}
