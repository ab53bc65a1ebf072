import { isFailure } from '@/shared/failure';
import type { InstallationDetail, InstallationPart } from '@/shared/installation-detail';

/** What ends everything: nothing more can be read with these credentials, or Certferry itself is at fault. */
const endsAll: readonly string[] = ['unauthorized', 'internal'];

/** Reads parts of a whole, and notes those that the person may not read, or that could not be. */
export class PartReader {
  readonly unread: InstallationDetail['unread'] = [];

  /** Undefined where it is forbidden, or what names it leads nowhere. */
  async read<T>(part: InstallationPart, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!isFailure(error) || endsAll.includes(error.code)) throw error;
      this.unread.push({ part, why: error.message });
      return undefined;
    }
  }
}
