import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';

import { loadPlace, placeOf } from '@/components/address/params';

interface Props {
  readonly searchParams: Promise<SearchParams>;
}

/** Leads to the certificates, with what of the address names the place: cluster, namespaces, text. */
export default async function FirstPage({ searchParams }: Props) {
  redirect(`/certificates${placeOf(await loadPlace(searchParams))}` as Route);
}
