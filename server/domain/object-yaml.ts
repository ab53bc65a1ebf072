import { stringify } from 'yaml';

import { shownObject } from './shown-object';

/** An object as YAML, without what is not to be shown; long lines stay whole. */
export function objectYaml(object: Readonly<Record<string, unknown>>): string {
  return stringify(shownObject(object), { lineWidth: 0, aliasDuplicateObjects: false });
}
