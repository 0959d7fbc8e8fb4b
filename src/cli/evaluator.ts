/**
 * Expressions of the debugger in the program's worker: compiled when they are asked for, run directly where they have no effects, else isolated
 * (engine/evaluation.ts).
 */
import { utf8 } from '../base/utf8';
import type { Compiled } from '../compile/compile';
import { type DebugInfo, funcOfId } from '../compile/debuginfo/debugInfo';
import { emitWatching } from '../compile/emit/watching';
import type { GoroutineValue } from '../compile/snippet/goroutineNames';
import { callsOnLine, completions, goOnAt } from '../compile/snippet/queries';
import { SnippetCompiler, type CompiledSnippet } from '../compile/snippet/snippet';
import { type EvaluationHost, type EvaluationLimits, type EvaluationPages, runEvaluation } from '../engine/evaluation';
import type { Machine } from '../engine/machine';
import type { CodeQuestion, EvaluatedMessage, EvaluateRequest } from '../engine/protocol';
import { evaluatedValue } from '../inspect/evaluatedValue';
import { labelStrings } from '../inspect/goroutineTable';
import type { MemoryReader } from '../inspect/memoryReader';
import { overlay } from '../inspect/overlayReader';
import { type Value, Values } from '../inspect/values';
import { machine } from '../layout/machine';
import { offsetsOf } from '../layout/records';
import { kinds } from '../layout/typeDescriptor';
import { conditionResult } from '../layout/evaluation';
import type { AgentExpressions } from '../dap/breakpointAgent';

const gFields = offsetsOf('G') as Readonly<Record<string, number>>;

interface Evaluated {
  readonly snippet: CompiledSnippet;
  /** The values' bytes, or their addresses in the memory with the pages over it. */
  readonly values: readonly { type: number; address: number; bytes?: Uint8Array }[];
  readonly pages: EvaluationPages;
}

/** Why there is no value; `panic` is the value it panicked with. */
class EvaluationFailed extends Error {}

export class Evaluator implements AgentExpressions {
  private compiler: SnippetCompiler | undefined;

  constructor(
    private readonly machine: Machine,
    private readonly reader: MemoryReader,
    private readonly loadInfo: () => DebugInfo,
    private readonly compiled: () => Compiled | undefined,
    private readonly host: EvaluationHost,
    private readonly limits: EvaluationLimits,
  ) {}

  private known: DebugInfo | undefined;
  private get info(): DebugInfo {
    this.known ??= this.loadInfo();
    return this.known;
  }

  /** The debug information with what expressions have added; undefined if there are none. */
  get debug(): DebugInfo | undefined {
    return this.compiler?.debug;
  }

  private snippets(): SnippetCompiler {
    if (!this.compiler) {
      const compiled = this.compiled();
      if (!compiled) throw new EvaluationFailed('the program\'s sources have changed since it was started');
      this.compiler = new SnippetCompiler(compiled, this.info, (addition) => this.machine.join(addition));
    }
    return this.compiler;
  }

  // ---- requests of the adapter

  answer(r: EvaluateRequest): EvaluatedMessage {
    const base = { type: 'evaluated' as const, seq: r.seq };
    try {
      const { snippet, values, pages } = this.evaluate(r.text, r.id, r.frame, r.keep);
      return { ...base, values, pages, isNil: snippet.isNil, isStatement: snippet.isStatement, error: '' };
    } catch (e) {
      return { ...base, values: [], pages: new Map(), isNil: false, isStatement: false, error: (e as Error).message };
    } finally {
      this.known = this.compiler?.debug ?? this.known;
    }
  }

  private evaluate(text: string, id: number, frame: number, keep: boolean): Evaluated {
    const compiler = this.snippets();
    const snippet = compiler.compile(text, { id });
    this.tellGoroutine(compiler.goroutineValues);
    if (snippet.isNil) return { snippet, values: [], pages: new Map() };
    if (snippet.direct !== 0) {
      const answer = this.machine.callTable(snippet.direct, 0, frame);
      if (answer !== conditionResult.panics) {
        const values = snippet.places.map((address, i) => {
          const type = snippet.types[i] as number;
          return { type, address: 0, bytes: this.reader.bytes(address, Math.max(8, this.sizeOf(type))) };
        });
        return { snippet, values, pages: new Map() };
      }
    }
    return this.isolated(compiler.compile(text, { id }, true), frame, keep);
  }

  /** Writes what snippets may ask about the current goroutine. */
  private tellGoroutine(values: readonly GoroutineValue[]): void {
    const { view } = this.machine;
    const g = view.getUint32(machine.curg, true);
    if (g === 0) return;
    view.setBigUint64(machine.evalGoroutine, view.getBigUint64(g + (gFields.goid as number), true), true);
    const { types } = new Values(this.reader);
    const labels = labelStrings(this.reader, view.getUint32(g + (gFields.labels as number), true));
    for (const v of values) {
      const label = v.label === undefined ? undefined : labels.find((l) => types.string(l.key) === v.label);
      const [at, length] = v.label === undefined ? this.creatorName(view.getUint32(g + (gFields.createdAt as number), true)) : label ? [view.getUint32(label.value, true), view.getUint32(label.value + 8, true)] : [0, 0];
      view.setUint32(v.address, at, true);
      view.setUint32(v.address + 8, length, true);
    }
  }

  private readonly creators = new Map<number, readonly [address: number, length: number]>();

  /** Where the name of the function with a go statement stands in the program's memory; it is put there when it is first asked for. */
  private creatorName(id: number): readonly [address: number, length: number] {
    let known = this.creators.get(id);
    if (!known) {
      const name = utf8(funcOfId(this.info, id)?.name ?? '');
      const at = name.length > 0 ? this.machine.kernel.persistentAlloc(name.length) >>> 0 : 0;
      this.machine.bytes(at, name.length).set(name);
      this.creators.set(id, (known = [at, name.length]));
    }
    return known;
  }

  private sizeOf(type: number): number {
    return new Values(this.reader).types.of(type).size;
  }

  private isolated(snippet: CompiledSnippet, frame: number, keep: boolean): Evaluated {
    const record = this.snippets().record;
    for (const entry of snippet.inits) {
      const outcome = runEvaluation(this.machine, { entry, record, frame: 0, keep: true, limits: this.limits }, this.host);
      if (outcome.kind !== 'done') throw new EvaluationFailed('a package that the expression uses cannot be initialised');
    }
    (snippet as { inits: readonly number[] }).inits = [];
    const outcome = runEvaluation(this.machine, { entry: snippet.entry, record, frame, keep, limits: this.limits }, this.host);
    switch (outcome.kind) {
      case 'failed': throw new EvaluationFailed(outcome.why);
      case 'panic': throw new EvaluationFailed(`panic: ${this.panicText(outcome.value, outcome.pages)}`);
      default: return { snippet, values: snippet.types.map((type, i) => ({ type, address: outcome.results[i] as number })), pages: outcome.pages };
    }
  }

  /** The text of a panic value: that of its methods where it has them, which is a string then. */
  private panicText(address: number, pages: EvaluationPages): string {
    const values = new Values(overlay(this.reader, pages));
    const type = values.memory.u32(address);
    if (type === 0) return 'nil';
    const t = values.types.of(type);
    const v: Value = t.direct ? { type: t, memory: values.memory, address: address + 8 } : values.at(type, values.memory.u32(address + 8));
    return this.display(values, v);
  }

  private display(values: Values, v: Value): string {
    return v.type.kind === kinds.string ? new TextDecoder().decode(values.bytesOfString(v, 1 << 16).bytes) : values.format(v);
  }

  // ---- questions about the code

  question(q: CodeQuestion): unknown {
    if (q.about === 'allocate') return this.machine.kernel.persistentAlloc(q.bytes) >>> 0;
    const compiler = this.snippets();
    switch (q.about) {
      case 'watching': return this.watch(q.on);
      case 'completions': return completions(compiler, q.text, q.id);
      case 'calls': return callsOnLine(this.compiled() as Compiled, this.info, q.id);
      case 'goOn': return goOnAt(this.compiled() as Compiled, this.info, q.id, q.line);
      default: return this.texts(q.values);
    }
  }

  private watch(on: boolean): void {
    const { lowerer, link } = this.compiled() as Compiled;
    this.machine.replace(on ? emitWatching(lowerer, link) : undefined);
  }

  /** What String or Error say of values; undefined where there is no such method or it fails. */
  private texts(values: readonly { type: number; word: number }[]): (string | undefined)[] {
    const compiler = this.snippets();
    return values.map(({ type, word }) => {
      try {
        const outcome = runEvaluation(this.machine, { entry: compiler.stringerEntry(), record: compiler.record, frame: 0, keep: false, limits: { time: 100, turns: 50 }, value: { type, word } }, this.host);
        if (outcome.kind !== 'done' || !outcome.results[0]) return undefined;
        const text = new Values(overlay(this.reader, outcome.pages));
        return text.types.string(outcome.results[0]);
      } catch {
        return undefined;
      }
    });
  }

  // ---- breakpoints

  condition(text: string, id: number): number {
    try {
      return this.snippets().condition(text, { id }).fn;
    } finally {
      this.known = this.compiler?.debug ?? this.known;
    }
  }

  truth(text: string, id: number, frame: number): boolean {
    const r = this.evaluate(text, id, frame, false);
    const { values, value } = this.only(r);
    if (!value || value.type.kind !== kinds.bool) throw new EvaluationFailed('it is not a boolean');
    return values.format(value) === 'true';
  }

  text(text: string, id: number, frame: number): string {
    const r = this.evaluate(text, id, frame, false);
    if (r.snippet.isNil) return 'nil';
    const { values, value } = this.only(r);
    return value ? this.display(values, value) : '';
  }

  private only(r: Evaluated): { values: Values; value: Value | undefined } {
    const values = new Values(overlay(this.reader, r.pages));
    return { values, value: r.values[0] && evaluatedValue(values, r.values[0]) };
  }
}

