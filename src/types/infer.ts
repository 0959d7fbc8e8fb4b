/**
 * Type argument inference: unifies parameter types with argument types, then uses the constraints, then the default types of
 * untyped arguments, and at last removes type parameters from what has been inferred.
 */
import { exprString } from '../syntax/exprString';
import type { Pos } from '../base/source';
import type { At, Checker } from './checker';
import { coreType } from './coreType';
import { hasAllMethods, type Reason } from './implements';
import { TypeName } from './objects';
import type { Operand } from './operand';
import { defaultType, isTyped, maxType } from './predicates';
import { cloneSignature, makeSubstMap, substTuple, substType } from './subst';
import { computeTypeSet, type Term, typeSetTerms } from './typeSet';
import { Signature, type Tuple, type Type, TypeParam } from './types';
import { constraintOf, typeParamIs, unalias } from './under';
import { Unifier } from './unify';
import { Typ } from './universe';

/** Why inference failed; without lines it has been reported already. */
export interface InferError { at: At; lines: string[] }

/**
 * The type arguments, or undefined with a reason in err. `given` holds those that are known. With `reverse` the only argument is the target of an assignment
 * and the parameter the assigned function.
 */
export function infer(
  c: Checker, pos: Pos, typeParams: readonly TypeParam[], given: readonly (Type | undefined)[], params: Tuple, args: readonly Operand[], reverse: boolean, err: InferError,
): Type[] | undefined {
  const n = typeParams.length;
  if (given.length === n && given.every((t) => t !== undefined)) return given as Type[];
  if (args.some((a) => a.mode === 'invalid')) return undefined;
  const known = typeParams.map((_, i) => given[i]);
  if (params.vars.length > 0) params = substTuple(params, makeSubstMap(typeParams, known));
  const u = new Unifier(typeParams, known, c.allowVersion(21));
  const fail = (at: At, line: string): undefined => {
    err.at = at;
    err.lines.push(line);
    return undefined;
  };
  const untyped: number[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as Operand;
    const par = params.vars[i]?.type as Type;
    if (!isParameterized(typeParams, par) && !isParameterized(typeParams, arg.type)) continue;
    if (isTyped(arg.type)) {
      if (!u.unify(par, arg.type, { assign: true, exact: false })) return fail(arg, mismatch(c, u, typeParams, par, arg, reverse));
    } else if (par.kind === 'TypeParam' && !arg.isNil()) untyped.push(i);
  }
  const problem = useConstraints(c, u, typeParams);
  if (problem !== undefined) return fail(pos, problem);
  const untypedProblem = useUntyped(c, u, untyped, params, args);
  if (untypedProblem) return fail(untypedProblem.at, untypedProblem.text);
  const inferred = simplify(typeParams, known, u.inferred());
  for (let i = 0; i < n; i++) {
    const t = inferred[i];
    if (t && !isParameterized(typeParams, t)) continue;
    const { obj } = typeParams[i] as TypeParam;
    return fail(pos, `cannot infer ${obj.name} (declared at ${c.posString(obj.pos)})`);
  }
  return inferred as Type[];
}

function mismatch(c: Checker, u: Unifier, typeParams: readonly TypeParam[], par: Type, arg: Operand, reverse: boolean): string {
  const inferred = u.inferred();
  const targ = c.str(arg.type);
  const e = exprString(arg.expr);
  if (inferred.every((t) => t === undefined)) return `type ${targ} of ${e} does not match ${c.str(par)} (cannot infer ${namesOf(typeParams)})`;
  const partly = substType(par, makeSubstMap(typeParams, inferred));
  if (partly === par) return `type ${targ} of ${e} does not match ${c.str(par)}`;
  if (reverse) return `inferred type ${c.str(partly)} for ${c.str(par)} does not match type ${targ} of ${e}`;
  return `type ${targ} of ${e} does not match inferred type ${c.str(partly)} for ${c.str(par)}`;
}

function namesOf(list: readonly TypeParam[]): string {
  const names = list.map((p) => p.obj.name);
  if (names.length <= 2) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names[names.length - 1]}`;
}

/** Goes through the constraints until nothing new comes out. Returns a problem, if there is one. */
function useConstraints(c: Checker, u: Unifier, typeParams: readonly TypeParam[]): string | undefined {
  for (;;) {
    const before = u.unknowns();
    for (const p of typeParams) {
      const tx = u.at(p);
      const core = coreTerm(p);
      if (core) {
        if (tx) {
          if (!u.unify(tx, core.type, { assign: false, exact: false })) return `${p.obj.name} (type ${c.str(tx)}) does not satisfy ${c.str(p.constraint ?? Typ.invalid)}`;
        } else if (core.single && !core.tilde) u.set(p, core.type);
      }
      if (tx && !isParameterized(typeParams, tx)) {
        const reason: Reason = { cause: '', qualifier: c.qualifier };
        const ok = hasAllMethods(tx, constraintOf(p), true, (x, y) => u.unify(x, y, { assign: false, exact: true }), reason);
        if (!ok) return `${p.obj.name} (type ${c.str(tx)}) does not satisfy ${c.str(p.constraint ?? Typ.invalid)} ${reason.cause}`;
      }
    }
    if (u.unknowns() === before) return undefined;
  }
}

/** Untyped arguments give their parameters the default type of the largest of them. */
function useUntyped(c: Checker, u: Unifier, untyped: readonly number[], params: Tuple, args: readonly Operand[]): { at: At; text: string } | undefined {
  const largest = new Map<TypeParam, Type>();
  for (const i of untyped) {
    const p = params.vars[i]?.type as TypeParam;
    if (u.at(p)) continue;
    const arg = args[i] as Operand;
    const max = largest.get(p);
    const m = max ? maxType(max, arg.type) : arg.type;
    if (!m) return { at: arg, text: `mismatched types ${c.str(max as Type)} and ${c.str(arg.type)} (cannot infer ${p.obj.name})` };
    largest.set(p, m);
  }
  for (const [p, t] of largest) u.set(p, defaultType(t));
  return undefined;
}

/** Replaces type parameters in the inferred types by what was inferred for them. */
function simplify(typeParams: readonly TypeParam[], known: readonly (Type | undefined)[], inferred: (Type | undefined)[]): (Type | undefined)[] {
  killCycles(typeParams, inferred);
  let dirty = inferred.map((_, i) => i).filter((i) => inferred[i] && !known[i]);
  for (let rounds = 0; dirty.length > 0 && rounds < 100; rounds++) {
    const map = makeSubstMap(typeParams, inferred);
    dirty = dirty.filter((i) => {
      const t0 = inferred[i] as Type;
      let t1 = substType(t0, map);
      if (t1 === t0) return false;
      if (t1 instanceof Signature && t1.typeParams.length > 0 && !isParameterized(typeParams, t1)) {
        t1 = cloneSignature(t1);
        t1.typeParams = [];
      }
      inferred[i] = t1;
      return true;
    });
  }
  return inferred;
}

/** Forgets what was inferred for type parameters that lead back to themselves. */
function killCycles(typeParams: readonly TypeParam[], inferred: (Type | undefined)[]): void {
  const seen = new Set<Type>();
  const visit = (type: Type): void => {
    const t = unalias(type);
    if (t.kind === 'Basic') return;
    if (seen.has(t)) {
      const i = t.kind === 'TypeParam' ? typeParams.indexOf(t) : -1;
      if (i >= 0) inferred[i] = undefined;
      return;
    }
    seen.add(t);
    switch (t.kind) {
      case 'Array': case 'Slice': case 'Pointer': case 'Chan': visit(t.elem); break;
      case 'Map': visit(t.key); visit(t.elem); break;
      case 'Struct': for (const f of t.fields) visit(f.type as Type); break;
      case 'Signature':
        for (const v of t.params.vars) visit(v.type as Type);
        for (const v of t.results.vars) visit(v.type as Type);
        break;
      case 'Union': for (const term of t.terms) visit(term.type); break;
      case 'Interface':
        for (const m of t.methods) visit(m.type as Type);
        for (const e of t.embeddeds) visit(e);
        break;
      case 'Named': t.typeArgs.forEach(visit); break;
      case 'TypeParam': {
        const i = typeParams.indexOf(t);
        const arg = i >= 0 ? inferred[i] : undefined;
        if (arg) visit(arg);
        break;
      }
      default:
    }
    seen.delete(t);
  };
  typeParams.forEach(visit);
}

/** Copies of the type parameters, and the type with them: so that a recursive call does not confuse its own with the callee's. */
export function renameTypeParams(list: readonly TypeParam[], type: Type): { params: TypeParam[]; type: Type } {
  const params = list.map((p) => {
    const obj = new TypeName(p.obj.pos, p.obj.pkg, p.obj.name, undefined);
    const q = new TypeParam(obj, p.index, undefined);
    obj.type = q;
    return q;
  });
  const map = makeSubstMap(list, params);
  list.forEach((p, i) => { (params[i] as TypeParam).constraint = substType(p.constraint ?? Typ.invalid, map); });
  return { params, type: substType(type, map) };
}

/** The type contains one of the type parameters. */
export function isParameterized(typeParams: readonly TypeParam[], type: Type): boolean {
  const seen = new Map<Type, boolean>();
  const visit = (t0: Type): boolean => {
    const t = unalias(t0);
    if (t.kind === 'Basic') return false;
    if (t.kind === 'TypeParam') return typeParams.includes(t);
    const known = seen.get(t);
    if (known !== undefined) return known;
    seen.set(t, false);
    const result = inside(t);
    seen.set(t, result);
    return result;
  };
  const tuple = (t: Tuple): boolean => t.vars.some((v) => visit(v.type as Type));
  const inside = (t: Type): boolean => {
    switch (t.kind) {
      case 'Array': case 'Slice': case 'Pointer': case 'Chan': return visit(t.elem);
      case 'Map': return visit(t.key) || visit(t.elem);
      case 'Struct': return t.fields.some((f) => visit(f.type as Type));
      case 'Tuple': return tuple(t);
      case 'Signature': return tuple(t.params) || tuple(t.results);
      case 'Interface': {
        const set = computeTypeSet(t);
        return set.methods.some((m) => visit(m.type as Type)) || typeSetTerms(set, (term) => term?.type !== undefined && visit(term.type));
      }
      case 'Named': return t.typeArgs.some(visit);
      default: return false;
    }
  };
  return visit(type);
}

/** The constraint's only term, or its core type. */
function coreTerm(p: TypeParam): { tilde: boolean; type: Type; single: boolean } | undefined {
  let n = 0;
  let only: Term | undefined;
  let tilde = false;
  typeParamIs(p, (t) => {
    if (!t) return false;
    n++;
    only = t;
    tilde ||= t.tilde;
    return true;
  });
  if (n === 1 && only?.type) return { tilde: only.tilde, type: only.type, single: true };
  const core = coreType(p);
  return core && { tilde, type: core, single: false };
}

