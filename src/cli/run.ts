/** `glassgo run [flags] FILE|DIR [args]`: compiles a program and runs it with the process's own streams. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { tagList } from '../base/buildTags';
import { Process, defaultProcs } from '../engine/process';
import { dieBy, forwardSignals, noWishes } from './forwardSignals';

export const usage = `usage: glassgo run [flags] FILE|DIR [arguments]

Compiles a Go program and runs it. DIR or FILE name a package main.

  --debug-build       compile as the debugger does, with every check on
  --stats             write engine-ms, compile-ms and what scheduler and collector did to standard error
  --seed N            seed of the schedule and of the program's random sources
  --clock real|virtual
                      virtual: time goes by what the program executes, and jumps to the next timer when all wait
  --image-hash[=N]    write a hash of the program's memory to standard error at every 1000th (Nth) scheduling decision
  --memory-limit MB   heap and stacks together, 2048 unless told
  --lang go1.N        language version
  --tags LIST         build tags, between commas
`;

export interface RunFlags {
  debugBuild: boolean;
  stats: boolean;
  seed: bigint | undefined;
  clock: 'real' | 'virtual';
  /** Decisions between two hashes, 0 for none. */
  imageHash: number;
  memoryLimit: number;
  lang: string | undefined;
  tags: string[];
}

function parse(args: readonly string[]): { flags: RunFlags; entry: string[]; rest: string[] } | string {
  const flags: RunFlags = { debugBuild: false, stats: false, seed: undefined, clock: 'real', imageHash: 0, memoryLimit: 2048, lang: undefined, tags: [] };
  let i = 0;
  for (; i < args.length; i++) {
    const [name, inline] = (args[i] as string).split(/=(.*)/s) as [string, string | undefined];
    if (!name.startsWith('-')) break;
    const value = (): string => inline ?? args[++i] ?? '';
    switch (name.replace(/^--?/, '')) {
      case 'debug-build': flags.debugBuild = true; break;
      case 'stats': flags.stats = true; break;
      case 'seed': {
        const v = value();
        if (!/^\d+$/.test(v)) return `invalid seed ${v}`;
        flags.seed = BigInt(v);
        break;
      }
      case 'clock': {
        const v = value();
        if (v !== 'real' && v !== 'virtual') return `the clock must be real or virtual, not ${v}`;
        flags.clock = v;
        break;
      }
      case 'image-hash': {
        const n = Number(inline ?? 1000);
        if (!(Number.isInteger(n) && n > 0)) return `invalid number of decisions ${inline}`;
        flags.imageHash = n;
        break;
      }
      case 'memory-limit': {
        const n = Number(value());
        if (!(n >= 16 && n <= 4095)) return 'the memory limit must be between 16 and 4095 MB';
        flags.memoryLimit = n;
        break;
      }
      case 'lang': flags.lang = value(); break;
      case 'tags': flags.tags = tagList(value()); break;
      default: return `unknown flag ${name}`;
    }
  }
  const entry: string[] = [];
  while (i < args.length && (args[i] as string).endsWith('.go')) entry.push(args[i++] as string);
  if (entry.length === 0 && i < args.length) entry.push(args[i++] as string);
  if (entry.length === 0) return 'no program given';
  return { flags, entry, rest: args.slice(i) };
}

/** Resolves with the exit status. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parse(args);
  if (typeof parsed === 'string') {
    process.stderr.write(`glassgo run: ${parsed}\n${usage}`);
    return 2;
  }
  const { flags, entry, rest } = parsed;
  const procs = Number(process.env.GOMAXPROCS);
  const gogc = process.env.GOGC === 'off' ? -1 : Number(process.env.GOGC ?? 100);
  return new Promise((resolve) => {
    const child = new Process({
      read() {
        readInput((bytes) => child.input(bytes));
      },
      output() {},
      log() {},
      ready() {},
      stop() {
        child.resume();
      },
      signals(m) {
        forwardSignals(child, m);
      },
      rejected(m) {
        const shown = m.diagnostics.slice(0, 10);
        const more = m.diagnostics.length > shown.length ? 'too many errors\n' : '';
        fs.writeSync(2, `${m.inPackage ? '# command-line-arguments\n' : ''}${shown.map((d) => `${d.text}\n`).join('')}${more}`);
        resolve(1);
      },
      end(m) {
        if (m.text || m.stats) fs.writeSync(2, m.text + m.stats);
        if (m.signal) dieBy(m.signal, () => resolve(m.code));
        else resolve(m.code);
      },
    });
    forwardSignals(child, noWishes);
    child.start({
      entry, debug: flags.debugBuild, lang: flags.lang, tags: flags.tags, memoryLimit: flags.memoryLimit * 1024 * 1024,
      seed: flags.seed ?? BigInt(Math.floor(Math.random() * 2 ** 32)), seeded: flags.seed !== undefined, procs: procs > 0 ? procs : defaultProcs, gcPercent: Number.isFinite(gogc) ? gogc : 100,
      args: [programName(entry[0] as string), ...rest], env: process.env as Record<string, string>, cwd: process.cwd(),
      evaluationTime: 0, clock: flags.clock, imageHash: flags.imageHash, directOutput: true, interactive: true, attach: false, stats: flags.stats,
    });
  });
}

/** Reads one piece of standard input, null at its end. */
function readInput(then: (bytes: Uint8Array | null) => void): void {
  const { stdin } = process;
  const done = (bytes: Uint8Array | null): void => {
    stdin.pause();
    stdin.off('data', onData);
    stdin.off('end', onEnd);
    stdin.off('error', onEnd);
    then(bytes);
  };
  const onData = (chunk: Buffer): void => done(Uint8Array.from(chunk));
  const onEnd = (): void => done(null);
  if (stdin.readableEnded || stdin.destroyed) {
    then(null);
    return;
  }
  stdin.on('data', onData);
  stdin.once('end', onEnd);
  stdin.once('error', onEnd);
  stdin.resume();
}

function programName(entry: string): string {
  return path.resolve(entry).replace(/\.go$/, '');
}
