/** Declared things (go/types' objects), packages and scopes, as data. */
import type { Pos } from '../base/source';
import type { FuncDecl, File } from '../syntax/nodes';
import type { ConstantValue } from './constant';
import type { Type } from './types';

interface ObjectBase {
  readonly name: string;
  readonly pos: Pos;
  readonly pkg: Package | undefined;
  type: Type | undefined;
  parent: Scope | undefined;
}

export class Const implements ObjectBase {
  readonly kind = 'Const';
  parent: Scope | undefined;
  value: ConstantValue | undefined;
  constructor(readonly pos: Pos, readonly pkg: Package | undefined, readonly name: string, public type: Type | undefined) {}
}
export class TypeName implements ObjectBase {
  readonly kind = 'TypeName';
  parent: Scope | undefined;
  constructor(readonly pos: Pos, readonly pkg: Package | undefined, readonly name: string, public type: Type | undefined) {}
}
export class Var implements ObjectBase {
  readonly kind = 'Var';
  parent: Scope | undefined;
  /** What it is, a bit each: of all objects there are most of these. */
  private is = 0;
  /** For fields, parameters and variables of an instantiated type or signature: the declared one. */
  origin: Var;
  constructor(readonly pos: Pos, readonly pkg: Package | undefined, readonly name: string, public type: Type | undefined) { this.origin = this; }

  get isField(): boolean { return (this.is & VarIs.Field) !== 0; }
  set isField(yes: boolean) { this.set(VarIs.Field, yes); }
  get embedded(): boolean { return (this.is & VarIs.Embedded) !== 0; }
  set embedded(yes: boolean) { this.set(VarIs.Embedded, yes); }
  get isParam(): boolean { return (this.is & VarIs.Param) !== 0; }
  set isParam(yes: boolean) { this.set(VarIs.Param, yes); }
  get isResult(): boolean { return (this.is & VarIs.Result) !== 0; }
  set isResult(yes: boolean) { this.set(VarIs.Result, yes); }
  get isReceiver(): boolean { return (this.is & VarIs.Receiver) !== 0; }
  set isReceiver(yes: boolean) { this.set(VarIs.Receiver, yes); }
  get used(): boolean { return (this.is & VarIs.Used) !== 0; }
  set used(yes: boolean) { this.set(VarIs.Used, yes); }

  private set(fact: VarIs, yes: boolean): void {
    this.is = yes ? this.is | fact : this.is & ~fact;
  }
}

const enum VarIs { Field = 1, Embedded = 2, Param = 4, Result = 8, Receiver = 16, Used = 32 }

export class Func implements ObjectBase {
  readonly kind = 'Func';
  parent: Scope | undefined;
  /** A method declared with a pointer receiver; known before the signature is. */
  hasPtrRecv = false;
  /** The declaration; undefined for interface methods. */
  decl: FuncDecl | undefined;
  /** The declared method of the generic type, where this one belongs to an instance. */
  origin: Func;
  /** type is a Signature. */
  constructor(readonly pos: Pos, readonly pkg: Package | undefined, readonly name: string, public type: Type | undefined) { this.origin = this; }
}
export class Builtin implements ObjectBase {
  readonly kind = 'Builtin';
  readonly pos = 0;
  type: Type | undefined;
  parent: Scope | undefined;
  /** pkg is package unsafe for unsafe.Sizeof and so on. */
  constructor(readonly name: string, readonly pkg: Package | undefined) {}
}
export class Nil implements ObjectBase {
  readonly kind = 'Nil';
  readonly name = 'nil';
  readonly pos = 0;
  readonly pkg = undefined;
  parent: Scope | undefined;
  type: Type | undefined;
}
export class PkgName implements ObjectBase {
  readonly kind = 'PkgName';
  type: Type | undefined;
  parent: Scope | undefined;
  used = false;
  constructor(readonly pos: Pos, readonly pkg: Package | undefined, readonly name: string, readonly imported: Package) {}
}
export class Label implements ObjectBase {
  readonly kind = 'Label';
  type: Type | undefined;
  parent: Scope | undefined;
  used = false;
  constructor(readonly pos: Pos, readonly pkg: Package | undefined, readonly name: string) {}
}

/** Anything an identifier can denote. */
export type Obj = Const | TypeName | Var | Func | Builtin | Nil | PkgName | Label;

const noNames: ReadonlyMap<string, Obj> = new Map();

class Entry {
  constructor(readonly name: string, readonly obj: Obj, readonly before: Entry | undefined) {}

  /** The earliest first. */
  each(f: (obj: Obj) => void): void {
    this.before?.each(f);
    f(this.obj);
  }
}

/** Declarations that a scope looks through one by one. */
const maxFew = 6;

/** Most scopes are those of function types and blocks that declare nothing: what a scope holds is made when it is first needed. */
export class Scope {
  /** What it declares, the latest first, while that is little: a Map for a name or two is large. */
  private few: Entry | undefined;
  private table: Map<string, Obj> | undefined;
  /** Scopes in this one, the latest first. */
  inner: Scope | undefined;
  /** The one before among those in the same scope. */
  before: Scope | undefined;
  isPackage = false;
  /**
   * Declares a name, or without one all names, when somebody first looks: most of what the packages declare that a program imports is never looked at.
   */
  fill: ((name?: string) => void) | undefined;

  /** A `detached` scope cannot be found from its parent. */
  constructor(readonly parent: Scope | undefined, readonly pos: Pos = 0, public end: Pos = 0, readonly isFunc = false, detached = false) {
    // The universe must not keep the scopes of all packages alive.
    if (detached || !(parent?.parent || parent?.isPackage)) return;
    this.before = parent.inner;
    parent.inner = this;
  }

  get names(): ReadonlyMap<string, Obj> {
    const { fill } = this;
    this.fill = undefined;
    fill?.();
    if (this.few) this.toTable();
    return this.table ?? noNames;
  }
  /** Calls `f` for what the scope of a function or block declares, in that order; for these it is much less than to ask for `names`. */
  each(f: (obj: Obj) => void): void {
    if (this.few && !this.fill) this.few.each(f);
    else if (this.table || this.fill) for (const obj of this.names.values()) f(obj);
  }
  lookup(name: string): Obj | undefined {
    const known = this.known(name);
    if (known || !this.fill) return known;
    this.fill(name);
    return this.known(name);
  }
  insert(name: string, obj: Obj): void {
    if (!this.table) {
      let n = 0;
      let e = this.few;
      for (; e && e.name !== name; e = e.before) n++;
      if (!e && n < maxFew) {
        this.few = new Entry(name, obj, this.few);
        return;
      }
    }
    this.toTable().set(name, obj);
  }

  private known(name: string): Obj | undefined {
    for (let e = this.few; e; e = e.before) if (e.name === name) return e.obj;
    return this.table?.get(name);
  }

  private toTable(): Map<string, Obj> {
    if (this.table) return this.table;
    const entries: Entry[] = [];
    for (let e = this.few; e; e = e.before) entries.push(e);
    this.few = undefined;
    return (this.table = new Map(entries.reverse().map((e) => [e.name, e.obj])));
  }
}

export class Package {
  readonly scope: Scope;
  imports: Package[] = [];
  files: File[] = [];
  /** Language version such as `go1.26`. */
  goVersion = '';
  /** Set when a type or syntax error was found. */
  broken = false;
  /** A stand-in for a package that could not be found: its missing names are not reported. */
  fake = false;
  /** Of the embedded library. */
  embedded = false;
  /** Names that the library's manifest lists as not there yet. */
  missing: ReadonlySet<string> | undefined;
  /** Gives `obj`, declared in this package, its type. Declarations of library packages are checked when somebody asks. */
  resolve: ((obj: Obj) => void) | undefined;
  constructor(readonly path: string, public name: string, universe: Scope | undefined) { 
    this.scope = new Scope(universe);
    this.scope.isPackage = true;
  }
}
