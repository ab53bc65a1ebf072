import { isFailure } from '@/shared/failure';

/** How long to wait for an answer where another would do; milliseconds. */
export const patience = 2_000;

/** What was asked, or `instead` where it takes long or cannot be had now. */
export async function orInstead<T>(asked: Promise<T>, instead: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(instead), patience);
  });
  try {
    return await Promise.race([unlessUnavailable(asked, instead), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What was asked, however long it takes, or `instead` where it cannot be had now. */
export async function unlessUnavailable<T>(asked: Promise<T>, instead: T): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (isUnavailable(error)) return instead;
    throw error;
  }
}

export const isUnavailable = (error: unknown) => isFailure(error) && error.code === 'unavailable';
