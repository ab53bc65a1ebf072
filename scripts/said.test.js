// @ts-check
import { expect, test } from 'vitest';

import { kept } from './said.js';
import { stream } from './stream.js';

test('what is said side by side stays apart, whole and in its order', async () => {
  const { signal: stop } = new AbortController();
  const all = ['one', 'two'].map((name) => ({ name, said: kept(name) }));
  await Promise.all(
    all.map(async ({ name, said }) => {
      said.write(`${name} begins\n`);
      const line = `echo ${name} $i; echo ${name} $i, an error >&2`;
      const code = await stream(['sh', '-c', `for i in 1 2; do ${line}; done; exit 3`], {
        stop,
        to: said.to,
      });
      said.write(`${name} ended with ${code}\n`);
    }),
  );
  for (const { name, said } of all) {
    expect(said.end().split('\n')).toEqual([
      `${name} begins`,
      `${name} 1`,
      `${name} 1, an error`,
      `${name} 2`,
      `${name} 2, an error`,
      `${name} ended with 3`,
      '',
    ]);
  }
});
