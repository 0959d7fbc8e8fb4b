// Type checks everything but the kernel, which its own compiler checks: each folder of src with the references that its layer
// may have and no more, then the tests. Declarations go to dist/types; nothing else is written.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
for (const args of [['-b', 'tsconfig.json'], ['-p', 'test/tsconfig.json']]) {
  const r = spawnSync(process.execPath, [tsc, ...args], { cwd: root, stdio: 'inherit' });
  if (r.status !== 0) process.exit(1);
}
