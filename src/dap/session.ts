/**
 * A debug session: one program, one client. This file turns requests into calls of the session's parts and stops of the program into events; what the parts
 * do is in their own files (breakpoints, dataBreakpoints, exceptionFilters, threads, stackFrames, variables, sources, instructions, runtimeRequests).
 *
 * Goroutines are threads under their ids. Frames and variables get handles that hold until the program goes on. Requests that need the
 * program's memory are answered from it while it stands; what needs the compiler is asked of the program's worker.
 */
import { BreakpointEvent, ContinuedEvent, ExitedEvent, InitializedEvent, OutputEvent, TerminatedEvent, ThreadEvent } from '@vscode/debugadapter';
import type { DebugProtocol } from '@vscode/debugprotocol';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Core } from '../engine/core';
import type { DebugInfo } from '../compile/debuginfo/debugInfo';
import { Process } from '../engine/process';
import type { WorkerMessage } from '../engine/protocol';
import { currentG, gFields, kernelAddress, readGoroutine } from '../inspect/goroutines';
import { BufferReader } from '../inspect/memoryReader';
import { stoppedEvent } from '../inspect/trace';
import { type Value, Values } from '../inspect/values';
import { machine } from '../layout/machine';
import { offsetsOf } from '../layout/records';
import { stepMode } from '../layout/status';
import { itabRecord } from '../layout/typeDescriptor';
import { hitMatches } from './breakpointAgent';
import { BreakpointTable } from './breakpoints';
import { DataBreakpoints, dataModes } from './dataBreakpoints';
import { ExceptionFilters, type FilterName, exceptionKind, filterDescriptions } from './exceptionFilters';
import { ExecutionRequests } from './executionRequests';
import { Instructions } from './instructions';
import { type LaunchArguments, startOptions } from './launchConfiguration';
import { ProgramInput } from './programInput';
import { type ProbesArguments, type TraceArguments, setProbes, trace } from './probes';
import { Refused, errors } from './protocolErrors';
import { type RuntimeHost, RuntimeRequests } from './runtimeRequests';
import { type Loaded, stopped } from './sessionCore';
import { Sources } from './sources';
import { FrameStore } from './stackFrames';
import { Threads } from './threads';
import { VariableStore } from './variables';
import { WorkerAnswers } from './workerAnswers';

export class GlassgoSession extends ExecutionRequests {
  protected override initializeRequest(response: DebugProtocol.InitializeResponse, args: DebugProtocol.InitializeRequestArguments): void {
    this.client = args;
    response.body = {
      supportsConfigurationDoneRequest: true, supportsFunctionBreakpoints: true, supportsConditionalBreakpoints: true, supportsHitConditionalBreakpoints: true, supportsLogPoints: true,
      supportsDataBreakpoints: true, breakpointModes: [...dataModes], supportsDataBreakpointBytes: true, supportsInstructionBreakpoints: true, supportsBreakpointLocationsRequest: true,
      supportsEvaluateForHovers: true, supportsClipboardContext: true, supportsSetVariable: true, supportsSetExpression: true, supportsCompletionsRequest: true, completionTriggerCharacters: ['.'],
      supportsExceptionInfoRequest: true, supportsExceptionOptions: false, supportsExceptionFilterOptions: true, exceptionBreakpointFilters: filterDescriptions(),
      supportsDelayedStackTraceLoading: true, supportsValueFormattingOptions: true, supportsModulesRequest: true, supportsLoadedSourcesRequest: true,
      additionalModuleColumns: [{ attributeName: 'isUserCode', label: 'User code', type: 'boolean' }],
      supportsRestartRequest: true, supportsRestartFrame: true, supportsGotoTargetsRequest: true, supportsStepInTargetsRequest: true, supportsSteppingGranularity: true,
      supportsSingleThreadExecutionRequests: true, supportsTerminateRequest: true, supportsTerminateThreadsRequest: true, supportTerminateDebuggee: true, supportsCancelRequest: true,
      supportsReadMemoryRequest: true, supportsWriteMemoryRequest: true, supportsDisassembleRequest: true, supportsANSIStyling: true,
    };
    this.sendResponse(response);
  }

  protected override launchRequest(response: DebugProtocol.LaunchResponse, args: LaunchArguments): void {
    try {
      if (this.process) throw new Refused('there is a program already', errors.launch);
      if (args.mode === 'core') {
        this.openCore(response, args).catch((e: unknown) => this.refuse(response, e));
        return;
      }
      const options = startOptions(args);
      this.launchArgs = args;
      this.sources = new Sources(this.environment.sourceText, args.substitutePath);
      const wantsTerminal = args.console === 'integratedTerminal' || args.console === 'externalTerminal';
      if (wantsTerminal && !this.client?.supportsRunInTerminalRequest) throw new Refused(`this client opens no terminals: "console" must be internalConsole`, errors.launch);
      this.startProgram(options, (rejected) => {
        if (rejected) return this.rejected(response, rejected);
        (wantsTerminal ? this.openTerminal(args, options.cwd) : Promise.resolve()).then(
          () => {
            this.sendResponse(response);
            this.sendEvent(new InitializedEvent());
          },
          (e: unknown) => {
            this.refuse(response, e);
            void this.process?.terminate();
            this.finish(undefined);
          },
        );
      });
    } catch (e) {
      this.sendErrorResponse(response, errors.launch, e instanceof Error ? e.message.replaceAll('{', '(') : String(e));
    }
  }

  /** The program's streams go to a terminal that the client opens. */
  private async openTerminal(args: LaunchArguments, cwd: string): Promise<void> {
    const relay = (address: string, env: Record<string, string>): Promise<void> =>
      new Promise((resolve, reject) => {
        const kind = args.console === 'externalTerminal' ? 'external' : 'integrated';
        const run: DebugProtocol.RunInTerminalRequestArguments = { kind, title: `Glassgo: ${path.basename(args.program ?? '')}`, cwd, args: [process.execPath, this.environment.command, 'terminal', address], env: { ...env, ELECTRON_RUN_AS_NODE: '1' } };
        this.runInTerminalRequest(run, 30_000, (r) => (r.success ? resolve() : reject(new Refused(`the client could not open a terminal: ${r.message ?? ''}`, errors.launch))));
      });
    // Loaded when they are needed, like core files: Node's modules for networks, ciphers and compression take their time.
    const { Terminal } = await import('./terminal');
    this.terminal = await Terminal.open(relay, {
      input: (piece) => (piece ? this.input?.add(piece) : this.input?.end()),
      closed: () => {
        void this.process?.terminate();
        this.finish(undefined);
      },
    });
  }

  /** Starts the program; `done` hears when it is loaded, or what is wrong with it. */
  protected startProgram(options: ReturnType<typeof startOptions>, done: (rejected: Extract<WorkerMessage, { type: 'rejected' }> | undefined) => void): void {
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
        this.load({ buffer: () => (process.memory as WebAssembly.Memory).buffer, wasm: m.wasm, usesLibrary: m.usesLibrary }, this.environment.wholeDebug(m.debug, m.usesLibrary));
        done(undefined);
      },
      moved: () => this.loaded?.memory.forget(),
      read: () => this.input?.read(),
      output: (m) => this.output(m),
      log: (m) => {
        const e: DebugProtocol.OutputEvent = new OutputEvent(m.text, 'console');
        this.locate(e, m.path, m.line);
        this.sendEvent(e);
      },
      stop: (m) => {
        if (process === this.process) void this.programStopped(m);
      },
      evaluated: (m) => {
        answers.evaluations.give(m);
        this.requests.goOn();
      },
      answer: (m) => {
        answers.questions.give(m);
        this.requests.goOn();
      },
      breakpoints: (m) => answers.breakpoints.give(m),
      end: (m) => {
        if (process !== this.process) return;
        if (m.text && this.terminal) this.terminal.write(2, new TextEncoder().encode(m.text));
        else if (m.text) this.sendEvent(new OutputEvent(m.text, 'stderr'));
        this.finish(m.code);
      },
    });
    this.process = process;
    if (options.interactive) this.input = new ProgramInput((piece) => process.input(piece), () => this.askForInput());
    process.start(options);
    // The worker compiles now: the time to read what is needed to show where the program stands.
    setImmediate(this.environment.prepare);
  }

  /** Compiling that takes longer than a moment is shown, to clients that can. Returns what ends it. */
  protected compileProgress(): () => void {
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

  /** A core file: a program that stands for ever. */
  private async openCore(response: DebugProtocol.LaunchResponse, args: LaunchArguments): Promise<void> {
    const file = args.coreFilePath;
    if (!file) throw new Refused('"coreFilePath" names the core file', errors.launch);
    const { readCore } = await import('../engine/core');
    let core: Core;
    try {
      core = readCore(fs.readFileSync(file));
    } catch (e) {
      throw new Refused(`${file}: ${(e as Error).message}`, errors.launch);
    }
    this.launchArgs = args;
    this.sources = new Sources(this.environment.sourceText, args.substitutePath);
    this.load({ buffer: () => core.memory, wasm: new Uint8Array(0), usesLibrary: false }, core.debug);
    this.sendResponse(response);
    this.sendEvent(new InitializedEvent());
    void this.whenConfigured.then(() => {
      const event = stopped('core', core.header.goroutine || 1);
      Object.assign(event.body, { description: 'core file', text: core.header.description || core.header.reason, allThreadsStopped: true });
      this.focus = core.header.goroutine || 1;
      this.stopped = true;
      this.loaded?.runtime.stoppedBy(core.header.reason, core.header.description, this.focus);
      this.sendEvent(event);
    });
  }

  protected load(m: { buffer(): ArrayBufferLike } & Pick<Extract<WorkerMessage, { type: 'ready' }>, 'wasm' | 'usesLibrary'>, info: DebugInfo): void {
    const memory = new BufferReader(m.buffer);
    const args = this.launchArgs;
    const values = new Values(memory, { strings: args.maxStringLen ?? 512, items: args.maxArrayValues ?? 64 });
    const threads = new Threads(memory, info, { hideSystemGoroutines: args.hideSystemGoroutines ?? true, showLabels: args.showPprofLabels ?? true });
    const table = new BreakpointTable(info, () => new Uint8Array(m.buffer()));
    const counting = { line: (n: number) => this.convertDebuggerLineToClient(n), column: (n: number) => this.convertDebuggerColumnToClient(n) };
    this.loaded = {
      info, memory, values, threads, table,
      frames: new FrameStore(memory, info, threads, this.sources, counting),
      variables: new VariableStore(values, info),
      data: new DataBreakpoints(() => new DataView(m.buffer() as ArrayBuffer), async (bytes) => (await this.ask({ about: 'allocate', bytes })) as number, (on) => this.ask({ about: 'watching', on })),
      instructions: new Instructions(info, m.wasm, m.usesLibrary ? this.environment.libraryModule : undefined, this.environment.disassemble),
      runtime: new RuntimeRequests(this.runtimeHost(info, memory)),
    };
    if (!args.noDebug) this.loaded.runtime.begin(args.timeline === true);
  }

  protected rejected(response: DebugProtocol.Response, m: Extract<WorkerMessage, { type: 'rejected' }>): void {
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

  protected finish(code: number | undefined): void {
    if (this.ended) return;
    this.ended = true;
    this.stopped = false;
    this.waits = false;
    this.answers.close();
    this.requests.goOn();
    this.terminal?.end(code ?? 1);
    if (code !== undefined) this.sendEvent(new ExitedEvent(code));
    this.sendEvent(new TerminatedEvent());
  }

  private askForInput(): void {
    if (!this.terminal) this.sendEvent(new OutputEvent('The program reads its standard input: while it runs, lines that you type here go to it (^D ends the input).\n', 'console'));
  }

  protected output(m: Extract<WorkerMessage, { type: 'output' }>): void {
    if (this.terminal && (m.fd === 1 || m.fd === 2)) return this.terminal.write(m.fd, m.bytes);
    const e: DebugProtocol.OutputEvent = new OutputEvent(new TextDecoder().decode(m.bytes), m.fd === 1 ? 'stdout' : m.fd === 2 ? 'stderr' : 'console');
    this.locate(e, m.path, m.line);
    this.sendEvent(e);
  }

  protected override configurationDoneRequest(response: DebugProtocol.ConfigurationDoneResponse): void {
    this.sendResponse(response);
    this.configured();
  }

  protected override async disconnectRequest(response: DebugProtocol.DisconnectResponse): Promise<void> {
    this.ended = true;
    await this.process?.terminate();
    this.terminal?.end(1);
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
    this.respondNow(response, async () => {
      const old = this.loaded;
      if (!this.process || !old) throw new Refused('there is no program to restart', errors.notRunning);
      if (args.arguments && 'program' in args.arguments) this.launchArgs = args.arguments as LaunchArguments;
      const previous = this.process;
      this.process = undefined;
      this.answers.close();
      await previous.terminate();
      Object.assign(this, { stopped: false, waits: false, ended: false, restarting: true, pending: undefined, exception: undefined });
      this.requests.goOn();
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

  protected async programStopped(m: Extract<WorkerMessage, { type: 'stop' }>): Promise<void> {
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

  protected async programLoaded(): Promise<void> {
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
  protected async stoppedEvent(m: Extract<WorkerMessage, { type: 'stop' }>, loaded: Loaded, goid: number, was: { pauseWanted: boolean; stepping: boolean }): Promise<DebugProtocol.StoppedEvent | undefined> {
    switch (m.reason) {
      case 'dead': return this.exceptionEvent(goid, ExceptionFilters.ofEnd(m.text), m.text);
      case 'panic': return this.exceptionEvent(goid, 'panic', await this.panicText(loaded));
      case 'recovered': return this.exceptionEvent(goid, 'recovered', 'a panic has been recovered');
      case 'probe': return this.probeEvent(loaded, goid);
    }
    const watched = loaded.data.any || this.filters.isOn('mainError');
    const returned = await this.mainErrorEvent(loaded, goid);
    if (returned) return returned;
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
    return was.stepping ? stopped('step', goid) : watched ? undefined : stopped('pause', goid);
  }

  protected async exceptionEvent(goid: number, filter: FilterName, text: string): Promise<DebugProtocol.StoppedEvent | undefined> {
    // A run that has ended cannot go on to be looked at: without the filter its end is only reported.
    if (!this.filters.isOn(filter) || !(await this.holds(this.filters.condition(filter)))) return undefined;
    this.exception = { text, filter };
    const event = stopped('exception', goid);
    // After the last goroutine has called Goexit there is none to show.
    if (!this.loaded?.threads.find(goid)) event.body.threadId = undefined;
    event.body.text = text;
    event.body.description = filter === 'recovered' ? 'recovered panic' : exceptionKind(filter);
    return event;
  }

  /** An error has come back to main since the last stop. */
  protected async mainErrorEvent(loaded: Loaded, goid: number): Promise<DebugProtocol.StoppedEvent | undefined> {
    const { memory } = loaded;
    const itab = memory.u32(machine.mainError);
    if (itab === 0 || goid !== 1 || !this.filters.isOn('mainError')) return undefined;
    new DataView(memory.buffer() as ArrayBuffer).setUint32(machine.mainError, 0, true);
    const error = { type: memory.u32(itab + itabRecord.type), word: memory.u32(machine.mainErrorData) };
    const [text] = (await this.ask({ about: 'texts', values: [error] }).catch(() => [])) as (string | undefined)[];
    return this.exceptionEvent(goid, 'mainError', `error returned to main: ${text ?? loaded.values.types.of(error.type).name}`);
  }

  protected async probeEvent(loaded: Loaded, goid: number): Promise<DebugProtocol.StoppedEvent | undefined> {
    const e = stoppedEvent(loaded.memory, loaded.info);
    const filter = ExceptionFilters.ofEvent(e.kind);
    if (filter && this.filters.isOn(filter) && !(await this.holds(this.filters.condition(filter)))) return undefined;
    if (e.goroutine) this.focus = e.goroutine;
    const event = stopped('probe', e.goroutine || goid);
    Object.assign(event.body, { description: e.text, text: e.text, probe: { kind: e.kind, when: e.when, args: e.args } });
    return event;
  }

  /** `panic: ` and the value with which the goroutine panics. */
  protected async panicText(loaded: Loaded): Promise<string> {
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

  protected async dataChanges(loaded: Loaded, goid: number): Promise<DebugProtocol.StoppedEvent | undefined> {
    const hits: number[] = [];
    const texts: string[] = [];
    for (const h of loaded.data.hits()) {
      if (h.verdict === 'gone') {
        this.sendEvent(new BreakpointEvent('changed', { id: h.number, verified: false, message: 'the variable has gone out of scope' } as DebugProtocol.Breakpoint));
        continue;
      }
      if (!(await this.holds(h.wanted.condition ?? ''))) continue;
      if (h.wanted.hitCondition && !hitMatches(h.wanted.hitCondition, h.hits)) continue;
      hits.push(h.number);
      texts.push(h.verdict === 'changed' ? `was ${bytesText(h.before)}` : h.verdict);
    }
    if (hits.length === 0) return undefined;
    const event = stopped('data breakpoint', goid);
    event.body.hitBreakpointIds = hits;
    event.body.text = texts.join(', ');
    return event;
  }

  /** After a stop: a step that was interrupted in another goroutine stays pending. */
  protected settle(event: DebugProtocol.StoppedEvent, stepping: boolean, goid: number): void {
    const keeps = this.pending && stepping && event.body.reason !== 'step' && this.pending.goroutine !== goid;
    if (!keeps) this.pending = undefined;
    clearTimeout(this.pausing);
    this.poke('stepMode', stepMode.none);
    this.poke('stepFollow', 0);
    this.poke('pauseWanted', 0);
    this.loaded?.table.setStepping(false);
    if (this.loaded && !this.loaded.runtime.stillEnding()) this.loaded.table.setEnding(false);
    if (this.alone) this.loaded?.runtime.runOnly(0);
    this.alone = false;
  }

  /** Tells the client about goroutines that came and went since the last stop, as far as it has been shown them. */
  protected announceThreads(loaded: Loaded): void {
    for (const [id, address] of this.known) {
      if (loaded.threads.exists(id, address)) continue;
      this.known.delete(id);
      this.sendEvent(new ThreadEvent('exited', id));
    }
  }

  /** The client shows the thread that a stop is about: so it is told of one, marked as no more than that. */
  protected selectGoroutine(id: number): void {
    this.goroutine(id);
    this.focus = id;
    const event = stopped('selection', id);
    Object.assign(event.body, { description: 'selected', allThreadsStopped: true, selection: true });
    this.sendEvent(event);
  }

  protected runtimeHost(info: DebugInfo, reader: BufferReader): RuntimeHost {
    const session = this;
    return {
      reader, info, program: this.launchArgs.program ?? '',
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
      if (!this.loaded) throw new Refused('the program is not loaded', errors.notRunning);
      if (command === 'glassgo/probes') return setProbes(new DataView(this.loaded.memory.buffer()), (args ?? {}) as ProbesArguments);
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

const panicValueOffset = offsetsOf('Panic').valueType as number;

/** A number of at most eight bytes, or how many bytes there are. */
function bytesText(bytes: Uint8Array): string {
  return bytes.length <= 8 ? `0x${[...bytes].reverse().map((b) => b.toString(16).padStart(2, '0')).join('')}` : `${bytes.length} bytes`;
}
