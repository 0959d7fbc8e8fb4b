/** Requests that say where and when the program is to stop: breakpoints of all kinds, filters of exceptions. */
import { BreakpointEvent } from '@vscode/debugadapter';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { evaluatedValue } from '../inspect/evaluatedValue';
import type { Frame, Goroutine } from '../inspect/goroutines';
import { scopeVariables } from '../inspect/scopeVariables';
import type { Child } from '../inspect/values';
import type { AgentMessage } from './breakpointAgent';
import type { SetBreakpoint, WantedBreakpoint } from './breakpoints';
import { exceptionKind } from './exceptionFilters';
import { CodeRequests } from './codeRequests';
import { dataId, everyWrite, placeOfVariable } from './dataBreakpoints';
import { Refused, errors } from './protocolErrors';
import type { Loaded } from './sessionCore';

export abstract class BreakpointRequests extends CodeRequests {
  protected position(b: SetBreakpoint): { line?: number; column?: number; source?: DebugProtocol.Source } {
    const file = this.loaded?.info.files[b.file]?.path;
    if (!file || b.line === 0) return {};
    return { line: this.convertDebuggerLineToClient(b.line), column: this.convertDebuggerColumnToClient(b.column), source: this.sources.source(file) };
  }

  protected async placed(set: readonly SetBreakpoint[]): Promise<DebugProtocol.Breakpoint[]> {
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
      const { values, variables, info, threads } = this.standing();
      const stackOf = (address: number): number => threads.stackOf(address);
      const mode = args.mode === 'write' ? everyWrite : '';
      const none = (why: string): object => ({ dataId: null, description: why });
      if (args.asAddress || /^0x[0-9a-f]+$/i.test(args.name)) {
        const address = Number(args.name);
        return { dataId: mode + dataId({ address, size: args.bytes ?? 8, g: 0, frame: 0, name: args.name }), description: `${args.bytes ?? 8} bytes at ${args.name}`, accessTypes: [...accessTypes], canPersist: false };
      }
      const h = args.variablesReference ? variables.get(args.variablesReference) : undefined;
      const selected = h && h.kind !== 'tuple' ? h.frame : args.frameId ? this.frame(args.frameId).frame : undefined;
      if (h?.kind === 'scope' && h.scope === 'locals') {
        const v = scopeVariables(info, h.frame).find((x) => !x.shadowed && x.variable.name === args.name)?.variable;
        if (!v) return none(`no variable ${args.name}`);
        const g = this.ownerOf(h.frame);
        const place = placeOfVariable(values, values.variable(v.type, v.location, h.frame.fp), args.name, g && { location: v.location, frame: h.frame, g }, stackOf);
        return place ? { dataId: mode + dataId(place), description: args.name, accessTypes: [...accessTypes], canPersist: false } : none(`${args.name} is not in one place of memory`);
      }
      let child = h && variables.children(h, { count: 10000, filter: 'indexed' }).list.find((c) => c.name === args.name);
      if (!h) child = await this.childOf(args.name, selected);
      const place = child && placeOfVariable(values, child.value, args.name, undefined, stackOf);
      return place ? { dataId: mode + dataId(place), description: child?.path || args.name, accessTypes: [...accessTypes], canPersist: false } : none(`${args.name} has no address`);
    });
  }

  /** The variable that an expression names: what its address leads to. */
  protected async childOf(expression: string, frame: Frame | undefined): Promise<Child | undefined> {
    const result = await this.evaluate(`&(${expression})`, frame, false);
    const v = result.values[0];
    if (result.error || !v) throw new Refused(result.error || `${expression} has no address`, errors.evaluate);
    const { values } = this.standing();
    const value = values.deref(evaluatedValue(values, v));
    return value && { name: expression, value, path: expression };
  }

  protected ownerOf(frame: Frame): Goroutine | undefined {
    const { threads } = this.standing();
    for (const { goroutine } of threads.list(this.focus)) if (this.loaded?.frames.find(goroutine, (f) => f.fp === frame.fp)) return goroutine;
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
  protected async tellBreakpoints(set: readonly SetBreakpoint[]): Promise<ReadonlyMap<number, string>> {
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

  protected applyFilters(): void {
    this.loaded?.table.setMainError(this.filters.isOn('mainError'));
    this.poke('debugPanics', this.filters.isOn('panic') ? 1 : 0);
    this.poke('stopRecovered', this.filters.isOn('recovered') ? 1 : 0);
    this.loaded?.runtime.stopAt(this.filters.eventMask());
  }

  protected override exceptionInfoRequest(response: DebugProtocol.ExceptionInfoResponse): void {
    this.respond(response, () => {
      this.standing();
      if (!this.exception) throw new Refused('the program did not stop on a panic', errors.notStopped);
      const { text, filter } = this.exception;
      const exceptionId = exceptionKind(filter);
      return { exceptionId, description: text.startsWith(`${exceptionId}: `) ? text.slice(exceptionId.length + 2) : text, breakMode: filter === 'unrecovered' || filter === 'fatal' || filter === 'deadlock' ? 'unhandled' : 'always' };
    });
  }
}

const accessTypes: readonly DebugProtocol.DataBreakpointAccessType[] = ['read', 'write', 'readWrite'];

function messageOf(message: string | undefined): { message?: string } {
  return message ? { message } : {};
}
