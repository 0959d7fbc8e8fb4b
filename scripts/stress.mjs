// Runs the golden programs under the runtime's stress modes, over many seeds: what a program prints must not depend on either.
//
//   node scripts/stress.mjs [--modes sched,…] [--seeds 20] [--first 1] [--jobs 2] [--timeout 60] [program…]
//
// Each failure is printed with the command that repeats it.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What each mode adds to a run: environment and flags. */
export const modes = {
  plain: {},
  virtual: { flags: ['--clock', 'virtual'] },
  procs1: { env: { GOMAXPROCS: '1' } },
  sched: { env: { GODEBUG: 'schedstress=1' }, flags: ['--clock', 'virtual'] },
  gc: { env: { GODEBUG: 'gcstress=31' } },
  check: { env: { GODEBUG: 'gccheckmark=1,gcstress=101' } },
};

export function programs(names = []) {
  const folder = path.join(root, 'test/run');
  return readdirSync(folder)
    .filter((f) => f.endsWith('.go') && (names.length === 0 || names.includes(f.replace(/\.go$/, ''))))
    .map((f) => {
      const file = path.join(folder, f);
      const [, exit, clock] = /^\/\/ run(?: exit=(\d+))?( clock=virtual)?/.exec(readFileSync(file, 'utf8')) ?? [];
      // Programs whose output depends on times run on the virtual clock in every mode.
      return { name: f.replace(/\.go$/, ''), file, out: readFileSync(file.replace(/\.go$/, '.out')), exit: Number(exit ?? 0), flags: clock ? ['--clock', 'virtual'] : [] };
    });
}

/** Runs one program once; resolves with '' or what is wrong. */
export function runOnce(program, mode, seed, seconds) {
  const { env = {}, flags = [] } = modes[mode];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, 'dist/cli.js'), 'run', '--seed', String(seed), ...flags, ...program.flags, program.file], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const out = [];
    let errors = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, seconds * 1000);
    child.stdout.on('data', (d) => out.push(d));
    child.stderr.on('data', (d) => {
      errors = (errors + d).slice(-2000);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (late) resolve(`did not end in ${seconds} s`);
      else if (!Buffer.concat(out).equals(program.out)) resolve(`prints something else\n${errors}`);
      else resolve(code === program.exit ? '' : `exit status ${code}, not ${program.exit}\n${errors}`);
    });
  });
}

async function main(args) {
  const options = { modes: 'sched', seeds: 20, first: 1, jobs: 2, timeout: 60 };
  const names = [];
  for (let i = 0; i < args.length; i++) {
    if (args[i].startsWith('--')) options[args[i].slice(2)] = args[++i];
    else names.push(args[i]);
  }
  const queue = [];
  for (const mode of options.modes.split(',')) {
    for (let seed = Number(options.first); seed < Number(options.first) + Number(options.seeds); seed++) for (const p of programs(names)) queue.push([p, mode, seed]);
  }
  const total = queue.length;
  let bad = 0;
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [p, mode, seed] = next;
      const problem = await runOnce(p, mode, seed, Number(options.timeout));
      if (!problem) continue;
      bad++;
      const { env = {}, flags = [] } = modes[mode];
      const command = [...Object.entries(env).map(([k, v]) => `${k}=${v}`), 'node dist/cli.js run --seed', seed, ...flags, path.relative(root, p.file)].join(' ');
      console.error(`${p.name}, ${mode}, seed ${seed}: ${problem}\n  ${command}`);
    }
  };
  await Promise.all(Array.from({ length: Number(options.jobs) }, worker));
  console.log(`${total} runs, ${bad} failures`);
  return bad ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(await main(process.argv.slice(2)));
