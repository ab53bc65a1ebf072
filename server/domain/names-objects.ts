const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** `web` of `web` alone: names of objects are made of these characters. */
const whole = (of: string) => String.raw`(?<![\w.-])(?:${of})(?![\w.-])`;

/**
 * Whether a line of cert-manager's log names one of these objects of a namespace: as `shop/web`, or with name and
 * namespace apart (`resource_name="web" … resource_namespace="shop"`).
 */
export function namesObjects(
  namespace: string,
  names: readonly string[],
): (line: string) => boolean {
  if (names.length === 0) return () => false;
  const any = [...new Set(names)].map(escaped).join('|');
  const full = new RegExp(whole(`${escaped(namespace)}/(?:${any})`));
  const place = new RegExp(String.raw`namespace"?[=:]\s?"?${whole(escaped(namespace))}`, 'i');
  const name = new RegExp(String.raw`name"?[=:]\s?"?${whole(any)}`, 'i');
  return (line) => full.test(line) || (name.test(line) && place.test(line));
}
