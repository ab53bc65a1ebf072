/**
 * Reading of cluster objects: a field that is missing or of another type than expected is `undefined`,
 * so that one odd object never costs the list in which it stands.
 */
export function field(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}

export function textField(value: unknown, ...path: readonly string[]): string | undefined {
  const found = field(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function numberField(value: unknown, ...path: readonly string[]): number | undefined {
  const found = field(value, ...path);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

export function listField(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = field(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function textsField(value: unknown, ...path: readonly string[]): string[] {
  return listField(value, ...path).filter((one) => typeof one === 'string');
}

/** An RFC 3339 time as milliseconds since 1970. */
export function timeField(value: unknown, ...path: readonly string[]): number | undefined {
  const time = Date.parse(textField(value, ...path) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
