import type { SecretFacts } from '../domain/secret-facts';
import type { Inventory } from './inventory';

/** What is kept of a Secret by its `namespace/name`, whatever its type is. */
export function storedSecret(
  { secrets, labelledSecrets }: Pick<Inventory, 'secrets' | 'labelledSecrets'>,
  key: string,
): SecretFacts | undefined {
  return secrets.rows.get(key) ?? labelledSecrets.rows.get(key);
}

/** All of which anything is kept. */
export function* keptSecrets({
  secrets,
  labelledSecrets,
}: Pick<Inventory, 'secrets' | 'labelledSecrets'>): Generator<SecretFacts> {
  yield* secrets.rows.values();
  yield* labelledSecrets.rows.values();
}
