import { parse } from 'yaml';

import { isRecord, listField, textField } from '@/shared/fields';

import { componentContainer } from './component-container';
import { flagOf } from './flag-of';

/** Where the configuration file of a component comes from. */
export type ConfigSource =
  | { readonly is: 'none' }
  | { readonly is: 'config-map'; readonly name: string; readonly key: string }
  /** From a volume that is no ConfigMap, or from the image. */
  | { readonly is: 'elsewhere'; readonly path: string };

/** Which ConfigMap, and which key of it, a component's `--config` names. */
export function configSource(deployment: unknown): ConfigSource {
  const path = flagOf(deployment, 'config');
  if (!path) return { is: 'none' };
  const mounts = listField(componentContainer(deployment), 'volumeMounts')
    .map((one) => ({
      volume: textField(one, 'name') ?? '',
      at: (textField(one, 'mountPath') ?? '').replace(/\/+$/, ''),
      subPath: textField(one, 'subPath'),
    }))
    .filter(({ at }) => at !== '' && (path === at || path.startsWith(`${at}/`)))
    .toSorted((one, other) => other.at.length - one.at.length);
  const [mount] = mounts;
  const volume = listField(deployment, 'spec', 'template', 'spec', 'volumes').find(
    (one) => mount && textField(one, 'name') === mount.volume,
  );
  const name = textField(volume, 'configMap', 'name');
  if (!mount || name === undefined) return { is: 'elsewhere', path };
  const file = [mount.subPath, path.slice(mount.at.length + 1)].filter(Boolean).join('/');
  const item = listField(volume, 'configMap', 'items').find(
    (one) => textField(one, 'path') === file,
  );
  return { is: 'config-map', name, key: textField(item, 'key') ?? file };
}

/** The configuration that a ConfigMap holds under a key; empty where it is none, which stops the component at its start. */
export function configOf(configMap: unknown, key: string): Readonly<Record<string, unknown>> {
  const text = textField(configMap, 'data', key);
  if (text === undefined) return {};
  try {
    const value: unknown = parse(text, { maxAliasCount: 100 });
    return isRecord(value) ? value : {};
  } catch {
    return {}; // Not YAML, or an alias of nothing: the component does not start with it either.
  }
}
