import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';

import { loadPlace, placeOf } from '@/components/address/params';

interface Props {
  readonly searchParams: Promise<SearchParams>;
}

/** Leads to the overview, or to the certificates that a text finds, with what of the address names the place. */
export default async function FirstPage({ searchParams }: Props) {
  const place = await loadPlace(searchParams);
  const path = place.q === '' ? '/overview' : '/certificates';
  redirect(`${path}${placeOf(place)}` as Route);
}
