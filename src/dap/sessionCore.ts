/**
 * What all parts of a debug session share: its state, how requests are answered, and how the program's worker is asked. The requests themselves are in
 * dataRequests, codeRequests, breakpointRequests and executionRequests, each on top of the one before; session.ts is the whole.
 */
import { DebugSession, OutputEvent, StoppedEvent } from '@vscode/debugadapter';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { DebugInfo } from '../compile/debuginfo/debugInfo';
import { Process } from '../engine/process';
import type { CodeQuestion, EvaluatedMessage } from '../engine/protocol';
import { valueOfPath } from '../inspect/addressOf';
import { imageOf } from '../inspect/image';
import type { Value } from '../inspect/values';
import { evaluatedValue } from '../inspect/evaluatedValue';
import { type Frame, type Goroutine, kernelAddress } from '../inspect/goroutines';
import { BufferReader } from '../inspect/memoryReader';
import { overlay } from '../inspect/overlayReader';
import { Values } from '../inspect/values';
import type { AgentMessage, AgentStep } from './breakpointAgent';
import { BreakpointTable } from './breakpoints';
import { DataBreakpoints } from './dataBreakpoints';
import { ExceptionFilters, type FilterName } from './exceptionFilters';
import { type Disassembler, Instructions } from './instructions';
import type { LaunchArguments } from './launchConfiguration';
import type { ProgramInput } from './programInput';
import { Refused, errors } from './protocolErrors';
import { RequestQueue } from './requestQueue';
import { RuntimeRequests } from './runtimeRequests';
import { Sources } from './sources';
import { FrameStore } from './stackFrames';
import type { Terminal } from './terminal';
import { Threads } from './threads';
import { VariableStore } from './variables';
import { WorkerAnswers } from './workerAnswers';

/** What this session needs of its installation. */
export interface SessionEnvironment {
  /** The file of the glassgo command. */
  readonly command: string;
  /** The text of an embedded source file. */
  readonly sourceText: (file: string) => string | undefined;
  /** Makes ready what a program that has just been started will need. */
  readonly prepare: () => void;
  /** Debug information as a client of a program needs it, from what the program's worker sends. */
  readonly wholeDebug: (program: DebugInfo, usesLibrary: boolean) => DebugInfo;
  /** The program's module and the library's, for disassembly. */
  readonly libraryModule: () => Uint8Array;
  readonly disassemble: Disassembler;
}

/** What there is once a program is loaded. */
export interface Loaded {
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

export interface Step {
  readonly goroutine: number;
  readonly mode: number;
  readonly depth: number;
  readonly agent: AgentStep;
}

export abstract class SessionCore extends DebugSession {
  protected process: Process | undefined;
  protected loaded: Loaded | undefined;
  protected readonly filters = new ExceptionFilters();
  protected sources: Sources;
  protected stopped = false;
  protected ended = false;
  protected restarting = false;
  protected configured: () => void = () => {};
  protected readonly whenConfigured = new Promise<void>((resolve) => {
    this.configured = resolve;
  });
  protected launchArgs: LaunchArguments = {};
  protected answers = new WorkerAnswers();
  protected readonly requests = new RequestQueue(() => !this.answers.codeRuns);
  /** The worker waits for orders: the program has not started yet, or stands. */
  protected waits = false;
  protected exception: { text: string; filter: FilterName } | undefined;
  /** The goroutine that the last stop, or a step, was about. */
  protected focus = 0;
  protected readonly known = new Map<number, number>();
  /** A step in progress; it outlives stops in other goroutines. */
  protected pending: Step | undefined;
  /** Only this goroutine runs, for one request; what the user had chosen before comes back. */
  protected alone = false;
  protected entry = false;
  /** A pause is waiting for a statement check; when this is over, any decision of the scheduler will do. */
  protected pausing: NodeJS.Timeout | undefined;
  protected terminal: Terminal | undefined;
  protected input: ProgramInput | undefined;
  protected client: DebugProtocol.InitializeRequestArguments | undefined;
  /** Evaluations in progress, by the number of their request. */
  protected readonly evaluating = new Set<number>();

  constructor(protected readonly environment: SessionEnvironment) {
    super();
    this.setDebuggerLinesStartAt1(true);
    this.setDebuggerColumnsStartAt1(true);
    this.sources = new Sources(environment.sourceText);
  }

  /** Every request gets an answer, whatever it asks. */
  protected override dispatchRequest(request: DebugProtocol.Request): void {
    try {
      if (typeof request.arguments !== 'object' || request.arguments === null || Array.isArray(request.arguments)) request.arguments = {};
      // The protocol's default, which the base class does not know.
      if (request.command === 'initialize') request.arguments.pathFormat ??= 'path';
      super.dispatchRequest(request);
    } catch (e) {
      this.refuse({ seq: 0, type: 'response', request_seq: request.seq, command: request.command, success: true }, e);
    }
  }

  /** Answers a request, in its turn, with what `work` returns, or with what it throws. */
  protected respond(response: DebugProtocol.Response, work: () => unknown): void {
    this.requests.add({ number: response.request_seq, start: () => this.respondNow(response, work), drop: () => this.refuse(response, new Refused('cancelled')) });
  }

  protected respondNow(response: DebugProtocol.Response, work: () => unknown): void {
    const fail = (e: unknown): void => this.refuse(response, e);
    try {
      const body = work();
      if (body instanceof Promise) body.then((b) => this.succeed(response, b), fail);
      else this.succeed(response, body);
    } catch (e) {
      fail(e);
    }
  }

  protected succeed(response: DebugProtocol.Response, body: unknown): void {
    if (body !== undefined) response.body = body;
    this.sendResponse(response);
  }

  /** An error that the client shows where it asked, without a notification of its own. */
  protected refuse(response: DebugProtocol.Response, e: unknown): void {
    const text = e instanceof Error ? e.message : String(e);
    this.sendErrorResponse(response, { id: e instanceof Refused ? e.id : errors.refused, format: '{_text}', variables: { _text: text }, showUser: false });
  }

  /** Refuses what would let a program go on that is only a file. */
  protected mustBeAlive(): void {
    this.standing();
    if (!this.process) throw new Refused('a core file cannot go on: it is the memory of a program that stood', errors.notRunning);
  }

  /** The loaded program, which must stand. */
  protected standing(): Loaded {
    if (this.stopped && this.loaded) return this.loaded;
    throw new Refused(this.ended ? 'the program has ended' : 'the program is running', errors.notStopped);
  }

  protected goroutine(id: number): Goroutine {
    const g = this.standing().threads.find(id);
    if (!g) throw new Refused(`unknown goroutine ${id}`, errors.unknownFrame);
    return g;
  }

  protected frame(id: number | undefined): { g: Goroutine; frame: Frame } {
    const found = this.standing().frames.get(id);
    if (!found) throw new Refused('unknown frame: the program has gone on since', errors.unknownFrame);
    return found;
  }

  protected locate(e: DebugProtocol.OutputEvent, file: string, line: number): void {
    if (!file) return;
    e.body.source = this.sources.source(file);
    e.body.line = this.convertDebuggerLineToClient(line);
  }

  /** Whether a condition of a filter holds where the program stands; one that cannot be evaluated does not keep the program from stopping. */
  protected async holds(condition: string): Promise<boolean> {
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

  protected topFrame(goid: number): Frame | undefined {
    const { threads, frames } = this.loaded as Loaded;
    const g = threads.find(goid);
    return g && frames.find(g, (f) => threads.isUser(f));
  }

  protected poke(field: string, value: number): void {
    const m = this.process?.memory;
    if (m) new DataView(m.buffer).setUint32(kernelAddress(field), value, true);
  }

  protected poke64(field: string, value: bigint): void {
    const m = this.process?.memory;
    if (m) new DataView(m.buffer).setBigUint64(kernelAddress(field), value, true);
  }

  protected go(): void {
    this.loaded?.runtime.resumed();
    this.stopped = false;
    this.waits = false;
    this.exception = undefined;
    this.process?.resume();
  }

  protected arm(step: Step, functions?: ReadonlySet<number>): void {
    this.process?.tell({ step: step.agent } satisfies AgentMessage);
    this.poke('stepMode', step.mode);
    this.poke('stepDepth', step.depth);
    this.poke64('stepGoid', BigInt(step.goroutine));
    this.loaded?.table.setStepping(true, functions);
  }

  /** Evaluates in the program's worker; a failure is in the answer. */
  protected evaluate(text: string, frame: Frame | undefined, keep: boolean): Promise<EvaluatedMessage> {
    if (!this.process) return Promise.resolve(this.pathInCore(text, frame));
    const { seq, answer } = this.answers.evaluations.expect();
    this.process?.evaluate({ seq, text, id: frame?.id ?? 0, frame: frame?.fp ?? 0, keep });
    return answer;
  }

  /** In a core file nothing runs: only what names a variable or a part of one has a value. */
  private pathInCore(text: string, frame: Frame | undefined): EvaluatedMessage {
    const { memory, info } = this.standing();
    const answer = { type: 'evaluated' as const, seq: 0, pages: new Map<number, Uint8Array>(), isNil: false, isStatement: false };
    let value: Value | undefined;
    try {
      value = valueOfPath(imageOf(memory, info), frame, text);
    } catch {
      // Said below.
    }
    if (!value) return { ...answer, values: [], error: 'a core file has the values of variables, elements and fields; nothing else can be evaluated, since no code runs' };
    return { ...answer, values: [{ type: value.type.address, address: 0, bytes: value.memory.bytes(value.address, Math.max(8, value.type.size)) }], error: '' };
  }

  /** Asks the program's worker, which must wait. */
  protected async ask(question: CodeQuestion): Promise<unknown> {
    if (!this.process) this.mustBeAlive();
    if (!this.waits) throw new Refused('the program is running', errors.notStopped);
    const { seq, answer } = this.answers.questions.expect();
    this.process?.ask({ question, seq });
    const m = await answer;
    if (m.error) throw new Refused(m.error);
    return m.body;
  }

  protected valuesOver(result: EvaluatedMessage): Values {
    const { memory, values } = this.loaded as Loaded;
    return result.pages.size > 0 ? new Values(overlay(memory, result.pages), values.limits) : values;
  }
}

export function stopped(reason: string, goroutine: number): DebugProtocol.StoppedEvent {
  return new StoppedEvent(reason, goroutine);
}
