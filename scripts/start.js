// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

const server = join(import.meta.dirname, '..', '.next', 'standalone', 'server.js');

// Next would quietly take 3000 for a port that is none.
const port = Number(process.env.PORT || 3000);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  process.stderr.write(
    `Certferry does not start. PORT=${JSON.stringify(process.env.PORT)} cannot be used: write a number from 1 to 65535.\n`,
  );
  process.exit(1);
}
if (!existsSync(server)) {
  process.stderr.write('Certferry is not built yet: run `npm run build` first.\n');
  process.exit(1);
}
// The heap grows by a fifth and not to twice what is in use: pages of lists are garbage as soon as they are read, and
// an idle process would keep room for them.
setFlagsFromString('--heap-growing-percent=20');
// Docker and Kubernetes set HOSTNAME to the machine's name; what is meant here has a name of its own.
process.env.HOSTNAME = process.env.CERTFERRY_BIND ?? '127.0.0.1';
process.env.NEXT_MANUAL_SIG_HANDLE = 'true';
process.env.NEXT_TELEMETRY_DISABLED ??= '1';
await import(server);
