/** `glassgo run [flags] FILE|DIR [args]`: compiles a program and runs it with the process's own streams. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { formatDiagnostic } from '../base/diagnostic';
import { compile, implicitPackages } from '../compile/compile';
import type { DebugInfo } from '../compile/debuginfo/debugInfo';
import { loadProgram } from '../compile/load/load';
import { Process } from '../engine/process';
import { endText, lookAnswer, hostAnswer } from '../engine/runTexts';
import { BufferReader } from '../inspect/memoryReader';
import { diskFiles, openLibrary } from './library';

export const usage = `usage: glassgo run [flags] FILE|DIR [arguments]

Compiles a Go program and runs it. DIR or FILE name a package main.

  --debug-build       compile as the debugger does, with every check on
  --stats             write engine-ms, compile-ms and what scheduler and collector did to standard error
  --seed N            seed of the schedule and of the program's random sources
  --memory-limit MB   heap and stacks together, 2048 unless told
  --lang go1.N        language version
`;

export interface RunFlags {
  debugBuild: boolean;
  stats: boolean;
  seed: bigint | undefined;
  memoryLimit: number;
  lang: string | undefined;
}

function parse(args: readonly string[]): { flags: RunFlags; entry: string[]; rest: string[] } | string {
  const flags: RunFlags = { debugBuild: false, stats: false, seed: undefined, memoryLimit: 2048, lang: undefined };
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
      case 'memory-limit': {
        const n = Number(value());
        if (!(n >= 16 && n <= 4095)) return 'the memory limit must be between 16 and 4095 MB';
        flags.memoryLimit = n;
        break;
      }
      case 'lang': flags.lang = value(); break;
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
  let info: DebugInfo | undefined;
  let finished: (code: number) => void = () => {};
  const done = new Promise<number>((resolve) => {
    finished = resolve;
  });
  const stderr = (text: string): void => {
    fs.writeSync(2, text);
  };
  // The worker starts while the program is compiled here.
  let reader: BufferReader | undefined;
  const memory = (): BufferReader => {
    reader ??= new BufferReader(() => (child.memory as WebAssembly.Memory).buffer);
    return reader;
  };
  const child = new Process({
    output() {},
    stop() {
      child.resume();
    },
    look: (kind) => lookAnswer(memory(), info as DebugInfo, kind),
    ask: (op, a, b) => hostAnswer(info as DebugInfo, op, a, b),
    end(m) {
      const result = endText(m, info, child.memory ? memory() : undefined);
      if (result.text) stderr(result.text);
      if (flags.stats) stderr(`engine-ms: ${m.ms.toFixed(2)}\ncompile-ms: ${compileMs.toFixed(2)}\n${child.memory ? statistics(memory()) : ''}`);
      finished(result.code);
    },
  });
  const start = performance.now();
  const library = openLibrary(__dirname);
  const program = loadProgram({ entry, files: diskFiles, library, implicit: implicitPackages, lang: flags.lang });
  const errors = program.diagnostics;
  const compiled = errors.length === 0 ? compile(program, { debug: flags.debugBuild, names: process.env.GLASSGO_NAMES === '1' }) : undefined;
  const compileMs = performance.now() - start;
  const image = compiled?.image;
  if (!image) {
    const list = errors.length > 0 ? errors : (compiled?.diagnostics ?? []);
    const shown = list.slice(0, 10);
    if (program.packages.length > 0 || list.some((d) => d.pos)) stderr(`# command-line-arguments\n`);
    stderr(shown.map((d) => `${formatDiagnostic(program.files, d)}\n`).join(''));
    if (list.length > shown.length) stderr('too many errors\n');
    await child.terminate();
    return 1;
  }
  info = image.debug;
  if (process.env.GLASSGO_DUMP) fs.writeFileSync(process.env.GLASSGO_DUMP, image.wasm);
  const wanted = Number(process.env.GOMAXPROCS);
  const gogc = process.env.GOGC === 'off' ? -1 : Number(process.env.GOGC ?? 100);
  child.start({
    kernel: kernelBytes(), wasm: image.wasm, header: image.header, pages: image.pages, tableSize: image.tableSize,
    memoryLimit: flags.memoryLimit * 1024 * 1024, seed: flags.seed ?? BigInt(Math.floor(Math.random() * 2 ** 32)),
    procs: wanted > 0 ? wanted : 4, gcPercent: Number.isFinite(gogc) ? gogc : 100,
    args: [programName(entry[0] as string), ...rest], env: process.env as Record<string, string>, cwd: process.cwd(),
    directOutput: true, debugPanics: false, stopAtStart: false,
  });
  return done;
}

export function kernelBytes(): Uint8Array {
  return fs.readFileSync(path.join(__dirname, 'kernel.wasm'));
}

function programName(entry: string): string {
  return path.resolve(entry).replace(/\.go$/, '');
}

import { statistics } from '../inspect/statistics';
