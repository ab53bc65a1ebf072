import { join } from 'node:path';

import { Failure } from '@/shared/failure';

import { isBundleId } from '../domain/bundle-names';
import { stateFolder } from '../kube/state-folder';

/** Where bundles are kept: a folder of their own, which may be on another disk. */
export function bundleFolder(): string {
  return process.env.CERTFERRY_BUNDLES || join(/*turbopackIgnore: true*/ stateFolder(), 'bundles');
}

export const endings = {
  open: '.tar.gz',
  sealed: '.tar.gz.age',
  view: '.json',
  partial: '.partial',
};

export interface BundleFiles {
  readonly folder: string;
  readonly file: string;
  /** What the list shows of it: written last, so that a bundle without it is not whole. */
  readonly view: string;
  readonly partial: string;
}

/** The files of a bundle; a Failure for an id that would lead out of the folder. */
export function bundleFiles(id: string, encrypted: boolean): BundleFiles {
  if (!isBundleId(id))
    throw new Failure('invalid', `${JSON.stringify(id.slice(0, 100))} is not the id of a bundle.`);
  const folder = bundleFolder();
  const at = (ending: string) => join(/*turbopackIgnore: true*/ folder, `${id}${ending}`);
  return {
    folder,
    file: at(encrypted ? endings.sealed : endings.open),
    view: at(endings.view),
    partial: at(endings.partial),
  };
}
