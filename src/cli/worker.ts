/**
 * The worker that a program lives in: compiles it, instantiates it, runs it, and blocks while it is stopped. The
 * owner (command line or debug adapter) only starts it and listens.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parentPort, receiveMessageOnPort } from 'node:worker_threads';
import { formatDiagnostic } from '../base/diagnostic';
import { type DebugInfo, positionOfId } from '../compile/debuginfo/debugInfo';
import { FileSystem } from '../engine/fileSystem';
import type { Host } from '../engine/hostCalls';
import { Exit, Fatal, Machine } from '../engine/machine';
import { gctraceLine, scavtraceLine } from '../engine/gctrace';
import { collectJavaScript, copyImage } from '../engine/moveImage';
import { applyEnvironment } from '../engine/godebug';
import { seededBytes } from '../engine/seededBytes';
import { memStat } from '../engine/memStats';
import { schedtraceText } from '../engine/schedtrace';
import { ProgramSignals, errorText } from '../engine/signals';
import { HostInput } from '../engine/hostInput';
import type { EvaluationHost } from '../engine/evaluation';
import { type EvaluateMessage, type EvaluateRequest, type InputMessage, type QuestionMessage, type SignalMessage, type StartMessage, type WorkerMessage, type StopReason, command, control } from '../engine/protocol';
import { BufferReader } from '../inspect/memoryReader';
import { statistics } from '../inspect/statistics';
import { type AgentMessage, type AgentStep, BreakpointAgent, type Verdict } from '../dap/breakpointAgent';
import { frames, readGoroutine } from '../inspect/goroutines';
import { checkFlag } from '../layout/evaluation';
import { machine as machineWords } from '../layout/machine';
import { offsetsOf } from '../layout/records';
import { fatalCodes, panicStopKind, reportKind, runResult, signalDescriptor, stepMode } from '../layout/status';
import { type Build, build } from './build';
import { Evaluator } from './evaluator';
import { faultFrames } from '../inspect/fault';
import { libraryModule, wholeDebug } from './prelinked';
import { endText, hostAnswer, kernelTexts, lookAnswer } from './runTexts';

const gFields = offsetsOf('G') as Readonly<Record<string, number>>;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Milliseconds that the program must have been idle before memory is given back. */
const quietMs = 100;

/** Turns of an evaluation at most, each of 100,000 ticks. */
const evaluationTurns = 20000;

const port = parentPort;
if (!port) throw new Error('not a worker');
port.once('message', (m: StartMessage) => main(m));
const post = (message: WorkerMessage): void => (port as NonNullable<typeof port>).postMessage(message);

function main(m: StartMessage): void {
  const begun = performance.now();
  const built = build({ entry: m.entry, debug: m.debug, lang: m.lang, tags: m.tags ?? [], test: m.test === true, keep: m.attach && m.debug, sites: m.sites === true });
  if (!built.image) {
    post({
      type: 'rejected',
      inPackage: built.inPackage,
      diagnostics: built.diagnostics.map((d) => {
        const at = built.files.place(d.pos);
        return { file: at.file, path: built.files.file(d.pos)?.path ?? '', line: at.line, column: at.column, text: formatDiagnostic(built.files, d), message: d.message, package: built.packageOf?.(d.pos) ?? '' };
      }),
    });
    return;
  }
  const run = new Run(m, built.image, built.compiled ?? (() => undefined), performance.now() - begun);
  if (!m.attach) built.keep?.();
  run.run(built.keep);
}

class Run {
  private readonly words: Int32Array;
  private wholeDebug: DebugInfo | undefined;
  private machine: Machine | undefined;
  /** Milliseconds for which the program's clock has stood. */
  private stood = 0;
  private started = 0;
  /** The end of what the program wrote to standard error: where a panic's text is. */
  private errors = '';
  private evaluator: Evaluator | undefined;
  private evaluationReader: BufferReader | undefined;
  private agent: BreakpointAgent | undefined;
  private readonly files: FileSystem;
  private step: AgentStep | undefined;
  /** What debug.SetTraceback was given. */
  private traceback: string | undefined;
  private readonly input: HostInput;
  private readonly signals = new ProgramSignals();
  /** Where the output that is being written comes from. */
  private outputFrom = { path: '', line: 0 };

  constructor(private readonly m: StartMessage, private readonly image: NonNullable<Build['image']>, private readonly compiled: NonNullable<Build['compiled']>, private readonly compileMs: number) {
    this.words = new Int32Array(m.control);
    this.input = new HostInput(m.interactive ? () => post({ type: 'read' }) : undefined);
    const denied = (file: string): void => post({ type: 'log', text: `The program may not use ${file}: "permissions.files" in the launch configuration allows more than its own folder.\n`, path: '', line: 0 });
    this.files = new FileSystem(m, (fd, bytes) => post({ type: 'output', fd, bytes: bytes.slice(), ...this.outputFrom }), denied);
  }

  /** Debug information of program and library; a run that never asks for it does not read the library's. */
  private get debug(): DebugInfo {
    this.wholeDebug ??= wholeDebug(this.image.debug, this.image.imported !== undefined);
    return this.wholeDebug;
  }
  private set debug(d: DebugInfo) {
    this.wholeDebug = d;
  }

  private noteError(bytes: Uint8Array): void {
    this.errors = (this.errors + decoder.decode(bytes)).slice(-4096);
  }

  /** When the program stopped, and when an expression began to run in it; 0 for not. */
  private standing = 0;
  private evaluating = 0;

  /** The program's clock: it stands while the program does, but goes on for what is evaluated. */
  private readonly now = (): number => {
    const at = performance.now();
    if (this.standing === 0) return at - this.stood;
    return this.standing - this.stood + (this.evaluating ? at - this.evaluating : 0);
  };

  /** Blocks until the owner stores a command; the program's clock stands meanwhile. */
  private wait(reason: StopReason, breakpoints: readonly number[] = [], text = ''): void {
    const { words } = this;
    const before = performance.now();
    this.standing = before;
    post({ type: 'stop', reason, breakpoints, text });
    for (;;) {
      Atomics.wait(words, control.command, command.none);
      const wanted = Atomics.exchange(words, control.command, command.none);
      if (this.machine) this.news(this.machine);
      if (wanted === command.go) break;
    }
    this.standing = 0;
    this.stood += performance.now() - before;
  }

  private reader(): BufferReader | undefined {
    const { machine } = this;
    return machine && new BufferReader(() => machine.memory.buffer);
  }

  private host(): Host {
    const { files } = this;
    return {
      attach: (machine) => {
        this.machine = machine;
      },
      now: this.now,
      wall: () => performance.timeOrigin + performance.now(),
      report: (kind) => this.report(kind),
      write: (fd, bytes) => {
        if (fd === 2) this.noteError(bytes);
        return files.write(fd, bytes);
      },
      read: (g, fd, to, address) => {
        if (fd === signalDescriptor) return this.signals.input.read(g, to, address);
        return fd === 0 && !files.hasInputFile ? this.input.read(g, to, address) : files.read(fd, to);
      },
      open: (name, flags, perm) => files.open(name, flags, perm),
      close: (fd) => files.close(fd),
      seek: (fd, offset, whence) => files.seek(fd, offset, whence),
      fileOp: (op, a, b) => files.operation(op, a, b) ?? this.operation(op, a, b) ?? hostAnswer(this.debug, op, a),
      random: this.m.seeded ? seededBytes(this.m.seed) : (to) => void crypto.getRandomValues(to),
      probe: () => this.probeStopped(this.machine as Machine),
      memStat: (name) => (this.machine ? memStat(this.machine, name) : 0n),
      exit: (code) => {
        throw new Exit(code);
      },
      fatal: (code, arg, text) => {
        throw new Fatal(code, arg, text);
      },
    };
  }

  /** What the program asks about its run, or wants to be different. */
  private operation(op: string, a: string, b: string): Uint8Array | undefined {
    switch (op) {
      case 'testing': return encoder.encode(this.m.test ? '1' : '0');
      // A run that is to be repeated has no number that others have not.
      case 'getpid': return encoder.encode(String(this.m.seeded ? 1 : process.pid));
      case 'settraceback':
        this.traceback = a;
        break;
      case 'freeOSMemory': {
        const on = this.machine as Machine;
        // Seen when the collection that the goroutine asks for next is over (mgc.ts).
        on.view.setUint32(on.view.getUint32(machineWords.curg, true) + (gFields.freesMemory as number), 1, true);
        break;
      }
      case 'signals': {
        Atomics.store(this.words, control.signals, 0);
        post({ type: 'signals', ...this.signals.setWishes(a, b) });
        Atomics.wait(this.words, control.signals, 0);
        break;
      }
      case 'kill': {
        const effect = this.signals.send(Number(a));
        if (effect === 'ends') throw new Exit(128 + Number(a), Number(a));
        // Its frames are to be seen: it leaves them first.
        if (effect === 'shows') return encoder.encode(effect);
        this.machine?.setKernelField('signalSent', 1);
        break;
      }
      default: return undefined;
    }
    return new Uint8Array();
  }

  /** `loaded` is called when the owner knows that the program is there. */
  run(loaded = (): void => {}): void {
    const { m, image } = this;
    try {
      const machine = new Machine(
        { kernel: fs.readFileSync(path.join(__dirname, 'kernel.wasm')), wasm: image.wasm, library: image.imported && { wasm: libraryModule(), imported: image.imported }, header: image.header, pages: image.pages, tableSize: image.tableSize, memoryLimit: m.memoryLimit, seed: m.seed, procs: m.procs, gcPercent: m.gcPercent, settings: { ...(m.clock === 'virtual' ? { clockVirtual: 1 } : {}), ...(m.sites ? { trackSites: 1 } : {}), ...(m.interactive ? { signalsComeAnyTime: 1 } : {}) } },
        this.host(),
      );
      applyEnvironment(machine, m.env);
      if (m.imageHash) machine.setKernelField('hashEvery', m.imageHash);
      if (m.attach) this.prepareExpressions(machine);
      if (m.attach) {
        post({ type: 'ready', memory: machine.memory, debug: image.debug, usesLibrary: image.imported !== undefined, wasm: image.wasm, compileMs: this.compileMs });
        loaded();
        this.wait('start');
      }
      this.started = this.now();
      this.loop(machine);
    } catch (e) {
      if (e instanceof Exit) this.end(runResult.exit, e.code, '', e.signal);
      else if (e instanceof Fatal) this.end(runResult.fatal, e.code, e.text || (kernelTexts[e.arg] ?? ''));
      else if (e instanceof RangeError && /memory|allocation/i.test(e.message)) this.end(runResult.fatal, 2);
      else {
        const frames = faultFrames(e, () => (image.imported ? libraryModule().length : 0));
        if (frames) this.end(runResult.fatal, fatalCodes.fault, JSON.stringify(frames));
        else this.end(runResult.fatal, 99, e instanceof Error ? (e.stack ?? e.message) : String(e));
      }
    }
  }

  private loop(machine: Machine): void {
    for (;;) {
      const result = machine.kernel.run();
      switch (result) {
        case runResult.exit:
          this.end(result, 0);
          return;
        case runResult.stop:
          this.stopped(machine);
          break;
        case runResult.panicStop:
          this.wait(machine.kernelField('panicStop') === panicStopKind.recovered ? 'recovered' : 'panic');
          break;
        case runResult.probe:
          this.probeStopped(machine);
          break;
        case runResult.look:
          if (machine.kernelField('lookKind') === 4) {
            this.end(runResult.fatal, fatalCodes.message, this.lookText(machine));
            return;
          }
          if (machine.kernelField('lookKind') === 5) {
            this.end(runResult.fatal, fatalCodes.signal, errorText(this.lookArgument(machine)));
            return;
          }
          this.look(machine);
          break;
        case runResult.idle:
          this.idle(machine);
          break;
        case runResult.release:
          this.giveBack(machine);
          break;
        case runResult.poll:
          this.news(machine);
          break;
        default:
          this.end(result, 2);
          return;
      }
    }
  }

  /** Waits for the host, the next timer or the collection that is due after two minutes. Who has waited for a while may have memory to give back meanwhile. */
  private idle(machine: Machine): void {
    const left = (): bigint => machine.kernel.nextTimer() - machine.kernel.nanotime();
    const untilGC = this.m.clock === 'real' ? Number(machine.kernel.idleGC()) : Infinity;
    if (untilGC === 0) return;
    const sleep = (ms: number): boolean => ms > 0 && Atomics.wait(this.words, control.wake, 0, Math.min(ms, 1e9)) !== 'timed-out';
    let woken = false;
    if (this.m.clock === 'real' && machine.kernel.releaseDue(left() - BigInt(quietMs * 1e6)) !== 0) {
      woken = sleep(quietMs);
      if (!woken) this.giveBack(machine);
    }
    if (!woken && !sleep(Math.min(Number(left()), untilGC) / 1e6)) machine.kernel.clockReached();
    this.news(machine);
    if (machine.kernelField('pauseWanted') !== 0) this.wait('check');
  }

  /** Gives the free pages back: the image moves to another memory, and the old one goes. */
  private giveBack(machine: Machine): void {
    const moved = this.move(machine);
    machine.kernel.released(moved ? 1 : 0);
    // Not before the call above has returned: its frame refers to the old memory.
    if (moved) collectJavaScript();
  }

  /** An owner that sees the memory copies it, since it may write to it at any time. */
  private move(machine: Machine): boolean {
    const from = machine.memory;
    const moved = machine.move((to) => {
      if (!this.m.attach) return copyImage(from.buffer, to.buffer);
      Atomics.store(this.words, control.moved, 0);
      post({ type: 'moved', memory: to });
      Atomics.wait(this.words, control.moved, 0);
    });
    this.evaluationReader?.forget();
    return moved;
  }

  /** Writes to standard error what the kernel asks for. */
  private report(kind: number): void {
    const on = this.machine as Machine;
    this.files.write(2, encoder.encode(this.reportText(on, kind)));
  }

  private reportText(on: Machine, kind: number): string {
    switch (kind) {
      case reportKind.hash: return `hash ${on.kernelField64('switches')}: ${BigInt.asUintN(64, on.kernelField64('imageHash')).toString(16).padStart(16, '0')}\n`;
      case reportKind.gctrace: return gctraceLine(on);
      case reportKind.scavtrace: return scavtraceLine(on, false);
      case reportKind.scavtraceForced: return scavtraceLine(on, true);
      case reportKind.gcForced: return 'GC forced\n';
      default: return schedtraceText(on);
    }
  }

  /** A probe stops the program. */
  private probeStopped(on: Machine): void {
    this.news(on);
    this.wait('probe');
  }

  /** A statement check stopped: for a breakpoint its conditions decide, else it is a step or a pause. */
  private stopped(on: Machine): void {
    this.filtersAreNew = false;
    this.news(on);
    const g = on.view.getUint32(machineWords.curg, true);
    if (g === 0) {
      this.wait('check');
      return;
    }
    const id = on.view.getUint32(g + (gFields.stopId as number), true);
    const dataHit = on.kernelField('dataHit') !== 0;
    on.setKernelField('dataHit', 0);
    const verdict = this.breakpointHit(on, g, id);
    if (verdict.kind === 'log') {
      const at = positionOfId(this.debug, id);
      post({ type: 'log', text: verdict.text, path: at.file?.path ?? '', line: at.line });
    }
    if (verdict.kind === 'stop') this.wait('check', verdict.breakpoints, verdict.problem);
    else if (dataHit || this.isStep(on, g, id)) this.wait('check');
  }

  // ---- expressions

  private prepareExpressions(on: Machine): void {
    const host: EvaluationHost = {
      look: () => this.look(on),
      now: this.now,
      cancelled: () => Atomics.load(this.words, control.cancel) !== 0,
      sleep: (ms) => void Atomics.wait(this.words, control.cancel, 0, ms),
      fatalText: (e) => endText({ result: runResult.fatal, code: e.code, text: e.text || (kernelTexts[e.arg] ?? '') }, undefined, undefined, { setting: 'none', now: 0n }).text.trim().replace(/^runtime: .*\n/, ''),
    };
    this.evaluationReader = this.reader();
    this.evaluator = new Evaluator(on, this.evaluationReader as BufferReader, () => this.debug, this.compiled, host, { time: this.m.evaluationTime, turns: evaluationTurns });
    this.agent = new BreakpointAgent(this.evaluator, {
      allocate: (bytes) => on.kernel.persistentAlloc(bytes) >>> 0,
      u32: (address) => on.view.getUint32(address, true),
      setU32: (address, value) => on.view.setUint32(address, value, true),
      setFilters: (address) => on.setKernelField('filters', address),
    });
  }

  /** The debug information grows with what expressions add. */
  private withExpressions<T>(work: (evaluator: Evaluator) => T): T | undefined {
    if (!this.evaluator) return undefined;
    const result = work(this.evaluator);
    const { debug } = this.evaluator;
    if (debug) this.debug = debug;
    return result;
  }

  private evaluate(request: EvaluateRequest): void {
    this.evaluating = performance.now();
    const answer = this.withExpressions((e) => e.answer(request));
    // Time that has left traces does not come back.
    if (request.keep) this.stood -= performance.now() - this.evaluating;
    this.evaluating = 0;
    if (answer) post(answer);
  }

  private answer(m: QuestionMessage): void {
    try {
      post({ type: 'answer', seq: m.seq, body: this.withExpressions((e) => e.question(m.question)), error: '' });
    } catch (e) {
      post({ type: 'answer', seq: m.seq, body: undefined, error: (e as Error).message });
    }
  }

  private setBreakpoints(m: Extract<AgentMessage, { breakpoints: unknown }>): void {
    const problems = this.withExpressions(() => this.agent?.set(m.breakpoints)) ?? [];
    post({ type: 'breakpoints', seq: m.seq, problems });
    this.filtersAreNew = true;
  }

  /** Breakpoints came while the program was on its way to a hit: the kernel has not asked their filters. */
  private filtersAreNew = false;

  private breakpointHit(on: Machine, g: number, id: number): Verdict {
    const frame = on.view.getUint32(g + (gFields.top as number), true);
    if (this.filtersAreNew) on.kernel.breakpointWanted(id, frame);
    return this.withExpressions(() => this.agent?.hit(id, frame)) ?? { kind: 'go' };
  }

  /** Whether the debugger's step or pause wanted this stop, whatever breakpoints say. */
  private isStep(on: Machine, g: number, id: number): boolean {
    if (on.kernelField('pauseWanted') !== 0) return true;
    const mode = on.kernelField('stepMode');
    if (mode === stepMode.none || on.kernelField64('stepGoid') !== on.view.getBigInt64(g + (gFields.goid as number), true)) return false;
    if ((on.view.getUint8(this.image.debug.checkFlags + id) & checkFlag.step) === 0) return false;
    const depth = on.view.getUint32(g + (gFields.top as number), true) - on.view.getUint32(g + (gFields.stackLo as number), true);
    const limit = on.kernelField('stepDepth');
    const { step } = this;
    // The library has no checks: what can be stepped to is the program's.
    const { debug, firstId } = this.image;
    const at = id - (firstId === 1 ? 0 : firstId);
    if (step?.skipped.includes(debug.idFiles[at] as number)) return false;
    if (mode !== stepMode.out && step?.by === 'line' && depth === step.depth && debug.lines[at] === step.line && debug.idFiles[at] === step.file) return false;
    if (step && step.into !== 0 && depth > step.depth) return this.calledFrom(on, g) === step.into;
    return mode === stepMode.in || (mode === stepMode.over && depth <= limit) || (mode === stepMode.out && depth < limit);
  }

  /** The resume id at which the caller of the goroutine's top frame stands. */
  private calledFrom(on: Machine, g: number): number {
    const top = on.view.getUint32(g + (gFields.top as number), true);
    const caller = on.view.getUint32(top + 4, true) & ~1;
    return caller ? on.view.getUint32(caller, true) : 0;
  }

  /** Takes what the owner has sent: breakpoints, the step in progress, input. */
  private news(on: Machine): void {
    Atomics.store(this.words, control.wake, 0);
    for (let r = receiveMessageOnPort(this.m.port); r; r = receiveMessageOnPort(this.m.port)) {
      const m = r.message as AgentMessage | InputMessage | SignalMessage | EvaluateMessage | QuestionMessage;
      if ('breakpoints' in m) this.setBreakpoints(m);
      else if ('evaluate' in m) this.evaluate(m.evaluate);
      else if ('question' in m) this.answer(m);
      else if ('step' in m) this.step = m.step;
      else if ('signal' in m) this.signalArrived(m.signal);
      else this.input.arrived(m.input, on);
    }
    this.signals.deliver(on);
  }

  /** Between two turns all goroutines can be shown. */
  private signalArrived(signal: number): void {
    if (this.signals.arrived(signal) === 'shows') throw new Fatal(fatalCodes.signal, 0, errorText(signal));
  }

  /** runtime.Callers and runtime.Stack: answered from the frames, which are in memory now. */
  private look(on: Machine): void {
    const kind = on.kernelField('lookKind');
    if (kind === 3) {
      this.writeFrom(on);
      return;
    }
    const answer = lookAnswer(this.reader() as BufferReader, this.debug, kind, on.kernel.clock());
    if (kind === 1) {
      const g = on.view.getUint32(machineWords.curg, true);
      const at = on.view.getUint32(g + (gFields.lookArg2 as number), true);
      on.bytes(at, answer.length).set(answer);
      on.kernel.setResult(answer.length / 8, 0);
    } else {
      on.provide(answer);
      on.kernel.setResult(answer.length, 0);
    }
  }

  private lookArgument(on: Machine): number {
    return on.view.getUint32(on.view.getUint32(machineWords.curg, true) + (gFields.lookArg as number), true);
  }

  /** The string that a look brings with it. */
  private lookText(on: Machine): string {
    const g = on.view.getUint32(machineWords.curg, true);
    const arg = (name: string): number => on.view.getUint32(g + (gFields[name] as number), true);
    // The kernel's own texts have numbers.
    return arg('lookArg') === 0 ? (kernelTexts[arg('lookArg2')] ?? '') : decoder.decode(on.bytes(arg('lookArg'), arg('lookArg2')).slice());
  }

  /** A write in a debug build: the output says which line of the user's it comes from. */
  private writeFrom(on: Machine): void {
    const g = on.view.getUint32(machineWords.curg, true);
    const arg = (name: string): number => on.view.getUint32(g + (gFields[name] as number), true);
    const fd = arg('lookArg') | 0;
    const bytes = on.bytes(arg('lookArg2'), arg('lookArg3')).slice();
    if (this.m.attach && !this.m.directOutput && (fd === 1 || fd === 2)) {
      const reader = this.reader() as BufferReader;
      const from = frames(reader, this.debug, readGoroutine(reader, g), 0, 50).find((f) => !this.debug.library.includes(f.func.pkg));
      const at = from && positionOfId(this.debug, from.id);
      this.outputFrom = { path: at?.file?.path ?? '', line: at?.line ?? 0 };
    }
    if (fd === 2) this.noteError(bytes);
    on.kernel.setResult(this.files.write(fd, bytes) | 0, 0);
    this.outputFrom = { path: '', line: 0 };
  }

  private end(result: number, code: number, text = '', signal?: number): void {
    const ms = this.now() - this.started;
    const reader = this.reader();
    const end = endText({ result, code, text }, this.debug, reader, { setting: this.m.env.GOTRACEBACK, more: this.traceback, now: this.machine?.kernel.clock() ?? 0n });
    if (this.m.attach && result !== runResult.exit) {
      const panicked = result === runResult.panic ? this.errors.slice(Math.max(0, this.errors.lastIndexOf('\npanic: ') + 1)) : end.text.split('\n\n')[0];
      this.wait('dead', [], (panicked ?? '').trim());
    }
    const stats = this.m.stats ? `engine-ms: ${ms.toFixed(2)}\ncompile-ms: ${this.compileMs.toFixed(2)}\nseed: ${this.m.seed}\n${reader ? statistics(reader) : ''}` : '';
    // The build asks for the code cache (scripts/build.mjs).
    (globalThis as { glassgoWriteCodeCache?: () => void }).glassgoWriteCodeCache?.();
    post({ type: 'end', code: end.code, ...(signal ? { signal } : {}), text: end.text, stats, milliseconds: ms });
  }
}
