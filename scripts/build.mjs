// Builds dist/: the kernel, the packed library, and the bundles of command line, worker and extension.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { generateLayout } from './genLayout.mjs';
import { warmupSession } from './warmupSession.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const at = (...p) => path.join(root, ...p);
mkdirSync(at('dist'), { recursive: true });

async function kernel() {
  await generateLayout();
  const args = [
    at('src/runtime/kernel.ts'), '-o', at('dist/kernel.wasm'), '-O3', '--runtime', 'stub', '--importMemory', '--sharedMemory', '--initialMemory', '16',
    '--maximumMemory', '65536', '--enable', 'threads', '--importTable', '--memoryBase', '32768', '--noAssert',
  ];
  execFileSync(process.execPath, [at('node_modules/assemblyscript/bin/asc.js'), ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** All library files in one: an index of JSON, a newline, then the bytes. */
function library() {
  const packages = {};
  const chunks = [];
  let offset = 0;
  const visit = (folder, importPath) => {
    for (const name of readdirSync(folder).sort()) {
      const file = path.join(folder, name);
      if (statSync(file).isDirectory()) visit(file, importPath ? `${importPath}/${name}` : name);
      else if (name.endsWith('.go') && !name.endsWith('_test.go')) {
        const bytes = readFileSync(file);
        (packages[importPath] ??= {})[name] = [offset, bytes.length];
        chunks.push(bytes);
        offset += bytes.length;
      }
    }
  };
  visit(at('src/golib'), '');
  const manifestFile = at('src/golib/manifest.json');
  const manifest = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {};
  const missing = Object.fromEntries(Object.entries(manifest).map(([k, v]) => [k, Array.isArray(v) ? v : (v.missing ?? [])]));
  writeFileSync(at('dist/golib.bin'), Buffer.concat([Buffer.from(`${JSON.stringify({ packages, missing })}\n`), ...chunks]));
}

async function bundles() {
  const common = { bundle: true, platform: 'node', target: 'node20', format: 'cjs', sourcemap: 'linked', minifySyntax: true, logLevel: 'warning', absWorkingDir: root };
  const entries = [
    ['src/cli/start.ts', 'dist/cli.js', { banner: { js: '#!/usr/bin/env node' }, sourcemap: false }],
    ['src/cli/startWorker.ts', 'dist/worker.js', { sourcemap: false }],
    ['src/cli/main.ts', 'dist/cli.bundle.js', {}],
    ['src/cli/worker.ts', 'dist/worker.bundle.js', {}],
    ['src/extension/extension.ts', 'dist/extension.js', { external: ['vscode'] }],
  ];
  // What webviews load runs in a browser: one script and one style sheet.
  const browser = { platform: 'browser', target: 'es2022', format: 'iife', sourcemap: false, minify: true, jsx: 'automatic', jsxImportSource: 'preact' };
  entries.push(['src/webview/main.tsx', 'dist/webview.js', browser], ['src/webview/style.css', 'dist/webview.css', browser]);
  await Promise.all(entries.filter(([entry]) => existsSync(at(entry))).map(([entry, outfile, more]) => esbuild.build({ ...common, entryPoints: [at(entry)], outfile: at(outfile), ...more })));
}

/** Links the library in advance (src/compile/prelink), with the compiler that has just been built. */
async function linkLibrary() {
  const script = at('dist/prelink.js');
  await esbuild.build({ bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning', absWorkingDir: root, entryPoints: [at('src/cli/prelink.ts')], outfile: script });
  execFileSync(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'] });
  rmSync(script);
}

/** V8's code cache for the bundles (src/cli/loadBundle.ts), made by running a program and by debugging it. */
async function codeCache() {
  for (const name of ['cli', 'dap', 'worker']) rmSync(at('dist', `${name}.cache`), { force: true });
  const hash = createHash('sha1');
  for (const f of ['cli.bundle.js', 'worker.bundle.js', 'golib.bin', 'kernel.wasm', 'library.wasm', 'library.link']) hash.update(readFileSync(at('dist', f)));
  writeFileSync(at('dist/build-id'), hash.digest('hex'));
  const env = { ...process.env, GLASSGO_WRITE_CODE_CACHE: '1', GLASSGO_CACHE: 'off' };
  execFileSync(process.execPath, [at('dist/cli.js'), 'run', at('scripts/warmup.go')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  // The worker's cache then has both.
  await warmupSession(at('dist/cli.js'), at('scripts/warmup.go'), 'l.add(', env);
}

await kernel();
library();
await bundles();
await linkLibrary();
await codeCache();
