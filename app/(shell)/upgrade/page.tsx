import type { Metadata } from 'next';

import { UpgradePage } from '@/components/upgrade/upgrade-page';

import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Upgrade' };

/** The plan is made in the browser: it takes seconds, and the page says what is looked at meanwhile. */
export default async function Page() {
  await signedIn();
  return <UpgradePage />;
}
