import { randomBytes } from 'node:crypto';
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
  };
}

/** A name for what is being written, which nobody else writes to: a run that was taken over may have two writers for a moment. */
export function newPartial({ folder }: BundleFiles, id: string): string {
  const name = `${id}.${randomBytes(8).toString('hex')}${endings.partial}`;
  return join(/*turbopackIgnore: true*/ folder, name);
}

/** Whether a file is what some attempt to write that bundle left behind. */
export function isPartialOf(id: string, file: string): boolean {
  return /^(?:\.[0-9a-f]+)?\.partial$/.test(file.startsWith(id) ? file.slice(id.length) : '');
}
