import type { Metadata, Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';

import { Brand } from '@/components/shell/brand';
import { safeNext } from '@/components/sign-in/safe-next';
import { pageContext } from '@/server/api/page';

export const metadata: Metadata = { title: 'Not available' };

interface Props {
  readonly searchParams: Promise<SearchParams>;
}

/** Where somebody is led of whom no cluster can tell now who they are: why, and the way back. */
export default async function UnavailablePage({ searchParams }: Props) {
  const { next } = await searchParams;
  const back = safeNext(typeof next === 'string' ? next : undefined);
  const found = await pageContext();
  if (found.is === 'signed-in') redirect(back as Route);
  if (found.is === 'signed-out') {
    const path = (await headers()).get('x-certferry-path') ?? '/unavailable';
    redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  return (
    <main id="main" tabIndex={-1} className="mx-auto flex max-w-xl flex-col gap-3 px-4 py-10">
      <Brand />
      <h1>Your sign-in cannot be checked now</h1>
      <p role="alert" className="note-bad">
        {found.failure.message}
      </p>
      <p>Certferry asks the cluster of your token who you are. You stay signed in.</p>
      <div className="flex flex-wrap gap-3">
        <a href={back} className="btn-main">
          Try again
        </a>
        <a href={`/sign-in?next=${encodeURIComponent(back)}`} className="btn">
          Sign in differently
        </a>
      </div>
    </main>
  );
}
