/**
 * The checker's state for one package: the environment of what is being checked, actions that wait until declarations are complete,
 * error reporting, and recording of facts in `Info`. The language constructs are in files of their own, as functions on a
 * Checker.
 *
 * Library packages are `lazy`: nothing is checked but what somebody asks for, by `resolve` for a declaration and by `checkBody`
 * for a function's body.
 */
import type { Diagnostic } from '../base/diagnostic';
import type { FileSet, Pos } from '../base/source';
import type { CallExpr, Expr, FuncDecl, Ident, SelectorExpr, TypeSpec } from '../syntax/nodes';
import type { IdSource } from '../syntax/parser';
import type { ConstantValue } from './constant';
import { Info, type OperandMode, type TypeAndValue, typeFact } from './info';
import { Monomorph } from './mono';
import { type Func, type Obj, type Package, type PkgName, Scope, type TypeName, Var } from './objects';
import { type Operand, operandString, startPos } from './operand';
import { importedPaths } from './packageNames';
import { isTyped, isUntyped } from './predicates';
import type { TypeSetReporter } from './typeSet';
import { type Qualifier, typeString } from './typeString';
import { type Signature, Tuple, type Type, type TypeParam } from './types';
import { emptyTuple, Typ } from './universe';
import { versionText } from './version';

/** A package-level declaration (or method) and what it depends on. */
export interface DeclInfo {
  readonly file: Scope;
  readonly version: number;
  /** Position among the package's declarations. */
  readonly order: number;
  /** All variables of `var a, b = f()`. */
  readonly lhs: Var[] | undefined;
  readonly vtyp: Expr | undefined;
  readonly init: Expr | undefined;
  /** The initial value of a constant comes from an earlier line of its group. */
  readonly inherited: boolean;
  readonly tdecl: TypeSpec | undefined;
  readonly fdecl: FuncDecl | undefined;
  deps: Set<Obj> | undefined;
}

/** What surrounds the code being checked. */
export interface Environment {
  decl: DeclInfo | undefined;
  scope: Scope;
  version: number;
  iota: ConstantValue | undefined;
  /** Where errors in an inherited constant value are reported. */
  errpos: Pos;
  inTParamList: boolean;
  sig: Signature | undefined;
  /** Type parameters of the declared function around, seen from its literals too. */
  outerParams: readonly TypeParam[];
  /** Calls of the predeclared panic, in functions with results. */
  panics: Set<CallExpr> | undefined;
  hasCallOrRecv: boolean;
}

export interface Config {
  readonly files: FileSet;
  readonly lazy: boolean;
  /** Where the package's node ids come from. */
  readonly ids: IdSource;
  /** Effective language versions: of the package, and of files that declare another. */
  readonly version: number;
  readonly fileVersions: ReadonlyMap<unknown, number>;
  /** Finds the package for an import path; undefined if the error has been reported already. */
  importPackage(path: string, from: Package): Package | undefined;
  report(d: Diagnostic): void;
}

export type At = Pos | { readonly pos: Pos } | undefined;

export class Checker implements TypeSetReporter {
  readonly info = new Info();
  readonly objMap = new Map<Obj, DeclInfo>();
  /** Methods by receiver base type, until the type has been declared. */
  methods = new Map<TypeName, Func[]>();
  imports: PkgName[] = [];
  dotImports = new Map<Scope, Map<string, PkgName>>();
  readonly mono = new Monomorph();
  env: Environment;
  objPath: Obj[] = [];
  readonly objPathIndex = new Map<Obj, number>();
  hasErrors = false;
  /** Where errors go while code is checked that is no part of the package (snippet.ts). */
  redirect: ((d: Diagnostic) => void) | undefined;
  readonly qualifier: Qualifier;
  /** Ids of untyped operands of shifts whose type must turn out to be an integer. */
  readonly shiftOperands = new Set<number>();
  /** Type literals that Go's compiler restricts; see restrictions.ts. */
  readonly typeLiterals: { readonly e: Expr; readonly type: Type }[] = [];
  /** Types that do not contain themselves. */
  readonly validTypes = new Set<Type>();
  /** Functions whose bodies have been checked. */
  readonly checkedBodies = new Set<FuncDecl>();
  private delayed: { version: number; f: () => void }[] = [];
  private active = 0;
  private importedPaths: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  constructor(readonly pkg: Package, readonly conf: Config) {
    this.env = newEnvironment(pkg.scope, conf.version);
    const qualifier: Qualifier = (p) => this.qualify(p);
    qualifier.posString = (pos) => this.posString(pos);
    this.qualifier = qualifier;
  }

  // Delayed actions

  /** Runs f when the declarations that are being checked are complete. */
  later(f: () => void): void {
    this.delayed.push({ version: this.env.version, f });
  }

  get delayedCount(): number { return this.delayed.length; }

  processDelayed(top: number): void {
    if (this.delayed.length <= top) return;
    const saved = this.env.version;
    for (let i = top; i < this.delayed.length; i++) {
      const a = this.delayed[i] as { version: number; f: () => void };
      this.env.version = a.version;
      a.f();
    }
    // To set an array's length is a call into the engine.
    while (this.delayed.length > top) this.delayed.pop();
    this.env.version = saved;
  }

  /** Runs f as an entry from outside: afterwards nothing is left delayed, unless the checker was at work already. */
  enter(f: () => void): void {
    this.active++;
    try {
      f();
      if (this.active === 1) this.processDelayed(0);
    } finally {
      this.active--;
      if (this.active === 0) this.delayed.length = 0;
    }
  }

  // Object path, for cycles

  push(obj: Obj): void {
    this.objPathIndex.set(obj, this.objPath.length);
    this.objPath.push(obj);
  }

  pop(): void {
    const obj = this.objPath.pop();
    if (obj) this.objPathIndex.delete(obj);
  }

  // Scopes

  openScope(pos: Pos, end: Pos): Scope {
    const scope = new Scope(this.env.scope, pos, end);
    this.env.scope = scope;
    return scope;
  }

  closeScope(): void {
    this.env.scope = this.env.scope.parent as Scope;
  }

  lookup(name: string): Obj | undefined {
    for (let s: Scope | undefined = this.env.scope; s; s = s.parent) {
      const obj = s.lookup(name);
      if (obj) {
        this.foundIn = s;
        return obj;
      }
    }
    return undefined;
  }
  /** The scope in which the last look-up found its object. */
  foundIn: Scope | undefined;

  addDeclDep(to: Obj): void {
    const from = this.env.decl;
    if (!from || !this.objMap.has(to)) return;
    from.deps ??= new Set();
    from.deps.add(to);
  }

  // Text

  str(t: Type): string { return typeString(t, this.qualifier); }
  op(x: Operand): string { return operandString(x, this.qualifier); }

  posString(pos: Pos): string {
    return this.conf.files.mention(pos);
  }

  private qualify(p: Package): string {
    if (p === this.pkg) return '';
    this.importedPaths ??= importedPaths(this.pkg);
    return (this.importedPaths.get(p.name)?.size ?? 0) > 1 ? JSON.stringify(p.path) : p.name;
  }

  // Errors

  error(at: At, code: string, message: string): void { this.report(at, code, message, false); }
  softError(at: At, code: string, message: string): void { this.report(at, code, message, true); }

  /** An error with further lines; those with a position begin with it. */
  errorLines(at: At, code: string, message: string, lines: readonly { readonly at?: At; readonly text: string }[], soft = false): void {
    let full = message;
    for (const line of lines) {
      const pos = line.at === undefined ? 0 : atPos(line.at);
      full += `\n\t${pos ? `${this.posString(pos)}: ` : ''}${line.text}`;
    }
    this.report(at, code, full, soft, message);
  }

  private report(at: At, code: string, message: string, soft: boolean, first: string = message): void {
    // Messages about the consequences of an error that has been reported are of no use.
    if (this.hasErrors && (first.indexOf('invalid operand') > 0 || first.indexOf('invalid type') > 0)) return;
    const pos = this.env.errpos || atPos(at);
    if (/requires go1\.\d+ or later/.test(message)) message += this.versionHint(pos);
    this.hasErrors = true;
    this.pkg.broken = true;
    (this.redirect ?? this.conf.report)({ pos, message, code, soft });
  }

  private versionHint(pos: Pos): string {
    const file = this.conf.files.file(pos);
    const declared = file && this.conf.fileVersions.get(file);
    if (declared) return ` (file declares //go:build ${versionText(declared)})`;
    return ` (-lang was set to ${versionText(this.conf.version)}; check go.mod)`;
  }

  allowVersion(v: number): boolean { return this.env.version === 0 || this.env.version >= v; }

  /** Reports the use of a feature newer than the file's language version. */
  verifyVersion(at: At, v: number, what: string): boolean {
    if (this.allowVersion(v)) return true;
    this.versionError(at, v, what);
    return false;
  }

  versionError(at: At, v: number, what: string): void {
    this.error(at, 'UnsupportedFeature', `${what} requires ${versionText(v)} or later`);
  }

  // TypeSetReporter

  duplicateMethod(pos: Pos, name: string, otherPos: Pos): void {
    this.errorLines(pos, 'DuplicateDecl', `duplicate method ${name}`, [{ at: otherPos, text: `other declaration of method ${name}` }]);
  }

  allowEmbedding(pos: Pos, what: 'constraint' | 'union' | 'type', t: Type): boolean {
    if (this.allowVersion(18)) return true;
    if (what === 'constraint') {
      if (t.kind !== 'Named' || t.obj.pkg === this.pkg || !t.obj.pkg) return true;
      return this.verifyVersion(pos, 18, `embedding constraint interface ${this.str(t)}`);
    }
    return this.verifyVersion(pos, 18, what === 'union' ? `embedding interface element ${this.str(t)}` : `embedding non-interface type ${this.str(t)}`);
  }

  allowOverlappingMethods(): boolean { return this.allowVersion(14); }

  tooManyTerms(pos: Pos): void {
    this.error(pos, 'InvalidUnion', 'cannot handle more than 100 union terms (implementation limitation)');
  }

  // Facts

  record(x: Operand): void {
    const type = x.mode === 'invalid' ? Typ.invalid : x.mode === 'novalue' ? emptyTuple : x.type;
    if (!x.expr) return;
    if (isUntyped(type)) {
      this.shiftOperands.delete(x.expr.id);
      this.info.types.set(x.expr.id, { mode: x.mode, type, value: x.mode === 'constant' ? x.val : undefined });
    } else this.recordType(x.expr, x.mode, type, x.mode === 'constant' ? x.val : undefined);
  }

  recordType(e: Expr, mode: OperandMode, type: Type, value: ConstantValue | undefined): void {
    if (mode !== 'invalid') this.info.types.set(e.id, value === undefined ? typeFact(mode, type) : { mode, type, value });
  }

  /** The recorded facts of an expression that is still untyped. */
  untyped(e: Expr): TypeAndValue | undefined {
    const tv = this.info.types.get(e.id);
    return tv && isUntyped(tv.type) ? tv : undefined;
  }

  /** The function expression of a call of a builtin gets the call's signature. */
  recordBuiltin(f: Expr, sig: Signature): void {
    for (;;) {
      this.recordType(f, 'builtin', sig, undefined);
      if (f.kind !== 'ParenExpr') return;
      f = f.x;
    }
  }

  /** A commaok expression used for two values gets a tuple type. */
  recordCommaOk(e: Expr, a: Operand, b: Operand): void {
    if (a.mode === 'invalid' || !isTyped(a.type) || !isTyped(b.type)) return;
    const tuple = new Tuple([new Var(e.pos, this.pkg, '', a.type), new Var(e.pos, this.pkg, '', b.type)]);
    for (;;) {
      const tv = this.info.types.get(e.id);
      if (tv) this.info.types.set(e.id, { mode: tv.mode, type: tuple, value: tv.value });
      if (e.kind !== 'ParenExpr') return;
      e = e.x;
    }
  }

  recordInstance(e: Expr, typeArgs: Type[], type: Type): void {
    while (e.kind === 'ParenExpr' || e.kind === 'IndexExpr') e = e.x;
    const ident = e.kind === 'Ident' ? e : e.kind === 'SelectorExpr' ? e.sel : undefined;
    if (ident) this.info.instances.set(ident.id, { typeArgs, type });
  }

  recordDef(id: Ident, obj: Obj | undefined): void { this.info.defs.set(id.id, obj); }
  recordUse(id: Ident, obj: Obj): void { this.info.uses.set(id.id, obj); }

  recordSelection(e: SelectorExpr, kind: 'field' | 'method' | 'methodExpr', recv: Type, obj: Var | Func, index: readonly number[], indirect: boolean, type: Type): void {
    this.recordUse(e.sel, obj);
    this.info.selections.set(e.id, { kind, recv, obj, index, indirect, type });
  }

}

export function newEnvironment(scope: Scope, version: number): Environment {
  return { decl: undefined, scope, version, iota: undefined, errpos: 0, inTParamList: false, sig: undefined, outerParams: [], panics: undefined, hasCallOrRecv: false };
}

export function atPos(at: At): Pos {
  if (at === undefined) return 0;
  if (typeof at === 'number') return at;
  return 'kind' in at && (at as Expr).kind === 'FuncType' ? startPos(at as Expr) : at.pos;
}
