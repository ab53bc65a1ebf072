import { Failure, isFailure } from '@/shared/failure';
import { shellQuote } from '@/shared/shell-quote';

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

export const isAbsent = (error: unknown) => codeOf(error) === 'ENOENT';

/** Full and read-only disks are a person's to mend: nothing is tried again before somebody says so. */
export function folderFailure(error: unknown, tried: string, folder: string): Failure {
  if (isFailure(error)) return error;
  const code = codeOf(error);
  const because = (kind: 'conflict' | 'forbidden' | 'internal', why: string) =>
    new Failure(kind, `Could not ${tried} in ${folder}: ${why}`, { cause: error });
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return because(
        'conflict',
        `the disk is full. Free some space there (df ${shellQuote(folder)} shows how much is left), or set CERTFERRY_BUNDLES to a folder on a larger disk, and try again.`,
      );
    case 'EROFS':
      return because(
        'forbidden',
        'the file system is read-only. Mount it writable, or set CERTFERRY_BUNDLES to a folder that is, and try again.',
      );
    case 'EACCES':
    case 'EPERM':
      return because(
        'forbidden',
        'the user that runs Certferry may not. Give that user the folder, or set CERTFERRY_BUNDLES to another one, and try again.',
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return because(
        'conflict',
        'something else is there that is not a folder. Move it away, or set CERTFERRY_BUNDLES to another folder, and try again.',
      );
    default:
      return because(
        'internal',
        `${code || 'an error that is not known'}. Look at the disk, and try again.`,
      );
  }
}
