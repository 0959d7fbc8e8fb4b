/**
 * Unification: makes two types identical (or, inexactly, assignable) by choosing types for type parameters.
 *
 * A type parameter that has been joined with another shares its cell; what one becomes, the other becomes too. Inexact unification lets a
 * type literal stand for a defined type with that underlying type, ignores channel directions, and accepts interfaces whose methods the
 * other side has. Below the top level `assign` unifies exactly.
 */
import { coreType } from './coreType';
import { identical, sameField } from './identical';
import { lookupFieldOrMethod } from './lookup';
import { Func } from './objects';
import { isInterface, isTypeLit, isTypeParam } from './predicates';
import { computeTypeSet, equalTerms, methodId } from './typeSet';
import type { Interface, Type, TypeParam } from './types';
import { asNamed, unalias, underlying } from './under';

export interface UnifyMode { readonly assign: boolean; readonly exact: boolean }
const exactMode: UnifyMode = { assign: false, exact: true };
const assignMode: UnifyMode = { assign: true, exact: false };

interface Cell { type: Type | undefined }
interface Pair { readonly x: Interface; readonly y: Interface; readonly previous: Pair | undefined }

const depthLimit = 50;

export class Unifier {
  private readonly cells = new Map<TypeParam, Cell>();
  private depth = 0;

  constructor(private readonly params: readonly TypeParam[], known: readonly (Type | undefined)[], private readonly interfaceInference: boolean) {
    params.forEach((p, i) => this.cells.set(p, { type: known[i] }));
  }

  at(p: TypeParam): Type | undefined { return this.cells.get(p)?.type; }

  set(p: TypeParam, t: Type): void {
    const cell = this.cells.get(p);
    if (cell) cell.type = t;
  }

  unknowns(): number {
    let n = 0;
    for (const cell of this.cells.values()) if (!cell.type) n++;
    return n;
  }

  inferred(): (Type | undefined)[] { return this.params.map((p) => this.at(p)); }

  unify(x: Type, y: Type, mode: UnifyMode): boolean { return this.nify(x, y, mode, undefined); }

  private bound(t: Type): TypeParam | undefined {
    const p = unalias(t);
    return p.kind === 'TypeParam' && this.cells.has(p) ? p : undefined;
  }

  /** Lets x and y share a cell; impossible if both have types. */
  private join(x: TypeParam, y: TypeParam): boolean {
    const cx = this.cells.get(x) as Cell;
    const cy = this.cells.get(y) as Cell;
    if (cx === cy) return true;
    if (cx.type && cy.type) return false;
    const [keep, drop] = cx.type ? [cx, cy] : [cy, cx];
    for (const [p, cell] of this.cells) if (cell === drop) this.cells.set(p, keep);
    return true;
  }

  private nify(x: Type, y: Type, mode: UnifyMode, pair: Pair | undefined): boolean {
    if (x === y || unalias(x) === unalias(y)) return true;
    if (this.depth > depthLimit) return false;
    this.depth++;
    const result = this.nifyTypes(x, y, mode, pair);
    this.depth--;
    return result;
  }

  private nifyTypes(x: Type, y: Type, mode: UnifyMode, pair: Pair | undefined): boolean {
    // Type parameters to be inferred come to the left, defined types to the right.
    if (asNamed(x) || this.bound(y)) [x, y] = [y, x];
    if (!mode.exact) {
      const named = asNamed(y);
      if (named && isTypeLit(x) && !(this.interfaceInference && isInterface(x))) {
        y = underlying(named);
        if (x === y || unalias(x) === unalias(y)) return true;
      }
    }
    const px = this.bound(x);
    const py = this.bound(y);
    if (px && py) return this.join(px, py) || this.nify(this.at(px) as Type, this.at(py) as Type, mode, pair);
    if (px) return this.nifyParam(px, y, mode, pair);
    if (this.interfaceInference && !mode.exact) {
      const r = this.nifyInterfaces(x, y, pair);
      if (r !== undefined) return r;
    }
    // A type parameter that is not to be inferred stands for its core type.
    if (isTypeParam(y)) [x, y] = [y, x];
    return this.nifyStructure(unalias(x), unalias(y), y, mode, pair);
  }

  private nifyParam(px: TypeParam, y: Type, mode: UnifyMode, pair: Pair | undefined): boolean {
    const x = this.at(px);
    if (!x) {
      this.set(px, y);
      return true;
    }
    if (!this.nify(x, y, mode, pair)) return false;
    const asIface = (t: Type) => {
      const u = isTypeParam(t) ? undefined : underlying(t);
      return u?.kind === 'Interface' ? u : undefined;
    };
    const xi = asIface(x);
    const yi = asIface(y);
    const xn = asNamed(x) !== undefined;
    const yn = asNamed(y) !== undefined;
    if (xi && yi) {
      if (xn && yn) return identical(x, y);
      if (computeTypeSet(xi).methods.length !== computeTypeSet(yi).methods.length) return false;
    } else if (xi || yi) return false;
    if (mode.exact || xn) return true;
    // A defined type is better than a type literal, a directed channel better than a bidirectional one.
    const yu = underlying(y);
    if (yn || (yu.kind === 'Chan' && yu.dir !== 'both')) this.set(px, y);
    return true;
  }

  /** undefined if neither is an interface. */
  private nifyInterfaces(x: Type, y: Type, pair: Pair | undefined): boolean | undefined {
    const ux = isTypeParam(x) ? undefined : underlying(x);
    const uy = isTypeParam(y) ? undefined : underlying(y);
    const xi = ux?.kind === 'Interface' ? ux : undefined;
    const yi = uy?.kind === 'Interface' ? uy : undefined;
    if (xi && yi) {
      const a = computeTypeSet(xi);
      const b = computeTypeSet(yi);
      if (a.comparable !== b.comparable || !equalTerms(a.terms, b.terms)) return false;
      for (let p = pair; p; p = p.previous) if ((p.x === xi && p.y === yi) || (p.x === yi && p.y === xi)) return true;
      const next: Pair = { x: xi, y: yi, previous: pair };
      const [few, many] = a.methods.length <= b.methods.length ? [a.methods, b.methods] : [b.methods, a.methods];
      const byId = new Map(many.map((m) => [methodId(m), m]));
      return few.every((m) => {
        const other = byId.get(methodId(m));
        return other !== undefined && this.nify(m.type as Type, other.type as Type, exactMode, next);
      });
    }
    const iface = xi ?? yi;
    if (!iface) return undefined;
    const t = xi ? y : x;
    return computeTypeSet(iface).methods.every((m) => {
      const { obj } = lookupFieldOrMethod(t, false, m.pkg, m.name);
      return obj instanceof Func && this.nify(m.type as Type, obj.type as Type, exactMode, pair);
    });
  }

  private nifyStructure(x: Type, y: Type, yOriginal: Type, mode: UnifyMode, pair: Pair | undefined): boolean {
    const inner: UnifyMode = mode.assign ? { assign: true, exact: true } : mode;
    switch (x.kind) {
      case 'Basic': return y.kind === 'Basic' && x.basic === y.basic;
      case 'Array': return y.kind === 'Array' && (x.len < 0 || y.len < 0 || x.len === y.len) && this.nify(x.elem, y.elem, inner, pair);
      case 'Slice': return y.kind === 'Slice' && this.nify(x.elem, y.elem, inner, pair);
      case 'Pointer': return y.kind === 'Pointer' && this.nify(x.elem, y.elem, inner, pair);
      case 'Map': return y.kind === 'Map' && this.nify(x.key, y.key, inner, pair) && this.nify(x.elem, y.elem, inner, pair);
      case 'Chan': return y.kind === 'Chan' && (!mode.exact || x.dir === y.dir) && this.nify(x.elem, y.elem, inner, pair);
      case 'Struct':
        return y.kind === 'Struct' && x.fields.length === y.fields.length && x.fields.every((f, i) => {
          const g = y.fields[i];
          return g !== undefined && f.embedded === g.embedded && (x.tags[i] ?? '') === (y.tags[i] ?? '') && sameField(f, g.pkg?.path, g.name) && this.nify(f.type as Type, g.type as Type, inner, pair);
        });
      case 'Tuple':
        return y.kind === 'Tuple' && x.vars.length === y.vars.length && x.vars.every((v, i) => this.nify(v.type as Type, y.vars[i]?.type as Type, mode, pair));
      case 'Signature':
        return y.kind === 'Signature' && x.variadic === y.variadic && this.nify(x.params, y.params, inner, pair) && this.nify(x.results, y.results, inner, pair);
      case 'Interface': return y.kind === 'Interface' && this.nifyEqualInterfaces(x, y, pair);
      case 'Named':
        return y.kind === 'Named' && x.origin === y.origin && x.typeArgs.length === y.typeArgs.length && x.typeArgs.every((t, i) => this.nify(t, y.typeArgs[i] as Type, mode, pair));
      case 'TypeParam': {
        const core = coreType(x);
        return core !== undefined && this.nify(core, yOriginal, assignMode, pair);
      }
      default: return false;
    }
  }

  private nifyEqualInterfaces(x: Interface, y: Interface, pair: Pair | undefined): boolean {
    const a = computeTypeSet(x);
    const b = computeTypeSet(y);
    if (a.comparable !== b.comparable || a.methods.length !== b.methods.length || !equalTerms(a.terms, b.terms)) return false;
    for (let p = pair; p; p = p.previous) if ((p.x === x && p.y === y) || (p.x === y && p.y === x)) return true;
    const next: Pair = { x, y, previous: pair };
    return a.methods.every((f, i) => {
      const g = b.methods[i];
      return g !== undefined && methodId(f) === methodId(g) && this.nify(f.type as Type, g.type as Type, exactMode, next);
    });
  }
}
