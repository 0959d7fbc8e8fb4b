/** This file implements calls of functions, methods, closures and interface methods. */
import type * as ast from '../../syntax/nodes';
import { errorType } from '../../types/universe';
import { isExported, isInterface, isTypeParam, underlying, unalias } from '../../types/predicates';
import { interfaceMethods } from '../../types/lookup';
import { Builtin, Func, type Var } from '../../types/objects';
import { type Named, Pointer, type Signature, Slice, Tuple, type Type } from '../../types/types';
import { machine } from '../../layout/machine';
import { itabRecord } from '../../layout/typeDescriptor';
import { I32, Op, type ValType } from '../../wasm/opcodes';
import { type Expr, type FuncRef, S, SK, X } from '../ir';
import { lowerBuiltin } from './builtin';
import { funcLit } from './closure';
import { intKind } from './operators';
import { type Room, convert, implicitConvert, stringToSlice } from './convert';
import { type Walk, atOperation, constant, fieldOf, isAddressable, loadWalk, lowerExpr, lowerTo, nilCheck, qualified, receive, resolveSelection, startWalk, walkAddress } from './expr';
import { type FuncLowerer, type Val, resultTypes } from './func';
import { mapIndex } from './indexing';
import { inlineMethod } from './inlineMethods';
import { lowerIntrinsic } from './intrinsics';
import { partTypes, reprOf } from './repr';

/** A method chosen for a receiver: called directly, or through the receiver's itab. */
export interface MethodTarget {
  readonly func: FuncRef | undefined;
  readonly method: Func;
  readonly sig: Signature;
  readonly receiver: Val;
  readonly interface: Type | undefined;
}

/** The results of a call as a list of values. */
export function lowerCall(fn: FuncLowerer, e: ast.CallExpr): Val[] {
  const { pos } = fn;
  const results = callAt(fn, e);
  if (fn.debug && fn.baseName === 'main.main') noteError(fn, results);
  fn.pos = pos;
  return results;
}

/** Tells the debugger of an error that has come back to main. */
function noteError(fn: FuncLowerer, results: Val[]): void {
  const last = results[results.length - 1];
  if (!last || unalias(last.type) !== errorType) return;
  const held = fn.simpleVal(last);
  results[results.length - 1] = held;
  const [itab, data] = held.parts as [Expr, Expr];
  const store = (address: number, value: Expr) => S.store(Op.i32Store, X.i32(address), 0, value);
  fn.emit(S.if(itab, [store(machine.mainError, itab), store(machine.mainErrorData, data)], undefined));
}

/** What gc gives a slice made of a string that is no constant: a buffer in the frame if it does not escape, but the string itself if nobody writes to it. */
function roomOf(fn: FuncLowerer, e: ast.CallExpr, to: Slice): Room {
  if (!fn.stays(e)) return 'rounded';
  return intKind(to.elem)?.bits !== 8 || fn.facts.escapes?.mutated.has(e) ? 'buffer' : 'exact';
}

function callAt(fn: FuncLowerer, e: ast.CallExpr): Val[] {
  const funTv = fn.tv(e.fun);
  if (funTv.mode === 'type') {
    const to = fn.subst(funTv.type);
    const arg = e.args[0] as ast.Expr;
    const tv = fn.tv(arg);
    if (tv.mode === 'nilvalue' || (tv.type.kind === 'Basic' && tv.type.basic === 'untyped nil')) return [fn.zeroVal(to)];
    // A constant of numeric or equal kind becomes one of the target type (which may come from a type argument).
    const tu = underlying(to);
    if (tv.mode === 'constant' && tv.value && tu.kind === 'Basic' && tu.basic !== 'unsafe.Pointer' && (tv.value.kind === 'string' || tv.value.kind === 'bool') === (tu.basic === 'string' || tu.basic === 'bool')) {
      return [constant(fn, tv.value, to)];
    }
    const x = lowerExpr(fn, arg);
    fn.pos = e.lparen;
    if (tu.kind === 'Slice' && tv.mode !== 'constant' && underlying(x.type).kind === 'Basic') return [stringToSlice(fn, x, to, roomOf(fn, e, tu))];
    return [convert(fn, x, to, fn.facts.escapes?.boxes.has(arg))];
  }
  let f = e.fun;
  while (f.kind === 'ParenExpr') f = f.x;
  if (funTv.mode === 'builtin') {
    const id = f.kind === 'SelectorExpr' ? f.sel : (f as ast.Ident);
    const b = fn.info.uses.get(id.id);
    if (b instanceof Builtin) {
      fn.pos = e.lparen;
      return lowerBuiltin(fn, e, b.name);
    }
  }
  const sig = underlying(fn.typeOf(e.fun)) as Signature;
  const callee = staticCallee(fn, f);
  if (callee) {
    const args = lowerArgs(fn, e, sig);
    fn.pos = e.lparen;
    return callFunc(fn, callee.func, callee.id, args, sig);
  }
  if (f.kind === 'SelectorExpr' && !qualified(fn, f)) {
    const s = resolveSelection(fn, f);
    if (s.kind === 'method') {
      const target = selectMethod(fn, f.x, s.obj as Func, s.index);
      // The receiver is evaluated before the arguments.
      const held = { ...target, receiver: e.args.length > 0 ? fn.simpleVal(target.receiver) : target.receiver };
      const args = lowerArgs(fn, e, sig);
      fn.pos = e.lparen;
      return callMethod(fn, held, args);
    }
  }
  const closure = fn.simple((f.kind === 'FuncLit' ? funcLit(fn, f, true) : lowerExpr(fn, f)).parts[0] as Expr, true);
  const args = lowerArgs(fn, e, sig);
  fn.pos = e.lparen;
  return callClosure(fn, closure, args, sig);
}

/** The declared function that an operand names, if it does. */
export function staticCallee(fn: FuncLowerer, f: ast.Expr): { func: Func; id: ast.Ident } | undefined {
  if (f.kind === 'ParenExpr') return staticCallee(fn, f.x);
  if (f.kind === 'IndexExpr') return fn.tv(f).mode === 'value' && fn.tv(f.x).type.kind === 'Signature' ? staticCallee(fn, f.x) : undefined;
  if (f.kind === 'Ident') {
    const o = fn.info.uses.get(f.id);
    return o instanceof Func ? { func: o, id: f } : undefined;
  }
  if (f.kind === 'SelectorExpr') {
    const q = qualified(fn, f);
    return q instanceof Func ? { func: q, id: f.sel } : undefined;
  }
  return undefined;
}

function callFunc(fn: FuncLowerer, func: Func, id: ast.Ident, args: Val[], sig: Signature): Val[] {
  const intrinsic = lowerIntrinsic(fn, func, args, sig, id);
  if (intrinsic) return intrinsic;
  return fn.callGo(fn.m.declared(fn, func, id), args, resultTypes(sig.results));
}

/** Arguments converted to the parameters' types, with variadic ones packed. */
export function lowerArgs(fn: FuncLowerer, e: ast.CallExpr, sig: Signature): Val[] {
  const params = sig.params.vars;
  const packs = sig.variadic && !e.ellipsis;
  const fixed = packs ? params.length - 1 : params.length;
  const last = packs ? ((params[fixed] as Var).type as Type) : undefined;
  const elem = last && (underlying(last) as Slice).elem;
  const typeAt = (i: number) => (i < fixed ? ((params[i] as Var).type as Type) : (elem as Type));
  const only = e.args[0];
  let vals: Val[];
  if (e.args.length === 1 && only && only.kind === 'CallExpr' && fn.tv(only).type instanceof Tuple) vals = lowerCall(fn, only).map((v, i) => implicitConvert(fn, v, typeAt(i)));
  else vals = operands(fn, e.args, typeAt);
  if (!last || !elem) return vals;
  const packed = vals.slice(fixed);
  vals.length = fixed;
  if (packed.length === 0) vals.push(fn.zeroVal(last));
  else {
    const items = packed.map((v) => fn.simpleVal(v));
    const at = fn.elements(elem, items.length, fn.facts.escapes?.rests.has(e) ?? false);
    const { size } = reprOf(elem);
    items.forEach((v, i) => fn.storeVal(v, at, i * size));
    vals.push({ type: last, parts: [at, X.i64(items.length), X.i64(items.length)] });
  }
  return vals;
}

/** Conversions to interfaces come after all operands: what a later operand's call writes is seen, as gc does it. */
function operands(fn: FuncLowerer, args: readonly ast.Expr[], typeAt: (i: number) => Type): Val[] {
  let boxes = false;
  const isBoxed = (x: ast.Expr, type: Type): boolean => {
    if (!isInterface(type) || isInterface(fn.typeOf(x))) return false;
    const { mode } = fn.tv(x);
    return mode !== 'constant' && mode !== 'nilvalue';
  };
  const vals = args.map((x, i) => {
    const type = typeAt(i);
    if (!isBoxed(x, type)) return lowerTo(fn, x, type);
    boxes = true;
    return lowerExpr(fn, x);
  });
  if (!boxes) return vals;
  return vals.map((v, i) => {
    const x = args[i] as ast.Expr;
    const type = typeAt(i);
    return isBoxed(x, type) ? implicitConvert(fn, v, type, fn.facts.escapes?.boxes.has(x)) : v;
  });
}

/** Calls the code of a closure. */
export function callClosure(fn: FuncLowerer, closure: Expr, args: readonly Val[], sig: Signature, checked = true): Val[] {
  const c = fn.simple(closure, true);
  if (checked) nilCheck(fn, c);
  const params = partTypes(sig.params.vars.map((v) => v.type as Type));
  const types = resultTypes(sig.results);
  const flat = args.flatMap((a) => a.parts);
  return fn.results(types, (pointers) => indirect(fn, X.load(Op.i32Load, I32, c, 0), [c, ...flat], [I32, I32, ...params], partTypes(types), pointers));
}

function indirect(fn: FuncLowerer, index: Expr, args: Expr[], params: ValType[], results: ValType[], pointers: boolean[]): Expr[] {
  const temps = results.map((t, i) => fn.temp(t, pointers[i] ?? false));
  fn.emit({ k: SK.Call, func: undefined, indirect: { params, results, index }, args, passFrame: true, results: temps, mayUnwind: true, pos: fn.pos, scope: fn.scope, id: 0 });
  return temps.map((t) => X.local(t));
}

// ---- methods

export function selectMethod(fn: FuncLowerer, x: ast.Expr, method: Func, index: readonly number[]): MethodTarget {
  return receiverFor(fn, startWalk(fn, x), method, index, x);
}

/**
 * Walks from an operand to the receiver that `method` wants: through embedded fields, then taking the address or
 * following the pointer.
 */
export function receiverFor(fn: FuncLowerer, start: Walk, method: Func, index: readonly number[], operand?: ast.Expr): MethodTarget {
  let w = start;
  for (const i of index.slice(0, -1)) w = fieldOf(fn, w, i);
  const t = unalias(w.type);
  const sig = fn.subst(method.type as Type) as Signature;
  if (isInterface(t) && !isTypeParam(t)) {
    fn.m.types.use(method.name);
    fn.m.funcOps.noteInterfaceCall(method);
    return { func: undefined, method, sig, receiver: loadWalk(fn, w), interface: t };
  }
  const isPointer = underlying(t).kind === 'Pointer' && t.kind !== 'Named';
  const base = isPointer ? (underlying(t) as Pointer).elem : t;
  const named = unalias(base) as Named;
  const declared = fn.m.declaredMethod(named, method);
  const wantsPointer = underlying((declared.type as Signature).recv?.type as Type).kind === 'Pointer' && (declared.type as Signature).recv?.type?.kind === 'Pointer';
  const func = fn.m.methodRef(named, declared);
  let receiver: Val;
  if (wantsPointer) {
    const type = new Pointer(base);
    if (isPointer) receiver = { type, parts: loadWalk(fn, w).parts };
    else if (w.addr) receiver = { type, parts: [walkAddress(w)] };
    else if (operand && isAddressable(fn, operand)) receiver = { type, parts: [spill(fn, w.val as Val)] };
    else receiver = { type, parts: [spill(fn, w.val as Val)] };
  } else if (isPointer) {
    const p = fn.simple(loadWalk(fn, w).parts[0] as Expr, true);
    nilCheck(fn, p);
    receiver = fn.loadVal(base, p);
  } else receiver = loadWalk(fn, w);
  return { func, method: declared, sig: fn.m.methodSignature(named, declared), receiver, interface: undefined };
}

/** The address of a value that has none, such as a large result. */
function spill(fn: FuncLowerer, v: Val): Expr {
  if (reprOf(v.type).inMemory) return v.parts[0] as Expr;
  const r = reprOf(v.type);
  if (r.size === 0) return X.i32(fn.m.zeroBase);
  const value = fn.simpleVal(v);
  const area = fn.area(r);
  fn.storeVal(value, area);
  return area;
}

/** `checked`: an interface receiver is known not to be nil. */
export function callMethod(fn: FuncLowerer, target: MethodTarget, args: readonly Val[], checked = false): Val[] {
  const { sig } = target;
  const types = resultTypes(sig.results);
  const inlined = inlineMethod(fn, target, args, types);
  if (inlined) return inlined;
  if (target.func) return fn.callGo(target.func, [target.receiver, ...args], types);
  const x = fn.simpleVal(target.receiver);
  const methods = interfaceMethods(target.interface as Type);
  const i = methods.findIndex((m) => m.name === target.method.name && (isExported(m.name) || m.pkg?.path === target.method.pkg?.path));
  const tab = x.parts[0] as Expr;
  if (!checked) nilCheck(fn, tab, itabRecord.fun + 8 * i);
  const index = X.load(Op.i32Load, I32, tab, itabRecord.fun + 8 * i);
  const params = partTypes(sig.params.vars.map((v) => v.type as Type));
  const flat = args.flatMap((a) => a.parts);
  return fn.results(types, (pointers) => indirect(fn, index, [x.parts[1] as Expr, ...flat], [I32, I32, ...params], partTypes(types), pointers));
}

/** The values of an expression list, where a single call, or a comma-ok form, may give several. */
export function lowerMulti(fn: FuncLowerer, list: readonly ast.Expr[], n: number): Val[] {
  if (list.length === n) return list.map((e) => lowerExpr(fn, e));
  let e = list[0] as ast.Expr;
  while (e.kind === 'ParenExpr') e = e.x;
  if (e.kind === 'CallExpr') return lowerCall(fn, e);
  const split = (v: Val): Val[] => [{ type: v.type, parts: v.parts.slice(0, -1) }, { type: fn.m.boolType, parts: [v.parts[v.parts.length - 1] as Expr] }];
  if (e.kind === 'IndexExpr') return split(atOperation(fn, e, (f, x) => mapIndex(f, x, true)));
  if (e.kind === 'UnaryExpr') return split(atOperation(fn, e, (f, x) => receive(f, x, true)));
  const v = lowerExpr(fn, e);
  return split(v);
}
