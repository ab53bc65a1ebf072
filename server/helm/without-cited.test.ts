import { expect, test } from 'vitest';

import { withoutCited } from './without-cited';

test('the value that a schema refuses does not stand in what it says', () => {
  expect(withoutCited("- at '/a': 'hunter2\\' x' does not match pattern '^a$'")).toBe(
    "- at '/a': '…' does not match pattern '^a$'",
  );
  expect(withoutCited("- at '/mail': 'hunter2' is not valid email: missing @")).toBe(
    "- at '/mail': '…' is not valid email: missing @",
  );
  const typed = "- at '/replicaCount': got string, want number";
  expect(withoutCited(typed)).toBe(typed);
});
