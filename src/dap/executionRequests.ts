/** Requests that let the program go on: steps, targets of steps, other statements next, one goroutine alone, pauses. */
import type { DebugProtocol } from '@vscode/debugprotocol';
import { positionOfId } from '../compile/debuginfo/debugInfo';
import { Process } from '../engine/process';
import { currentG, gFields } from '../inspect/goroutines';
import { offsetsOf } from '../layout/records';
import { stepMode } from '../layout/status';
import type { AgentStep } from './breakpointAgent';
import { BreakpointRequests } from './breakpointRequests';
import { Refused } from './protocolErrors';
import { type Step, stopped } from './sessionCore';
import { skippedFiles } from './skipFiles';

export abstract class ExecutionRequests extends BreakpointRequests {
  /** For `singleThread`: nobody else runs until the next stop. */
  protected hold(singleThread: boolean | undefined, goroutine: number): void {
    if (!singleThread) return;
    this.alone = true;
    this.loaded?.runtime.runOnly(goroutine);
  }

  protected override continueRequest(response: DebugProtocol.ContinueResponse, args: DebugProtocol.ContinueArguments): void {
    this.respond(response, () => {
      this.mustBeAlive();
      if (args.singleThread) this.goroutine(args.threadId);
      this.hold(args.singleThread, args.threadId);
      if (this.pending) this.arm(this.pending);
      setImmediate(() => this.go());
      this.stopped = false;
      return { allThreadsContinued: !args.singleThread };
    });
  }

  protected stepRequest(response: DebugProtocol.Response, args: DebugProtocol.NextArguments & { targetId?: number }, mode: number): void {
    this.respond(response, () => {
      this.mustBeAlive();
      const { threads, frames, info, memory } = this.standing();
      const g = this.goroutine(args.threadId);
      const frame = frames.find(g, (f) => threads.isUser(f));
      const depth = frame ? frame.fp - g.stackLo : 0;
      const by = args.granularity ?? 'line';
      const follow = args.targetId === followTarget;
      const agent: AgentStep = {
        file: frame ? (info.idFiles[frame.id] as number) : -1, line: frame ? (info.lines[frame.id] as number) : 0, depth, by,
        skipped: mode === stepMode.in || by === 'instruction' ? skippedFiles(info, this.launchArgs.skipFiles) : [], into: !follow && args.targetId ? args.targetId : 0,
      };
      // A step over or out can only end in functions that are on the stack now, or in what comes after an initialisation.
      const onStack = new Set<number>();
      let users = 0;
      frames.find(g, (f) => {
        onStack.add(f.func.firstId);
        if (threads.isUser(f)) users++;
        return false;
      });
      const initialises = g.id === 1 && users === 1 && frame?.func.name !== 'main.main';
      const next = initialises ? info.funcs.filter((f) => /\.init(\.\d+)?$|^main\.main$/.test(f.name)).map((f) => f.firstId) : [];
      const functions = mode === stepMode.in || by === 'instruction' || follow ? undefined : new Set([...onStack, ...next]);
      const step: Step = { goroutine: g.id, mode: by === 'instruction' ? stepMode.in : mode, depth: by === 'instruction' || initialises ? 0xffffffff : depth, agent };
      this.pending = step;
      this.hold(args.singleThread, g.id);
      this.arm(step, functions);
      if (follow) this.poke('stepFollow', 1);
      if (currentG(memory) !== g.address) this.loaded?.runtime.runNext(g.id);
      this.stopped = false;
      setImmediate(() => this.go());
    });
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
      this.mustBeAlive();
      const g = this.goroutine(args.threadId);
      const top = this.topFrame(g.id);
      const f = top?.func;
      if (!top || !f || g.top !== top.fp || args.targetId < f.firstId || args.targetId >= f.firstId + f.nIds) throw new Refused('the goroutine cannot go on there');
      new DataView((this.process as Process).memory?.buffer as ArrayBuffer).setUint32(top.fp, args.targetId, true);
      this.restand('goto', g.id);
    });
  }

  /** The frame begins again: those above it go, deferred calls of theirs and its own are forgotten. */
  protected override restartFrameRequest(response: DebugProtocol.RestartFrameResponse, args: DebugProtocol.RestartFrameArguments): void {
    this.respond(response, () => {
      this.mustBeAlive();
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

  protected override terminateThreadsRequest(response: DebugProtocol.TerminateThreadsResponse, args: DebugProtocol.TerminateThreadsArguments): void {
    this.respond(response, () => {
      this.mustBeAlive();
      const { runtime, table } = this.standing();
      runtime.end(args.threadIds ?? []);
      table.setEnding(true);
    });
  }

  /** Tells the client of another place of the goroutine without having run anything. */
  protected restand(reason: string, goid: number): void {
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
    clearTimeout(this.pausing);
    this.pausing = setTimeout(() => {
      if (!this.stopped && !this.ended) {
        this.poke('pauseWanted', 2);
        this.process?.wake();
      }
    }, 150);
  }

  protected override cancelRequest(response: DebugProtocol.CancelResponse, args: DebugProtocol.CancelArguments): void {
    if (args.requestId !== undefined && !this.requests.cancel(args.requestId) && this.evaluating.has(args.requestId)) this.process?.cancelEvaluation();
    this.sendResponse(response);
  }
}

/** The target of a step into the goroutine that a statement starts. */
const followTarget = 0x7fffffff;

/** Where records of the kernel have what is needed here. */
const deferFrameOffset = offsetsOf('Defer').frame as number;
