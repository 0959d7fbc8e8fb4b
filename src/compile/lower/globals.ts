/** Package-level variables: where they live, what they are at the start, and the functions that initialise the others. */
import type * as ast from '../../syntax/nodes';
import type { CheckedPackage, Initializer } from '../../types/info';
import { Var } from '../../types/objects';
import { resolveObject } from '../../types/resolveObject';
import type { Type } from '../../types/types';
import { I32 } from '../../wasm/opcodes';
import { analyseInitializer } from '../escape/analysis';
import { type FuncRef, SK } from '../ir';
import type { Embedded } from '../load/embed';
import { lowerMulti } from './call';
import { staticInto } from './composite';
import { implicitConvert } from './convert';
import { writeEmbedded } from './embed';
import { lowerTo } from './expr';
import { FuncLowerer, type Storage, type Val } from './func';
import type { ModuleLowerer } from './module';
import { reprOf } from './repr';
import { sizeof } from '../../types/sizes';
import { type VariableFacts, variableFacts } from './variableFacts';

/** The most bytes that a variable of a package can have, as with gc. */
const maxVariable = 2_000_000_000;

export class Globals {
  bssSize = 0;
  /** Places in bss and data that the collector scans. */
  readonly roots: { bss: boolean; address: number; size: number; type: number }[] = [];
  readonly all: { name: string; pkg: string; type: Type; offset: number; v: Var }[] = [];
  private readonly storage = new Map<Var, Storage>();
  private readonly initializers = new Map<Var, { pkg: CheckedPackage; init: Initializer }>();
  private readonly wanted = new Set<ast.Expr>();
  /** Variables of installed packages that are initialised even if nobody uses them. */
  private readonly effects = new Map<CheckedPackage, readonly Var[]>();
  /** By the initialising expression; undefined where the value is in the image already. */
  private readonly initFuncs = new Map<ast.Expr, FuncRef | undefined>();

  constructor(private readonly m: ModuleLowerer) {
    for (const p of m.program.packages) {
      if (!m.program.isLibrary(p.pkg.path)) for (const init of p.info.initOrder) for (const v of init.lhs) this.initializers.set(v, { pkg: p, init });
    }
  }

  /** All of the user's variables are initialised, and those of a Go installation's packages where that may do something else as well. */
  initialize(p: CheckedPackage): void {
    const { program } = this.m;
    if (program.isInstalled(p.pkg.path)) {
      const effects = p.variablesWithEffects();
      this.effects.set(p, effects);
      for (const init of p.initializers(effects)) this.initialized(p, init);
    } else if (!program.isLibrary(p.pkg.path)) {
      for (const init of p.info.initOrder) this.initialized(p, init);
      for (const o of p.pkg.scope.names.values()) if (o instanceof Var) this.storageOf(o);
    }
  }

  private initialized(p: CheckedPackage, init: Initializer): void {
    for (const v of init.lhs) if (v.name !== '_') this.storageOf(v);
    this.want(p, init);
  }

  /** The functions that initialise a package's variables, in order: all of the user's, of the library those that are used and not linked. */
  initializersOfPackage(p: CheckedPackage): FuncRef[] {
    return this.ordered(p).flatMap((init) => this.initFuncs.get(init.rhs) ?? []);
  }

  storageOf(v: Var): Storage | undefined {
    const known = this.storage.get(v);
    if (known) return known;
    const linked = this.linked(v);
    if (linked !== undefined) {
      const storage: Storage = { kind: 'static', address: linked };
      this.storage.set(v, storage);
      return storage;
    }
    if (!v.pkg || v.pkg.scope.lookup(v.name) !== v) {
      if (!this.initializers.has(v)) return undefined;
    }
    resolveObject(v);
    const type = v.type as Type;
    const size = sizeof(type);
    if (size > maxVariable) {
      this.m.errors.push({ pos: v.pos, message: `${v.pkg?.path ?? ''}.${v.name}: symbol too large (${size} bytes > ${maxVariable} bytes)`, code: 'Unsupported', soft: false });
      const nowhere: Storage = { kind: 'static', address: this.m.zeroBase };
      this.storage.set(v, nowhere);
      return nowhere;
    }
    const r = reprOf(type);
    this.bssSize = (this.bssSize + Math.max(8, r.align) - 1) & -Math.max(8, r.align);
    // Variables without size share an address with all other objects without size.
    const storage: Storage = r.size === 0 ? { kind: 'static', address: this.m.zeroBase } : { kind: 'global', offset: this.bssSize };
    const { bssSize: offset } = this;
    this.bssSize += Math.max(8, (r.size + 7) & ~7);
    this.storage.set(v, storage);
    if (this.m.options.debug && !this.m.program.isLibrary(v.pkg?.path ?? '')) this.m.types.of(type);
    this.all.push({ name: v.name, pkg: v.pkg?.path ?? '', type, offset, v });
    if (r.pointers.length > 0) this.roots.push({ bss: true, address: offset, size: r.size, type: this.m.types.of(type) });
    const embedded = this.m.program.embedded.get(v);
    if (embedded) this.embed(embedded, offset, r.size);
    const init = this.initializers.get(v);
    if (init) this.want(init.pkg, init.init);
    const pkg = v.pkg && this.m.packages.get(v.pkg.path);
    if (pkg && this.m.program.isLibrary(pkg.pkg.path)) for (const i of pkg.initializers([v])) this.want(pkg, i);
    return storage;
  }

  /** The address of a variable of the linked library, which the library initialises itself. */
  private linked(v: Var): number | undefined {
    const { library } = this.m.options;
    if (!library || !v.pkg || !library.packages.has(v.pkg.path) || v.pkg.scope.lookup(v.name) !== v) return undefined;
    return library.globals.get(`${v.pkg.path}.${v.name}`);
  }

  private want(pkg: CheckedPackage, init: Initializer): void {
    if (this.wanted.has(init.rhs)) return;
    this.wanted.add(init.rhs);
    this.m.work.push(() => this.lowerInitializer(pkg, init));
  }

  private lowerInitializer(pkg: CheckedPackage, init: Initializer): void {
    const facts = variableFacts(pkg.info, exprBody(init.rhs), []);
    facts.escapes = analyseInitializer(pkg.info, facts, this.m.escapeProgram(pkg), init.rhs, init.lhs.map((v) => v.type)).escapes;
    const f = this.m.newFunc(`${pkg.pkg.path}.init`, [I32], [], init.rhs.pos);
    const debug = this.m.options.debug && !this.m.program.isLibrary(pkg.pkg.path);
    const fn = new FuncLowerer(this.m, pkg, facts, undefined, f, debug);
    fn.baseName = `${pkg.pkg.path}.init`;
    fn.literalsBefore = this.literalsBefore(pkg, init, facts);
    fn.pos = init.rhs.pos;
    const only = init.lhs.length === 1 ? init.lhs[0] : undefined;
    if (only && only.name !== '_') {
      const storage = this.storageOf(only);
      if (storage?.kind === 'global' && this.staticInit(fn, init.rhs, only.type as Type, storage.offset)) {
        this.initFuncs.set(init.rhs, undefined);
        return;
      }
    }
    this.m.define(f, fn, () => {
      fn.check(init.lhs[0]?.pos ?? init.rhs.pos);
      if (init.lhs.length === 1) {
        const v = init.lhs[0] as Var;
        const value = lowerTo(fn, init.rhs, v.type as Type);
        if (v.name !== '_') fn.writeVar(v, value);
      } else {
        const vals = lowerMulti(fn, [init.rhs], init.lhs.length);
        init.lhs.forEach((v, i) => {
          if (v.name !== '_') fn.writeVar(v, implicitConvert(fn, vals[i] as Val, v.type as Type));
        });
      }
      fn.emit({ k: SK.Return, values: [] });
    });
    this.initFuncs.set(init.rhs, f.ref);
  }

  /** How many function literals there are in what is initialised before, in order; the library's initialisers count by themselves. */
  private literalsBefore(pkg: CheckedPackage, init: Initializer, facts: VariableFacts): number {
    if (facts.literals === 0 || this.m.program.isLibrary(pkg.pkg.path)) return 0;
    let known = this.literals.get(pkg);
    if (!known) {
      this.literals.set(pkg, (known = new Map()));
      let n = 0;
      for (const i of pkg.info.initOrder) {
        known.set(i.rhs, n);
        n += variableFacts(pkg.info, exprBody(i.rhs), []).literals;
      }
    }
    return known.get(init.rhs) ?? 0;
  }
  private readonly literals = new Map<CheckedPackage, Map<ast.Expr, number>>();

  /** Values of constant initialisers are written into the image: bss offset to bytes, copied over zeroes at start. */
  readonly statics: { offset: number; size: number; from: number }[] = [];

  private staticInit(fn: FuncLowerer, e: ast.Expr, type: Type, offset: number): boolean {
    const r = reprOf(type);
    const at = this.m.data.alloc(Math.max(8, r.size), 8);
    const roots: { bss: boolean; address: number; size: number; type: number }[] = [];
    const ok = staticInto(this.m.data, fn, e, type, at, () => true, (address, size, t) => {
      if (reprOf(t).pointers.length > 0) roots.push({ bss: false, address, size, type: this.m.types.of(t) });
    });
    if (!ok) return false;
    this.roots.push(...roots);
    this.statics.push({ offset, size: r.size, from: at });
    return true;
  }

  /** A variable of //go:embed has its value from the start. */
  private embed(embedded: Embedded, offset: number, size: number): void {
    const from = this.m.data.alloc(size, 8);
    writeEmbedded(this.m.data, embedded, from);
    this.statics.push({ offset, size, from });
  }

  /** Functions that initialise package-level variables, in the order in which they must run; those of variables with a static value have none. */
  initializersOf(globals: readonly Var[]): FuncRef[] {
    const out: FuncRef[] = [];
    for (const p of this.m.program.packages) {
      const own = globals.filter((v) => v.pkg === p.pkg);
      if (own.length === 0) continue;
      for (const init of p.initializers(own)) {
        const f = this.initFuncs.get(init.rhs);
        if (f && !this.added.has(f)) {
          this.added.add(f);
          out.push(f);
        }
      }
    }
    return out;
  }
  private readonly added = new Set<FuncRef>();

  private ordered(p: CheckedPackage): readonly Initializer[] {
    if (!this.m.program.isLibrary(p.pkg.path)) return p.info.initOrder;
    return p.initializers([...(this.effects.get(p) ?? []), ...this.all.filter((g) => g.v.pkg === p.pkg).map((g) => g.v)]).filter((init) => !init.lhs.some((v) => this.linked(v) !== undefined));
  }
}

function exprBody(e: ast.Expr): ast.BlockStmt {
  return { kind: 'BlockStmt', id: -1, pos: e.pos, end: e.end, rbrace: e.end, list: [{ kind: 'ExprStmt', id: -1, pos: e.pos, end: e.end, x: e }] };
}
