// Runs the library under a real Go toolchain: src/golib is copied into a scratch module "g", so that
// fmt becomes g/fmt, beside small stand-ins for the kernel (shim/). Packages that need our own type records
// (reflect, sync, runtime) stay the real ones; `build` compile-checks those too.
//
//   node test/golib/realgo.mjs test [PKG...]   run the packages' own _test.go files
//   node test/golib/realgo.mjs diff [go test flags]   compare with the real packages (test/golib/diff)
//   node test/golib/realgo.mjs manifest        compare the exported names with Go's and write src/golib/manifest.json
//   node test/golib/realgo.mjs build           compile everything, with bodyless functions allowed
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const golib = join(here, '../../src/golib');
const [command = 'test', ...rest] = process.argv.slice(2);
const mode = command === 'manifest' ? 'build' : command;
const scratch = process.env.GOLIB_SCRATCH ?? `/tmp/golib-${mode}`;
const keepReal = new Set(['unsafe', 'testing', ...(mode === 'build' ? [] : ['reflect', 'sync', 'sync/atomic', 'runtime', 'runtime/debug'])]);

// The runtime's own packages have generic functions without bodies, which real Go does not accept.
const runtimeOnly = (path) => /golib\/internal\/(maps|rtgo)$/.test(path) && !path.includes('shim');

function* goFiles(folder) {
    for (const name of readdirSync(folder).sort()) {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) {
            if (name !== 'testdata' && !runtimeOnly(path)) {
                yield* goFiles(path);
            }
        } else if (name.endsWith('.go')) {
            yield path;
        }
    }
}

const packages = new Set(['internal/rtgo/x.go', ...goFiles(golib)].map((f) => dirname(f.startsWith('/') ? relative(golib, f) : f)));

function rewriteImports(text) {
    const swap = (line) =>
        line.replace(/"([^"]+)"/, (whole, path) => (packages.has(path) && !keepReal.has(path) ? `"g/${path}"` : whole));
    return text
        .replace(/^import \(\n[\s\S]*?^\)/gm, (block) => block.split('\n').map(swap).join('\n'))
        .replace(/^import [^(\n]*"[^"]+"/gm, swap);
}

rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
writeFileSync(join(scratch, 'go.mod'), 'module g\n\ngo 1.26\n');
for (const file of goFiles(golib)) {
    const rel = relative(golib, file);
    const pkg = dirname(rel);
    if (mode !== 'build' && ((keepReal.has(pkg) && pkg !== 'testing') || existsSync(join(here, 'shim', pkg)))) {
        continue;
    }
    if (mode === 'build' && rel.endsWith('_test.go')) {
        continue;
    }
    const text = readFileSync(file, 'utf8');
    mkdirSync(join(scratch, pkg), { recursive: true });
    writeFileSync(join(scratch, rel), rewriteImports(text));
    if (mode === 'build' && /^func [^{]*$/m.test(text)) {
        writeFileSync(join(scratch, pkg, 'bodyless.s'), '');
    }
}
const shims = join(here, mode === 'build' ? 'shimbuild' : 'shim');
{
    for (const file of goFiles(shims)) {
        const rel = relative(shims, file);
        mkdirSync(join(scratch, dirname(rel)), { recursive: true });
        writeFileSync(join(scratch, rel), readFileSync(file, 'utf8'));
    }
}
const root = process.env.GOROOT ?? `${process.env.HOME}/.cache/glassgo/go126/usr/lib/go-1.26`;
const env = { ...process.env, GOROOT: root, GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod', PATH: `${root}/bin:${process.env.PATH}` };
if (command === 'manifest') {
    const list = [...packages].filter((p) => !/(^|\/)internal\//.test(p)).sort();
    cpSync(join(here, 'api'), join(scratch, 'api'), { recursive: true });
    const run = spawnSync('go', ['run', './api', scratch, ...list], { cwd: scratch, env, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 26 });
    if (run.status === 0) {
        const manifest = { unsafe: { missing: [] }, ...JSON.parse(run.stdout.toString()) };
        // Of syscall's thousands of constants only functions and types are listed.
        manifest.syscall.missing = manifest.syscall.missing.filter((n) => /[a-z]/.test(n) && !n.includes('.'));
        const lines = Object.keys(manifest).sort().map((p) => `  ${JSON.stringify(p)}: { "missing": ${JSON.stringify(manifest[p].missing).replaceAll(',', ', ')} }`);
        writeFileSync(join(golib, 'manifest.json'), `{\n${lines.join(',\n')}\n}\n`);
    }
    process.exit(run.status ?? 1);
}
let args;
if (mode === 'build') {
    args = ['build', ...(rest.length ? rest : ['./...'])];
} else if (mode === 'diff') {
    cpSync(join(here, 'diff'), join(scratch, 'diff'), { recursive: true });
    args = ['test', '-vet=off', './diff/...', ...rest];
} else {
    args = ['test', '-vet=off', ...(rest.length ? rest.map((p) => `./${p}`) : ['./...'])];
}
const result = spawnSync('go', args, { cwd: scratch, env, stdio: 'inherit' });
process.exit(result.status ?? 1);
