/**
 * Compiles what a user types while the program stands, with the program's own compiler: expressions and statements in the scope of a
 * frame, and conditions of breakpoints.
 *
 * The code becomes functions that join the program (emit/addition.ts). A snippet runs as a goroutine of its own, called
 * by the library's debugCall, which keeps what it panics with; frame and results go through the evaluation record
 * (layout/evaluation.ts). Variables that lie in memory are used in their place. Those in frame slots are copied in, and copied back when the
 * code may have changed them.
 *
 * A condition is a function of the frame that the kernel calls in the middle of the stopped function: if it panics it says so and
 * returns. One that calls what can leave the native stack, or needs memory of its own, cannot be run there.
 */
import { conditionResult, evaluation } from '../../layout/evaluation';
import type { Expr as AstExpr, Stmt as AstStmt } from '../../syntax/nodes';
import type { CheckedPackage } from '../../types/info';
import { type Package, type Scope, Var } from '../../types/objects';
import { isBoolean } from '../../types/predicates';
import type { Type } from '../../types/types';
import { typeString } from '../../types/typeString';
import { I32, I64, Op, type ValType } from '../../wasm/opcodes';
import type { Compiled } from '../compile';
import { unnamedFile } from '../debuginfo/positionTable';
import type { DebugInfo } from '../debuginfo/debugInfo';
import { type Addition, emitAddition } from '../emit/addition';
import { maxCheckedVariables, slotLoad, slotStore } from '../emit/funcEmitter';
import { EK, type Expr, type FuncRef, type IrFunc, S, SK, type Stmt, VLocal, X } from '../ir';
import { lowerMulti } from '../lower/call';
import { lowerTo } from '../lower/expr';
import { FuncLowerer, type ScopeEntry } from '../lower/func';
import { reprOf } from '../lower/repr';
import { containsDefer } from '../lower/body';
import { NoRoom } from '../lower/staticData';
import { stmts } from '../lower/stmt';
import { VariableFacts, variableFacts } from '../lower/variableFacts';
import { type Snippet, parseSnippet } from './parseSnippet';
import { GoroutineNames, type GoroutineValue } from './goroutineNames';
import { type SnippetScope, snippetScope } from './snippetScope';

/** Where a snippet stands: a resume id, 0 for the package main alone. */
export interface SnippetPlace {
  readonly id: number;
}

export interface CompiledSnippet {
  /** Table index of a function (frame pointer, frame) → conditionResult that does the same without any effect on the program; 0 if there is none. */
  readonly direct: number;
  /** Where that leaves the values. */
  readonly places: readonly number[];
  /** Closure that the evaluation's goroutine starts with; made when `run` asks for it. */
  readonly entry: number;
  /** Closures of initialisers that have to run first, and stay. */
  readonly inits: readonly number[];
  /** Records of the values' types. */
  readonly types: readonly number[];
  readonly isNil: boolean;
  /** Statements instead of an expression. */
  readonly isStatement: boolean;
}

export interface CompiledCondition {
  /** Table index of a function (frame pointer, frame) → conditionResult; 0 if it cannot be called in place. */
  readonly fn: number;
}

/** What is wrong with a snippet, in the compiler's words. */
export class SnippetError extends Error {}

interface Where {
  /** Place in the list of functions, -1 for none. */
  readonly func: number;
  readonly fn: FuncLowerer | undefined;
  readonly pkg: CheckedPackage;
  readonly scope: SnippetScope;
  /** The innermost variable in sight. */
  readonly entry: number;
}

interface Checked {
  readonly parsed: Exclude<Snippet, { kind: 'error' }>;
  readonly body: ReturnType<typeof block>;
  readonly types: readonly Type[];
  readonly isNil: boolean;
  readonly used: ReadonlyMap<Var, ScopeEntry>;
}

export class SnippetCompiler {
  /** The evaluation record. */
  readonly record: number;
  /** Functions of the linked library, which come first in the debug information. */
  private readonly libraryFuncs: number;
  private readonly known = new Map<string, CompiledSnippet>();
  private readonly names: GoroutineNames;
  private broken = false;

  constructor(private readonly program: Compiled, private info: DebugInfo, private readonly join: (addition: Addition) => void) {
    this.record = program.lowerer.data.alloc(evaluation.bytes);
    this.names = new GoroutineNames((bytes) => program.lowerer.data.alloc(bytes));
    this.libraryFuncs = info.funcs.length - program.link.funcs;
  }

  get debug(): DebugInfo {
    return this.info;
  }

  /** Strings about the goroutine that snippets compiled so far name. */
  get goroutineValues(): readonly GoroutineValue[] {
    return this.names.values;
  }

  /** An expression or statements. With `whole` the result has an entry, else perhaps only the direct function. */
  compile(text: string, place: SnippetPlace, whole = false): CompiledSnippet {
    const where = this.where(place);
    const key = `${where.func}:${where.entry}:${text}`;
    let snippet = this.known.get(key);
    if (!snippet || (whole && snippet.direct !== 0 && snippet.entry === 0)) {
      snippet = this.guarded(() => (whole ? undefined : this.makeDirect(text, where)) ?? this.make(text, where));
      this.known.set(key, snippet);
    }
    return snippet;
  }

  /** A condition of a breakpoint at a check. */
  condition(text: string, place: SnippetPlace): CompiledCondition {
    return this.guarded(() => this.makeCondition(text, this.where(place)));
  }

  /** The scope of a place, for completion. */
  scopeAt(id: number): Scope {
    return this.where({ id }).scope.scope;
  }

  /** The package that a name means at a place. */
  packageNamed(name: string, id: number): Package | undefined {
    for (let s: Scope | undefined = this.scopeAt(id); s; s = s.parent) {
      const o = s.names.get(name);
      if (o) return o.kind === 'PkgName' ? o.imported : undefined;
    }
    return undefined;
  }

  /** The type of an expression, undefined if it has none. */
  typeOf(text: string, id: number): Type | undefined {
    try {
      return this.check(text, this.where({ id })).types[0];
    } catch {
      return undefined;
    }
  }

  private guarded<T>(work: () => T): T {
    if (this.broken) throw new SnippetError('there is no room for more compiled expressions: restart the session');
    try {
      return work();
    } catch (e) {
      if (e instanceof NoRoom) {
        this.broken = true;
        throw new SnippetError('there is no room for more compiled expressions: restart the session');
      }
      throw e;
    }
  }

  // ---- place

  private readonly places = new Map<number, Where>();

  private where(place: SnippetPlace): Where {
    let known = this.places.get(place.id);
    if (!known) this.places.set(place.id, (known = this.look(place)));
    return known;
  }

  private look(place: SnippetPlace): Where {
    const { lowerer } = this.program;
    const func = place.id > 0 ? this.info.funcs.findIndex((f) => place.id >= f.firstId && place.id < f.firstId + f.nIds) : -1;
    const fn = func >= 0 ? lowerer.funcs[func - this.libraryFuncs]?.lowerer : undefined;
    const main = lowerer.program.packages[lowerer.program.packages.length - 1] as CheckedPackage;
    const pkg = fn?.pkg ?? main;
    const entry = fn ? (this.info.scopes[place.id] ?? -1) : -1;
    return { func, fn, pkg, entry, scope: snippetScope(pkg, fn, fn ? this.positionOf(place.id, fn) : 0, entry, this.names) };
  }

  /** The source position of a resume id. */
  private positionOf(id: number, fn: FuncLowerer): number {
    const line = this.info.lines[id] ?? 0;
    const column = this.info.columns[id] ?? 0;
    const path = this.info.files[this.info.idFiles[id] as number]?.path ?? '';
    const { files } = this.program.lowerer.program;
    const source = files.files.find((f) => f.path === path);
    if (!source) {
      const file = files.file(fn.ir.pos);
      const offset = file?.offsetOf({ file: path === unnamedFile ? '' : path, line, column }, fn.ir.pos - file.base);
      return file && offset !== undefined ? file.base + offset : fn.ir.pos;
    }
    if (line === 0) return fn.ir.pos;
    return source.base + (source.lines()[line - 1] ?? 0) + Math.max(0, column - 1);
  }

  private check(text: string, { pkg, scope }: Where): Checked {
    const firstId = pkg.ids.next;
    const parsed = parseSnippet(this.names.withLabels(text, scope.scope, scope.variables, pkg.pkg), this.program.lowerer.program.files, pkg.ids);
    if (parsed.kind === 'error') throw new SnippetError(parsed.message);
    const code = parsed.kind === 'expression' ? parsed.e : parsed.list;
    const checked = pkg.checkSnippet(scope.scope, scope.version, code);
    if (checked.errors[0]) throw new SnippetError(checked.errors[0].message);
    return { parsed, body: block(code), types: checked.types, isNil: checked.isNil, used: checked.isNil ? new Map() : this.usedVariables(pkg, firstId, scope) };
  }

  // ---- functions without effects

  /** A function of the frame's address that answers with a conditionResult; undefined if the code needs more than that. */
  private pure(name: string, c: Checked, where: Where, build: (fn: FuncLowerer) => void): FuncRef | undefined {
    const { lowerer: m } = this.program;
    const f = m.newFunc(name, [I32, I32], [I32], 0);
    const fn = this.lowererFor(where.pkg, where.fn, f, c.body, c.used);
    const frame = new VLocal(I32, false, false);
    f.params.push(frame);
    this.lowerAll(() => {
      m.define(f, fn, () => {
        bindFrame(fn, c.used, frame);
        build(fn);
      });
    });
    // A panic of the code itself is an answer; what else leaves cannot be called from the middle of a function.
    answerPanics(f.body);
    this.emit();
    return f.ref.unwinds || f.areaBytes > 0 || !harmless(f.body) ? undefined : f.ref;
  }

  private makeDirect(text: string, where: Where): CompiledSnippet | undefined {
    const { lowerer: m } = this.program;
    const c = this.check(text, where);
    if (c.parsed.kind !== 'expression' || c.isNil || c.types.length !== 1) return undefined;
    const { e } = c.parsed;
    const type = c.types[0] as Type;
    const place = m.data.alloc(Math.max(8, reprOf(type).size));
    let record = 0;
    const ref = this.pure('expression', c, where, (fn) => {
      record = m.types.of(type);
      fn.storeVal(fn.simpleVal(lowerTo(fn, e, type)), X.i32(place));
      fn.emit({ k: SK.Return, values: [X.i32(conditionResult.yes)] });
    });
    if (!ref) return undefined;
    return { direct: ref.tableIndex, places: [place], entry: 0, inits: [], types: [record], isNil: false, isStatement: false };
  }

  // ---- expressions and statements

  private make(text: string, where: Where): CompiledSnippet {
    const { lowerer: m } = this.program;
    const { pkg } = where;
    const { parsed, body, types, isNil, used } = this.check(text, where);
    if (isNil) return { direct: 0, places: [], entry: 0, inits: [], types: [], isNil: true, isStatement: false };
    if (containsDefer(body)) throw new SnippetError('defer has no function to wait for here');
    const globals = m.globals.all.length;
    const ref = m.newFunc('debugger', [I32, I32], [], 0);
    const fn = this.lowererFor(pkg, where.fn, ref, body, used);
    ref.params.push(new VLocal(I32, true, false));
    let entry = 0;
    this.lowerAll(() => {
      m.define(ref, fn, () => {
        const frame = fn.temp(I32);
        fn.set(frame, X.load(Op.i32Load, I32, X.i32(this.record), evaluation.frame));
        const slots = bindFrame(fn, used, frame);
        if (parsed.kind === 'expression' && types.length > 0) this.results(fn, parsed.e, types);
        else stmts(fn, body.list);
        writeBack(fn, slots, frame);
        fn.emit({ k: SK.Return, values: [] });
      });
      entry = this.entryFor(ref.ref, pkg);
    });
    const inits = this.initializers(globals, pkg);
    const records = types.map((t) => m.types.of(t));
    this.emit();
    return { direct: 0, places: [], entry, inits, types: records, isNil: false, isStatement: parsed.kind === 'statements' };
  }

  /** Stores the values in new objects, whose addresses go to the record. */
  private results(fn: FuncLowerer, e: AstExpr, types: readonly Type[]): void {
    if (types.length > evaluation.maxResults) throw new SnippetError(`more than ${evaluation.maxResults} values`);
    const only = types[0] as Type;
    const vals = types.length === 1 ? [lowerTo(fn, e, only)] : lowerMulti(fn, [e], types.length);
    vals.forEach((v, i) => {
      const held = fn.simpleVal(v);
      const at = fn.object(types[i] as Type, false);
      fn.storeVal({ type: types[i] as Type, parts: held.parts }, at);
      fn.emit(S.store(Op.i64Store, X.i32(this.record), evaluation.results + 8 * i, X.un(Op.i64ExtendI32U, I64, at)));
    });
  }

  /** The closure of `func() { debugCall(code, record) }`. */
  private entryFor(code: FuncRef, pkg: CheckedPackage): number {
    const { lowerer: m } = this.program;
    const call = m.runtimeFunc('debugCall');
    const f = m.newFunc('debugCall', [I32, I32], [], 0);
    const fn = new FuncLowerer(m, pkg, new VariableFacts(), undefined, f, false);
    f.params.push(new VLocal(I32, true, false));
    m.define(f, fn, () => {
      fn.call(call, [X.i32(m.staticClosure(code)), X.i32(this.record)], true, true);
      fn.emit({ k: SK.Return, values: [] });
    });
    return m.staticClosure(f.ref);
  }

  /** Closures that initialise the package-level variables that only this code uses. */
  private initializers(from: number, pkg: CheckedPackage): number[] {
    const { lowerer: m } = this.program;
    const refs = m.globals.initializersOf(m.globals.all.slice(from).map((g) => g.v));
    const closures: number[] = [];
    this.lowerAll(() => {
      for (const ref of refs) {
        const f = m.newFunc('init', [I32, I32], [], 0);
        const fn = new FuncLowerer(m, pkg, new VariableFacts(), undefined, f, false);
        f.params.push(new VLocal(I32, true, false));
        m.define(f, fn, () => {
          fn.call(ref, [], true, true);
          fn.emit({ k: SK.Return, values: [] });
        });
        closures.push(this.entryFor(f.ref, pkg));
      }
    });
    return closures;
  }

  // ---- texts of values

  private stringer = 0;

  /** The closure of code that makes the text of the record's value: its address is the first result, 0 if the value has no method for it. */
  stringerEntry(): number {
    if (this.stringer === 0) {
      this.stringer = this.guarded(() => {
        const { lowerer: m } = this.program;
        const main = m.program.packages[m.program.packages.length - 1] as CheckedPackage;
        const f = m.newFunc('debugText', [I32, I32], [], 0);
        const fn = new FuncLowerer(m, main, new VariableFacts(), undefined, f, false);
        f.params.push(new VLocal(I32, true, false));
        let entry = 0;
        this.lowerAll(() => {
          const text = m.runtimeFunc('debugText');
          m.define(f, fn, () => {
            fn.call(text, [X.i32(this.record)], true, true);
            fn.emit({ k: SK.Return, values: [] });
          });
          entry = this.entryFor(f.ref, main);
        });
        this.emit();
        return entry;
      });
    }
    return this.stringer;
  }

  // ---- conditions

  private makeCondition(text: string, where: Where): CompiledCondition {
    const c = this.check(text, where);
    if (c.parsed.kind !== 'expression') throw new SnippetError('a condition is an expression');
    const { e } = c.parsed;
    const type = c.types.length === 1 ? (c.types[0] as Type) : undefined;
    if (!type || !isBoolean(type)) throw new SnippetError(`the condition is ${type ? `of type ${typeString(type, (p) => p.name)}` : 'not a value'}, not a boolean`);
    if (where.fn && scopeDepth(where.fn, where.entry) > maxCheckedVariables) return { fn: 0 };
    if ([...c.used.values()].some((v) => this.names.isHosts(v))) return { fn: 0 };
    const ref = this.pure('condition', c, where, (fn) => fn.emit({ k: SK.Return, values: [lowerTo(fn, e, type).parts[0] as Expr] }));
    return { fn: ref?.tableIndex ?? 0 };
  }

  // ---- common

  private lowererFor(pkg: CheckedPackage, around: FuncLowerer | undefined, f: IrFunc, body: ReturnType<typeof block>, used: ReadonlyMap<Var, ScopeEntry>): FuncLowerer {
    const facts = variableFacts(pkg.info, body, [...used.keys()]);
    const fn = new FuncLowerer(this.program.lowerer, pkg, facts, around?.typeMap, f, false);
    fn.baseName = `${pkg.pkg.path}.debugger`;
    return fn;
  }

  private lowerAll(build: () => void): void {
    const { errors } = this.program.lowerer;
    const before = errors.length;
    this.program.lowerer.add(build);
    const first = errors[before];
    errors.length = before;
    if (first) throw new SnippetError(first.message);
  }

  /** The frame's variables that the code names; one that is not there yet, or not kept, is an error. */
  private usedVariables(pkg: CheckedPackage, firstId: number, scope: SnippetScope): Map<Var, ScopeEntry> {
    const used = new Map<Var, ScopeEntry>();
    for (let id = firstId; id < pkg.ids.next; id++) {
      const v = pkg.info.uses.get(id);
      if (!(v instanceof Var) || v.isField) continue;
      const entry = scope.variables.get(v);
      if (entry) used.set(v, entry);
      else if (v.parent && !v.parent.isPackage && isAround(scope, v)) throw new SnippetError(`${v.name} is not declared yet here`);
    }
    return used;
  }

  private emit(): void {
    const { lowerer, link } = this.program;
    const addition = emitAddition(lowerer, link, this.info);
    this.info = addition.debug;
    this.join(addition);
  }
}

/** Whether a variable belongs to the scopes of the program around the snippet. */
function isAround(scope: SnippetScope, v: Var): boolean {
  for (let s = scope.scope.parent; s; s = s.parent) if (s.names.get(v.name) === v) return true;
  return false;
}

function block(code: AstExpr | readonly AstStmt[]): { kind: 'BlockStmt'; id: number; pos: number; end: number; rbrace: number; list: AstStmt[] } {
  const list: AstStmt[] = 'kind' in code ? [{ kind: 'ExprStmt', id: -1, pos: code.pos, end: code.end, x: code }] : [...code];
  const first = list[0];
  return { kind: 'BlockStmt', id: -1, pos: first?.pos ?? 0, end: first?.end ?? 0, rbrace: first?.end ?? 0, list };
}

export function scopeDepth(fn: FuncLowerer, entry: number): number {
  let n = 0;
  for (let i = entry; i >= 0; i = (fn.scopes[i] as ScopeEntry).outer) n++;
  return n;
}

interface Slots {
  readonly v: Var;
  readonly offsets: readonly number[];
}

/** Makes the frame's variables those of the snippet's function; returns those that are copies of frame slots. */
function bindFrame(fn: FuncLowerer, used: ReadonlyMap<Var, ScopeEntry>, frame: VLocal): Slots[] {
  const out: Slots[] = [];
  const at = X.local(frame);
  for (const [v, entry] of used) {
    const { storage } = entry;
    if (storage.kind === 'global' || storage.kind === 'static') {
      fn.vars.set(v, storage);
    } else if (storage.kind === 'locals') {
      const parts = storage.locals.map((l) => {
        if (l.slot < 0) throw new SnippetError(`the value of ${v.name} is not kept in this function`);
        return X.load(slotLoad(l.type), l.type, at, l.slot);
      });
      fn.declare(v, { type: v.type as Type, parts });
      out.push({ v, offsets: storage.locals.map((l) => l.slot) });
    } else {
      const pointer = new VLocal(I32, true, false);
      fn.set(pointer, storage.kind === 'frame' ? X.bin(Op.i32Add, I32, at, X.i32(storage.offset)) : X.load(Op.i32Load, I32, at, storage.pointer.slot));
      fn.vars.set(v, { kind: 'heap', pointer });
    }
  }
  return out;
}

/** Stores copies of frame slots back that may have been changed. */
function writeBack(fn: FuncLowerer, slots: readonly Slots[], frame: VLocal): void {
  for (const { v, offsets } of slots) {
    if (!fn.facts.written.has(v) && !fn.facts.addressed(v)) continue;
    const value = fn.readVar(v);
    const { parts } = reprOf(v.type as Type);
    value.parts.forEach((p, i) => {
      const type = (parts[i] as { type: ValType }).type;
      fn.emit(S.store(slotStore(type), X.local(frame), offsets[i] as number, p));
    });
  }
}

/** Kernel functions that change nothing. */
const harmlessCalls = new Set(['memequal', 'cmpstring', 'chanlen', 'chancap', 'decoderune']);

/** Whether code calls nothing that could change the program's memory. */
function harmless(list: readonly Stmt[]): boolean {
  const expr = (e: Expr | undefined): boolean => !e || ((e.k !== EK.Call || harmlessCalls.has(e.func.name)) && expr(e.a) && expr(e.b) && expr(e.c) && (e.args?.every(expr) ?? true));
  return list.every((s) => {
    switch (s.k) {
      case SK.Call: return s.func !== undefined && harmlessCalls.has(s.func.name) && s.args.every(expr);
      case SK.If: return expr(s.cond) && harmless(s.then) && harmless(s.else ?? []);
      case SK.Block: case SK.Loop: return harmless(s.body);
      case SK.Set: case SK.Drop: case SK.BrTable: return expr(s.e);
      case SK.Store: return s.addr.k === EK.Const && expr(s.value);
      case SK.BrIf: return expr(s.cond);
      case SK.Return: return s.values.every(expr);
      case SK.MemCopy: return s.to.k === EK.Const;
      case SK.MemFill: return s.to.k === EK.Const;
      default: return true;
    }
  });
}

/** Turns panics into an answer. */
function answerPanics(list: Stmt[]): void {
  list.forEach((s, i) => {
    if (s.k === SK.PanicCall) list[i] = { k: SK.Return, values: [X.i32(conditionResult.panics)] };
    else if (s.k === SK.If) {
      answerPanics(s.then);
      if (s.else) answerPanics(s.else);
    } else if (s.k === SK.Block || s.k === SK.Loop) answerPanics(s.body);
  });
}
