import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';

import { QueryProvider } from '@/components/query/query-provider';
import { Brand } from '@/components/shell/brand';
import { safeNext } from '@/components/sign-in/safe-next';
import { SignIn } from '@/components/sign-in/sign-in';

export const metadata: Metadata = { title: 'Sign in' };

interface Props {
  readonly searchParams: Promise<SearchParams>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams;
  return (
    <main id="main" tabIndex={-1} className="mx-auto flex max-w-md flex-col gap-5 px-4 py-10">
      <Brand />
      <h1>Sign in to see the certificates of your clusters</h1>
      <QueryProvider>
        <SignIn next={safeNext(typeof next === 'string' ? next : undefined)} />
      </QueryProvider>
    </main>
  );
}
