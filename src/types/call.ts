/** Checks calls and the instantiation of generic functions. */
import type { Pos } from '../base/source';
import { exprString } from '../syntax/exprString';
import type { CallExpr, Expr, IndexExpr } from '../syntax/nodes';
import { assignment, typesSummary } from './assignments';
import { builtinCall } from './builtins';
import { type At, atPos, type Checker } from './checker';
import { conversion } from './conversions';
import { commonUnder } from './coreType';
import { exclude, expression, exprOrType, genericExpr, multiExpr, nonGeneric, rawExpr, type Target } from './expr';
import { indexExpr } from './indexExpr';
import { type InferError, infer, isParameterized, renameTypeParams } from './infer';
import { instantiate, verifyInstance } from './instantiate';
import { Var } from './objects';
import { Operand, operatorPos } from './operand';
import { isTypeParam } from './predicates';
import { cloneSignature, makeSubstMap, substTuple } from './subst';
import { computeTypeSet, isMethodSet } from './typeSet';
import { typeList } from './typexpr';
import { Signature, Tuple, type Type, type TypeParam } from './types';
import { underlying } from './under';
import { builtins, emptyTuple, type ExprKind, Typ } from './universe';

function unparen(e: Expr): Expr {
  while (e.kind === 'ParenExpr') e = e.x;
  return e;
}

/** Checks expressions that cannot be used as intended, for the errors in them and so that what they mention counts as used. */
export function use(c: Checker, list: readonly Expr[]): boolean {
  let ok = true;
  for (const e of list) if (!useOne(c, e, false)) ok = false;
  return ok;
}

/** As use, but variables on the left side of an assignment do not count as used. */
export function useLhs(c: Checker, list: readonly Expr[]): boolean {
  let ok = true;
  for (const e of list) if (!useOne(c, e, true)) ok = false;
  return ok;
}

function useOne(c: Checker, e: Expr, lhs: boolean): boolean {
  const x = new Operand();
  const n = unparen(e);
  if (n.kind !== 'Ident') {
    if (n.kind === 'KeyValueExpr') return use(c, [n.value]);
    rawExpr(c, undefined, x, e, undefined, true);
    return x.mode !== 'invalid';
  }
  if (n.name === '_') return true;
  const obj = lhs ? c.lookup(n.name) : undefined;
  const v = obj?.kind === 'Var' && obj.pkg === c.pkg ? obj : undefined;
  const used = v?.used;
  exprOrType(c, x, n, true);
  if (v) v.used = used === true;
  return (x.mode as string) !== 'invalid';
}

/**
 * Instantiates the generic function x with the type arguments of inst, and if `canInfer` infers those that are missing from
 * the target. Otherwise, if some are missing, the given ones are returned.
 */
export function funcInst(c: Checker, target: Target | undefined, pos: Pos, x: Operand, inst: IndexExpr | undefined, canInfer: boolean): Type[] | undefined {
  const at: Pos = inst ? inst.lbrack : pos;
  if (inst) x.expr = inst;
  const versionOk = c.verifyVersion(at, 18, 'function instantiation');
  const exprs = inst?.indices ?? [];
  const fail = () => {
    x.mode = 'invalid';
    return undefined;
  };
  let args: (Type | undefined)[] = [];
  if (inst) {
    const list = typeList(c, exprs);
    if (!list) return fail();
    args = list;
  }
  const sig = x.type as Signature;
  const want = sig.typeParams.length;
  if (args.length > want) {
    c.error(exprs[args.length - 1], 'WrongTypeArgCount', `got ${args.length} type arguments but want ${want}`);
    return fail();
  }
  if (args.length < want) {
    if (!canInfer) return args as Type[];
    let params = emptyTuple;
    const operands: Operand[] = [];
    if (target) {
      if (versionOk && !c.allowVersion(21)) c.versionError(at, 21, `${inst ? 'partially' : 'implicitly'} instantiated function in assignment`);
      const generic = cloneSignature(sig);
      generic.typeParams = [];
      generic.recv = undefined;
      params = new Tuple([new Var(atPos(x), c.pkg, '', generic)]);
      operands.push(Operand.value({ kind: 'Ident', id: -1, pos: atPos(x), end: atPos(x), name: target.desc }, target.sig));
    }
    const renamed = renameTypeParams(sig.typeParams, params);
    const err: InferError = { at: pos, lines: [] };
    const inferred = infer(c, pos, renamed.params, args, renamed.type as Tuple, operands, target !== undefined, err);
    if (!inferred) {
      if (err.lines.length > 0) c.error(err.at, 'CannotInferTypeArgs', err.lines.join('\n\t'));
      return fail();
    }
    args = inferred;
  }
  x.type = instantiateSignature(c, x.expr ? operatorPos(x.expr) : pos, x.expr as Expr, sig, args as Type[], exprs);
  x.mode = 'value';
  return undefined;
}

export function instantiateSignature(c: Checker, pos: Pos, e: Expr, sig: Signature, args: Type[], exprs: readonly Expr[]): Signature {
  const inst = instantiate(sig, args) as Signature;
  c.recordInstance(e, args, inst);
  const params = sig.typeParams;
  c.later(() => verifyInstance(c, pos, params, args, exprs));
  return inst;
}

export function callExpr(c: Checker, x: Operand, call: CallExpr): ExprKind {
  let inst: IndexExpr | undefined;
  if (call.fun.kind === 'IndexExpr') {
    if (indexExpr(c, x, call.fun)) inst = call.fun;
    x.expr = call.fun;
    c.record(x);
    // An index expression of a tuple or without value cannot be called.
    if (!inst) {
      if (x.mode === 'novalue') x.mode = 'invalid';
    }
  } else exprOrType(c, x, call.fun, true);
  switch (x.mode) {
    case 'invalid':
      use(c, call.args);
      x.expr = call;
      return 'statement';
    case 'type':
      conversionCall(c, x, call);
      x.expr = call;
      return 'conversion';
    case 'builtin': {
      const name = x.builtin;
      if (!builtinCall(c, x, call, name)) x.mode = 'invalid';
      x.expr = call;
      if ((x.mode as string) !== 'invalid' && (x.mode as string) !== 'constant') c.env.hasCallOrRecv = true;
      return builtins.get(name)?.kind ?? 'expression';
    }
    default:
  }
  return functionCall(c, x, call, inst);
}

function conversionCall(c: Checker, x: Operand, call: CallExpr): void {
  nonGeneric(c, undefined, x);
  if (x.mode === 'invalid') return;
  const t = x.type;
  x.mode = 'invalid';
  const arg = call.args[0];
  if (!arg) {
    c.error(call, 'WrongArgCount', `missing argument in conversion to ${c.str(t)}`);
    return;
  }
  if (call.args.length > 1) {
    use(c, call.args);
    c.error(call.args[call.args.length - 1], 'WrongArgCount', `too many arguments in conversion to ${c.str(t)}`);
    return;
  }
  expression(c, undefined, x, arg);
  if ((x.mode as string) === 'invalid') return;
  const u = underlying(t);
  if (u.kind === 'Interface' && !isTypeParam(t) && !isMethodSet(computeTypeSet(u))) {
    c.error(call, 'MisplacedConstraintIface', `cannot use interface ${c.str(t)} in conversion (contains specific type constraints or is comparable)`);
    x.mode = 'invalid';
    return;
  }
  if (call.ellipsis) {
    c.error(arg, 'BadDotDotDotSyntax', `invalid use of ... in conversion to ${c.str(t)}`);
    x.mode = 'invalid';
    return;
  }
  conversion(c, x, t);
}

function invalidCall(c: Checker, x: Operand, call: CallExpr): ExprKind {
  use(c, call.args);
  x.mode = 'invalid';
  x.expr = call;
  return 'statement';
}

function calledSignature(c: Checker, x: Operand): Signature | undefined {
  const core = commonUnder(x.type, c.qualifier, (t, u) => (u && u.kind !== 'Signature' ? `${t ? c.str(t) : ''} is not a function` : undefined));
  if (core.type?.kind === 'Signature') return core.type;
  c.error(x, 'InvalidCall', `invalid operation: cannot call ${c.op(x)}: ${core.error ?? ''}`);
  return undefined;
}

function functionCall(c: Checker, x: Operand, call: CallExpr, inst: IndexExpr | undefined): ExprKind {
  const called = x.type.kind === 'Signature' ? x.type : calledSignature(c, x);
  if (!called) return invalidCall(c, x, call);
  let sig = called;
  const wasGeneric = sig.typeParams.length > 0;
  let exprs: readonly Expr[] = [];
  let typeArgs: Type[] = [];
  if (inst) {
    exprs = inst.indices;
    const list = typeList(c, exprs);
    if (!list) return invalidCall(c, x, call);
    const want = sig.typeParams.length;
    if (list.length > want) {
      c.error(exprs[want], 'WrongTypeArgCount', `got ${list.length} type arguments but want ${want}`);
      return invalidCall(c, x, call);
    }
    if (list.length === want && want > 0) {
      c.verifyVersion(inst, 18, 'function instantiation');
      sig = instantiateSignature(c, inst.lbrack, inst, sig, list, exprs);
      exprs = [];
    } else typeArgs = list;
  }
  const { list: args, typeArgs: argTypeArgs } = genericExprList(c, call.args);
  sig = callArguments(c, call, sig, typeArgs, exprs, args, argTypeArgs);
  if (wasGeneric && sig.typeParams.length === 0) c.recordType(call.fun, 'value', sig, undefined);
  const results = sig.results.vars;
  if (results.length === 0) x.mode = 'novalue';
  else {
    x.mode = 'value';
    x.type = results.length === 1 ? ((results[0] as Var).type as Type) : sig.results;
  }
  x.val = undefined;
  x.expr = call;
  c.env.hasCallOrRecv = true;
  // Inference failed: a result that depends on type parameters is of no use.
  if (x.mode === 'value' && sig.typeParams.length > 0 && isParameterized(sig.typeParams, x.type)) x.mode = 'invalid';
  return 'statement';
}

export function exprList(c: Checker, list: readonly Expr[]): Operand[] {
  if (list.length === 1) return multiExpr(c, list[0] as Expr, false).list;
  return list.map((e) => {
    const x = new Operand();
    expression(c, undefined, x, e);
    return x;
  });
}

/** The type arguments that are given for each argument that is a generic function; empty if there are none. */
type Given = (Type[] | undefined)[];

const noneGiven: Given = [];

/** Arguments of a call; generic functions among them may lack type arguments, those given are in typeArgs. */
function genericExprList(c: Checker, list: readonly Expr[]): { list: Operand[]; typeArgs: Given } {
  const out: Operand[] = [];
  let typeArgs = noneGiven;
  for (let i = 0; i < list.length; i++) {
    const e = list[i] as Expr;
    const x = new Operand();
    if (e.kind === 'IndexExpr') {
      const given = partialInstance(c, x, e);
      if (given) {
        if (typeArgs === noneGiven) typeArgs = [];
        typeArgs[i] = given;
      }
    } else if (list.length === 1) {
      rawExpr(c, undefined, x, e, undefined, true);
      exclude(c, x, true);
      if (x.mode !== 'invalid' && x.type.kind === 'Tuple') return { list: x.type.vars.map((v) => Operand.value(e, v.type as Type)), typeArgs };
    } else genericExpr(c, x, e);
    out.push(x);
  }
  return { list: out, typeArgs };
}

/** An argument f[T1, T2] that may be a generic function with some of its type arguments: then those are returned. */
function partialInstance(c: Checker, x: Operand, e: IndexExpr): Type[] | undefined {
  if (!indexExpr(c, x, e)) {
    x.expr = e;
    // Not a function: what rawExpr does after the expression itself.
    if (x.mode !== 'invalid') nonGeneric(c, undefined, x);
    c.record(x);
    exclude(c, x, true);
    return undefined;
  }
  const given = funcInst(c, undefined, e.lbrack, x, e, !c.allowVersion(21));
  if (given) x.expr = e;
  else c.record(x);
  return given;
}

/** Checks the arguments of a call and returns its signature: instantiated, if it was generic and could be. */
export function callArguments(
  c: Checker, call: CallExpr, sig: Signature, given: Type[], exprs: readonly Expr[], args: Operand[], argTypeArgs: Given,
): Signature {
  const dots = call.ellipsis !== 0;
  let params = sig.params;
  let nparams = params.vars.length;
  let adjusted = false;
  if (sig.variadic) {
    if (dots) {
      if (call.args.length === 1 && args.length > 1) {
        c.error(call, 'InvalidDotDotDot', `cannot use ... with ${args.length}-valued ${exprString(call.args[0])}`);
        return sig;
      }
    } else if (args.length >= nparams - 1) {
      params = expandVariadic(params, args.length);
      adjusted = true;
      nparams = args.length;
    } else nparams--;
  } else if (dots) {
    c.error(call, 'NonVariadicDotDotDot', `cannot use ... in call to non-variadic ${exprString(call.fun)}`);
    return sig;
  }
  if (args.length !== nparams) {
    argumentCountError(c, call, sig, args, nparams, dots);
    return sig;
  }
  const n = sig.typeParams.length;
  let typeParams: TypeParam[] = [];
  let typeArgs: (Type | undefined)[] = [];
  const at = operatorPos(call);
  if (n > 0) {
    if (!c.allowVersion(18)) {
      if (call.fun.kind === 'IndexExpr') c.versionError(call.fun, 18, 'function instantiation');
      else c.versionError(call, 18, 'implicit function instantiation');
    }
    const renamed = renameTypeParams(sig.typeParams, params);
    typeParams = renamed.params;
    params = renamed.type as Tuple;
    typeArgs = [...given, ...new Array<undefined>(n - given.length).fill(undefined)];
  }
  // Generic functions as arguments take part with type parameters of their own.
  const generic: number[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as Operand;
    if (arg.type.kind !== 'Signature' || arg.type.typeParams.length === 0 || arg.mode === 'invalid') continue;
    const renamed = renameTypeParams(arg.type.typeParams, arg.type);
    const asig = cloneSignature(renamed.type as Signature);
    asig.typeParams = renamed.params;
    arg.type = asig;
    typeParams = [...typeParams, ...renamed.params];
    const own = argTypeArgs[i] ?? [];
    typeArgs.push(...own, ...new Array<undefined>(renamed.params.length - own.length).fill(undefined));
    generic.push(i);
  }
  const firstGeneric = generic[0];
  if (firstGeneric !== undefined) c.verifyVersion(args[firstGeneric], 21, 'implicitly instantiated function as argument');
  let result = sig;
  if (typeParams.length > 0) {
    const err: InferError = { at, lines: [] };
    const inferred = infer(c, at, typeParams, typeArgs, params, args, false, err);
    if (!inferred) {
      if (err.lines.length > 0) c.error(err.at, 'CannotInferTypeArgs', `in call to ${exprString(call.fun)}, ${err.lines.join('\n\t')}`);
      return sig;
    }
    if (n > 0) {
      result = instantiateSignature(c, at, call.fun, sig, inferred.slice(0, n), exprs);
      params = adjusted ? substTuple(params, makeSubstMap(typeParams.slice(0, n), inferred.slice(0, n))) : result.params;
    }
    let j = n;
    for (const i of generic) {
      const arg = args[i] as Operand;
      const asig = arg.type as Signature;
      const k = j + asig.typeParams.length;
      arg.type = instantiateSignature(c, at, arg.expr as Expr, asig, inferred.slice(j, k), []);
      c.record(arg);
      j = k;
    }
  }
  if (args.length > 0) {
    // The text is made for an error alone.
    const context = { toString: () => `argument to ${exprString(call.fun)}` };
    for (let i = 0; i < args.length; i++) assignment(c, args[i] as Operand, params.vars[i]?.type as Type, context);
  }
  return result;
}

/** The variadic parameter repeated until there are n parameters. */
function expandVariadic(params: Tuple, n: number): Tuple {
  const count = params.vars.length;
  const last = params.vars[count - 1] as Var;
  const elem = last.type?.kind === 'Slice' ? last.type.elem : Typ.byte;
  const vars = params.vars.slice(0, count - 1);
  while (vars.length < n) vars.push(new Var(last.pos, last.pkg, last.name, elem));
  return new Tuple(vars);
}

function argumentCountError(c: Checker, call: CallExpr, sig: Signature, args: readonly Operand[], nparams: number, dots: boolean): void {
  let at: At = call;
  let qualifier = 'not enough';
  if (args.length > nparams) {
    at = args[nparams]?.expr;
    qualifier = 'too many';
  } else if (args.length > 0) at = args[args.length - 1]?.expr;
  c.errorLines(at, 'WrongArgCount', `${qualifier} arguments in call to ${exprString(call.fun)}`, [
    { text: `have ${typesSummary(c, args.map((a) => a.type), false, dots)}` },
    { text: `want ${typesSummary(c, sig.params.vars.map((v) => v.type), sig.variadic, false)}` },
  ]);
}

