/**
 * A debug session: one program, one client. This file turns requests into calls of the session's parts and stops of the program into events; what the parts
 * do is in their own files (breakpoints, dataBreakpoints, exceptionFilters, threads, stackFrames, variables, sources, instructions, runtimeRequests).
 *
 * Goroutines are threads under their ids. Frames and variables get handles that hold until the program goes on. Requests that need the
 * program's memory are answered from it while it stands; what needs the compiler is asked of the program's worker.
 */
import * as path from 'node:path';
import { BreakpointEvent, ContinuedEvent, DebugSession, ExitedEvent, InitializedEvent, OutputEvent, Scope, StoppedEvent, TerminatedEvent, Thread, ThreadEvent } from '@vscode/debugadapter';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { type DebugInfo, positionOfId } from '../compile/debuginfo/debugInfo';
import { Process } from '../engine/process';
import { type CodeQuestion, type EvaluatedMessage, type WorkerMessage } from '../engine/protocol';
import { evaluatedValue } from '../inspect/evaluatedValue';
import { type Frame, type Goroutine, currentG, gFields, kernelAddress, readGoroutine } from '../inspect/goroutines';
import { BufferReader } from '../inspect/memoryReader';
import { overlay } from '../inspect/overlayReader';
import { scopeVariables } from '../inspect/scopeVariables';
import { stoppedEvent } from '../inspect/trace';
import { type Child, type Value, Values } from '../inspect/values';
import { machine } from '../layout/machine';
import { offsetsOf } from '../layout/records';
import { stepMode } from '../layout/status';
import type { AgentMessage, AgentStep } from './breakpointAgent';
import { BreakpointTable, type SetBreakpoint, type WantedBreakpoint } from './breakpoints';
import { DataBreakpoints, dataId, placeOfVariable } from './dataBreakpoints';
import { ExceptionFilters, type FilterName, filterDescriptions } from './exceptionFilters';
import { type Disassembler, Instructions } from './instructions';
import { type LaunchArguments, startOptions } from './launchConfiguration';
import { type ProbesArguments, type TraceArguments, setProbes, trace } from './probes';
import { Refused, errors } from './protocolErrors';
import { type RuntimeHost, RuntimeRequests } from './runtimeRequests';
import { skippedFiles } from './skipFiles';
import { Sources, modules } from './sources';
import { FrameStore } from './stackFrames';
import { Threads } from './threads';
import { type Handle, VariableStore, pageSize } from './variables';
import { WorkerAnswers } from './workerAnswers';

/** What this session needs of its installation. */
export interface SessionEnvironment {
  /** The text of an embedded source file. */
  readonly sourceText: (file: string) => string | undefined;
  /** Debug information as a client of a program needs it, from what the program's worker sends. */
  readonly wholeDebug: (program: DebugInfo, usesLibrary: boolean) => DebugInfo;
  /** The program's module and the library's, for disassembly. */
  readonly libraryModule: () => Uint8Array;
  readonly disassemble: Disassembler;
}

/** What there is once a program is loaded. */
interface Loaded {
  readonly info: DebugInfo;
  readonly values: Values;
  readonly memory: BufferReader;
  readonly table: BreakpointTable;
  readonly threads: Threads;
  readonly frames: FrameStore;
  readonly variables: VariableStore;
  readonly data: DataBreakpoints;
  readonly instructions: Instructions;
  /** What views of the runtime ask for. */
  readonly runtime: RuntimeRequests;
}

interface Step {
  readonly goroutine: number;
  readonly mode: number;
  readonly depth: number;
  readonly agent: AgentStep;
}

export class GlassgoSession extends DebugSession {
  private process: Process | undefined;
  private loaded: Loaded | undefined;
  private readonly filters = new ExceptionFilters();
  private sources: Sources;
  private stopped = false;
  private ended = false;
  private restarting = false;
  private configured: () => void = () => {};
  private readonly whenConfigured = new Promise<void>((resolve) => {
    this.configured = resolve;
  });
  private launchArgs: LaunchArguments = {};
  private answers = new WorkerAnswers();
  /** The worker waits for orders: the program has not started yet, or stands. */
  private waits = false;
  private exception: { text: string; filter: FilterName } | undefined;
  /** The goroutine that the last stop, or a step, was about. */
  private focus = 0;
  private readonly known = new Map<number, number>();
  /** A step in progress; it outlives stops in other goroutines. */
  private pending: Step | undefined;
  /** Only this goroutine runs, for one request; what the user had chosen before comes back. */
  private alone = false;
  private entry = false;
  private client: DebugProtocol.InitializeRequestArguments | undefined;
  /** Evaluations in progress, by the number of their request. */
  private readonly evaluating = new Set<number>();

  constructor(private readonly environment: SessionEnvironment) {
    super();
    this.setDebuggerLinesStartAt1(true);
    this.setDebuggerColumnsStartAt1(true);
    this.sources = new Sources(environment.sourceText);
  }

  /** Every request gets an answer, whatever it asks. */
  protected override dispatchRequest(request: DebugProtocol.Request): void {
    // The protocol's default, which the base class does not know.
    if (request.command === 'initialize' && request.arguments) request.arguments.pathFormat ??= 'path';
    try {
      request.arguments ??= {};
      super.dispatchRequest(request);
    } catch (e) {
      this.refuse({ seq: 0, type: 'response', request_seq: request.seq, command: request.command, success: true }, e);
    }
  }

  /** Answers a request with what `work` returns, or with what it throws. */
  private respond(response: DebugProtocol.Response, work: () => unknown): void {
    const fail = (e: unknown): void => this.refuse(response, e);
    try {
      const body = work();
      if (body instanceof Promise) body.then((b) => this.succeed(response, b), fail);
      else this.succeed(response, body);
    } catch (e) {
      fail(e);
    }
  }

  private succeed(response: DebugProtocol.Response, body: unknown): void {
    if (body !== undefined) response.body = body;
    this.sendResponse(response);
  }

  /** An error that the client shows where it asked, without a notification of its own. */
  private refuse(response: DebugProtocol.Response, e: unknown): void {
    const text = e instanceof Error ? e.message : String(e);
    this.sendErrorResponse(response, { id: e instanceof Refused ? e.id : errors.refused, format: '{_text}', variables: { _text: text }, showUser: false });
  }

  /** The loaded program, which must stand. */
  private standing(): Loaded {
    if (this.stopped && this.loaded) return this.loaded;
    throw new Refused(this.ended ? 'the program has ended' : 'the program is running', errors.notStopped);
  }

  private goroutine(id: number): Goroutine {
    const g = this.standing().threads.find(id);
    if (!g) throw new Refused(`unknown goroutine ${id}`, errors.unknownFrame);
    return g;
  }

  private frame(id: number | undefined): { g: Goroutine; frame: Frame } {
    const found = this.standing().frames.get(id);
    if (!found) throw new Refused('unknown frame: the program has gone on since', errors.unknownFrame);
    return found;
  }

  protected override initializeRequest(response: DebugProtocol.InitializeResponse, args: DebugProtocol.InitializeRequestArguments): void {
    this.client = args;
    response.body = {
      supportsConfigurationDoneRequest: true, supportsFunctionBreakpoints: true, supportsConditionalBreakpoints: true, supportsHitConditionalBreakpoints: true, supportsLogPoints: true,
      supportsDataBreakpoints: true, supportsDataBreakpointBytes: true, supportsInstructionBreakpoints: true, supportsBreakpointLocationsRequest: true,
      supportsEvaluateForHovers: true, supportsClipboardContext: true, supportsSetVariable: true, supportsSetExpression: true, supportsCompletionsRequest: true, completionTriggerCharacters: ['.'],
      supportsExceptionInfoRequest: true, supportsExceptionOptions: false, supportsExceptionFilterOptions: true, exceptionBreakpointFilters: filterDescriptions(),
      supportsDelayedStackTraceLoading: true, supportsValueFormattingOptions: true, supportsModulesRequest: true, supportsLoadedSourcesRequest: true,
      additionalModuleColumns: [{ attributeName: 'isUserCode', label: 'User code', type: 'boolean' }],
      supportsRestartRequest: true, supportsRestartFrame: true, supportsGotoTargetsRequest: true, supportsStepInTargetsRequest: true, supportsSteppingGranularity: true,
      supportsSingleThreadExecutionRequests: true, supportsTerminateRequest: true, supportTerminateDebuggee: true, supportsCancelRequest: true,
      supportsReadMemoryRequest: true, supportsWriteMemoryRequest: true, supportsDisassembleRequest: true, supportsANSIStyling: true,
    };
    this.sendResponse(response);
  }

  // ---- launch and end

  protected override launchRequest(response: DebugProtocol.LaunchResponse, args: LaunchArguments): void {
    try {
      if (this.process) throw new Refused('there is a program already', errors.launch);
      const options = startOptions(args);
      this.launchArgs = args;
      this.sources = new Sources(this.environment.sourceText, args.substitutePath);
      this.startProgram(options, (rejected) => {
        if (rejected) this.rejected(response, rejected);
        else {
          this.sendResponse(response);
          this.sendEvent(new InitializedEvent());
        }
      });
    } catch (e) {
      this.sendErrorResponse(response, errors.launch, e instanceof Error ? e.message.replaceAll('{', '(') : String(e));
    }
  }

  /** Starts the program; `done` hears when it is loaded, or what is wrong with it. */
  private startProgram(options: ReturnType<typeof startOptions>, done: (rejected: Extract<WorkerMessage, { type: 'rejected' }> | undefined) => void): void {
    const progress = this.compileProgress();
    this.answers = new WorkerAnswers();
    const { answers } = this;
    const process: Process = new Process({
      rejected: (m) => {
        progress();
        done(m);
      },
      ready: (m) => {
        progress();
        this.load(m);
        done(undefined);
      },
      output: (m) => this.output(m),
      log: (m) => {
        const e: DebugProtocol.OutputEvent = new OutputEvent(m.text, 'console');
        this.locate(e, m.path, m.line);
        this.sendEvent(e);
      },
      stop: (m) => {
        if (process === this.process) void this.programStopped(m);
      },
      evaluated: (m) => answers.evaluations.give(m),
      answer: (m) => answers.questions.give(m),
      breakpoints: (m) => answers.breakpoints.give(m),
      end: (m) => {
        if (process !== this.process) return;
        if (m.text) this.sendEvent(new OutputEvent(m.text, 'stderr'));
        this.finish(m.code);
      },
    });
    this.process = process;
    process.start(options);
  }

  /** Compiling that takes longer than a moment is shown, to clients that can. Returns what ends it. */
  private compileProgress(): () => void {
    if (!this.client?.supportsProgressReporting) return () => {};
    const progressId = 'compile';
    const event = (name: string, body: object): void => this.sendEvent({ type: 'event', seq: 0, event: name, body: { progressId, ...body } } as DebugProtocol.Event);
    let shown = false;
    const timer = setTimeout(() => {
      shown = true;
      event('progressStart', { title: 'Compiling' });
    }, 500);
    return () => {
      clearTimeout(timer);
      if (shown) event('progressEnd', {});
    };
  }

  private load(m: Extract<WorkerMessage, { type: 'ready' }>): void {
    const info = this.environment.wholeDebug(m.debug, m.usesLibrary);
    const memory = new BufferReader(() => m.memory.buffer);
    const args = this.launchArgs;
    const values = new Values(memory, { strings: args.maxStringLen ?? 512, items: args.maxArrayValues ?? 64 });
    const threads = new Threads(memory, info, { hideSystemGoroutines: args.hideSystemGoroutines ?? true, showLabels: args.showPprofLabels ?? true });
    const table = new BreakpointTable(info, () => new Uint8Array(m.memory.buffer));
    const counting = { line: (n: number) => this.convertDebuggerLineToClient(n), column: (n: number) => this.convertDebuggerColumnToClient(n) };
    this.loaded = {
      info, memory, values, threads, table,
      frames: new FrameStore(memory, info, threads, this.sources, counting),
      variables: new VariableStore(values, info),
      data: new DataBreakpoints(() => new DataView(m.memory.buffer), async (bytes) => (await this.ask({ about: 'allocate', bytes })) as number),
      instructions: new Instructions(info, m.wasm, m.usesLibrary ? this.environment.libraryModule : undefined, this.environment.disassemble),
      runtime: new RuntimeRequests(this.runtimeHost(m.memory, info, memory)),
    };
    if (!args.noDebug) this.loaded.runtime.begin(args.timeline === true);
  }

  private rejected(response: DebugProtocol.Response, m: Extract<WorkerMessage, { type: 'rejected' }>): void {
    for (const d of m.diagnostics.slice(0, 100)) {
      const e: DebugProtocol.OutputEvent = new OutputEvent(`${d.text}\n`, 'stderr');
      if (d.line > 0) this.locate(e, d.path, d.line);
      this.sendEvent(e);
    }
    this.sendEvent({ type: 'event', seq: 0, event: 'glassgo/diagnostics', body: { diagnostics: m.diagnostics } } as DebugProtocol.Event);
    const first = m.diagnostics[0];
    const text = first ? (first.line > 0 ? `${path.basename(first.path)}:${first.line}:${first.column}: ${first.message}` : first.message) : 'unknown error';
    this.sendErrorResponse(response, { id: errors.launch, format: '{_text}', variables: { _text: `the program does not compile: ${text}${m.diagnostics.length > 1 ? ` (and ${m.diagnostics.length - 1} more)` : ''}` }, showUser: true });
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
    const e: DebugProtocol.OutputEvent = new OutputEvent(new TextDecoder().decode(m.bytes), m.fd === 1 ? 'stdout' : m.fd === 2 ? 'stderr' : 'console');
    this.locate(e, m.path, m.line);
    this.sendEvent(e);
  }

  private locate(e: DebugProtocol.OutputEvent, file: string, line: number): void {
    if (!file) return;
    e.body.source = this.sources.source(file);
    e.body.line = this.convertDebuggerLineToClient(line);
  }

  protected override configurationDoneRequest(response: DebugProtocol.ConfigurationDoneResponse): void {
    this.sendResponse(response);
    this.configured();
  }

  protected override async disconnectRequest(response: DebugProtocol.DisconnectResponse): Promise<void> {
    this.ended = true;
    await this.process?.terminate();
    this.sendResponse(response);
    this.shutdown();
  }

  protected override async terminateRequest(response: DebugProtocol.TerminateResponse): Promise<void> {
    await this.process?.terminate();
    this.sendResponse(response);
    this.finish(undefined);
  }

  /** The program anew, compiled again, with the same breakpoints. */
  protected override restartRequest(response: DebugProtocol.RestartResponse, args: DebugProtocol.RestartArguments): void {
    this.respond(response, async () => {
      const old = this.loaded;
      if (!this.process || !old) throw new Refused('there is no program to restart', errors.notRunning);
      if (args.arguments && 'program' in args.arguments) this.launchArgs = args.arguments as LaunchArguments;
      const previous = this.process;
      this.process = undefined;
      this.answers.close();
      await previous.terminate();
      Object.assign(this, { stopped: false, waits: false, ended: false, restarting: true, pending: undefined, exception: undefined });
      this.known.clear();
      await new Promise<void>((resolve, reject) => {
        this.startProgram(startOptions(this.launchArgs), (rejected) => {
          if (!rejected) return resolve();
          const first = rejected.diagnostics[0];
          this.sendEvent({ type: 'event', seq: 0, event: 'glassgo/diagnostics', body: { diagnostics: rejected.diagnostics } } as DebugProtocol.Event);
          reject(new Refused(`the program does not compile: ${first?.text ?? ''}`));
          this.finish(undefined);
        });
      });
      this.loaded?.table.restore(old.table);
    });
  }

  /** The client has gone without a word: the program must not stay. */
  async abandon(): Promise<void> {
    this.ended = true;
    await this.process?.terminate();
  }

  // ---- stops

  private async programStopped(m: Extract<WorkerMessage, { type: 'stop' }>): Promise<void> {
    if (m.reason === 'start') return this.programLoaded();
    const loaded = this.loaded as Loaded;
    if (this.launchArgs.noDebug || (m.reason === 'probe' && loaded.runtime.passes())) {
      this.process?.resume();
      return;
    }
    const { memory } = loaded;
    const pauseWanted = memory.u32(kernelAddress('pauseWanted')) !== 0;
    const stepping = memory.u32(kernelAddress('stepMode')) !== stepMode.none;
    const g = currentG(memory);
    const goid = g ? readGoroutine(memory, g).id : (loaded.threads.first()?.id ?? 1);
    this.waits = true;
    this.focus = goid;
    const event = await this.stoppedEvent(m, loaded, goid, { pauseWanted, stepping });
    if (!event) {
      this.waits = false;
      this.process?.resume();
      return;
    }
    this.settle(event, stepping, goid);
    this.stopped = true;
    loaded.variables.clear();
    loaded.frames.clear();
    event.body.allThreadsStopped = true;
    const explained = loaded.runtime.stoppedBy(event.body.reason, this.exception?.text ?? '', event.body.threadId ?? 0);
    if (explained) event.body.description = explained;
    this.entry = false;
    this.announceThreads(loaded);
    this.sendEvent(event);
  }

  private async programLoaded(): Promise<void> {
    this.waits = true;
    await this.whenConfigured;
    if (this.restarting) {
      // The client does not send breakpoints again.
      this.applyFilters();
      await this.tellBreakpoints([]);
    }
    this.restarting = false;
    this.waits = false;
    if (this.launchArgs.stopOnEntry && !this.launchArgs.noDebug) {
      this.entry = true;
      this.poke('stepMode', stepMode.in);
      this.poke64('stepGoid', 1n);
      this.loaded?.table.setStepping(true);
    }
    this.process?.resume();
  }

  /** What a client is told of a stop; undefined if the program is to go on at once. */
  private async stoppedEvent(m: Extract<WorkerMessage, { type: 'stop' }>, loaded: Loaded, goid: number, was: { pauseWanted: boolean; stepping: boolean }): Promise<DebugProtocol.StoppedEvent | undefined> {
    switch (m.reason) {
      case 'dead': return this.exceptionEvent(goid, ExceptionFilters.ofEnd(m.text), m.text);
      case 'panic': return this.exceptionEvent(goid, 'panic', await this.panicText(loaded));
      case 'recovered': return this.exceptionEvent(goid, 'recovered', 'a panic has been recovered');
      case 'probe': return this.probeEvent(loaded, goid);
    }
    const changes = await this.dataChanges(loaded, goid);
    if (changes) return changes;
    if (m.breakpoints.length > 0) {
      const event = stopped(loaded.table.kindOf(m.breakpoints[0] as number), goid);
      event.body.hitBreakpointIds = [...m.breakpoints];
      if (m.text) this.sendEvent(new OutputEvent(`${m.text}\n`, 'stderr'));
      if (this.pending && this.pending.goroutine !== goid) event.body.text = `the step of goroutine ${this.pending.goroutine} goes on when you continue`;
      return event;
    }
    if (was.pauseWanted) return stopped('pause', goid);
    if (this.entry) return stopped('entry', goid);
    // A check that was hit for data that no breakpoint wanted.
    return was.stepping ? stopped('step', goid) : loaded.data.any ? undefined : stopped('pause', goid);
  }

  private async exceptionEvent(goid: number, filter: FilterName, text: string): Promise<DebugProtocol.StoppedEvent | undefined> {
    // A run that has ended cannot go on to be looked at: without the filter its end is only reported.
    if (!this.filters.isOn(filter) || !(await this.holds(this.filters.condition(filter)))) return undefined;
    this.exception = { text, filter };
    const event = stopped('exception', goid);
    event.body.text = text;
    event.body.description = filter === 'unrecovered' || filter === 'panic' ? 'panic' : filter === 'recovered' ? 'recovered panic' : filter === 'deadlock' ? 'fatal error' : 'fatal error';
    return event;
  }

  private async probeEvent(loaded: Loaded, goid: number): Promise<DebugProtocol.StoppedEvent | undefined> {
    const e = stoppedEvent(loaded.memory, loaded.info);
    const filter = ExceptionFilters.ofEvent(e.kind);
    if (filter && this.filters.isOn(filter) && !(await this.holds(this.filters.condition(filter)))) return undefined;
    if (e.goroutine) this.focus = e.goroutine;
    const event = stopped('probe', e.goroutine || goid);
    Object.assign(event.body, { description: e.text, text: e.text, probe: { kind: e.kind, when: e.when, args: e.args } });
    return event;
  }

  /** `panic: ` and the value with which the goroutine panics. */
  private async panicText(loaded: Loaded): Promise<string> {
    const { memory, values } = loaded;
    const panic = memory.u32(currentG(memory) + (gFields.panic as number));
    const at = panic + panicValueOffset;
    const type = panic === 0 ? 0 : memory.u32(at);
    if (type === 0) return 'panic';
    const t = values.types.of(type);
    const value: Value = t.direct ? { type: t, memory, address: at + 8 } : values.at(type, memory.u32(at + 8));
    const own = values.interfaceOf(value);
    const text = own && ((await this.ask({ about: 'texts', values: [own] }).catch(() => [])) as (string | undefined)[])[0];
    return `panic: ${text ?? values.format(value)}`;
  }

  /** Whether a condition of a filter holds where the program stands; one that cannot be evaluated does not keep the program from stopping. */
  private async holds(condition: string): Promise<boolean> {
    if (!condition) return true;
    const top = this.topFrame(this.focus);
    const result = await this.evaluate(condition, top, false);
    const v = result.values[0];
    if (result.error || !v) {
      this.sendEvent(new OutputEvent(`could not evaluate the condition "${condition}": ${result.error || 'it has no value'}\n`, 'stderr'));
      return true;
    }
    const values = this.valuesOver(result);
    return values.format(evaluatedValue(values, v)) === 'true';
  }

  private topFrame(goid: number): Frame | undefined {
    const { threads, frames } = this.loaded as Loaded;
    const g = threads.find(goid);
    return g && frames.of(g).find((f) => threads.isUser(f));
  }

  private async dataChanges(loaded: Loaded, goid: number): Promise<DebugProtocol.StoppedEvent | undefined> {
    const hits: number[] = [];
    const texts: string[] = [];
    for (const c of loaded.data.changed()) {
      if (c.gone) {
        this.sendEvent(new BreakpointEvent('changed', { id: c.number, verified: false, message: 'the variable has gone out of scope' } as DebugProtocol.Breakpoint));
        continue;
      }
      if (!(await this.holds(c.wanted.condition ?? ''))) continue;
      if (c.wanted.hitCondition && !(Number(c.wanted.hitCondition) <= c.hits)) continue;
      hits.push(c.number);
      texts.push(`was ${c.before.length <= 8 ? [...c.before].reverse().map((b) => b.toString(16).padStart(2, '0')).join('').replace(/^/, '0x') : `${c.before.length} bytes`}`);
    }
    if (hits.length === 0) return undefined;
    const event = stopped('data breakpoint', goid);
    event.body.hitBreakpointIds = hits;
    event.body.text = texts.join(', ');
    return event;
  }

  /** After a stop: a step that was interrupted in another goroutine stays pending. */
  private settle(event: DebugProtocol.StoppedEvent, stepping: boolean, goid: number): void {
    const keeps = this.pending && stepping && event.body.reason !== 'step' && this.pending.goroutine !== goid;
    if (!keeps) this.pending = undefined;
    this.poke('stepMode', stepMode.none);
    this.poke('stepFollow', 0);
    this.poke('pauseWanted', 0);
    this.loaded?.table.setStepping(false);
    if (this.alone) this.loaded?.runtime.runOnly(0);
    this.alone = false;
  }

  /** Tells the client about goroutines that came and went since the last stop, as far as it has been shown them. */
  private announceThreads(loaded: Loaded): void {
    for (const [id, address] of this.known) {
      if (loaded.threads.exists(id, address)) continue;
      this.known.delete(id);
      this.sendEvent(new ThreadEvent('exited', id));
    }
  }

  private poke(field: string, value: number): void {
    const m = this.process?.memory;
    if (m) new DataView(m.buffer).setUint32(kernelAddress(field), value, true);
  }
  private poke64(field: string, value: bigint): void {
    const m = this.process?.memory;
    if (m) new DataView(m.buffer).setBigUint64(kernelAddress(field), value, true);
  }

  /** The client shows the thread that a stop is about: so it is told of one, marked as no more than that. */
  private selectGoroutine(id: number): void {
    this.goroutine(id);
    this.focus = id;
    const event = stopped('goroutine', id);
    Object.assign(event.body, { description: 'selected', allThreadsStopped: true, selection: true });
    this.sendEvent(event);
  }

  private runtimeHost(memory: WebAssembly.Memory, info: DebugInfo, reader: BufferReader): RuntimeHost {
    const session = this;
    return {
      reader, info, memory, program: this.launchArgs.program ?? '',
      get stopped() {
        return session.stopped;
      },
      go: () => {
        this.go();
        this.sendEvent(new ContinuedEvent(this.focus, true));
      },
      select: (goroutine) => this.selectGoroutine(goroutine),
      frame: (id) => this.loaded?.frames.get(id)?.frame,
    };
  }

  // ---- going on

  private go(): void {
    this.loaded?.runtime.resumed();
    this.stopped = false;
    this.waits = false;
    this.exception = undefined;
    this.process?.resume();
  }

  /** For `singleThread`: nobody else runs until the next stop. */
  private hold(singleThread: boolean | undefined, goroutine: number): void {
    if (!singleThread) return;
    this.alone = true;
    this.loaded?.runtime.runOnly(goroutine);
  }

  protected override continueRequest(response: DebugProtocol.ContinueResponse, args: DebugProtocol.ContinueArguments): void {
    this.respond(response, () => {
      this.standing();
      if (args.singleThread) this.goroutine(args.threadId);
      this.hold(args.singleThread, args.threadId);
      if (this.pending) this.arm(this.pending);
      setImmediate(() => this.go());
      this.stopped = false;
      return { allThreadsContinued: !args.singleThread };
    });
  }

  private stepRequest(response: DebugProtocol.Response, args: DebugProtocol.NextArguments & { targetId?: number }, mode: number): void {
    this.respond(response, () => {
      const { threads, frames, info, memory } = this.standing();
      const g = this.goroutine(args.threadId);
      const frame = frames.of(g).find((f) => threads.isUser(f));
      const depth = frame ? frame.fp - g.stackLo : 0;
      const by = args.granularity ?? 'line';
      const follow = args.targetId === followTarget;
      const agent: AgentStep = {
        file: frame ? (info.idFiles[frame.id] as number) : -1, line: frame ? (info.lines[frame.id] as number) : 0, depth, by,
        skipped: mode === stepMode.in || by === 'instruction' ? skippedFiles(info, this.launchArgs.skipFiles) : [], into: !follow && args.targetId ? args.targetId : 0,
      };
      const step: Step = { goroutine: g.id, mode: by === 'instruction' ? stepMode.in : mode, depth: by === 'instruction' ? 0xffffffff : depth, agent };
      this.pending = step;
      this.hold(args.singleThread, g.id);
      // A step over or out can only end in functions that are on the stack now.
      const functions = mode === stepMode.in || by === 'instruction' || follow ? undefined : new Set(frames.of(g).map((f) => f.func.firstId));
      this.arm(step, functions);
      if (follow) this.poke('stepFollow', 1);
      if (currentG(memory) !== g.address) this.loaded?.runtime.runNext(g.id);
      this.stopped = false;
      setImmediate(() => this.go());
    });
  }

  private arm(step: Step, functions?: ReadonlySet<number>): void {
    this.process?.tell({ step: step.agent } satisfies AgentMessage);
    this.poke('stepMode', step.mode);
    this.poke('stepDepth', step.depth);
    this.poke64('stepGoid', BigInt(step.goroutine));
    this.loaded?.table.setStepping(true, functions);
  }

  protected override nextRequest(response: DebugProtocol.NextResponse, args: DebugProtocol.NextArguments): void {
    this.stepRequest(response, args, stepMode.over);
  }
  protected override stepInRequest(response: DebugProtocol.StepInResponse, args: DebugProtocol.StepInArguments): void {
    this.stepRequest(response, args, stepMode.in);
  }
  protected override stepOutRequest(response: DebugProtocol.StepOutResponse, args: DebugProtocol.StepOutArguments): void {
    this.stepRequest(response, args, stepMode.out);
  }

  protected override stepInTargetsRequest(response: DebugProtocol.StepInTargetsResponse, args: DebugProtocol.StepInTargetsArguments): void {
    this.respond(response, async () => {
      const { frame } = this.frame(args.frameId);
      const calls = (await this.ask({ about: 'calls', id: frame.id })) as { id: number; label: string; go: boolean }[];
      return { targets: calls.map((c) => ({ id: c.go ? followTarget : c.id, label: c.label })) };
    });
  }

  protected override gotoTargetsRequest(response: DebugProtocol.GotoTargetsResponse, args: DebugProtocol.GotoTargetsArguments): void {
    this.respond(response, async () => {
      const { info } = this.standing();
      const top = this.topFrame(this.focus);
      const line = this.convertClientLineToDebugger(args.line);
      if (!top || positionOfId(info, top.id).file?.path !== this.sources.fileOf(args.source)) return { targets: [] };
      const ids = (await this.ask({ about: 'goOn', id: top.id, line })) as number[];
      return { targets: ids.map((id) => ({ id, label: `line ${line}`, line: args.line, column: this.convertDebuggerColumnToClient(info.columns[id] as number) })) };
    });
  }

  protected override gotoRequest(response: DebugProtocol.GotoResponse, args: DebugProtocol.GotoArguments): void {
    this.respond(response, () => {
      const { info } = this.standing();
      const g = this.goroutine(args.threadId);
      const top = this.topFrame(g.id);
      const f = top?.func;
      if (!top || !f || g.top !== top.fp || args.targetId < f.firstId || args.targetId >= f.firstId + f.nIds) throw new Refused('the goroutine cannot go on there');
      new DataView((this.process as Process).memory?.buffer as ArrayBuffer).setUint32(top.fp, args.targetId, true);
      void info;
      this.restand('goto', g.id);
    });
  }

  /** The frame begins again: those above it go, deferred calls of theirs and its own are forgotten. */
  protected override restartFrameRequest(response: DebugProtocol.RestartFrameResponse, args: DebugProtocol.RestartFrameArguments): void {
    this.respond(response, () => {
      const { memory, threads } = this.standing();
      const { g, frame } = this.frame(args.frameId);
      if (!threads.isUser(frame)) throw new Refused('a function of the library cannot begin again');
      const field = (name: string): number => g.address + (gFields[name] as number);
      if (currentG(memory) !== g.address) throw new Refused(`goroutine ${g.id} is not the one that has stopped`);
      if (memory.u32(field('panic')) !== 0) throw new Refused('a panic is in progress');
      const view = new DataView(memory.buffer() as ArrayBuffer);
      view.setUint32(frame.fp, frame.func.firstId, true);
      view.setUint32(field('top'), frame.fp, true);
      view.setUint32(field('resultFrom'), 0, true);
      view.setUint32(field('pendingFn'), 0, true);
      const deferred = field('defer');
      while (view.getUint32(deferred, true) !== 0) {
        const d = view.getUint32(deferred, true);
        if (view.getUint32(d + deferFrameOffset, true) < frame.fp) break;
        view.setUint32(deferred, view.getUint32(d, true), true);
      }
      // It stops at its first statement.
      this.pending = { goroutine: g.id, mode: stepMode.in, depth: 0, agent: { file: -1, line: 0, depth: 0, by: 'statement', skipped: [], into: 0 } };
      this.arm(this.pending);
      this.stopped = false;
      setImmediate(() => this.go());
    });
  }

  /** Tells the client of another place of the goroutine without having run anything. */
  private restand(reason: string, goid: number): void {
    const loaded = this.standing();
    loaded.variables.clear();
    loaded.frames.clear();
    const event = stopped(reason, goid);
    event.body.allThreadsStopped = true;
    setImmediate(() => this.sendEvent(event));
  }

  protected override pauseRequest(response: DebugProtocol.PauseResponse): void {
    this.sendResponse(response);
    if (this.stopped || this.ended || !this.loaded) return;
    this.poke('pauseWanted', 1);
    this.loaded.table.setStepping(true);
    this.process?.wake();
    // Library code has no statement checks: after a while the scheduler itself stops.
    setTimeout(() => {
      if (!this.stopped && !this.ended) {
        this.poke('pauseWanted', 2);
        this.process?.wake();
      }
    }, 150);
  }

  protected override cancelRequest(response: DebugProtocol.CancelResponse, args: DebugProtocol.CancelArguments): void {
    if (args.requestId !== undefined && this.evaluating.has(args.requestId)) this.process?.cancelEvaluation();
    this.sendResponse(response);
  }

  // ---- breakpoints

  private position(b: SetBreakpoint): { line?: number; column?: number; source?: DebugProtocol.Source } {
    const file = this.loaded?.info.files[b.file]?.path;
    if (!file || b.line === 0) return {};
    return { line: this.convertDebuggerLineToClient(b.line), column: this.convertDebuggerColumnToClient(b.column), source: this.sources.source(file) };
  }

  private async placed(set: readonly SetBreakpoint[]): Promise<DebugProtocol.Breakpoint[]> {
    const problems = await this.tellBreakpoints(set);
    return set.map((b) => ({ id: b.number, verified: b.line > 0, ...this.position(b), ...messageOf(b.message || problems.get(b.number)) }));
  }

  protected override setBreakPointsRequest(response: DebugProtocol.SetBreakpointsResponse, args: DebugProtocol.SetBreakpointsArguments): void {
    this.respond(response, async () => {
      const wanted: WantedBreakpoint[] = (args.breakpoints ?? (args.lines ?? []).map((line): DebugProtocol.SourceBreakpoint => ({ line }))).map((b) => ({
        ...b, line: this.convertClientLineToDebugger(b.line), ...(b.column !== undefined ? { column: this.convertClientColumnToDebugger(b.column) } : {}),
      }));
      if (!this.loaded) return { breakpoints: wanted.map(() => ({ verified: false, message: 'the program is not loaded' })) };
      const list = await this.placed(this.loaded.table.setFile(this.sources.fileOf(args.source), wanted));
      const asked = args.breakpoints ?? (args.lines ?? []).map((line) => ({ line }));
      return { breakpoints: list.map((b, i) => ({ line: asked[i]?.line, source: args.source, ...b })) };
    });
  }

  protected override setFunctionBreakPointsRequest(response: DebugProtocol.SetFunctionBreakpointsResponse, args: DebugProtocol.SetFunctionBreakpointsArguments): void {
    this.respond(response, async () => {
      if (!this.loaded) return { breakpoints: args.breakpoints.map(() => ({ verified: false, message: 'the program is not loaded' })) };
      return { breakpoints: await this.placed(this.loaded.table.setFunctions(args.breakpoints.map(({ name, ...b }) => ({ func: name, ...b })))) };
    });
  }

  protected override setInstructionBreakpointsRequest(response: DebugProtocol.SetInstructionBreakpointsResponse, args: DebugProtocol.SetInstructionBreakpointsArguments): void {
    this.respond(response, async () => {
      if (!this.loaded) return { breakpoints: args.breakpoints.map(() => ({ verified: false, message: 'the program is not loaded' })) };
      const wanted = args.breakpoints.map(({ instructionReference, offset, condition, hitCondition }) => ({
        address: Number(instructionReference) + (offset ?? 0), ...(condition ? { condition } : {}), ...(hitCondition ? { hitCondition } : {}),
      }));
      const set = this.loaded.table.setInstructions(wanted);
      const { info } = this.loaded;
      return { breakpoints: (await this.placed(set)).map((b, i) => ({ ...b, ...(set[i]?.ids[0] !== undefined ? { instructionReference: `0x${(info.pcs[set[i]?.ids[0] as number] as number).toString(16)}` } : {}) })) };
    });
  }

  protected override breakpointLocationsRequest(response: DebugProtocol.BreakpointLocationsResponse, args: DebugProtocol.BreakpointLocationsArguments): void {
    this.respond(response, () => {
      if (!this.loaded) return { breakpoints: [] };
      const { table, info } = this.loaded;
      const from = this.convertClientLineToDebugger(args.line);
      const to = args.endLine === undefined ? from : this.convertClientLineToDebugger(args.endLine);
      const seen = new Set<string>();
      const breakpoints = table.statements(this.sources.fileOf(args.source), from, to)
        .map((id) => ({ line: this.convertDebuggerLineToClient(info.lines[id] as number), column: this.convertDebuggerColumnToClient(info.columns[id] as number) }))
        .filter((b) => !seen.has(`${b.line}:${b.column}`) && seen.add(`${b.line}:${b.column}`) !== undefined)
        .sort((a, b) => a.line - b.line || a.column - b.column);
      return { breakpoints };
    });
  }

  protected override dataBreakpointInfoRequest(response: DebugProtocol.DataBreakpointInfoResponse, args: DebugProtocol.DataBreakpointInfoArguments): void {
    this.respond(response, async () => {
      const { values, variables, info } = this.standing();
      const none = (why: string): object => ({ dataId: null, description: why });
      if (args.asAddress || /^0x[0-9a-f]+$/i.test(args.name)) {
        const address = Number(args.name);
        return { dataId: dataId({ address, size: args.bytes ?? 8, g: 0, frame: 0, name: args.name }), description: `${args.bytes ?? 8} bytes at ${args.name}`, accessTypes: ['write'], canPersist: false };
      }
      const h = args.variablesReference ? variables.get(args.variablesReference) : undefined;
      const selected = h && h.kind !== 'tuple' ? h.frame : args.frameId ? this.frame(args.frameId).frame : undefined;
      if (h?.kind === 'scope' && h.scope === 'locals') {
        const v = scopeVariables(info, h.frame).find((x) => !x.shadowed && x.variable.name === args.name)?.variable;
        if (!v) return none(`no variable ${args.name}`);
        const g = this.ownerOf(h.frame);
        const place = placeOfVariable(values, values.variable(v.type, v.location, h.frame.fp), args.name, v.location, h.frame, g);
        return place ? { dataId: dataId(place), description: args.name, accessTypes: ['write'], canPersist: false } : none(`${args.name} is not in one place of memory`);
      }
      let child = h && variables.children(h, { count: 10000, filter: 'indexed' }).list.find((c) => c.name === args.name);
      if (!h) child = await this.childOf(args.name, selected);
      const place = child && placeOfVariable(values, child.value, args.name, undefined, undefined, undefined);
      return place ? { dataId: dataId(place), description: child?.path || args.name, accessTypes: ['write'], canPersist: false } : none(`${args.name} has no address`);
    });
  }

  /** The variable that an expression names: what its address leads to. */
  private async childOf(expression: string, frame: Frame | undefined): Promise<Child | undefined> {
    const result = await this.evaluate(`&(${expression})`, frame, false);
    const v = result.values[0];
    if (result.error || !v) throw new Refused(result.error || `${expression} has no address`, errors.evaluate);
    const { values } = this.standing();
    const value = values.deref(evaluatedValue(values, v));
    return value && { name: expression, value, path: expression };
  }

  private ownerOf(frame: Frame): Goroutine | undefined {
    const { threads } = this.standing();
    for (const { goroutine } of threads.list(this.focus)) if (this.loaded?.frames.of(goroutine).some((f) => f.fp === frame.fp)) return goroutine;
    return undefined;
  }

  protected override setDataBreakpointsRequest(response: DebugProtocol.SetDataBreakpointsResponse, args: DebugProtocol.SetDataBreakpointsArguments): void {
    this.respond(response, async () => {
      if (!this.loaded) return { breakpoints: args.breakpoints.map(() => ({ verified: false, message: 'the program is not loaded' })) };
      const breakpoints = await this.loaded.data.set(args.breakpoints);
      this.loaded.table.setData(this.loaded.data.any);
      return { breakpoints };
    });
  }

  /** Puts the breakpoints in force. While the program runs nobody waits for what becomes of conditions. */
  private async tellBreakpoints(set: readonly SetBreakpoint[]): Promise<ReadonlyMap<number, string>> {
    const breakpoints = (this.loaded as Loaded).table.forAgent();
    const { seq, answer } = this.answers.breakpoints.expect();
    const message: AgentMessage = { breakpoints, seq };
    if (this.waits) this.process?.ask(message);
    else this.process?.tell(message);
    const problems = answer.then((m) => new Map(m.problems.map((p) => [p.number, p.message])));
    if (this.waits && (set.length === 0 || set.some((b) => b.source.condition))) return problems;
    void problems.then((found) => {
      for (const b of set) {
        const message = found.get(b.number);
        if (message) this.sendEvent(new BreakpointEvent('changed', { id: b.number, verified: b.line > 0, message } as DebugProtocol.Breakpoint));
      }
    });
    return new Map();
  }

  protected override setExceptionBreakPointsRequest(response: DebugProtocol.SetExceptionBreakpointsResponse, args: DebugProtocol.SetExceptionBreakpointsArguments): void {
    this.respond(response, () => {
      const breakpoints = this.filters.set(args);
      this.applyFilters();
      return { breakpoints };
    });
  }

  private applyFilters(): void {
    this.poke('debugPanics', this.filters.isOn('panic') ? 1 : 0);
    this.poke('stopRecovered', this.filters.isOn('recovered') ? 1 : 0);
    this.loaded?.runtime.stopAt(this.filters.eventMask());
  }

  protected override exceptionInfoRequest(response: DebugProtocol.ExceptionInfoResponse): void {
    this.respond(response, () => {
      this.standing();
      if (!this.exception) throw new Refused('the program did not stop on a panic', errors.notStopped);
      const { text, filter } = this.exception;
      const isPanic = filter === 'panic' || filter === 'unrecovered' || filter === 'recovered';
      return { exceptionId: isPanic ? 'panic' : 'fatal error', description: text.replace(/^panic: /, ''), breakMode: filter === 'panic' || filter === 'recovered' ? 'always' : 'unhandled' };
    });
  }

  // ---- goroutines and frames

  protected override threadsRequest(response: DebugProtocol.ThreadsResponse): void {
    this.respond(response, () => {
      if (!this.loaded || this.ended) return { threads: this.ended ? [] : [new Thread(1, 'main')] };
      const { threads } = this.loaded;
      const list = threads.list(this.focus);
      for (const { goroutine } of list) this.known.set(goroutine.id, goroutine.address);
      const shown = list.map(({ goroutine, alike }) => new Thread(goroutine.id, threads.name(goroutine, alike)));
      return { threads: shown.length > 0 ? shown : [new Thread(1, 'main')] };
    });
  }

  protected override stackTraceRequest(response: DebugProtocol.StackTraceResponse, args: DebugProtocol.StackTraceArguments): void {
    this.respond(response, () => {
      const { frames } = this.standing();
      return frames.trace(this.goroutine(args.threadId), args.startFrame ?? 0, args.levels || (this.launchArgs.stackTraceDepth ?? 50));
    });
  }

  protected override sourceRequest(response: DebugProtocol.SourceResponse, args: DebugProtocol.SourceArguments): void {
    this.respond(response, () => {
      const content = this.sources.text(args.source, args.sourceReference);
      if (content === undefined) throw new Refused('there is no such source');
      return { content, mimeType: 'text/x-go' };
    });
  }

  protected override loadedSourcesRequest(response: DebugProtocol.LoadedSourcesResponse): void {
    this.respond(response, () => ({ sources: (this.loaded?.info.files ?? []).map((f) => this.sources.source(f.path)) }));
  }

  /** The base class does not know it. */
  private modulesRequest(response: DebugProtocol.ModulesResponse, args: DebugProtocol.ModulesArguments): void {
    this.respond(response, () => {
      const all = this.loaded ? modules(this.loaded.info) : [];
      const start = args.startModule ?? 0;
      return { modules: all.slice(start, args.moduleCount ? start + args.moduleCount : undefined), totalModules: all.length };
    });
  }

  // ---- variables

  protected override scopesRequest(response: DebugProtocol.ScopesResponse, args: DebugProtocol.ScopesArguments): void {
    this.respond(response, () => {
      const { variables } = this.standing();
      const found = this.loaded?.frames.get(args.frameId);
      if (!found) return { scopes: [] };
      const { frame } = found;
      const scopes: DebugProtocol.Scope[] = [{ ...new Scope('Locals', variables.add({ kind: 'scope', frame, scope: 'locals' }), false), presentationHint: 'locals' }];
      const returned = this.returnedValues(found.g, frame);
      if (returned.length > 0) scopes.push({ ...new Scope('Return values', variables.add({ kind: 'tuple', values: this.standing().values, list: returned }), false), presentationHint: 'returnValue' });
      if (this.launchArgs.showGlobalVariables && variables.hasGlobals(frame)) scopes.push(new Scope(`Globals (package ${frame.func.pkg})`, variables.add({ kind: 'scope', frame, scope: 'globals' }), true));
      return { scopes };
    });
  }

  /** What the call at which the frame stands has just returned, after a step out. */
  private returnedValues(g: Goroutine, frame: Frame): Child[] {
    const { memory, info, values } = this.standing();
    const from = memory.u32(g.address + (gFields.resultFrom as number));
    if (from === 0 || g.top !== frame.fp) return [];
    const callee = info.funcs.find((f) => memory.u32(from) >= f.firstId && memory.u32(from) < f.firstId + f.nIds);
    let part = 0;
    return (callee?.results ?? []).map((r, i) => {
      const offsets = Array.from({ length: r.parts }, () => 8 + 8 * part++);
      const location = r.inMemory ? ({ kind: 'pointer', offset: offsets[0] as number } as const) : ({ kind: 'slots', offsets } as const);
      return { name: r.name || `~r${i}`, value: values.variable(r.type, location, from), path: '' };
    });
  }

  protected override variablesRequest(response: DebugProtocol.VariablesResponse, args: DebugProtocol.VariablesArguments): void {
    this.respond(response, async () => {
      const { variables } = this.standing();
      const h = variables.get(args.variablesReference);
      if (!h) return { variables: [] };
      const { values, list } = variables.children(h, args);
      const texts = await this.textsOf(values, list);
      return { variables: list.map((c, i) => variables.variable(values, c, variables.frameOf(h), args.format?.hex ?? false, texts[i])) };
    });
  }

  /** What String and Error say of values, for those that have them. */
  private async textsOf(values: Values, list: readonly Child[]): Promise<(string | undefined)[]> {
    if (this.launchArgs.showStringers === false || values !== this.loaded?.values) return [];
    const asked = list.map((c) => values.interfaceOf(c.value)).slice(0, maxStringers);
    if (!asked.some((a) => a)) return [];
    const wanted = asked.flatMap((a) => (a ? [a] : []));
    const answer = (await this.ask({ about: 'texts', values: wanted }).catch(() => [])) as (string | undefined)[];
    let next = 0;
    return asked.map((a, i) => {
      const text = a && answer[next++];
      return text === undefined ? undefined : `${text} (${values.brief((list[i] as Child).value)})`;
    });
  }

  protected override setVariableRequest(response: DebugProtocol.SetVariableResponse, args: DebugProtocol.SetVariableArguments): void {
    this.respond(response, async () => {
      const { variables } = this.standing();
      const h = variables.get(args.variablesReference);
      const find = (from: Handle): Child | undefined => {
        const all = variables.children(from, { count: from.kind === 'value' ? Math.max(pageSize, from.values.indexedChildren(from.value)) : pageSize, filter: 'indexed' });
        return all.list.find((c) => c.name === args.name);
      };
      const child = h && find(h);
      if (!h || !child?.path) throw new Refused(`${args.name} cannot be set`);
      await this.assign(child.path, args.value, variables.frameOf(h));
      const now = find(h) as Child;
      return variables.present(this.standing().values, now.value, now.path, variables.frameOf(h), args.format?.hex ?? false, 1);
    });
  }

  protected override setExpressionRequest(response: DebugProtocol.SetExpressionResponse, args: DebugProtocol.SetExpressionArguments): void {
    this.respond(response, async () => {
      this.standing();
      const frame = args.frameId ? this.frame(args.frameId).frame : undefined;
      await this.assign(args.expression, args.value, frame);
      return this.shownResult(await this.evaluate(args.expression, frame, false), args.expression, frame, args.format?.hex ?? false);
    });
  }

  /** `path = value`, for good. */
  private async assign(target: string, value: string, frame: Frame | undefined): Promise<void> {
    const result = await this.evaluate(`${target} = ${value}`, frame, true);
    if (result.error) throw new Refused(result.error, errors.evaluate);
    this.sendEvent({ type: 'event', seq: 0, event: 'invalidated', body: { areas: ['variables'] } } as DebugProtocol.Event);
  }

  protected override evaluateRequest(response: DebugProtocol.EvaluateResponse, args: DebugProtocol.EvaluateArguments): void {
    const requestId = response.request_seq;
    this.evaluating.add(requestId);
    this.respond(response, async () => {
      try {
        this.standing();
        if (typeof args.expression !== 'string') throw new Refused('there is no expression', errors.evaluate);
        const frame = args.frameId ? this.loaded?.frames.get(args.frameId)?.frame : undefined;
        // As with Delve, `call` asks for a call whose effects stay.
        const call = args.context === 'repl' ? /^\s*call\s+(.*)$/s.exec(args.expression) : null;
        const result = await this.evaluate(call ? (call[1] as string) : args.expression, frame, call !== null);
        this.standing();
        if (call && !result.error) this.sendEvent({ type: 'event', seq: 0, event: 'invalidated', body: { areas: ['variables'] } } as DebugProtocol.Event);
        if (args.context === 'clipboard') return { result: this.wholeText(result), variablesReference: 0 };
        return this.shownResult(result, args.expression, frame, args.format?.hex ?? false, call !== null);
      } finally {
        this.evaluating.delete(requestId);
      }
    });
  }

  /** Evaluates in the program's worker; a failure is in the answer. */
  private evaluate(text: string, frame: Frame | undefined, keep: boolean): Promise<EvaluatedMessage> {
    const { seq, answer } = this.answers.evaluations.expect();
    this.process?.evaluate({ seq, text, id: frame?.id ?? 0, frame: frame?.fp ?? 0, keep });
    return answer;
  }

  /** Asks the program's worker, which must wait. */
  private async ask(question: CodeQuestion): Promise<unknown> {
    if (!this.waits) throw new Refused('the program is running', errors.notStopped);
    const { seq, answer } = this.answers.questions.expect();
    this.process?.ask({ question, seq });
    const m = await answer;
    if (m.error) throw new Refused(m.error);
    return m.body;
  }

  private valuesOver(result: EvaluatedMessage): Values {
    const { memory, values } = this.loaded as Loaded;
    return result.pages.size > 0 ? new Values(overlay(memory, result.pages), values.limits) : values;
  }

  private resultValues(result: EvaluatedMessage): { values: Values; list: Value[] } {
    if (result.error) throw new Refused(`Unable to evaluate expression: ${result.error}`, errors.evaluate);
    const values = this.valuesOver(result);
    return { values, list: result.values.map((v) => evaluatedValue(values, v)) };
  }

  private shownResult(result: EvaluatedMessage, expression: string, frame: Frame | undefined, hex: boolean, kept = false): DebugProtocol.EvaluateResponse['body'] & { value: string } {
    const { values, list } = this.resultValues(result);
    const plain = (text: string): DebugProtocol.EvaluateResponse['body'] & { value: string } => ({ result: text, value: text, variablesReference: 0 });
    if (result.isNil) return plain('nil');
    const only = list[0];
    if (!only) return plain(kept ? '' : 'done; effects on the program were undone (use "call" to keep them)');
    const { variables } = this.loaded as Loaded;
    if (list.length > 1) {
      const tuple = variables.add({ kind: 'tuple', values, list: list.map((value, i) => ({ name: `~r${i}`, value, path: '' })) });
      return { ...plain(`(${list.map((v) => values.format(v, 1, hex)).join(', ')})`), type: `(${list.map((v) => v.type.name).join(', ')})`, variablesReference: tuple };
    }
    const shown = variables.present(values, only, isOperand(expression) ? expression : `(${expression})`, frame, hex, 2);
    return { ...shown, result: shown.value };
  }

  /** Everything of a value, for the clipboard. */
  private wholeText(result: EvaluatedMessage): string {
    const { values, list } = this.resultValues(result);
    if (result.isNil) return 'nil';
    const whole = new Values(values.memory, { strings: 1 << 20, items: 1 << 14 });
    return list.map((v) => (v.type.name === 'string' ? new TextDecoder().decode(whole.bytesOfString(v, 1 << 24).bytes) : whole.format(v, 8))).join(', ');
  }

  protected override completionsRequest(response: DebugProtocol.CompletionsResponse, args: DebugProtocol.CompletionsArguments): void {
    this.respond(response, async () => {
      this.standing();
      const frame = args.frameId ? this.frame(args.frameId).frame : undefined;
      const lines = args.text.split('\n');
      const line = args.line === undefined ? 0 : this.convertClientLineToDebugger(args.line) - 1;
      const column = this.convertClientColumnToDebugger(args.column) - 1;
      const text = [...lines.slice(0, line), (lines[line] ?? '').slice(0, column)].join('\n').replace(/^\s*call\s+/, '');
      const list = (await this.ask({ about: 'completions', text, id: frame?.id ?? 0 })) as { label: string; kind: string; detail: string }[];
      const prefix = /[\p{L}\p{N}_]*$/u.exec(text)?.[0].length ?? 0;
      const types: Record<string, DebugProtocol.CompletionItemType> = { variable: 'variable', field: 'field', method: 'method', function: 'function', type: 'class', constant: 'value', package: 'module', keyword: 'keyword' };
      return { targets: list.map((c) => ({ label: c.label, type: types[c.kind] ?? 'text', detail: c.detail, start: this.convertDebuggerColumnToClient(column - prefix + 1), length: prefix })) };
    });
  }

  // ---- memory and instructions

  protected override readMemoryRequest(response: DebugProtocol.ReadMemoryResponse, args: DebugProtocol.ReadMemoryArguments): void {
    this.respond(response, () => {
      const { memory } = this.standing();
      const start = Number(args.memoryReference) + (args.offset ?? 0);
      const count = Math.max(0, Math.min(args.count, 1 << 20));
      if (!Number.isInteger(start) || !Number.isInteger(count)) throw new Refused('not an address');
      const from = Math.max(0, Math.min(start, memory.size));
      const n = start < 0 || start >= memory.size ? 0 : Math.min(count, memory.size - from);
      return { address: `0x${from.toString(16)}`, unreadableBytes: count - n, data: Buffer.from(memory.bytes(from, n)).toString('base64') };
    });
  }

  protected override writeMemoryRequest(response: DebugProtocol.WriteMemoryResponse, args: DebugProtocol.WriteMemoryArguments): void {
    this.respond(response, () => {
      const { memory } = this.standing();
      const start = Number(args.memoryReference) + (args.offset ?? 0);
      const data = Buffer.from(args.data, 'base64');
      if (!Number.isInteger(start) || start < machine.unwinding || start > memory.size) throw new Refused('the program has no memory there');
      const n = Math.min(data.length, memory.size - start);
      if (n < data.length && !args.allowPartial) throw new Refused('the program has no memory for all of it');
      new Uint8Array(memory.buffer()).set(data.subarray(0, n), start);
      this.sendEvent({ type: 'event', seq: 0, event: 'memory', body: { memoryReference: args.memoryReference, offset: args.offset ?? 0, count: n } } as DebugProtocol.Event);
      this.sendEvent({ type: 'event', seq: 0, event: 'invalidated', body: { areas: ['variables'] } } as DebugProtocol.Event);
      return { bytesWritten: n, offset: 0 };
    });
  }

  protected override disassembleRequest(response: DebugProtocol.DisassembleResponse, args: DebugProtocol.DisassembleArguments): void {
    this.respond(response, () => {
      const { instructions, info } = this.standing();
      const list = instructions.around(Number(args.memoryReference) + (args.offset ?? 0), args.instructionOffset ?? 0, Math.min(args.instructionCount, 10000));
      return {
        instructions: list.map((i) => {
          const file = i.line > 0 ? info.files[i.file]?.path : undefined;
          return {
            address: `0x${i.address.toString(16)}`, instruction: i.text, ...(i.bytes ? { instructionBytes: i.bytes } : {}), ...(i.symbol ? { symbol: i.symbol } : {}),
            ...(file ? { location: this.sources.source(file), line: this.convertDebuggerLineToClient(i.line) } : {}), ...(i.text === '' ? { presentationHint: 'invalid' as const } : {}),
          };
        }),
      };
    });
  }

  // ---- the runtime

  protected override customRequest(command: string, response: DebugProtocol.Response, args: unknown): void {
    if (command === 'modules') {
      this.modulesRequest(response as DebugProtocol.ModulesResponse, (args ?? {}) as DebugProtocol.ModulesArguments);
      return;
    }
    if (!command.startsWith('glassgo/')) {
      this.refuse(response, new Refused(`unknown request ${command}`));
      return;
    }
    this.respond(response, () => {
      const memory = this.process?.memory;
      if (!memory || !this.loaded) throw new Refused('the program is not loaded', errors.notRunning);
      if (command === 'glassgo/probes') return setProbes(new DataView(memory.buffer), (args ?? {}) as ProbesArguments);
      if (command === 'glassgo/trace') return trace(this.loaded.memory, this.loaded.info, (args ?? {}) as TraceArguments);
      if (command === 'glassgo/dropStep') {
        this.pending = undefined;
        return {};
      }
      const body = this.loaded.runtime.handle(command, (args ?? {}) as Record<string, unknown>);
      if (body === undefined) throw new Refused(`unknown request ${command}`);
      return body;
    });
  }
}

/** The target of a step into the goroutine that a statement starts. */
const followTarget = 0x7fffffff;
/** Values of one answer whose String methods are called. */
const maxStringers = 40;
/** Where records of the kernel have what is needed here. */
const deferFrameOffset = offsetsOf('Defer').frame as number;
const panicValueOffset = offsetsOf('Panic').valueType as number;

function stopped(reason: string, goroutine: number): DebugProtocol.StoppedEvent {
  return new StoppedEvent(reason, goroutine);
}

/** What can be followed by a selector or index as it stands. */
function isOperand(expression: string): boolean {
  return /^[\w.[\]]+$/.test(expression);
}

function messageOf(message: string | undefined): { message?: string } {
  return message ? { message } : {};
}

