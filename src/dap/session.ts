/**
 * A debug session: one program, one client. Requests are answered from the program's memory while it stands; breakpoints and
 * steps are written into its check flags and into the kernel's record.
 *
 * Goroutines are threads under their ids. Frames and variables get handles that hold until the program goes on.
 */
import * as path from 'node:path';
import {
  BreakpointEvent, ContinuedEvent, DebugSession, ExitedEvent, InitializedEvent, OutputEvent, Scope, Source, StackFrame, StoppedEvent, TerminatedEvent, Thread, ThreadEvent,
} from '@vscode/debugadapter';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { type DebugInfo, positionOfId } from '../compile/debuginfo/debugInfo';
import { Process, defaultProcs } from '../engine/process';
import type { EvaluatedMessage, WorkerMessage } from '../engine/protocol';
import { scopeVariables } from '../inspect/scopeVariables';
import { evaluatedValue } from '../inspect/evaluatedValue';
import { overlay } from '../inspect/overlayReader';
import { type Frame, type Goroutine, currentG, frames, goroutines, kernelAddress, readGoroutine, startFunction } from '../inspect/goroutines';
import { BufferReader } from '../inspect/memoryReader';
import { isRuntimeInternal } from '../inspect/traceback';
import { stoppedEvent } from '../inspect/trace';
import { type Child, type Value, Values } from '../inspect/values';
import { gStatus, stepMode } from '../layout/status';
import type { AgentMessage } from './breakpointAgent';
import { BreakpointTable, type SetBreakpoint } from './breakpoints';
import { type ProbesArguments, type TraceArguments, setProbes, trace } from './probes';
import { type RuntimeHost, RuntimeRequests } from './runtimeRequests';
import { WorkerAnswers } from './workerAnswers';

/** Attributes of a launch configuration. */
export interface LaunchArguments extends DebugProtocol.LaunchRequestArguments {
  program?: string;
  args?: string[];
  env?: Record<string, string | null>;
  cwd?: string;
  stopOnEntry?: boolean;
  seed?: number;
  clock?: 'real' | 'virtual';
  /** Record what the timeline shows from the start. */
  timeline?: boolean;
  /** MB */
  memoryLimit?: number;
  /** Milliseconds that an expression may take. */
  evaluationTimeout?: number;
}

type Handle =
  | { readonly kind: 'value'; readonly values: Values; readonly value: Value; readonly path: string }
  /** The results of a call. */
  | { readonly kind: 'tuple'; readonly values: Values; readonly list: readonly Value[] }
  | { readonly kind: 'scope'; readonly frame: Frame; readonly scope: 'locals' | 'globals' };

const errors = { launch: 3000, notStopped: 3001, evaluate: 3002, unknownFrame: 3003, notRunning: 3004 } as const;

export class GlassgoSession extends DebugSession {
  private process: Process | undefined;
  private info: DebugInfo | undefined;
  private values: Values | undefined;
  private table: BreakpointTable | undefined;
  /** What views of the runtime ask for. */
  private runtime: RuntimeRequests | undefined;
  private stopped = false;
  private ended = false;
  private configured: () => void = () => {};
  private readonly whenConfigured = new Promise<void>((resolve) => {
    this.configured = resolve;
  });
  private launchArgs: LaunchArguments = {};
  private readonly answers = new WorkerAnswers();
  /** The worker waits for orders: the program has not started yet, or stands. */
  private waits = false;
  private exceptionText = '';
  private handles: Handle[] = [];
  private frameHandles: { g: Goroutine; frame: Frame }[] = [];
  /** The goroutine that the last stop, or a step, was about. */
  private focus = 0;
  private readonly known = new Set<number>();

  constructor() {
    super();
    this.setDebuggerLinesStartAt1(true);
    this.setDebuggerColumnsStartAt1(true);
  }

  protected override dispatchRequest(request: DebugProtocol.Request): void {
    // The protocol's default, which the base class does not know.
    if (request.command === 'initialize' && request.arguments) request.arguments.pathFormat ??= 'path';
    super.dispatchRequest(request);
  }

  protected override initializeRequest(response: DebugProtocol.InitializeResponse): void {
    response.body = {
      supportsConfigurationDoneRequest: true,
      supportsConditionalBreakpoints: true,
      supportsHitConditionalBreakpoints: true,
      supportsLogPoints: true,
      supportsEvaluateForHovers: true,
      supportsExceptionInfoRequest: true,
      supportsDelayedStackTraceLoading: true,
      supportTerminateDebuggee: true,
      supportsTerminateRequest: true,
      supportsClipboardContext: true,
      exceptionBreakpointFilters: [{ filter: 'panic', label: 'All Panics', description: 'Stop when a panic begins, also where it is recovered later. Unrecovered panics and fatal errors always stop.', default: false }],
    };
    this.sendResponse(response);
  }

  // ---- launch and end

  protected override launchRequest(response: DebugProtocol.LaunchResponse, args: LaunchArguments): void {
    const { program } = args;
    if (!program || typeof program !== 'string') {
      this.sendErrorResponse(response, errors.launch, 'the launch configuration has no "program": the Go file or folder to run');
      return;
    }
    this.launchArgs = args;
    const cwd = args.cwd ?? (program.endsWith('.go') ? path.dirname(program) : program);
    const env: Record<string, string> = { ...(process.env as Record<string, string>) };
    for (const [k, v] of Object.entries(args.env ?? {})) {
      if (v === null) delete env[k];
      else env[k] = String(v);
    }
    const procs = Number(env.GOMAXPROCS);
    this.process = new Process({
      rejected: (m) => this.rejected(response, m),
      ready: (m) => {
        this.info = m.debug;
        this.values = new Values(new BufferReader(() => (m.memory as WebAssembly.Memory).buffer));
        this.table = new BreakpointTable(m.debug, () => new Uint8Array(m.memory.buffer));
        this.runtime = new RuntimeRequests(this.runtimeHost(m.memory, m.debug));
        if (!args.noDebug) this.runtime.begin(args.timeline === true);
        this.sendResponse(response);
        this.sendEvent(new InitializedEvent());
      },
      output: (m) => this.output(m),
      log: (m) => {
        const e: DebugProtocol.OutputEvent = new OutputEvent(m.text, 'console');
        this.locate(e, m.path, m.line);
        this.sendEvent(e);
      },
      stop: (m) => void this.programStopped(m),
      evaluated: (m) => this.answers.evaluated(m),
      breakpoints: (m) => this.answers.breakpoints(m),
      end: (m) => {
        if (m.text) this.sendEvent(new OutputEvent(m.text, 'stderr'));
        this.finish(m.code);
      },
    });
    this.process.start({
      entry: [program], debug: !args.noDebug, lang: undefined, memoryLimit: (args.memoryLimit ?? 2048) * 1024 * 1024, seed: BigInt(args.seed ?? 1), seeded: args.seed !== undefined, procs: procs > 0 ? procs : defaultProcs,
      gcPercent: env.GOGC === 'off' ? -1 : Number(env.GOGC ?? 100) || 100, args: [program.replace(/\.go$/, ''), ...(args.args ?? [])], env, cwd,
      evaluationTime: args.evaluationTimeout ?? 5000, clock: args.clock === 'virtual' ? 'virtual' : 'real', imageHash: 0, directOutput: false, attach: true, stats: false,
    });
  }

  private rejected(response: DebugProtocol.LaunchResponse, m: Extract<WorkerMessage, { type: 'rejected' }>): void {
    for (const d of m.diagnostics.slice(0, 100)) {
      const e: DebugProtocol.OutputEvent = new OutputEvent(`${d.text}\n`, 'stderr');
      if (d.line > 0) this.locate(e, d.path, d.line);
      this.sendEvent(e);
    }
    this.sendEvent({ type: 'event', seq: 0, event: 'glassgo/diagnostics', body: { diagnostics: m.diagnostics } } as DebugProtocol.Event);
    const first = m.diagnostics[0];
    this.sendErrorResponse(response, errors.launch, `the program does not compile: ${first ? (first.line > 0 ? `${path.basename(first.path)}:${first.line}:${first.column}: ${first.message}` : first.message) : 'unknown error'}${m.diagnostics.length > 1 ? ` (and ${m.diagnostics.length - 1} more)` : ''}`);
    this.finish(undefined);
  }

  private finish(code: number | undefined): void {
    if (this.ended) return;
    this.ended = true;
    this.stopped = false;
    this.waits = false;
    this.answers.close();
    if (code !== undefined) this.sendEvent(new ExitedEvent(code));
    this.sendEvent(new TerminatedEvent());
  }

  private output(m: Extract<WorkerMessage, { type: 'output' }>): void {
    const e: DebugProtocol.OutputEvent = new OutputEvent(new TextDecoder().decode(m.bytes), m.fd === 1 ? 'stdout' : 'stderr');
    this.locate(e, m.path, m.line);
    this.sendEvent(e);
  }

  private locate(e: DebugProtocol.OutputEvent, file: string, line: number): void {
    if (!file) return;
    e.body.source = this.source(file);
    e.body.line = this.convertDebuggerLineToClient(line);
  }

  protected override configurationDoneRequest(response: DebugProtocol.ConfigurationDoneResponse): void {
    this.sendResponse(response);
    this.configured();
  }

  protected override async disconnectRequest(response: DebugProtocol.DisconnectResponse): Promise<void> {
    await this.process?.terminate();
    this.ended = true;
    this.sendResponse(response);
    this.shutdown();
  }

  protected override async terminateRequest(response: DebugProtocol.TerminateResponse): Promise<void> {
    await this.process?.terminate();
    this.sendResponse(response);
    this.finish(undefined);
  }

  /** The client has gone without a word: the program must not stay. */
  async abandon(): Promise<void> {
    this.ended = true;
    await this.process?.terminate();
  }

  // ---- stops

  private async programStopped(m: Extract<WorkerMessage, { type: 'stop' }>): Promise<void> {
    if (m.reason === 'start') {
      this.waits = true;
      await this.whenConfigured;
      this.waits = false;
      if (this.launchArgs.stopOnEntry && !this.launchArgs.noDebug) this.step(stepMode.in, 1, 0);
      this.process?.resume();
      return;
    }
    if (this.launchArgs.noDebug) {
      this.process?.resume();
      return;
    }
    if (m.reason === 'probe' && this.runtime?.passes()) {
      this.process?.resume();
      return;
    }
    const memory = this.memory();
    const pauseWanted = memory.u32(kernelAddress('pauseWanted')) !== 0;
    const stepping = memory.u32(kernelAddress('stepMode')) !== stepMode.none;
    const g = currentG(memory);
    this.clearStep();
    this.stopped = true;
    this.waits = true;
    this.handles = [];
    this.frameHandles = [];
    const goid = g ? readGoroutine(memory, g).id : (goroutines(memory)[0]?.id ?? 1);
    this.focus = goid;
    let event: DebugProtocol.StoppedEvent;
    if (m.reason === 'dead' || m.reason === 'panic') {
      this.exceptionText = m.text || this.panicText();
      event = new StoppedEvent('exception', goid, this.exceptionText);
      event.body.description = this.exceptionText.startsWith('panic') || m.reason === 'panic' ? 'panic' : 'fatal error';
    } else if (m.reason === 'probe') {
      const e = stoppedEvent(memory, this.info as DebugInfo);
      if (e.goroutine) this.focus = e.goroutine;
      event = new StoppedEvent('probe', e.goroutine || goid);
      Object.assign(event.body, { description: e.text, text: e.text, probe: { kind: e.kind, when: e.when, args: e.args } });
    } else if (m.breakpoints.length > 0) {
      event = new StoppedEvent('breakpoint', goid);
      (event.body as { hitBreakpointIds?: number[] }).hitBreakpointIds = [...m.breakpoints];
      if (m.text) this.sendEvent(new OutputEvent(`${m.text}\n`, 'stderr'));
    } else event = new StoppedEvent(pauseWanted ? 'pause' : this.entry ? 'entry' : stepping ? 'step' : 'pause', goid);
    this.entry = false;
    (event.body as { allThreadsStopped?: boolean }).allThreadsStopped = true;
    const explained = this.runtime?.stoppedBy(event.body.reason, this.exceptionText, event.body.threadId ?? 0);
    if (explained) event.body.description = explained;
    this.announceThreads();
    this.sendEvent(event);
  }

  private entry = false;

  /** Tells the client about goroutines that came and went since the last stop. */
  private announceThreads(): void {
    const now = new Set(this.threadList().map((g) => g.id));
    for (const id of this.known) if (!now.has(id)) this.sendEvent(new ThreadEvent('exited', id));
    this.known.clear();
    for (const id of now) this.known.add(id);
  }

  private panicText(): string {
    const g = currentG(this.memory());
    return g ? 'panic' : '';
  }

  private memory(): BufferReader {
    return (this.values as Values).memory as BufferReader;
  }

  private poke(field: string, value: number): void {
    const m = this.process?.memory;
    if (m) new DataView(m.buffer).setUint32(kernelAddress(field), value, true);
  }

  private step(mode: number, goid: number, depth: number): void {
    const m = this.process?.memory as WebAssembly.Memory;
    this.entry = this.launchArgs.stopOnEntry === true && depth === 0 && !this.stopped;
    this.poke('stepMode', mode);
    this.poke('stepDepth', depth);
    new DataView(m.buffer).setBigUint64(kernelAddress('stepGoid'), BigInt(goid), true);
    this.table?.setStepping(true);
  }

  private clearStep(): void {
    this.poke('stepMode', stepMode.none);
    this.poke('pauseWanted', 0);
    this.table?.setStepping(false);
  }

  /** The client shows the thread that a stop is about: so it is told of one, marked as no more than that. */
  private selectGoroutine(id: number): void {
    if (!this.threadList().some((g) => g.id === id)) throw new Error(`there is no goroutine ${id}`);
    this.focus = id;
    const event: DebugProtocol.StoppedEvent = new StoppedEvent('goroutine', id);
    Object.assign(event.body, { description: 'selected', allThreadsStopped: true, selection: true });
    this.sendEvent(event);
  }

  private runtimeHost(memory: WebAssembly.Memory, info: DebugInfo): RuntimeHost {
    const session = this;
    return {
      reader: this.memory(), info, memory, program: this.launchArgs.program ?? '',
      get stopped() {
        return session.stopped;
      },
      go: () => {
        this.go();
        this.sendEvent(new ContinuedEvent(this.focus, true));
      },
      select: (goroutine) => this.selectGoroutine(goroutine),
      frame: (id) => this.frameHandles[id - 1]?.frame,
    };
  }

  private go(): void {
    this.runtime?.resumed();
    this.stopped = false;
    this.waits = false;
    this.exceptionText = '';
    this.process?.resume();
  }

  /** An error that the client shows where it asked, without a notification of its own. */
  private refuse(response: DebugProtocol.Response, id: number, text: string): void {
    this.sendErrorResponse(response, { id, format: '{_text}', variables: { _text: text }, showUser: false });
  }

  /** Answers with an error unless the program stands. */
  private mustStand(response: DebugProtocol.Response): boolean {
    if (this.stopped) return true;
    this.refuse(response, errors.notStopped, this.ended ? 'the program has ended' : 'the program is running');
    return false;
  }

  protected override continueRequest(response: DebugProtocol.ContinueResponse): void {
    if (!this.mustStand(response)) return;
    response.body = { allThreadsContinued: true };
    this.sendResponse(response);
    this.go();
  }

  private stepRequest(response: DebugProtocol.Response, threadId: number, mode: number): void {
    if (!this.mustStand(response)) return;
    const g = this.threadList().find((x) => x.id === threadId);
    if (!g) {
      this.refuse(response, errors.unknownFrame, `unknown goroutine ${threadId}`);
      return;
    }
    const frame = frames(this.memory(), this.info as DebugInfo, g).find((f) => this.isUser(f));
    this.sendResponse(response);
    if (frame) {
      const info = this.info as DebugInfo;
      const step = { file: info.idFiles[frame.id] as number, line: info.lines[frame.id] as number, depth: frame.fp - g.stackLo };
      this.process?.tell({ step } satisfies AgentMessage);
    }
    this.step(mode, threadId, frame ? frame.fp - g.stackLo : 0);
    this.go();
  }

  protected override nextRequest(response: DebugProtocol.NextResponse, args: DebugProtocol.NextArguments): void {
    this.stepRequest(response, args.threadId, stepMode.over);
  }
  protected override stepInRequest(response: DebugProtocol.StepInResponse, args: DebugProtocol.StepInArguments): void {
    this.stepRequest(response, args.threadId, stepMode.in);
  }
  protected override stepOutRequest(response: DebugProtocol.StepOutResponse, args: DebugProtocol.StepOutArguments): void {
    this.stepRequest(response, args.threadId, stepMode.out);
  }

  protected override pauseRequest(response: DebugProtocol.PauseResponse): void {
    this.sendResponse(response);
    if (this.stopped || this.ended) return;
    this.poke('pauseWanted', 1);
    this.table?.setStepping(true);
    this.process?.wake();
    // Library code has no statement checks: after a while the scheduler itself stops.
    setTimeout(() => {
      if (!this.stopped && !this.ended) {
        this.poke('pauseWanted', 2);
        this.process?.wake();
      }
    }, 150);
  }

  // ---- breakpoints

  protected override async setBreakPointsRequest(response: DebugProtocol.SetBreakpointsResponse, args: DebugProtocol.SetBreakpointsArguments): Promise<void> {
    const wanted = args.breakpoints ?? (args.lines ?? []).map((line) => ({ line }));
    if (!this.table) {
      response.body = { breakpoints: wanted.map((b) => ({ verified: false, line: b.line, message: 'the program is not loaded' })) };
      this.sendResponse(response);
      return;
    }
    const file = args.source.path ?? '';
    const set = this.table.set(file, wanted.map((b) => ({ ...b, line: this.convertClientLineToDebugger(b.line) })));
    const problems = await this.tellBreakpoints(set);
    response.body = {
      breakpoints: set.map((b) => ({
        id: b.number, verified: b.line > 0, line: this.convertDebuggerLineToClient(b.line || b.wanted), source: this.source(file),
        ...messageOf(b.message || problems.get(b.number)),
      })),
    };
    this.sendResponse(response);
  }

  /** Puts the breakpoints in force. While the program runs nobody waits for what becomes of conditions. */
  private async tellBreakpoints(set: readonly SetBreakpoint[]): Promise<ReadonlyMap<number, string>> {
    const breakpoints = (this.table as BreakpointTable).forAgent();
    const { seq, answer } = this.answers.expectBreakpoints();
    const message: AgentMessage = { breakpoints, seq };
    const special = set.some((b) => b.source.condition);
    if (this.waits) this.process?.ask(message);
    else this.process?.tell(message);
    const problems = answer.then((list) => new Map(list.map((p) => [p.number, p.message])));
    if (special && this.waits) return problems;
    void problems.then((found) => {
      for (const b of set) {
        const message = found.get(b.number);
        if (message) this.sendEvent(new BreakpointEvent('changed', { id: b.number, verified: b.line > 0, message } as DebugProtocol.Breakpoint));
      }
    });
    return new Map();
  }

  protected override setExceptionBreakPointsRequest(response: DebugProtocol.SetExceptionBreakpointsResponse, args: DebugProtocol.SetExceptionBreakpointsArguments): void {
    this.poke('debugPanics', args.filters?.includes('panic') ? 1 : 0);
    this.sendResponse(response);
  }

  protected override exceptionInfoRequest(response: DebugProtocol.ExceptionInfoResponse): void {
    if (!this.exceptionText) {
      this.refuse(response, errors.notStopped, 'the program did not stop on a panic');
      return;
    }
    const isPanic = !this.exceptionText.startsWith('fatal error') && !this.exceptionText.startsWith('runtime: goroutine');
    response.body = { exceptionId: isPanic ? 'panic' : 'fatal error', description: this.exceptionText.replace(/^panic: /, ''), breakMode: 'unhandled' };
    this.sendResponse(response);
  }

  // ---- goroutines and frames

  private threadList(): Goroutine[] {
    return this.values ? goroutines(this.memory()) : [];
  }

  protected override threadsRequest(response: DebugProtocol.ThreadsResponse): void {
    if (!this.values || !this.info || this.ended) {
      response.body = { threads: this.ended ? [] : [new Thread(1, 'main')] };
      this.sendResponse(response);
      return;
    }
    const info = this.info;
    const list = this.threadList();
    const shown = list.length > maxThreads ? this.interesting(list) : list;
    response.body = { threads: shown.map((g) => new Thread(g.id, this.threadName(info, g))) };
    if (shown.length === 0) response.body.threads.push(new Thread(1, 'main'));
    this.sendResponse(response);
  }

  /** The goroutine in focus, main, and the first of the others. */
  private interesting(list: Goroutine[]): Goroutine[] {
    const first = list.slice(0, maxThreads);
    const focus = list.find((g) => g.id === this.focus);
    return focus && !first.includes(focus) ? [...first, focus] : first;
  }

  private threadName(info: DebugInfo, g: Goroutine): string {
    const memory = this.memory();
    const top = frames(memory, info, g, 0, 50);
    const user = top.find((f) => this.isUser(f)) ?? top.find((f) => !isRuntimeInternal(f.func));
    const name = user?.func.name ?? startFunction(memory, info, g)?.name ?? 'runtime';
    const state = g.status === gStatus.waiting ? ` [${g.waitReason}]` : g.status === gStatus.runnable ? ' [runnable]' : '';
    return `[Go ${g.id}] ${name}${state}`;
  }

  private isUser(f: Frame): boolean {
    return !(this.info as DebugInfo).library.includes(f.func.pkg) && !isRuntimeInternal(f.func);
  }

  protected override stackTraceRequest(response: DebugProtocol.StackTraceResponse, args: DebugProtocol.StackTraceArguments): void {
    if (!this.mustStand(response)) return;
    const info = this.info as DebugInfo;
    const memory = this.memory();
    const g = this.threadList().find((x) => x.id === args.threadId);
    if (!g) {
      this.refuse(response, errors.unknownFrame, `unknown goroutine ${args.threadId}`);
      return;
    }
    const all = frames(memory, info, g).filter((f) => !isRuntimeInternal(f.func));
    const start = args.startFrame ?? 0;
    const part = all.slice(start, start + (args.levels || 50));
    const stackFrames = part.map((frame) => {
      const at = positionOfId(info, frame.id);
      this.frameHandles.push({ g, frame });
      const f: DebugProtocol.StackFrame = new StackFrame(this.frameHandles.length, frame.func.name, at.file ? this.source(at.file.path) : undefined, this.convertDebuggerLineToClient(at.line), at.column ? this.convertDebuggerColumnToClient(at.column) : 0);
      if (!this.isUser(frame)) f.presentationHint = 'subtle';
      return f;
    });
    if (all.length === 0) {
      const f = startFunction(memory, info, g);
      if (f) {
        const source = info.files[f.file];
        stackFrames.push(new StackFrame(0, f.name, source ? this.source(source.path) : undefined, this.convertDebuggerLineToClient(f.line)));
      }
    }
    response.body = { stackFrames, totalFrames: Math.max(all.length, stackFrames.length) };
    this.sendResponse(response);
  }

  private source(file: string): Source {
    if (!file.startsWith('glassgo:')) return new Source(path.basename(file), file);
    const source: Source & DebugProtocol.Source = new Source(path.posix.basename(file), file);
    source.presentationHint = 'deemphasize';
    source.origin = 'Glassgo library';
    return source;
  }

  // ---- variables

  private handle(h: Handle): number {
    this.handles.push(h);
    return this.handles.length;
  }

  protected override scopesRequest(response: DebugProtocol.ScopesResponse, args: DebugProtocol.ScopesArguments): void {
    if (!this.mustStand(response)) return;
    const entry = this.frameHandles[args.frameId - 1];
    if (!entry) {
      response.body = { scopes: [] };
      this.sendResponse(response);
      return;
    }
    const { frame } = entry;
    const scopes: DebugProtocol.Scope[] = [{ ...new Scope('Locals', this.handle({ kind: 'scope', frame, scope: 'locals' }), false), presentationHint: 'locals' }];
    if (this.globalsOf(frame).length > 0) scopes.push(new Scope(`Globals (package ${frame.func.pkg})`, this.handle({ kind: 'scope', frame, scope: 'globals' }), true));
    response.body = { scopes };
    this.sendResponse(response);
  }

  private globalsOf(frame: Frame): { name: string; value: Value }[] {
    const values = this.values as Values;
    return (this.info as DebugInfo).globals.filter((g) => g.pkg === frame.func.pkg && g.type).map((g) => ({ name: g.name, value: values.at(g.type, g.address) }));
  }

  protected override variablesRequest(response: DebugProtocol.VariablesResponse, args: DebugProtocol.VariablesArguments): void {
    if (!this.mustStand(response)) return;
    const h = this.handles[args.variablesReference - 1];
    let values = this.values as Values;
    let list: Child[] = [];
    if (h?.kind === 'scope') {
      if (h.scope === 'globals') list = this.globalsOf(h.frame).map((g) => ({ ...g, path: g.name }));
      else {
        list = scopeVariables(this.info as DebugInfo, h.frame)
          .reverse()
          .map(({ variable, shadowed }) => ({
            name: shadowed ? `(${variable.name})` : variable.name, value: values.variable(variable.type, variable.location, h.frame.fp), path: shadowed ? '' : variable.name,
          }));
      }
    } else if (h?.kind === 'tuple') {
      values = h.values;
      list = h.list.map((value, i) => ({ name: `~r${i}`, value, path: '' }));
    } else if (h?.kind === 'value') {
      values = h.values;
      const start = args.start ?? 0;
      const count = args.count || (args.filter === 'indexed' ? values.indexedChildren(h.value) : pageSize);
      list = values.children(h.value, start, count, h.path);
    }
    response.body = { variables: list.map((c) => this.variable(values, c)) };
    this.sendResponse(response);
  }

  private variable(values: Values, c: Child): DebugProtocol.Variable {
    const indexed = values.indexedChildren(c.value);
    return {
      name: c.name, value: values.format(c.value), type: c.value.type.name, ...(c.path ? { evaluateName: c.path } : {}),
      variablesReference: values.hasChildren(c.value) ? this.handle({ kind: 'value', values, value: c.value, path: c.path }) : 0,
      ...(indexed > pageSize ? { indexedVariables: indexed } : {}),
    };
  }

  protected override customRequest(command: string, response: DebugProtocol.Response, args: unknown): void {
    if (command !== 'glassgo/probes' && command !== 'glassgo/trace') {
      this.runtimeRequest(command, response, args);
      return;
    }
    const memory = this.process?.memory;
    if (!memory || !this.info) {
      this.refuse(response, errors.notRunning, 'the program is not loaded');
      return;
    }
    try {
      response.body = command === 'glassgo/probes' ? setProbes(new DataView(memory.buffer), (args ?? {}) as ProbesArguments) : trace(this.memory(), this.info, (args ?? {}) as TraceArguments);
      this.sendResponse(response);
    } catch (problem) {
      this.refuse(response, errors.evaluate, (problem as Error).message);
    }
  }

  private runtimeRequest(command: string, response: DebugProtocol.Response, args: unknown): void {
    if (!command.startsWith('glassgo/')) {
      super.customRequest(command, response, args);
      return;
    }
    if (!this.runtime) {
      this.refuse(response, errors.notRunning, 'the program is not loaded');
      return;
    }
    try {
      const body = this.runtime.handle(command, (args ?? {}) as Record<string, unknown>);
      if (body === undefined) super.customRequest(command, response, args);
      else {
        response.body = body;
        this.sendResponse(response);
      }
    } catch (problem) {
      this.refuse(response, errors.notStopped, (problem as Error).message);
    }
  }

  protected override async evaluateRequest(response: DebugProtocol.EvaluateResponse, args: DebugProtocol.EvaluateArguments): Promise<void> {
    if (!this.mustStand(response)) return;
    const frame = args.frameId ? this.frameHandles[args.frameId - 1]?.frame : undefined;
    // As with Delve, `call` asks for a call whose effects stay.
    const call = args.context === 'repl' ? /^\s*call\s+(.*)$/s.exec(args.expression) : null;
    const result = await this.evaluate(call ? (call[1] as string) : args.expression, frame, call !== null);
    if (!this.stopped && !result.error) {
      this.refuse(response, errors.notStopped, 'the program runs again');
      return;
    }
    if (result.error) {
      this.refuse(response, errors.evaluate, `Unable to evaluate expression: ${result.error}`);
      return;
    }
    if (call) this.sendEvent({ type: 'event', seq: 0, event: 'invalidated', body: { areas: ['variables'] } } as DebugProtocol.Event);
    response.body = this.evaluateBody(result, args.expression, call !== null);
    this.sendResponse(response);
  }

  /** Evaluates in the program's worker; a failure is in the answer. */
  private evaluate(text: string, frame: Frame | undefined, keep: boolean): Promise<EvaluatedMessage> {
    const { seq, answer } = this.answers.expectEvaluated();
    this.process?.evaluate({ seq, text, id: frame?.id ?? 0, frame: frame?.fp ?? 0, keep });
    return answer;
  }

  private evaluateBody(result: EvaluatedMessage, expression: string, kept: boolean): DebugProtocol.EvaluateResponse['body'] {
    if (result.isNil) return { result: 'nil', variablesReference: 0 };
    if (result.values.length === 0) return { result: kept ? '' : 'done; effects on the program were undone (use "call" to keep them)', variablesReference: 0 };
    const values = result.pages.size > 0 ? new Values(overlay(this.memory(), result.pages)) : (this.values as Values);
    const list = result.values.map((v) => evaluatedValue(values, v));
    const only = list[0] as Value;
    if (list.length > 1) {
      const tuple = this.handle({ kind: 'tuple', values, list });
      return { result: `(${list.map((v) => values.format(v)).join(', ')})`, type: `(${list.map((v) => v.type.name).join(', ')})`, variablesReference: tuple };
    }
    const indexed = values.indexedChildren(only);
    return {
      result: values.format(only, 2), type: only.type.name,
      variablesReference: values.hasChildren(only) ? this.handle({ kind: 'value', values, value: only, path: isOperand(expression) ? expression : `(${expression})` }) : 0,
      ...(indexed > pageSize ? { indexedVariables: indexed } : {}),
    };
  }
}

/** What can be followed by a selector or index as it stands. */
function isOperand(expression: string): boolean {
  return /^[\w.[\]]+$/.test(expression);
}

function messageOf(message: string | undefined): { message?: string } {
  return message ? { message } : {};
}

/** Threads listed at most; the rest would only slow the client down. */
const maxThreads = 2000;
/** Children given without being asked for a range. */
const pageSize = 100;
