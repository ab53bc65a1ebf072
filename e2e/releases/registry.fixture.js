// @ts-check
import { registry } from './registry.js';

const { port } = await registry(['v1.21.2']);
process.stdout.write(`${port}\n`);
