import { isFailure } from '@/shared/failure';
import type { InstallationDetail, InstallationPart } from '@/shared/installation-detail';

/** Reads parts of a whole, and notes those that the person may not read. */
export class PartReader {
  readonly unread: InstallationDetail['unread'] = [];

  /** Undefined where it is forbidden. */
  async read<T>(part: InstallationPart, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!isFailure(error) || error.code !== 'forbidden') throw error;
      this.unread.push({ part, why: error.message });
      return undefined;
    }
  }
}
