/**
 * `glassgo test [flags] [packages]`: compiles packages with their tests and runs them, one process-like worker for each package, and prints
 * what `go test` prints. Results are never cached: every run is one with -count=1.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type Diagnostic, formatDiagnostic } from '../base/diagnostic';
import { loadProgram, setupCodes } from '../compile/load/load';
import type { Program } from '../compile/load/program';
import { Process, defaultProcs } from '../engine/process';
import { forwardSignals } from './forwardSignals';
import type { RejectedDiagnostic } from '../engine/protocol';
import { findInstalledGo } from './installed';
import { diskFiles, openLibrary } from './library';
import { type TestRequest, parseTestArguments } from './testFlags';
import { type Expanded, type TestTarget, expandPackages } from './testPackages';

export const usage = `usage: glassgo test [flags] [packages] [flags for the test program]

Compiles packages with their _test.go files, runs tests, examples and benchmarks, and prints what go test prints.
Packages are folders, patterns such as ./..., import paths of the module, or the files of one package; without any it is the
package in the working directory, whose output is shown as it comes.

  -run REGEXP         only tests and examples whose names match; parts for subtests are separated by /
  -skip REGEXP        not those
  -v                  print what passes, too
  -bench REGEXP       run benchmarks; -benchtime D or Nx, -benchmem
  -list REGEXP        list names instead
  -count N, -cpu LIST, -failfast, -fullpath, -parallel N, -short, -shuffle on|off|N, -timeout D, -artifacts, -outputdir DIR
                      as go test has them; the time limit is 10m unless told, 0 for none
  -tags LIST          build tags, between commas
  -p N                packages tested at the same time
  -seed N             seed of the schedule and of the program's random sources
  -clock real|virtual virtual: time goes by what the program executes, and jumps to the next timer when all wait
  -debug-build        compile as the debugger does, with every check on
  -memory-limit MB    heap and stacks together, 2048 unless told
  -args ARGUMENTS     the rest is for the test program

Fuzz targets run over their corpus. There are no profiles, no coverage and no -json.
`;

/** A package to test, as far as it can be known before it is compiled. */
interface Planned {
  readonly importPath: string;
  readonly target: TestTarget;
  readonly hasTests: boolean;
}

/** Resolves with the exit status. */
export async function test(args: readonly string[]): Promise<number> {
  const request = parseTestArguments(args);
  if (typeof request === 'string') {
    process.stderr.write(`${request}\nusage: glassgo test [flags] [packages] [flags for the test program]\nRun 'glassgo test --help' for details.\n`);
    return 2;
  }
  return new TestCommand(request).run();
}

class TestCommand {
  private status = 0;
  /** With -failfast: a package has failed. */
  private stopped = false;

  constructor(private readonly request: TestRequest) {}

  async run(): Promise<number> {
    const { request } = this;
    const targets = expandPackages(request.packages, diskFiles);
    if (targets.length === 0) {
      for (const p of request.packages) process.stderr.write(`go: warning: ${JSON.stringify(p)} matched no packages\n`);
      process.stderr.write('no packages to test\n');
      return 1;
    }
    const planned = targets.map((t) => this.plan(t)).filter((p): p is Planned => p !== undefined);
    const workers = Math.max(1, request.bench ? 1 : request.atOnce || Math.min(os.cpus().length, 4));
    // As soon as something comes. What go test then does not keep, it does not know for the last lines either.
    const keeps = request.packages.length > 0 && !request.bench;
    const streams = !keeps || (request.verbose && (planned.length === 1 || request.atOnce === 1));
    const results = planned.map(() => new Deferred());
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < planned.length) {
        const i = next++;
        (results[i] as Deferred).resolve(await this.testOne(planned[i] as Planned, new Output(streams, keeps)));
      }
    };
    const all = Promise.all(Array.from({ length: workers }, work));
    for (const r of results) write(await r.promise);
    await all;
    if (request.packages.length > 0 && this.status !== 0) write('FAIL\n');
    return this.status;
  }

  /** Looks at the sources of a package. Undefined if there is nothing to compile: then it is said why. */
  private plan(x: Expanded): Planned | undefined {
    const failed = (importPath: string, text: string): undefined => {
      process.stderr.write(`# ${importPath}\n${text}\n`);
      write(`FAIL\t${importPath} [setup failed]\n`);
      this.status = 1;
      return undefined;
    };
    if ('problem' in x) return failed(x.pattern, x.problem);
    const program = loadTest(x, { setupOnly: true, tags: this.request.tags });
    const errors = program.diagnostics.filter((d) => setupCodes.has(d.code) || program.files.file(d.pos)?.path.endsWith('_test.go'));
    if (errors.length > 0) return failed(program.importPath, errors.map((d) => setupError(program, d)).join('\n'));
    return { importPath: program.importPath, target: x, hasTests: program.hasTests };
  }

  /** Tests a package and returns what is still to be printed. */
  private async testOne(p: Planned, output: Output): Promise<string> {
    if (this.stopped) return '';
    if (!p.hasTests) {
      const program = loadTest(p.target, { checkOnly: true, tags: this.request.tags });
      const errors = program.diagnostics.map((d) => ({ text: formatDiagnostic(program.files, d), package: program.packageOf(d.pos) }));
      return errors.length > 0 ? this.buildFailed(p, errors) : `?   \t${p.importPath}\t[no test files]\n`;
    }
    const end = await this.runProgram(p, output);
    if ('rejected' in end) return this.buildFailed(p, end.rejected);
    const took = `${(end.milliseconds / 1000).toFixed(3)}s`;
    if (end.code === 0) {
      const note = /(^|\n)testing: warning: no tests to run\n/.test(output.text) ? ' [no tests to run]' : '';
      output.endLine();
      const all = `ok  \t${p.importPath}\t${took}${note}\n`;
      return this.request.verbose ? output.rest() + all : all;
    }
    this.status = 1;
    this.stopped ||= this.request.failFast;
    if (output.text === '') output.add(end.signal ? `signal: ${signalTexts[end.signal] ?? `signal ${end.signal}`}\n` : `exit status ${end.code}\n`);
    output.endLine();
    return `${output.rest()}FAIL\t${p.importPath}\t${took}\n`;
  }

  /** Prints compile errors by package, those of a package that the others import first. */
  private buildFailed(p: Planned, errors: readonly Pick<RejectedDiagnostic, 'text' | 'package'>[]): string {
    const names = [...new Set(errors.map((e) => e.package || p.importPath))];
    for (const name of names) {
      const list = errors.filter((e) => (e.package || p.importPath) === name);
      const more = list.length > 10 ? 'too many errors\n' : '';
      process.stderr.write(`# ${name}\n${list.slice(0, 10).map((e) => `${shown(e.text)}\n`).join('')}${more}`);
    }
    this.status = 1;
    return `FAIL\t${p.importPath} [build failed]\n`;
  }

  private runProgram(p: Planned, output: Output): Promise<{ code: number; signal: number | undefined; milliseconds: number } | { rejected: readonly RejectedDiagnostic[] }> {
    const { request } = this;
    const folder = path.resolve(p.target.folder);
    const procs = Number(process.env.GOMAXPROCS);
    const gogc = process.env.GOGC === 'off' ? -1 : Number(process.env.GOGC ?? 100);
    return new Promise((resolve) => {
      const child = new Process({
        output: (m) => output.add(m.bytes),
        log() {},
        ready() {},
        stop: () => child.resume(),
        signals: (m) => forwardSignals(child, m),
        rejected: (m) => {
          void child.terminate();
          resolve({ rejected: m.diagnostics });
        },
        end: (m) => {
          output.add(m.text);
          forwardSignals(child, undefined);
          void child.terminate();
          resolve({ code: m.code, signal: m.signal, milliseconds: m.milliseconds ?? 0 });
        },
      });
      child.start({
        entry: p.target.entry.map((f) => diskFiles.absolute(f)), test: true, debug: request.debugBuild, lang: undefined, tags: request.tags, memoryLimit: request.memoryLimit * 1024 * 1024,
        seed: request.seed ?? BigInt(Math.floor(Math.random() * 2 ** 32)), seeded: request.seed !== undefined, procs: procs > 0 ? procs : defaultProcs, gcPercent: Number.isFinite(gogc) ? gogc : 100,
        args: [testBinary(p, folder), ...request.args], env: { ...(process.env as Record<string, string>), PWD: folder }, cwd: folder,
        evaluationTime: 0, clock: request.clock, imageHash: 0, interactive: false, directOutput: false, attach: false, stats: false,
      });
    });
  }
}

function loadTest(target: TestTarget, more: { setupOnly?: boolean; checkOnly?: boolean; tags: readonly string[] }): Program {
  return loadProgram({ entry: target.entry, test: true, asGoCommand: true, files: diskFiles, library: openLibrary(__dirname), installed: findInstalledGo, ...more });
}

/** Errors about test functions have the whole path in Go, import cycles none. */
function setupError(program: Program, d: Diagnostic): string {
  if (d.code === 'ImportCycle') return d.message;
  const text = formatDiagnostic(program.files, d);
  return d.code === 'Setup' ? text.replace(/^[^:\n]*\.go(?=:\d)/, (file) => diskFiles.absolute(file)) : shown(text);
}

/** What the program finds as its name: a file that is not there. */
function testBinary(p: Planned, folder: string): string {
  const name = p.importPath === 'command-line-arguments' ? path.basename(folder) : path.basename(p.importPath);
  return path.join(os.tmpdir(), 'glassgo-test', `${name}.test`);
}

/** Error texts with the files relative to the working directory, as the go command shows them. */
function shown(text: string): string {
  return text.replace(/^(\t?)(?!\t)([^\s:][^:\n]*\.go)(?=:\d+:\d+: )/gm, (_, tab: string, file: string) => {
    const relative = path.relative('.', file).split(path.sep).join('/');
    return `${tab}${relative.includes('/') ? relative : `./${relative}`}`;
  });
}

/** What a test program prints, on both streams: shown at once, or kept. */
class Output {
  text = '';
  private readonly decoder = new TextDecoder();
  private kept = '';

  constructor(private readonly streams: boolean, private readonly keeps: boolean) {}

  add(piece: Uint8Array | string): void {
    const text = typeof piece === 'string' ? piece : this.decoder.decode(piece, { stream: true });
    if (this.keeps) this.text += text;
    if (this.streams) write(piece);
    else this.kept += text;
  }

  /** Ends a last line that has no end. */
  endLine(): void {
    if (this.text !== '' && !this.text.endsWith('\n')) this.add('\n');
  }

  /** What has not been shown. */
  rest(): string {
    return this.kept;
  }
}

/** What the go command calls the signals that programs are ended by. */
const signalTexts: Readonly<Record<number, string>> = { 1: 'hangup', 2: 'interrupt', 3: 'quit', 6: 'aborted', 9: 'killed', 10: 'user defined signal 1', 12: 'user defined signal 2', 13: 'broken pipe', 14: 'alarm clock', 15: 'terminated' };

class Deferred {
  resolve!: (text: string) => void;
  readonly promise = new Promise<string>((resolve) => { this.resolve = resolve; });
}

/** Writes all of it before anything else is written. */
function write(piece: Uint8Array | string): void {
  const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
  for (let done = 0; done < bytes.length; ) {
    try {
      done += fs.writeSync(1, bytes, done);
    } catch (e) {
      if ((e as { code?: string }).code !== 'EAGAIN') throw e;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
