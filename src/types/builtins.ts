/** Checks calls of the predeclared functions and of package unsafe's. */
import { exprString } from '../syntax/exprString';
import type { CallExpr, Expr } from '../syntax/nodes';
import { assignableTo } from './assignability';
import { assignment } from './assignments';
import { matchTypes } from './binary';
import { callArguments, exprList, use } from './call';
import type { Checker } from './checker';
import type { ConstantValue } from './constant';
import { compareOp, imagPart, makeComplex, makeInt, realPart, signOf, toFloat, unknownValue } from './constantOps';
import { convertUntyped } from './const';
import { commonUnder, coreType } from './coreType';
import { exclude, expression, exprOrType, updateExprType } from './expr';
import { identical } from './identical';
import { checkIndex, isValidIndex } from './indexExpr';
import type { OperandMode } from './info';
import { lookupFieldOrMethod } from './lookup';
import { Func, TypeName, Var } from './objects';
import { Operand } from './operand';
import {
  allOrdered, allString, arrayPtrDeref, defaultType, derefStructPtr, isNumeric, isString, isTypeParam, isUntyped, isValid,
} from './predicates';
import { alignof, offsetof, sizeof } from './sizes';
import { validVarType, varType } from './typexpr';
import { Interface, type Named, Pointer, Signature, Slice, Tuple, type Type, TypeParam, Union, type UnionTerm } from './types';
import { allTypes, asNamed, asTypeParam, typeParamIs, underIs, underlying } from './under';
import { builtins, type BuiltinInfo, emptyInterface, emptyTuple, Typ } from './universe';

interface Call {
  readonly c: Checker;
  readonly x: Operand;
  readonly call: CallExpr;
  readonly name: string;
  /** The checked arguments; empty for builtins that take types. */
  readonly args: Operand[];
  readonly nargs: number;
}

/** Arguments that are types or special forms are not checked beforehand. */
const uncheckedArgs = new Set(['make', 'new', 'Offsetof']);

/** Leaves the result in x; false if the call is wrong. */
export function builtinCall(c: Checker, x: Operand, call: CallExpr, name: string): boolean {
  const info = builtins.get(name) as BuiltinInfo;
  if (call.ellipsis && name !== 'append') {
    c.error(call, 'InvalidDotDotDot', `invalid operation: invalid use of ... with built-in ${name}`);
    use(c, call.args);
    return false;
  }
  // Whether len's argument contains a call decides if the result is constant; the surrounding expression is not concerned.
  const savedCall = c.env.hasCallOrRecv;
  const isLen = name === 'len' || name === 'cap';
  if (isLen) c.env.hasCallOrRecv = false;
  const ok = checkCall(c, x, call, name, info);
  if (isLen) c.env.hasCallOrRecv = savedCall;
  return ok;
}

function checkCall(c: Checker, x: Operand, call: CallExpr, name: string, info: BuiltinInfo): boolean {
  let args: Operand[] = [];
  let nargs = call.args.length;
  if (!uncheckedArgs.has(name)) {
    args = exprList(c, call.args);
    nargs = args.length;
    if (args.some((a) => a.mode === 'invalid')) return false;
    if (args[0]) x.assign(args[0]);
  }
  const problem = nargs < info.nargs ? 'not enough' : !info.variadic && nargs > info.nargs ? 'too many' : '';
  if (problem !== '') {
    c.error(call, 'WrongArgCount', `invalid operation: ${problem} arguments for ${exprString(call)} (expected ${info.nargs}, found ${nargs})`);
    return false;
  }
  const check = checks[name];
  return check ? check({ c, x, call, name, args, nargs }) : false;
}

function makeSig(result: Type | undefined, ...params: Type[]): Signature {
  const vars = params.map((t) => new Var(0, undefined, '', defaultType(t)));
  return new Signature(new Tuple(vars), result ? new Tuple([new Var(0, undefined, '', result)]) : emptyTuple, false);
}

function arg(b: Call, i: number): Operand { return b.args[i] as Operand; }

function fail(b: Call, at: Operand | Expr, code: string, message: string): false {
  b.c.error(at, code, message);
  return false;
}

/** Sets the result and records the signature of the call. */
function done(b: Call, mode: OperandMode, type: Type | undefined, ...params: Type[]): true {
  b.c.recordBuiltin(b.call.fun, makeSig(type, ...params));
  b.x.mode = mode;
  if (type) b.x.type = type;
  b.x.val = undefined;
  return true;
}

function constant(b: Call, type: Type, val: ConstantValue): true {
  b.x.mode = 'constant';
  b.x.type = type;
  b.x.val = val;
  return true;
}

const checks: Record<string, (b: Call) => boolean> = {
  append, cap: length, len: length, clear, close: closeChannel, complex, copy: copySlice, delete: deleteKey, imag: part, real: part, make, max: minMax, min: minMax,
  new: newValue, panic: panicCall, print, println: print, recover: recoverCall,
  Add: unsafeAdd, Alignof: unsafeAlignof, Offsetof: unsafeOffsetof, Sizeof: unsafeSizeof, Slice: unsafeSlice, SliceData: unsafeSliceData, String: unsafeString,
  StringData: unsafeStringData,
};

/** The element type of slices; all types of a type set must agree. */
function sliceElem(b: Call, x: Operand): { elem: Type | undefined; error: string } {
  let elem: Type | undefined;
  let error = '';
  allTypes(x.type, (_, u) => {
    if (u?.kind !== 'Slice') {
      error = `argument must be a slice; have ${x.isNil() ? 'untyped nil' : b.c.op(x)}`;
      return false;
    }
    if (elem && !identical(elem, u.elem)) {
      error = `mismatched slice element types ${b.c.str(elem)} and ${b.c.str(u.elem)} in ${b.c.op(x)}`;
      return false;
    }
    elem = u.elem;
    return true;
  });
  return { elem: error === '' ? elem : undefined, error };
}

/** All types of y are byte slices or strings. */
function isBytesOrString(y: Operand): { ok: boolean; hasString: boolean } {
  let hasString = false;
  const ok = allTypes(y.type, (_, u) => {
    if (u?.kind === 'Slice' && identical(u.elem, Typ.byte)) return true;
    if (!u || !isString(u)) return false;
    hasString = true;
    return true;
  });
  return { ok, hasString };
}

function append(b: Call): boolean {
  const { c, x, call } = b;
  const { elem, error } = sliceElem(b, x);
  if (!elem) return fail(b, x, 'InvalidAppend', `invalid append: ${error}`);
  const type = x.type;
  if (b.nargs === 2 && call.ellipsis && assignableTo(c, x, new Slice(Typ.byte))) {
    const y = arg(b, 1);
    const { ok, hasString } = isBytesOrString(y);
    if (ok && hasString) {
      if (isUntyped(y.type)) convertUntyped(c, y, Typ.string);
      const sig = makeSig(type, type, y.type);
      sig.variadic = true;
      c.recordBuiltin(call.fun, sig);
      x.mode = 'value';
      x.val = undefined;
      return true;
    }
  }
  const sig = makeSig(type, type, new Slice(elem));
  sig.variadic = true;
  callArguments(c, call, sig, [], [], b.args, []);
  c.recordBuiltin(call.fun, sig);
  x.mode = 'value';
  x.type = type;
  x.val = undefined;
  return true;
}

function length(b: Call): boolean {
  const { c, x, name } = b;
  const isLen = name === 'len';
  let ok = false;
  const t = arrayPtrDeref(underlying(x.type));
  switch (t.kind) {
    case 'Basic':
      if (isString(t) && isLen) {
        if (x.mode === 'constant') return constant(b, Typ.int, x.val?.kind === 'string' ? makeInt(x.val.value.length) : unknownValue);
        ok = true;
      }
      break;
    case 'Array':
      if (!c.env.hasCallOrRecv) return constant(b, Typ.int, t.len >= 0 ? makeInt(t.len) : unknownValue);
      ok = true;
      break;
    case 'Slice': case 'Chan': ok = true; break;
    case 'Map': ok = isLen; break;
    case 'Interface':
      ok = isTypeParam(x.type) && underIs(x.type, (u) => {
        const e = u && arrayPtrDeref(u);
        switch (e?.kind) {
          case 'Basic': return isString(e) && isLen;
          case 'Array': case 'Slice': case 'Chan': return true;
          case 'Map': return isLen;
          default: return false;
        }
      });
      break;
    default:
  }
  if (!ok) {
    if (isValid(underlying(x.type))) c.error(x, isLen ? 'InvalidLen' : 'InvalidCap', `invalid argument: ${c.op(x)} for built-in ${name}`);
    return false;
  }
  return done(b, 'value', Typ.int, x.type);
}

function clear(b: Call): boolean {
  const { c, x, call } = b;
  c.verifyVersion(call.fun, 21, 'clear');
  const ok = underIs(x.type, (u) => {
    if (u?.kind === 'Map' || u?.kind === 'Slice') return true;
    return fail(b, x, 'InvalidClear', `invalid argument: cannot clear ${c.op(x)}: argument must be (or constrained by) map or slice`);
  });
  return ok && done(b, 'novalue', undefined, x.type);
}

function closeChannel(b: Call): boolean {
  const { c, x } = b;
  const ok = underIs(x.type, (u) => {
    if (u?.kind !== 'Chan') return fail(b, x, 'InvalidClose', `invalid operation: cannot close non-channel ${c.op(x)}`);
    return u.dir !== 'recv' || fail(b, x, 'InvalidClose', `invalid operation: cannot close receive-only channel ${c.op(x)}`);
  });
  return ok && done(b, 'novalue', undefined, x.type);
}

function complex(b: Call): boolean {
  const { c, x, call } = b;
  const y = arg(b, 1);
  const ux = isUntyped(x.type);
  const uy = isUntyped(y.type);
  if (ux && uy) {
    if (x.mode === 'constant' && y.mode === 'constant') {
      for (const o of [x, y]) if (isNumeric(o.type) && o.val && signOf(imagPart(o.val)) === 0) o.type = Typ.untypedFloat;
    } else {
      convertUntyped(c, x, Typ.float64);
      convertUntyped(c, y, Typ.float64);
    }
  } else if (ux) convertUntyped(c, x, y.type);
  else if (uy) convertUntyped(c, y, x.type);
  if (x.mode === 'invalid' || y.mode === 'invalid') return false;
  if (!identical(x.type, y.type)) return fail(b, x, 'InvalidComplex', `invalid operation: ${exprString(call)} (mismatched types ${c.str(x.type)} and ${c.str(y.type)})`);
  const result = applyToTypeParam(b, x, (t) => {
    const u = underlying(t);
    if (u.kind !== 'Basic') return undefined;
    return u.basic === 'float32' ? Typ.complex64 : u.basic === 'float64' ? Typ.complex128 : u.basic === 'untyped float' ? Typ.untypedComplex : undefined;
  });
  if (!result) return fail(b, x, 'InvalidComplex', `invalid argument: arguments have type ${c.str(x.type)}, expected floating-point`);
  if (x.mode === 'constant' && y.mode === 'constant' && x.val && y.val) return constant(b, result, makeComplex(toFloat(x.val), toFloat(y.val)));
  return done(b, 'value', result, x.type, x.type);
}

/** real and imag. */
function part(b: Call): boolean {
  const { c, x, name } = b;
  if (isUntyped(x.type)) {
    if (x.mode === 'constant') {
      if (isNumeric(x.type)) x.type = Typ.untypedComplex;
    } else {
      convertUntyped(c, x, Typ.complex128);
      if ((x.mode as string) === 'invalid') return false;
    }
  }
  const result = applyToTypeParam(b, x, (t) => {
    const u = underlying(t);
    if (u.kind !== 'Basic') return undefined;
    return u.basic === 'complex64' ? Typ.float32 : u.basic === 'complex128' ? Typ.float64 : u.basic === 'untyped complex' ? Typ.untypedFloat : undefined;
  });
  if (!result) return fail(b, x, name === 'real' ? 'InvalidReal' : 'InvalidImag', `invalid argument: argument has type ${c.str(x.type)}, expected complex type`);
  if (x.mode === 'constant' && x.val) return constant(b, result, name === 'real' ? realPart(x.val) : imagPart(x.val));
  return done(b, 'value', result, x.type);
}

/** f of x's type; for a type parameter a new one whose constraint has the results of f, which Go does not support yet and reports. */
function applyToTypeParam(b: Call, x: Operand, f: (t: Type) => Type | undefined): Type | undefined {
  const p = asTypeParam(x.type);
  if (!p) return f(x.type);
  const terms: UnionTerm[] = [];
  const ok = typeParamIs(p, (t) => {
    const r = t?.type && f(t.type);
    if (!r) return false;
    terms.push({ tilde: t.tilde, type: r });
    return true;
  });
  if (!ok) return undefined;
  b.c.softError(x, b.name === 'real' ? 'InvalidReal' : b.name === 'imag' ? 'InvalidImag' : 'InvalidComplex', `${b.c.op(x)} not supported as argument to built-in ${b.name} for go1.18 (see go.dev/issue/50937)`);
  const obj = new TypeName(0, b.c.pkg, p.obj.name, undefined);
  const constraint = new Interface([], [new Union(terms)]);
  constraint.complete = true;
  const q = new TypeParam(obj, p.index, constraint);
  obj.type = q;
  return q;
}

function copySlice(b: Call): boolean {
  const { c, x } = b;
  const y = arg(b, 1);
  const special = assignableTo(c, x, new Slice(Typ.byte)) && isBytesOrString(y).ok;
  if (!special) {
    const dst = sliceElem(b, x);
    if (!dst.elem) return fail(b, x, 'InvalidCopy', `invalid copy: ${dst.error}`);
    const src = sliceElem(b, y);
    let srcElem = src.elem;
    if (!srcElem) {
      if (!allString(y.type)) return fail(b, y, 'InvalidCopy', `invalid copy: ${src.error}`);
      srcElem = Typ.byte;
    }
    if (!identical(dst.elem, srcElem)) {
      return fail(b, x, 'InvalidCopy', `invalid copy: arguments ${c.op(x)} and ${c.op(y)} have different element types ${c.str(dst.elem)} and ${c.str(srcElem)}`);
    }
  }
  if (isUntyped(y.type)) convertUntyped(c, y, Typ.string);
  return done(b, 'value', Typ.int, x.type, y.type);
}

function deleteKey(b: Call): boolean {
  const { c, x } = b;
  const map = x.type;
  let key: Type | undefined;
  const ok = underIs(map, (u) => {
    if (u?.kind !== 'Map') return fail(b, x, 'InvalidDelete', `invalid argument: ${c.op(x)} is not a map`);
    if (key && !identical(u.key, key)) return fail(b, x, 'InvalidDelete', `invalid argument: maps of ${c.op(x)} must have identical key types`);
    key = u.key;
    return true;
  });
  if (!ok || !key) return false;
  x.assign(arg(b, 1));
  assignment(c, x, key, 'argument to delete');
  return x.mode !== 'invalid' && done(b, 'novalue', undefined, map, key);
}

function make(b: Call): boolean {
  const { c, x, call } = b;
  const arg0 = call.args[0] as Expr;
  const t = varType(c, arg0);
  if (!isValid(t)) return false;
  const core = commonUnder(t, c.qualifier, (_, u) => {
    if (!u) return 'no specific type';
    return u.kind === 'Slice' || u.kind === 'Map' || u.kind === 'Chan' ? undefined : 'type must be slice, map, or channel';
  });
  if (!core.type) return fail(b, arg0, 'InvalidMake', `invalid argument: cannot make ${exprString(arg0)}: ${core.error}`);
  const min = core.type.kind === 'Slice' ? 2 : 1;
  if (b.nargs < min || b.nargs > min + 1) {
    return fail(b, call, 'WrongArgCount', `invalid operation: ${exprString(call)} expects ${min} or ${min + 1} arguments; found ${b.nargs}`);
  }
  const types = [t];
  const sizes: number[] = [];
  for (const e of call.args.slice(1)) {
    const { type, value } = checkIndex(c, e, -1);
    types.push(type);
    if (value >= 0) sizes.push(value);
  }
  if (sizes.length === 2 && (sizes[0] as number) > (sizes[1] as number)) c.error(call.args[1], 'SwappedMakeArgs', 'invalid argument: length and capacity swapped');
  x.type = t;
  return done(b, 'value', t, ...types);
}

function minMax(b: Call): boolean {
  const { c, x, name, call } = b;
  c.verifyVersion(call.fun, 21, `built-in ${name}`);
  for (let i = 0; i < b.args.length; i++) {
    const a = arg(b, i);
    if (!allOrdered(a.type)) return fail(b, a, 'InvalidMinMaxOperand', `invalid argument: ${c.op(a)} cannot be ordered`);
    if (i === 0) continue;
    matchTypes(c, x, a);
    if (x.mode === 'invalid') return false;
    if (!identical(x.type, a.type)) {
      return fail(b, a, 'MismatchedTypes', `invalid argument: mismatched types ${c.str(x.type)} (previous argument) and ${c.str(a.type)} (type of ${exprString(a.expr)})`);
    }
    if (x.mode === 'constant' && a.mode === 'constant' && x.val && a.val) {
      if (compareOp(a.val, name === 'max' ? '>' : '<', x.val)) x.assign(a);
    } else x.mode = 'value';
  }
  if (x.mode !== 'constant') {
    x.mode = 'value';
    // An untyped operand gets its default type here.
    assignment(c, x, emptyInterface, `argument to built-in ${name}`);
    if ((x.mode as string) === 'invalid') return false;
  }
  for (const a of b.args) if (a.expr) updateExprType(c, a.expr, x.type, true);
  if (x.mode === 'constant') return true;
  return done(b, 'value', x.type, ...b.args.map(() => x.type));
}

function newValue(b: Call): boolean {
  const { c, x, call } = b;
  const arg0 = call.args[0] as Expr;
  exprOrType(c, x, arg0, false);
  exclude(c, x, false);
  if (x.mode === 'invalid') return false;
  if (x.mode === 'type') validVarType(c, arg0, x.type);
  else {
    if (isUntyped(x.type)) {
      assignment(c, x, undefined, 'argument to new');
      if ((x.mode as string) === 'invalid') return false;
    }
    c.verifyVersion(call.fun, 26, `new(${exprString(arg0)})`);
  }
  const t = x.type;
  return done(b, 'value', new Pointer(t), t);
}

function panicCall(b: Call): boolean {
  const { c, x, call } = b;
  if (c.env.sig && c.env.sig.results.vars.length > 0) {
    c.env.panics ??= new Set();
    c.env.panics.add(call);
  }
  assignment(c, x, emptyInterface, 'argument to panic');
  return x.mode !== 'invalid' && done(b, 'novalue', undefined, emptyInterface);
}

function print(b: Call): boolean {
  for (const a of b.args) {
    assignment(b.c, a, undefined, `argument to built-in ${b.name}`);
    if (a.mode === 'invalid') return false;
  }
  return done(b, 'novalue', undefined, ...b.args.map((a) => a.type));
}

function recoverCall(b: Call): boolean {
  return done(b, 'value', emptyInterface);
}

function unsafeAdd(b: Call): boolean {
  const { c, x, call } = b;
  c.verifyVersion(call.fun, 17, 'unsafe.Add');
  assignment(c, x, Typ.unsafePointer, 'argument to unsafe.Add');
  if (x.mode === 'invalid') return false;
  const y = arg(b, 1);
  return isValidIndex(c, y, 'InvalidUnsafeAdd', 'length', true) && done(b, 'value', Typ.unsafePointer, Typ.unsafePointer, y.type);
}

/** The size depends on a type parameter. */
function hasVarSize(t: Type, seen: Set<Named> = new Set()): boolean {
  const named = asNamed(t);
  if (named) {
    if (seen.has(named)) return false;
    seen.add(named);
  }
  const u = underlying(t);
  if (u.kind === 'Array') return hasVarSize(u.elem, seen);
  if (u.kind === 'Struct') return u.fields.some((f) => hasVarSize(f.type as Type, seen));
  return u.kind === 'Interface' && isTypeParam(t);
}

function unsafeAlignof(b: Call): boolean {
  assignment(b.c, b.x, undefined, 'argument to unsafe.Alignof');
  if (b.x.mode === 'invalid') return false;
  if (hasVarSize(b.x.type)) return done(b, 'value', Typ.uintptr, b.x.type);
  return constant(b, Typ.uintptr, makeInt(alignof(b.x.type)));
}

function unsafeSizeof(b: Call): boolean {
  const { c, x } = b;
  assignment(c, x, undefined, 'argument to unsafe.Sizeof');
  if (x.mode === 'invalid') return false;
  if (hasVarSize(x.type)) return done(b, 'value', Typ.uintptr, x.type);
  const size = sizeof(x.type);
  return size < 0 ? fail(b, x, 'TypeTooLarge', `${c.op(x)} is too large`) : constant(b, Typ.uintptr, makeInt(size));
}

function unsafeOffsetof(b: Call): boolean {
  const { c, x, call } = b;
  const arg0 = call.args[0] as Expr;
  let sel = arg0;
  while (sel.kind === 'ParenExpr') sel = sel.x;
  if (sel.kind !== 'SelectorExpr') {
    c.error(arg0, 'BadOffsetofSyntax', `invalid argument: ${exprString(arg0)} is not a selector expression`);
    use(c, [arg0]);
    return false;
  }
  expression(c, undefined, x, sel.x);
  if (x.mode === 'invalid') return false;
  const base = derefStructPtr(x.type);
  const { name } = sel.sel;
  const { obj, index, indirect } = lookupFieldOrMethod(base, false, c.pkg, name);
  if (!obj) return fail(b, x, 'MissingFieldOrMethod', `invalid argument: ${c.str(base)} has no single field ${name}`);
  if (obj instanceof Func) return fail(b, arg0, 'InvalidOffsetof', `invalid argument: ${exprString(arg0)} is a method value`);
  if (indirect) return fail(b, x, 'InvalidOffsetof', `invalid argument: field ${name} is embedded via a pointer in ${c.str(base)}`);
  const type = obj.type as Type;
  c.recordSelection(sel, 'field', base, obj, index ?? [], false, type);
  c.recordType(sel, x.mode === 'variable' ? 'variable' : 'value', type, undefined);
  if (hasVarSize(base)) return done(b, 'value', Typ.uintptr, type);
  const offset = offsetof(base, index ?? []);
  return offset < 0 ? fail(b, x, 'TypeTooLarge', `${c.op(x)} is too large`) : constant(b, Typ.uintptr, makeInt(offset));
}

function unsafeSlice(b: Call): boolean {
  const { c, x, call } = b;
  c.verifyVersion(call.fun, 17, 'unsafe.Slice');
  const p = coreType(x.type);
  if (p?.kind !== 'Pointer') return fail(b, x, 'InvalidUnsafeSlice', `invalid argument: ${c.op(x)} is not a pointer`);
  const y = arg(b, 1);
  return isValidIndex(c, y, 'InvalidUnsafeSlice', 'length', false) && done(b, 'value', new Slice(p.elem), p, y.type);
}

function unsafeSliceData(b: Call): boolean {
  const { c, x, call } = b;
  c.verifyVersion(call.fun, 20, 'unsafe.SliceData');
  const s = coreType(x.type);
  if (s?.kind !== 'Slice') return fail(b, x, 'InvalidUnsafeSliceData', `invalid argument: ${c.op(x)} is not a slice`);
  return done(b, 'value', new Pointer(s.elem), s);
}

function unsafeString(b: Call): boolean {
  const { c, x, call } = b;
  c.verifyVersion(call.fun, 20, 'unsafe.String');
  const bytePtr = new Pointer(Typ.byte);
  assignment(c, x, bytePtr, 'argument to unsafe.String');
  if (x.mode === 'invalid') return false;
  const y = arg(b, 1);
  return isValidIndex(c, y, 'InvalidUnsafeString', 'length', false) && done(b, 'value', Typ.string, bytePtr, y.type);
}

function unsafeStringData(b: Call): boolean {
  const { c, x, call } = b;
  c.verifyVersion(call.fun, 20, 'unsafe.StringData');
  assignment(c, x, Typ.string, 'argument to unsafe.StringData');
  return x.mode !== 'invalid' && done(b, 'value', new Pointer(Typ.byte), Typ.string);
}
