// Random programs against real Go: what they print must be the same. Needs a build and, but for --mutants, go 1.26 in the PATH.
//
//   node scripts/fuzzCompiler.mjs [--seed N] [--count 100] [--batch 50] [--keep FOLDER] [--debug-build]
//   node scripts/fuzzCompiler.mjs --mutants [--seed N] [--count 100]    broken programs must not break the compiler
//   node scripts/fuzzCompiler.mjs --errors [--seed N] [--count 100]     errors of broken programs are those of gc
//
// Programs are packages of one module, so that Go builds many at once. Those that differ are kept in FOLDER.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const option = (name, fallback) => (process.argv.includes(`--${name}`) ? process.argv[process.argv.indexOf(`--${name}`) + 1] : fallback);
const seed = Number(option('seed', Math.floor(Math.random() * 2 ** 31)));
const count = Number(option('count', 100));
const batch = Number(option('batch', 50));
const tmp = mkdtempSync(path.join(os.tmpdir(), 'fuzz-'));
const keep = option('keep', path.join(os.tmpdir(), 'glassgo-fuzz'));
const flags = process.argv.includes('--debug-build') ? ['--debug-build'] : [];
const cli = path.join(root, 'dist/cli.js');

const bundle = path.join(tmp, 'of.cjs');
buildSync({ bundle: true, platform: 'node', format: 'cjs', entryPoints: [path.join(root, 'scripts/fuzzCompilerOf.ts')], outfile: bundle, logLevel: 'warning' });
const part = (mode, from, n) => execFileSync(process.execPath, ['--stack-size=4000', bundle, mode, String(from), String(n), keep], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 30 }).trim();
const generate = (from, n) => part('programs', from, n).split('\n').map((l) => JSON.parse(l));

/** A module with the programs as packages, and a main that runs them one after the other. */
function writeModule(folder, programs) {
  writeFileSync(path.join(folder, 'go.mod'), 'module fuzz\n\ngo 1.26\n');
  programs.forEach((text, i) => {
    mkdirSync(path.join(folder, `p${i}`));
    writeFileSync(path.join(folder, `p${i}/p.go`), text);
  });
  const names = programs.map((_, i) => `p${i}`);
  const main = ['package main', 'import (', '"fmt"', ...names.map((n) => `"fuzz/${n}"`), ')', 'func run(n int, f func()) {', 'fmt.Println("@@@", n)', 'defer func() { if e := recover(); e != nil { fmt.Println("panic:", e) } }()', 'f()', '}', 'func main() {', ...names.map((n, i) => `run(${i}, ${n}.Run)`), '}', ''];
  writeFileSync(path.join(folder, 'main.go'), main.join('\n'));
}

function outputs(r, n) {
  const parts = new Array(n).fill(undefined);
  for (const piece of (r.stdout ?? '').split(/^@@@ /m).slice(1)) parts[Number(piece.slice(0, piece.indexOf('\n')))] = piece;
  return { parts, end: `${r.stderr ?? ''}exit ${r.status}\n` };
}

/** What gc says of a file; its output goes to a file that it may remove. */
function gcErrors(text) {
  const importcfg = path.join(tmp, 'importcfg');
  if (!existsSync(importcfg)) writeFileSync(importcfg, execFileSync('go', ['list', '-export', '-f', '{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}', 'std'], { encoding: 'utf8' }));
  writeFileSync(path.join(tmp, 'main.go'), Buffer.from(text, 'latin1'));
  const r = spawnSync('go', ['tool', 'compile', '-e', '-p', 'main', '-importcfg', importcfg, '-lang', 'go1.26', '-o', path.join(tmp, 'main.o'), 'main.go'], { cwd: tmp, encoding: 'utf8' });
  return (r.stdout + r.stderr).split('\n').filter((l) => !l.includes('too many errors')).join('\n');
}

/** Mutants that import what the one or the other cannot find say nothing. */
const unknownImport = /is not in std|is not in the library|not supported by Glassgo|import "C"|no required module|non-canonical import|could not import/;

function compareErrors() {
  let same = 0;
  let differ = 0;
  for (const { seed: n, text, errors } of part('texts', seed, count).split('\n').map((l) => JSON.parse(l))) {
    if (errors.length === 0 || errors.some((e) => unknownImport.test(e))) continue;
    const real = gcErrors(text);
    if (unknownImport.test(real)) continue;
    const ours = `${errors.join('\n')}\n`;
    if (real === ours) same++;
    else {
      differ++;
      for (const [suffix, content] of [['.go', Buffer.from(text, 'latin1')], ['.gc', real], ['.glassgo', ours]]) writeFileSync(path.join(keep, `e${n}${suffix}`), content);
      console.log(`seed ${n}: errors differ, see ${path.join(keep, `e${n}.*`)}`);
    }
  }
  console.log(`${same} mutants from seed ${seed} have gc's errors, ${differ} do not`);
  return differ;
}

function comparePrograms() {
  let different = 0;
  let ran = 0;
  for (let at = 0; at < count; at += batch) {
    const n = Math.min(batch, count - at);
    const folder = path.join(tmp, `b${at}`);
    mkdirSync(folder);
    const programs = generate(seed + at, n);
    writeModule(folder, programs);
    const build = () => spawnSync('go', ['build', '-gcflags=-e', '-o', path.join(folder, 'real'), '.'], { cwd: folder, encoding: 'utf8' });
    let built = build();
    if (built.status !== 0) {
      // The generator is at fault; the others are compared.
      for (const [, i] of new Set(built.stderr.matchAll(/^p(\d+)\/p\.go:/gm))) writeFileSync(path.join(folder, `p${i}/p.go`), `package p${i}\nfunc Run() {}\n`);
      console.log(`seed ${seed + at}: Go does not compile\n${built.stderr.slice(0, 600)}`);
      built = build();
    }
    const run = { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120_000, input: '' };
    const real = outputs(spawnSync(path.join(folder, 'real'), [], run), n);
    const ours = outputs(spawnSync(process.execPath, [cli, 'run', '--seed', '1', ...flags, '.'], { ...run, env: { ...process.env, GLASSGO_CACHE: 'off' } }), n);
    ran += n;
    if (real.end.endsWith('exit null\n')) {
      console.log(`seed ${seed + at}: one of these programs prints without end`);
      continue;
    }
    if (real.end !== ours.end) console.log(`seed ${seed + at}: ends differ\n--- Go\n${real.end.slice(0, 1500)}--- Glassgo\n${ours.end.slice(0, 1500)}`);
    for (let i = 0; i < n && ours.parts.some((p) => p); i++) {
      if (real.parts[i] === ours.parts[i]) continue;
      different++;
      const to = path.join(keep, `p${seed + at + i}`);
      mkdirSync(to, { recursive: true });
      writeFileSync(path.join(to, 'p.go'), programs[i]);
      writeFileSync(path.join(to, 'go.out'), real.parts[i] ?? '');
      writeFileSync(path.join(to, 'glassgo.out'), ours.parts[i] ?? '');
      console.log(`seed ${seed + at + i}: output differs, see ${to}`);
    }
    rmSync(folder, { recursive: true });
  }
  console.log(`${ran} programs from seed ${seed}, ${different} differ`);
  return different;
}

mkdirSync(keep, { recursive: true });
let bad = 0;
if (process.argv.includes('--mutants')) {
  const report = part('mutants', seed, count);
  console.log(report);
  bad = / 0 break the compiler$/.test(report) ? 0 : 1;
} else if (process.argv.includes('--errors')) bad = compareErrors();
else bad = comparePrograms();
rmSync(tmp, { recursive: true });
process.exit(bad > 0 ? 1 : 0);
