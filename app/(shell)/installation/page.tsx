import type { Metadata } from 'next';

import { InstallationPage } from '@/components/installation/installation-page';

import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Installation' };

/** Read in the browser: it asks for many things, and the page says so meanwhile. */
export default async function Page() {
  await signedIn();
  return <InstallationPage />;
}
