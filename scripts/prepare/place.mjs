import { fileURLToPath } from 'node:url';

/** The repository's root, and the Node 24 that the lockfile pins: every process of the product runs under this one. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
export const node24 = `${root}node_modules/node/bin/${process.platform === 'win32' ? 'node.exe' : 'node'}`;
