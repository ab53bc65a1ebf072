import { down } from '../cluster/down.js';
import { forgetHop, hopNames } from './hop';

/** Nothing is begun here: a cluster comes up when the first test asks for it. */
export const setup = forgetHop;

export async function teardown(): Promise<void> {
  await Promise.all(hopNames.map((name) => down(name)));
  await forgetHop();
}
