/**
 * Lowering of a whole program: decides what is reachable from main, instantiates generic functions, and owns what functions
 * share: static data, type records, names of kernel functions; package-level variables, wrappers and map operations have files of their own.
 *
 * Work is demand-driven: a function is lowered when the first call or value of it is; a package-level variable's initialiser
 * when the variable is first used (library packages) or always (the user's). Method tables are filled last, in rounds, until
 * nothing new is wanted.
 */
import { kernelRecord, machine } from '../../layout/machine';
import { offsetsOf } from '../../layout/records';
import type { Diagnostic } from '../../base/diagnostic';
import { formatDiagnostic } from '../../base/diagnostic';
import { exact } from '../../base/exact';
import type { Pos } from '../../base/source';
import type * as ast from '../../syntax/nodes';
import type { CheckedPackage } from '../../types/info';
import { interfaceMethods } from '../../types/lookup';
import { Func, TypeName, Var } from '../../types/objects';
import { isString, underlying, unalias } from '../../types/predicates';
import { resolveObject } from '../../types/resolveObject';
import { type SubstMap, makeSubstMap, substType } from '../../types/subst';
import { isLastingKey, typeKey } from '../../types/typeKey';
import { type Named, Pointer, Signature, type Type } from '../../types/types';
import { Typ, emptyInterface } from '../../types/universe';
import { type LargeTables, type LibraryFunc, type PrelinkedLibrary, libraryInit } from '../prelink/library';
import { I32, I64, Op, type ValType } from '../../wasm/opcodes';
import { type Found, analyseFunction, leaksWithoutBody } from '../escape/analysis';
import type { Program as EscapeProgram } from '../escape/expressions';
import type { Leaks } from '../escape/graph';
import { escapeReport } from '../escape/report';
import type { Program } from '../load/program';
import { type Expr, type FuncRef, type IrFunc, SK, type Stmt, VLocal, X } from '../ir';
import { lowerBody, walkStmts } from './body';
import type { Capture } from './closure';
import { writeParts } from './composite';
import { FuncLowerer, type Incoming, type Val, resultTypes } from './func';
import { FuncOps } from './funcOps';
import { Globals } from './globals';
import { intrinsicFor } from './intrinsics';
import { imports } from './kernelFunctions';
import { MapOps } from './mapOps';
import { type Repr, TypeTooLarge, partTypes, reprOf } from './repr';
import { StaticData } from './staticData';
import { LocalTypes } from './localTypes';
import { TypeDescriptors } from './typeDescriptors';
import { VariableFacts, variableFacts } from './variableFacts';
import { Wrappers } from './wrappers';

export interface LowerOptions {
  /** The library as it was linked before; without it the program contains what it uses of the library. */
  readonly library?: PrelinkedLibrary | undefined;
  /** This is the library that is to be linked. */
  readonly prelink?: boolean;
  /** Statement checks in the user's packages, and in the library's too with `debugLibrary`. */
  readonly debug: boolean;
  readonly debugLibrary?: boolean;
  /** Each statement leaves word where it is, so that the kernel can tell who allocates (src/runtime/sites.ts). */
  readonly sites?: boolean;
}

/** What the debugger knows about one function beside its code. */
export interface LoweredFunc {
  readonly ir: IrFunc;
  /** Of functions with statement checks: what expressions in there mean. It is large, and nobody asks it of others. */
  readonly lowerer: FuncLowerer | undefined;
  /** What tracebacks show of a call (emit/argInfo.ts). */
  readonly shownCaptures: readonly Capture[];
  readonly shownParams: readonly Incoming[];
  readonly pkg: string;
  /** Only calls another function: tracebacks do not show it. */
  readonly isWrapper: boolean;
}

const gOffsets = offsetsOf('G');
const ret = 0x1010;

/** Callees are analysed before their callers, this deep; what is called beyond may keep all that it gets. */
const maxAnalysisDepth = 100;

export class ModuleLowerer {
  readonly data: StaticData;
  readonly types: TypeDescriptors;
  readonly funcOps: FuncOps;
  readonly funcs: LoweredFunc[] = [];
  readonly errors: Diagnostic[] = [];
  readonly header: number;
  readonly intType: Type = Typ.int;
  readonly boolType: Type = Typ.bool;
  readonly byteType: Type = Typ.uint8;
  readonly runeType: Type = Typ.int32;
  readonly stringType: Type = Typ.string;
  readonly float32Type: Type = Typ.float32;
  readonly float64Type: Type = Typ.float64;
  readonly anyType: Type = emptyInterface;
  readonly zeroBase = kernelRecord;
  readonly localLocWord = kernelRecord + (offsetsOf('Kernel').localLoc as number);
  readonly typeTableWord: number;
  readonly kernelRefs = new Map<string, FuncRef>();
  private readonly instances = new Map<string, FuncRef>();
  readonly work: (() => void)[] = [];
  readonly packages = new Map<string, CheckedPackage>();
  private readonly closures = new Map<FuncRef, number>();
  readonly wrappers = new Wrappers(this);
  readonly mapOps: MapOps;
  readonly globals: Globals;
  private readonly methodsKnown = new Map<Type, boolean>();
  /** How parameters leak; undefined for functions whose analysis is on the way. */
  private readonly leaks = new Map<Func, readonly Leaks[] | undefined>();
  /** Of functions that are analysed and not yet lowered, and of generic ones. */
  private readonly facts = new Map<Func, VariableFacts>();
  private analysisDepth = 0;
  private reportsEscapes = false;
  /** For the report. */
  private readonly found = new Map<Func, Found>();
  private readonly closureTypes = new Map<string, number>();
  private readonly statics = new Map<string, number>();
  private readonly gotoTargets = new Set<ast.LabeledStmt>();
  private readonly ids = new Map<object, number>();
  private nextId = 0;
  private byteTableAt = 0;
  private nextTable = 1;

  constructor(readonly program: Program, readonly options: LowerOptions) {
    const { library } = options;
    this.data = library ? new StaticData(library.end, library.data) : new StaticData();
    this.header = library ? library.header : this.data.alloc(64);
    this.typeTableWord = this.header + 48;
    this.types = new TypeDescriptors(this.data, (t, m) => this.wrappers.itabMethod(t, m), (f) => this.tableIndex(f), new LocalTypes((path) => (program.isLibrary(path) ? undefined : this.packages.get(path))), library);
    this.funcOps = new FuncOps(this, (symbol) => this.linkedFunc(symbol));
    if (options.prelink) this.types.useAll();
    if (library) {
      this.nextTable = library.tableSize;
      this.byteTableAt = library.byteTable;
      for (const [key, at] of library.closureTypes) this.closureTypes.set(key, at);
    }
    for (const p of program.packages) this.packages.set(p.pkg.path, p);
    this.mapOps = new MapOps(this);
    this.globals = new Globals(this);
  }

  where(pos: Pos): string {
    return formatDiagnostic(this.program.files, { pos, message: '', code: '', soft: false });
  }

  unsupported(pos: Pos, what: string): void {
    this.errors.push({ pos, message: `${what} is not supported by Glassgo yet`, code: 'Unsupported', soft: false });
  }

  // ---- kernel and runtime functions

  kernel(name: string): FuncRef {
    let f = this.kernelRefs.get(name);
    if (!f) {
      const spec = imports[name];
      if (!spec) throw new Error(`no kernel function ${name}`);
      f = { name, symbol: '', params: spec.params, results: spec.results, index: -1, imported: true, unwinds: spec.unwinds, tableIndex: 0 };
      this.kernelRefs.set(name, f);
    }
    return f;
  }

  callExpr(name: string, args: readonly Expr[]): Expr {
    return X.call(this.kernel(name), args);
  }

  /** The second result of the last kernel function that has two. */
  ret(): Expr {
    return X.load(Op.i64Load, I64, X.i32(ret), 0);
  }

  private gField(name: string): Expr {
    return X.load(Op.i32Load, I32, X.load(Op.i32Load, I32, X.i32(machine.curg), 0), gOffsets[name] as number);
  }
  gResult(): Expr {
    return this.gField('result');
  }
  /** A third result of a kernel function. */
  gLookArg(): Expr {
    return this.gField('lookArg');
  }
  gResult2(): Expr {
    return this.gField('result2');
  }

  /** A function of the linked library. */
  linkedFunc(symbol: string): FuncRef | undefined {
    const f = this.options.library?.funcs.get(symbol);
    if (!f) return undefined;
    let ref = this.linked.get(f);
    if (!ref) {
      ref = { name: f.name, symbol, params: f.params, results: f.results, index: -1, imported: false, unwinds: f.unwinds, tableIndex: f.tableIndex };
      this.linked.set(f, ref);
    }
    return ref;
  }
  private readonly linked = new Map<LibraryFunc, FuncRef>();

  /**
   * What initialises a package, in order: variables that need code, then its init functions. The linked library has one function for all
   * that it knows of a package; variables that only this program uses come after.
   */
  private packageInit(p: CheckedPackage, initFuncs: readonly FuncRef[]): FuncRef[] {
    const own = this.globals.initializersOfPackage(p);
    const symbol = `${libraryInit}:${p.pkg.path}`;
    if (!this.options.prelink) {
      const linked = this.linkedFunc(symbol);
      return [...(linked ? [linked] : []), ...own, ...initFuncs];
    }
    if (own.length + initFuncs.length === 0) return [];
    const f = this.newFunc(`${p.pkg.path}.init`, [I32], [], 0, true, symbol);
    const fn = new FuncLowerer(this, p, new VariableFacts(), undefined, f, false);
    this.define(f, fn, () => {
      for (const init of [...own, ...initFuncs]) fn.call(init, [], true, true);
      fn.emit({ k: SK.Return, values: [] });
    });
    return [f.ref];
  }

  /** What a declared function is called in every compilation; '#' where it has no such name. */
  private symbolOf(func: Func): string {
    let symbol = this.symbols.get(func);
    if (symbol === undefined) this.symbols.set(func, (symbol = this.newSymbol(func)));
    return symbol;
  }
  private readonly symbols = new Map<Func, string>();

  private newSymbol(func: Func): string {
    const name = func.name === 'init' || func.name === '_' || !func.pkg ? `#${this.idOf(func)}` : func.name;
    const recv = func.decl?.recv ? `${receiverName(func.decl.recv.type)}.` : '';
    return `${func.pkg?.path ?? ''}.${recv}${name}`;
  }

  libraryFunc(path: string, name: string): Func {
    const f = this.packages.get(path)?.pkg.scope.lookup(name);
    if (!(f instanceof Func)) throw new Error(`library function ${path}.${name} is missing`);
    return f;
  }

  runtimeFunc(name: string): FuncRef {
    return this.instance(this.libraryFunc('internal/rtgo', name), []);
  }

  private readonly panicFuncs = new Map<string, FuncRef>();

  /** The function that starts a panic: gopanic, or one that panics with a runtime error; `startPanic` is the kernel's. */
  panicFunc(name: string): FuncRef {
    if (name === 'startPanic') return this.kernel('gopanic');
    let f = this.panicFuncs.get(name);
    if (!f) {
      const path = this.packages.get('internal/rterr')?.pkg.scope.lookup(name) ? 'internal/rterr' : 'internal/rtgo';
      this.panicFuncs.set(name, (f = this.instance(this.libraryFunc(path, name), [])));
    }
    return f;
  }

  /** The frame area of a map iteration (internal/maps.Iter). */
  mapIterRepr(): { size: number; align: number; pointers: number[] } {
    return { size: 96, align: 8, pointers: [0, 8, 16, 24, 32] };
  }

  // ---- functions

  tableIndex(f: FuncRef): number {
    if (f.tableIndex === 0) f.tableIndex = this.nextTable++;
    return f.tableIndex;
  }

  get tableSize(): number {
    return this.nextTable;
  }

  newFunc(name: string, params: readonly ValType[], results: readonly ValType[], pos: Pos, hasFrame = true, symbol = ''): IrFunc {
    const ref: FuncRef = { name, symbol, params: params.slice(), results: results.slice(), index: -1, imported: false, unwinds: false, tableIndex: 0 };
    return { ref, params: [], body: [], areaBytes: 0, areaPointers: [], areas: [], keepsAll: false, ticksAtEntry: false, pos, hasFrame };
  }

  /** Lowers a function's body now. */
  define(f: IrFunc, lowerer: FuncLowerer, build: () => void, isWrapper = false): void {
    try {
      build();
    } catch (e) {
      if (e instanceof TypeTooLarge && e.pos === 0) e.pos = lowerer.pos;
      throw e;
    }
    // Only code that can neither panic by itself nor needs memory can do without a frame of its own.
    if (!f.hasFrame && (f.areaBytes > 0 || panics(f.body))) (f as { hasFrame: boolean }).hasFrame = true;
    f.params = exact(f.params);
    f.body = lowerer.out = exact(f.body);
    f.areas = exact(f.areas);
    f.areaPointers = exact(f.areaPointers);
    const { shownCaptures, incoming, hidesFirst } = lowerer;
    const shownParams = hidesFirst ? incoming.slice(1) : exact(incoming);
    this.funcs.push({ ir: f, lowerer: lowerer.debug ? lowerer : undefined, shownCaptures, shownParams, pkg: lowerer.pkg.pkg.path, isWrapper });
  }

  idOf(o: object): number {
    let id = this.ids.get(o);
    if (id === undefined) {
      id = ++this.nextId;
      this.ids.set(o, id);
    }
    return id;
  }

  /** The function that a declared function denotes in an expression, with its type arguments there. */
  declared(fn: FuncLowerer, func: Func, id: ast.Ident): FuncRef {
    const args = fn.info.instances.get(id.id)?.typeArgs ?? [];
    return this.instance(func.origin, args.map((t) => fn.subst(t)));
  }

  /** A declared function or method of concrete type arguments; lowered later if this is the first use. */
  instance(func: Func, typeArgs: readonly Type[]): FuncRef {
    const known = typeArgs.length === 0 ? this.plain.get(func) : undefined;
    if (known) return known;
    const ref = this.newInstance(func, typeArgs);
    if (typeArgs.length === 0) this.plain.set(func, ref);
    return ref;
  }
  /** Those without type arguments. */
  private readonly plain = new Map<Func, FuncRef>();

  private newInstance(func: Func, typeArgs: readonly Type[]): FuncRef {
    const symbol = this.symbolOf(func);
    this.funcOps.noteFunc(symbol);
    const key = typeArgs.length === 0 ? symbol : `${symbol}[${typeArgs.map(typeKey).join()}]`;
    const known = this.instances.get(key) ?? this.linkedFunc(key);
    if (known) return known;
    resolveObject(func);
    const sig = func.type as Signature;
    const typeParams = sig.recvTypeParams.length > 0 ? sig.recvTypeParams : sig.typeParams;
    const typeMap = typeParams.length > 0 ? makeSubstMap(typeParams, typeArgs.slice()) : undefined;
    const concrete = typeMap ? (substType(sig, typeMap) as Signature) : sig;
    const recv = sig.recv ? [typeMap ? substType(sig.recv.type as Type, typeMap) : (sig.recv.type as Type)] : [];
    const params = partTypes([...recv, ...concrete.params.vars.map((v) => v.type as Type)]);
    const f = this.newFunc(this.funcName(func, recv[0], typeArgs.length > 0), [I32, ...params], partTypes(resultTypes(concrete.results)), func.pos, true, key);
    this.instances.set(key, f.ref);
    this.work.push(() => this.lowerDeclared(func, f, typeMap));
    return f.ref;
  }

  /** main.f, main.T.m, main.(*T).m, main.init.0; type arguments show as [...]. */
  private funcName(func: Func, recv: Type | undefined, generic: boolean): string {
    const path = func.pkg?.path ?? '';
    const pkg = path === 'internal/rtgo' || path === 'internal/rterr' ? 'runtime' : path;
    if (!recv) return `${pkg}.${func.name}${generic ? '[...]' : func.name === 'init' ? `.${this.nextInit(pkg)}` : ''}`;
    const base = recv.kind === 'Pointer' ? recv.elem : recv;
    const name = `${(unalias(base) as Named).obj.name}${generic ? '[...]' : ''}`;
    return recv.kind === 'Pointer' ? `${pkg}.(*${name}).${func.name}` : `${pkg}.${name}.${func.name}`;
  }

  /** Functions called init are numbered in a package. */
  private nextInit(pkg: string): number {
    const n = this.nInits.get(pkg) ?? 0;
    this.nInits.set(pkg, n + 1);
    return n;
  }
  private readonly nInits = new Map<string, number>();

  private lowerDeclared(func: Func, f: IrFunc, typeMap: SubstMap | undefined): void {
    const path = func.pkg?.path ?? '';
    const pkg = this.packages.get(path);
    const decl = func.decl;
    if (!pkg || !decl) throw new Error(`function ${func.name} has no declaration`);
    const lib = this.program.isLibrary(path);
    pkg.checkBody(func);
    if (!decl.body) {
      if (intrinsicFor(func)) this.lowerIntrinsicBody(func, f, pkg, typeMap);
      else {
        this.errors.push({ pos: func.pos, message: `missing function body`, code: 'MissingBody', soft: false });
        f.body.push({ k: SK.Unreachable });
        this.funcs.push({ ir: f, lowerer: undefined, shownCaptures: [], shownParams: [], pkg: path, isWrapper: false });
      }
      return;
    }
    const sig = func.type as Signature;
    const facts = this.facts.get(func) ?? this.analysed(func, pkg, decl.body);
    const debug = this.options.debug && (!lib || (this.options.debugLibrary === true && !path.startsWith('internal/')));
    const lowerer = new FuncLowerer(this, pkg, facts, typeMap, f, debug);
    lowerer.baseName = f.ref.name;
    lowerer.pos = func.pos;
    this.define(f, lowerer, () => {
      if (sig.recv) this.addParam(lowerer, sig.recv);
      this.addParams(lowerer, sig);
      lowerBody(lowerer, sig, decl.body as ast.BlockStmt);
    });
    if (!typeMap) this.facts.delete(func);
  }

  /** A function's variables and what escapes of them; generic functions have one answer for all instances. */
  private analysed(func: Func, pkg: CheckedPackage, body: ast.BlockStmt): VariableFacts {
    const facts = variableFacts(pkg.info, body, (func.type as Signature).results.vars);
    this.leaks.set(func, undefined);
    const analysis = analyseFunction(pkg.info, facts, this.escapeProgram(pkg), func, body, this.reportsEscapes);
    facts.escapes = analysis.escapes;
    this.leaks.set(func, analysis.leaks);
    this.facts.set(func, facts);
    if (analysis.found) this.found.set(func, analysis.found);
    return facts;
  }

  /** What escape analysis says of the user's functions, called or not, in the order of their text. */
  escapes(): Diagnostic[] {
    const out: Diagnostic[] = [];
    this.reportsEscapes = true;
    for (const p of this.program.packages) {
      if (this.program.isLibrary(p.pkg.path)) continue;
      for (const file of p.pkg.files) {
        for (const d of file.decls) {
          const f = d.kind === 'FuncDecl' && d.body ? p.info.defs.get(d.name.id) : undefined;
          if (d.kind !== 'FuncDecl' || !d.body || !(f instanceof Func)) continue;
          this.leaksOf(f);
          const found = this.found.get(f);
          if (found) out.push(...escapeReport(p.info, found));
        }
      }
    }
    return out.sort((a, b) => a.pos - b.pos);
  }

  escapeProgram(pkg: CheckedPackage): EscapeProgram {
    return { leaksOf: (f) => this.leaksOf(f), loopVarPerIteration: (pos) => this.loopVarPerIteration(pkg, pos) };
  }

  private leaksOf(func: Func): readonly Leaks[] | undefined {
    const linked = this.options.library?.leaks.get(this.symbolOf(func));
    if (linked) return linked;
    resolveObject(func);
    const pkg = this.packages.get(func.pkg?.path ?? '');
    if (!pkg || !func.decl) return undefined;
    if (!func.decl.hasBody) return leaksWithoutBody(func);
    if (this.leaks.has(func)) return this.leaks.get(func);
    if (this.analysisDepth > maxAnalysisDepth) return undefined;
    this.analysisDepth++;
    pkg.checkBody(func);
    const { body } = func.decl;
    if (body) this.analysed(func, pkg, body);
    this.analysisDepth--;
    return this.leaks.get(func);
  }

  /** An intrinsic that is used as a value or reached through a table gets a body of itself. */
  private lowerIntrinsicBody(func: Func, f: IrFunc, pkg: CheckedPackage, typeMap: SubstMap | undefined): void {
    const sig = func.type as Signature;
    const lowerer = new FuncLowerer(this, pkg, new VariableFacts(), typeMap, f, false);
    this.define(f, lowerer, () => {
      this.addParams(lowerer, sig);
      const vals = (intrinsicFor(func) as NonNullable<ReturnType<typeof intrinsicFor>>)(
        lowerer, lowerer.params.flatMap((p) => p.parts), sig.results.vars.map((v) => lowerer.subst(v.type as Type)), func, undefined as never, lowerer.params,
      );
      lowerer.emit({ k: SK.Return, values: vals ?? [] });
    });
  }

  /** Binds one parameter: its incoming locals, copied to the heap or the frame where it lives there. */
  addParam(fn: FuncLowerer, v: Var): void {
    const type = fn.subst(v.type as Type);
    const r = reprOf(type);
    const heap = fn.facts.inHeap(v);
    const locals = r.parts.map((p) => new VLocal(p.type, p.pointer, fn.debug && !heap && !r.inMemory));
    fn.ir.params.push(...locals);
    fn.growParams();
    fn.incoming.push({ v, type, locals, storage: undefined });
    fn.params.push({ type, parts: locals.map((l) => X.local(l)) });
  }

  addParams(fn: FuncLowerer, sig: Signature): void {
    for (const v of sig.params.vars) this.addParam(fn, v);
  }

  findGotos(body: ast.BlockStmt): void {
    const names = new Set<string>();
    const labels: ast.LabeledStmt[] = [];
    walkStmts(body, (s) => {
      if (s.kind === 'BranchStmt' && s.token === 'goto' && s.label) names.add(s.label.name);
      if (s.kind === 'LabeledStmt') labels.push(s);
    });
    for (const l of labels) if (names.has(l.label.name)) this.gotoTargets.add(l);
  }

  isGotoTarget(s: ast.LabeledStmt): boolean {
    return this.gotoTargets.has(s);
  }

  /** Loop variables are per iteration from go1.22 on, by the version of the file. */
  loopVarPerIteration(pkg: CheckedPackage, pos: Pos): boolean {
    const file = pkg.pkg.files.find((f) => pos >= f.source.base && pos <= f.source.base + f.source.bytes.length);
    return !file || pkg.versionOf(file) >= 22;
  }

  // ---- methods

  /** The declaration, in the generic type if there is one, of a method of a named type. */
  declaredMethod(named: Named, method: Func): Func {
    const origin = named.origin.methods.find((m) => m.name === method.name && m.pkg === method.pkg);
    return origin ?? method.origin;
  }

  methodRef(named: Named, declared: Func): FuncRef {
    return this.instance(declared, named.typeArgs);
  }

  methodSignature(named: Named, declared: Func): Signature {
    const sig = declared.type as Signature;
    return sig.recvTypeParams.length > 0 ? (substType(sig, makeSubstMap(sig.recvTypeParams, named.typeArgs)) as Signature) : sig;
  }

  hasMethods(t: Type): boolean {
    let known = this.methodsKnown.get(t);
    if (known === undefined) {
      known = interfaceMethods(t).length > 0;
      this.methodsKnown.set(t, known);
    }
    return known;
  }

  // ---- function values

  /** The closure of a declared function. */
  funcValue(fn: FuncLowerer, func: Func, id: ast.Ident, e: ast.Expr): Val {
    const type = fn.typeOf(e);
    const target = this.declared(fn, func, id);
    return { type, parts: [X.i32(this.staticClosure(this.wrappers.ofFunction(target)))] };
  }

  /** A closure without captures, in static data. */
  staticClosure(f: FuncRef): number {
    let at = this.closures.get(f) ?? (f.symbol ? this.options.library?.closures.get(f.symbol) : undefined);
    if (at === undefined) {
      at = this.data.alloc(8);
      this.data.u32(at, this.tableIndex(f));
      this.closures.set(f, at);
    }
    return at;
  }

  /** A closure that panics as a call of a nil function does. */
  nilFunction(): number {
    return this.staticClosure(this.wrappers.ofFunction(this.panicFunc('PanicNilFunc')));
  }

  /** The layout record of closures of one shape. */
  closureType(size: number, pointers: readonly number[]): number {
    const key = `${size}:${pointers.join()}`;
    let at = this.closureTypes.get(key);
    if (at === undefined) {
      at = this.data.alloc(64);
      const last = pointers[pointers.length - 1];
      this.data.u32(at, size);
      this.data.u32(at + 8, last === undefined ? 0 : last + 8);
      this.data.u8(at + 23, 19);
      const words = last === undefined ? 1 : last / 8 + 1;
      const mask = this.data.alloc((words + 7) >> 3, 1);
      const bytes = new Uint8Array((words + 7) >> 3);
      for (const p of pointers) bytes[p >> 6] = (bytes[p >> 6] as number) | (1 << ((p >> 3) & 7));
      bytes.forEach((b, i) => this.data.u8((mask as number) + i, b));
      this.data.u32(at + 24, mask);
      this.data.stringHeader(at + 32, 'func closure');
      this.closureTypes.set(key, at);
    }
    return at;
  }

  // ---- data

  /** Read-only memory that holds a constant value. */
  staticValue(key: string, r: Repr, parts: readonly Expr[]): number {
    let at = this.statics.get(key);
    if (at === undefined) {
      at = this.data.alloc(r.size, 8);
      writeParts(this.data, r.parts, parts, at);
      this.statics.set(key, at);
    }
    return at;
  }

  /** 256 words that hold their number, for boxing bytes. */
  byteTable(): number {
    if (!this.byteTableAt) {
      this.byteTableAt = this.data.alloc(256 * 8);
      for (let i = 0; i < 256; i++) this.data.u32(this.byteTableAt + 8 * i, i);
    }
    return this.byteTableAt;
  }

  stringTypeOf(t: Type): Type {
    return isString(t) && !(t.kind === 'Basic' && t.basic === 'untyped string') ? t : Typ.string;
  }

  // ---- additions to a program that runs

  /** Lowers what `build` makes, and all that it reaches. */
  add(build: () => void): void {
    try {
      build();
    } finally {
      this.drain();
    }
  }

  /** A package of the program. */
  packageOf(path: string): CheckedPackage | undefined {
    return this.packages.get(path);
  }

  // ---- the program

  /** Lowers everything reachable; returns the closures that the kernel starts with. */
  lower(): { main: number; fatalPanic: number } {
    const main = this.program.packages[this.program.packages.length - 1] as CheckedPackage;
    const { library } = this.options;
    const mainRef = this.options.prelink ? undefined : this.instance(main.pkg.scope.lookup('main') as Func, []);
    if (this.options.prelink) this.wantAll();
    const initCalls = new Map<string, FuncRef[]>();
    for (const p of this.program.packages) {
      const refs: FuncRef[] = [];
      // The linked library runs its own.
      if (library?.packages.has(p.pkg.path)) continue;
      for (const file of p.pkg.files) {
        for (const d of file.decls) {
          if (d.kind !== 'FuncDecl' || d.recv || d.name.name !== 'init') continue;
          const f = p.info.defs.get(d.name.id);
          if (f instanceof Func) refs.push(this.instance(f, []));
        }
      }
      initCalls.set(p.pkg.path, refs);
      this.globals.initialize(p);
    }
    const fatalPanic = library ? undefined : this.runtimeFunc('fatalPanic');
    this.types.use('Error');
    this.types.use('String');
    this.drain();
    const packageInits = this.program.packages.map((p) => this.packageInit(p, initCalls.get(p.pkg.path) ?? []));
    const start = this.newFunc('runtime.main', [I32, I32], [], 0);
    const fn = new FuncLowerer(this, main, new VariableFacts(), undefined, start, false);
    start.params.push(new VLocal(I32, true, false));
    this.define(start, fn, () => {
      for (const list of packageInits) for (const f of list) fn.call(f, [], true, true);
      if (mainRef) fn.call(mainRef, [], true, true);
      fn.emit({ k: SK.Return, values: [] });
    });
    if (!fatalPanic) return { main: this.staticClosure(start.ref), fatalPanic: (library as PrelinkedLibrary).fatalPanic };
    const panicThunk = this.newFunc('runtime.fatalpanic', [I32, I32], [], 0, false);
    const pf = new FuncLowerer(this, main, new VariableFacts(), undefined, panicThunk, false);
    panicThunk.params.push(new VLocal(I32, true, false));
    this.define(panicThunk, pf, () => {
      pf.call(fatalPanic, [], true, true);
      pf.emit({ k: SK.Return, values: [] });
    }, true);
    return { main: this.staticClosure(start.ref), fatalPanic: this.staticClosure(panicThunk.ref) };
  }

  /** All that a program may name of the packages: exported functions and the methods of exported types. */
  private wantAll(): void {
    for (const p of this.program.packages) {
      for (const o of p.pkg.scope.names.values()) {
        resolveObject(o);
        if (o instanceof Func && o.decl && (o.type as Signature).typeParams.length === 0 && /^[A-Z]/.test(o.name) && (o.decl.hasBody || intrinsicFor(o))) this.staticClosure(this.wrappers.ofFunction(this.instance(o, [])));
        else if (o instanceof TypeName && /^[A-Z]/.test(o.name)) this.wantType(o.type as Type);
        else if (o instanceof Var && /^[A-Z]/.test(o.name)) this.globals.storageOf(o);
      }
    }
    this.mapOps.useAll();
    this.funcOps.wantAll();
  }

  private wantType(t: Type): void {
    const named = unalias(t);
    if (named.kind !== 'Named' || named.typeParams.length > 0) return;
    this.types.of(named);
    if (underlying(named).kind === 'Interface') return;
    this.types.of(new Pointer(named));
    for (const m of named.methods) if (m.decl?.hasBody) this.instance(m.origin, []);
  }

  /** What programs need to know of the library when it is linked (compile/prelink). */
  linkedState(): LinkedState {
    const closures = new Map<string, number>();
    for (const [f, at] of this.closures) if (f.symbol && isLastingKey(f.symbol)) closures.set(f.symbol, at);
    const leaks = new Map<string, readonly Leaks[]>();
    for (const [func, l] of this.leaks) if (l && isLastingKey(this.symbolOf(func))) leaks.set(this.symbolOf(func), l);
    return { closures, leaks, closureTypes: this.closureTypes, mapOps: [...this.mapOps.used], byteTable: this.byteTable() };
  }

  private drain(): void {
    for (;;) {
      for (let job = this.work.pop(); job; job = this.work.pop()) job();
      const more = this.types.finish();
      const ops = this.mapOps.finish();
      if (!this.funcOps.finish() && !ops && !more && this.work.length === 0) return;
    }
  }
}

export type LinkedState = Pick<PrelinkedLibrary, 'closureTypes' | 'mapOps' | 'byteTable'> & Pick<LargeTables, 'closures' | 'leaks'>;

function panics(list: readonly Stmt[]): boolean {
  return list.some((s) => s.k === SK.PanicCall || (s.k === SK.If && (panics(s.then) || (s.else !== undefined && panics(s.else)))) || ((s.k === SK.Block || s.k === SK.Loop) && panics(s.body)));
}

/** The name of the type in a method's receiver. */
function receiverName(e: ast.Expr | undefined): string {
  while (e) {
    if (e.kind === 'Ident') return e.name;
    e = e.kind === 'IndexExpr' || e.kind === 'StarExpr' || e.kind === 'ParenExpr' ? e.x : undefined;
  }
  return '';
}

