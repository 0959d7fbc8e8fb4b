// Judges the built compiler by Go's own tests, where there is a Go tree with them: GOROOT, or the one that `scripts/installGo.sh` unpacks into .cache.
// Without one it says so and succeeds.
//
//   node scripts/conformance.mjs [--kind run,errorcheck,types,compile] [--filter RE] [--list]
//
// The ratchet is conformance.md: every test that fails has a row there with its reason. Tests that fail without a row are printed, and are an error when
// they are more than the few whose outcome depends on the machine (its speed, its user, its folders); so are printed the rows whose tests pass. A test passes if a program ends with status 0 and prints what its .out file says (nothing without one), and if errors are
// reported on exactly the lines that want them. Programs are run a second time with an init function added, which must show.
import { spawn } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { commentedLines, errorLines, programs, typePackages } from './conformance/suite.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const cli = path.join(root, 'dist/cli.js');
const seconds = 20;
/** Tests without a row that may fail: see above. */
const tolerated = 8;

function option(name, fallback) {
  const i = process.argv.indexOf(`--${name}`);
  return i < 0 ? fallback : process.argv[i + 1];
}

function findGoroot() {
  const cached = path.join(root, '.cache/go/usr/lib/go-1.26');
  return [process.env.GOROOT, cached].find((g) => g && existsSync(path.join(g, 'test/helloworld.go')));
}

let nRuns = 0;

/** Runs the command line; both output streams go into one file, so that they are in the order in which they were written. */
function glassgo(args, cwd) {
  return new Promise((resolve) => {
    const file = path.join(scratch, `output${nRuns++}`);
    const output = openSync(file, 'w');
    const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...process.env, GOROOT: goroot, GLASSGO_CACHE: 'off' }, stdio: ['ignore', output, output] });
    closeSync(output);
    const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    child.on('close', (status) => {
      clearTimeout(timer);
      const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
      rmSync(file);
      resolve({ status, text });
    });
  });
}

async function runs(t) {
  const out = path.join(t.root, t.file.replace(/\.go$/, '.out'));
  const more = t.args.filter((a) => a.endsWith('.go'));
  const args = t.args.filter((a) => !a.endsWith('.go'));
  const { status, text } = await glassgo(['run', t.file, ...more.map((m) => path.join(path.dirname(t.file), m)), ...args], t.root);
  if (status !== 0) return status === null ? `over ${seconds} s` : `exit status ${status}: ${text.split('\n').find((l) => l.trim() && !l.startsWith('#')) ?? ''}`;
  if (text !== (existsSync(out) ? readFileSync(out, 'utf8') : '')) return 'wrong output';
  return shadowed.has(t.file) ? '' : showsThatItRan(t, more, args);
}

/** Programs that end before an added init function comes, or give its words another meaning. */
const shadowed = new Set(['rename.go', 'fixedbugs/issue22326.go', 'fixedbugs/issue43444.go', 'fixedbugs/issue5963.go', 'fixedbugs/issue6866.go']);

/** Most tests print nothing, so a compiler that made empty programs would pass them. */
async function showsThatItRan(t, more, args) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'conformance-'));
  try {
    const file = path.join(folder, path.basename(t.file));
    writeFileSync(file, `${t.text}\nfunc init() { print("the init that was added\\n") }\n`);
    const others = more.map((m) => path.join(folder, m));
    more.forEach((m, i) => copyFileSync(path.join(t.root, path.dirname(t.file), m), others[i]));
    const { text } = await glassgo(['run', file, ...others, ...args], t.root);
    return /^the init that was added$/m.test(text) ? '' : 'an added init function was not run';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Compares the lines of diagnostics with those that want one. */
async function reports(t, files, wanted) {
  const { status, text } = await glassgo(['check', ...(t.lang ? [`-lang=${t.lang}`] : []), ...files], t.root);
  if (status === null) return `over ${seconds} s`;
  const got = new Set();
  for (const line of text.split('\n')) {
    const m = /^(\S[^:]*\.go):(\d+)/.exec(line);
    if (m) got.add(`${path.basename(m[1])}:${m[2]}`);
  }
  const missing = [...wanted].filter((w) => !got.has(w)).length;
  const extra = [...got].filter((g) => !wanted.has(g)).length;
  if (missing + extra > 0) return `${missing} of ${wanted.size} error lines missing, ${extra} unexpected`;
  return wanted.size === 0 && status !== 0 ? `exit status ${status}: ${text.split('\n')[0]}` : '';
}

const keys = (file, lines) => [...lines].map((l) => `${path.basename(file)}:${l}`);

const kinds = {
  run: { tests: () => programs(goroot, 'run'), judge: runs },
  errorcheck: { tests: () => programs(goroot, 'errorcheck'), judge: (t) => reports(t, [t.file], new Set(keys(t.file, errorLines(t.text)))) },
  types: { tests: () => typePackages(goroot), judge: (t) => reports(t, ['-e', ...t.files], new Set(t.files.flatMap((f, i) => keys(f, commentedLines(t.texts[i]))))) },
  compile: { tests: () => programs(goroot, 'compile'), judge: (t) => reports(t, [t.file], new Set()) },
};

/** Rows of conformance.md: `kind file`. */
function knownFailures() {
  const text = readFileSync(path.join(root, 'conformance.md'), 'utf8');
  return new Set([...text.matchAll(/^\| (run|errorcheck|types|compile) \| `([^`]+)` \| \S/gm)].map((m) => `${m[1]} ${m[2]}`));
}

async function judgeAll(kind, known) {
  const { tests, judge } = kinds[kind];
  const filter = new RegExp(option('filter', ''));
  const queue = tests().filter((t) => filter.test(t.file));
  const total = queue.length;
  const failed = [];
  const wrong = [];
  const work = async () => {
    for (let t = queue.shift(); t; t = queue.shift()) {
      // A busy machine is no reason to fail.
      const reason = (await judge(t)) && (await judge(t));
      const isKnown = known.has(`${kind} ${t.file}`);
      if (reason) failed.push(`${kind} ${t.file}: ${reason}`);
      if (reason && !isKnown) wrong.push(`${kind} ${t.file} fails: ${reason}`);
      if (!reason && isKnown) console.log(`${kind} ${t.file} passes now: take its row out of conformance.md`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(4, os.availableParallelism())) }, work));
  console.log(`${kind}: ${total - failed.length} of ${total} pass (${(100 * (total - failed.length) / Math.max(1, total)).toFixed(1)} %)`);
  if (process.argv.includes('--list')) for (const f of failed.sort()) console.log(`  ${f}`);
  return wrong;
}

const goroot = findGoroot();
const scratch = mkdtempSync(path.join(os.tmpdir(), 'conformance-'));
if (!goroot) {
  console.log('conformance: skipped, there is no Go tree with tests (GOROOT, or scripts/installGo.sh)');
} else {
  const known = knownFailures();
  const wrong = [];
  for (const kind of option('kind', 'errorcheck,types,compile,run').split(',')) wrong.push(...(await judgeAll(kind, known)));
  for (const w of wrong) console.error(w);
  process.exitCode = wrong.length > tolerated ? 1 : 0;
}
rmSync(scratch, { recursive: true });
