import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The cluster of the tests, its context's name too. */
export const cluster = 'e2e';

function given(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: run the browser tests with \`npm run e2e\`.`);
}

const tokensFile = given('CERTFERRY_TEST_TOKENS');
const heard = given('CERTFERRY_TEST_HEARD');

/** What `onTestBed` brought up. */
export const bed = {
  url: given('CERTFERRY_TEST_URL'),
  /** All contexts, those that do not work among them. */
  kubeconfig: given('CERTFERRY_TEST_KUBECONFIG'),
  signedIn: given('CERTFERRY_TEST_SIGNED_IN'),
  /** All that was received, shown and printed, for the hunt at the end. */
  heard,
  /** For what is kept until the hunt, and was not heard. */
  kept: join(heard, '..'),
  /** What the hunt looks for besides the cluster's keys. */
  secrets: join(heard, '..', 'secrets'),
  /** A bundle as a person downloaded it. */
  downloaded: join(heard, '..', 'downloaded.tar.gz'),
};

export type Person = 'everything' | 'no-secrets' | 'two-namespaces' | 'nothing' | 'expired';

export function tokenOf(person: Person): string {
  const tokens: Record<Person, string> = JSON.parse(readFileSync(tokensFile, 'utf8'));
  return tokens[person];
}

/** The cookie of the shared sign-in, as a header's value. */
export function sharedCookie(): string {
  const { cookies }: { cookies: { name: string; value: string }[] } = JSON.parse(
    readFileSync(bed.signedIn, 'utf8'),
  );
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
