import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

async function isHelmOf(pid: string, folder: string): Promise<boolean> {
  try {
    const [exe, environ] = await Promise.all([
      readlink(`/proc/${pid}/exe`),
      readFile(`/proc/${pid}/environ`, 'utf8'),
    ]);
    return basename(exe) === 'helm' && environ.includes(folder);
  } catch {
    return false; // it has ended, or is the kernel's
  }
}

/** The pids of the helm processes that an app with its state in that folder started, as /proc tells them. */
export async function helmsOf(folder: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const own = await Promise.all(pids.map((pid) => isHelmOf(pid, folder)));
  return pids.filter((_, index) => own[index]).map(Number);
}

/** The helm that upgrades, as soon as there is one: nobody tells of a process that begins, so it is looked for. */
export async function untilUpgrading(folder: string, stop?: AbortSignal): Promise<number> {
  const over = AbortSignal.any([AbortSignal.timeout(60_000), ...(stop ? [stop] : [])]);
  while (!over.aborted) {
    for (const pid of await helmsOf(folder)) {
      const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''); // it has ended
      if (words.split('\0')[1] === 'upgrade') return pid;
    }
    await sleep(2);
  }
  throw new Error(`Waited 60 s in vain for helm upgrade below ${folder}.`);
}
