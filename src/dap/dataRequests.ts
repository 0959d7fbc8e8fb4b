/** Requests about what the program's state is: goroutines, frames, variables, values of expressions; and those that change variables. */
import { Scope, Thread } from '@vscode/debugadapter';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { EvaluatedMessage } from '../engine/protocol';
import { evaluatedValue } from '../inspect/evaluatedValue';
import { type Frame, type Goroutine, gFields } from '../inspect/goroutines';
import { type Child, type Value, Values } from '../inspect/values';
import { Refused, errors } from './protocolErrors';
import { type Loaded, SessionCore } from './sessionCore';
import { type Handle, pageSize } from './variables';

export abstract class DataRequests extends SessionCore {
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
  protected returnedValues(g: Goroutine, frame: Frame): Child[] {
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
  protected async textsOf(values: Values, list: readonly Child[]): Promise<(string | undefined)[]> {
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
  protected async assign(target: string, value: string, frame: Frame | undefined): Promise<void> {
    const result = await this.evaluate(`${target} = ${value}`, frame, true);
    if (result.error) throw new Refused(result.error, errors.evaluate);
    this.sendEvent({ type: 'event', seq: 0, event: 'invalidated', body: { areas: ['variables'] } } as DebugProtocol.Event);
  }

  protected override evaluateRequest(response: DebugProtocol.EvaluateResponse, args: DebugProtocol.EvaluateArguments): void {
    const requestId = response.request_seq;
    this.respond(response, async () => {
      this.evaluating.add(requestId);
      try {
        if (args.context === 'repl' && this.takesLines()) {
          this.input?.line(args.expression);
          return { result: '', variablesReference: 0 };
        }
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

  /** While the program runs, the console's lines are its standard input. */
  private takesLines(): boolean {
    return !this.stopped && !this.ended && this.process !== undefined && this.input !== undefined && this.terminal === undefined;
  }

  protected resultValues(result: EvaluatedMessage): { values: Values; list: Value[] } {
    if (result.error) throw new Refused(`Unable to evaluate expression: ${result.error}`, errors.evaluate);
    const values = this.valuesOver(result);
    return { values, list: result.values.map((v) => evaluatedValue(values, v)) };
  }

  protected shownResult(result: EvaluatedMessage, expression: string, frame: Frame | undefined, hex: boolean, kept = false): DebugProtocol.EvaluateResponse['body'] & { value: string } {
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
  protected wholeText(result: EvaluatedMessage): string {
    const { values, list } = this.resultValues(result);
    if (result.isNil) return 'nil';
    const whole = new Values(values.memory, { strings: 1 << 20, items: 1 << 14 });
    return list.map((v) => (v.type.name === 'string' ? new TextDecoder().decode(whole.bytesOfString(v, 1 << 24).bytes) : whole.format(v, 8))).join(', ');
  }
}

/** Values of one answer whose String methods are called. */
const maxStringers = 40;

/** What can be followed by a selector or index as it stands. */
function isOperand(expression: string): boolean {
  return /^[\w.[\]]+$/.test(expression);
}
