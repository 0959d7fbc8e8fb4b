/** Checks conversions T(x). */
import { encodeRune } from '../syntax/utf8';
import { assignableTo, type Cause } from './assignability';
import type { Checker } from './checker';
import type { ConstantValue } from './constant';
import { constantString, makeString, toUint64 } from './constantOps';
import { representedConst } from './const';
import { updateExprType } from './expr';
import { identical, identicalIgnoreTags } from './identical';
import type { Operand } from './operand';
import {
  allString, defaultType, Is, isBasic, isBytesOrRunes, isComplex, isConstType, isInteger, isNonTypeParamInterface, isPointer, isString, isTypeParam,
  isUnsafePointer, isUntyped,
} from './predicates';
import type { Type } from './types';
import { typeParamIs, unalias, underIs, underlying } from './under';
import { Typ } from './universe';

/** The constant x converted to t, undefined if that is not possible. */
function convertConst(x: Operand, t: Type): ConstantValue | undefined {
  const u = underlying(t);
  if (u.kind !== 'Basic' || !x.val) return undefined;
  const v = representedConst(x.val, u);
  if (v) return v;
  if (!isInteger(x.type) || !isString(u)) return undefined;
  const i = toUint64(x.val);
  return makeString(encodeRune(i !== undefined && i <= 0x10ffffn ? Number(i) : 0xfffd));
}

export function conversion(c: Checker, x: Operand, T: Type): void {
  const constArg = x.mode === 'constant';
  const cause: Cause = { text: '' };
  let ok = false;
  if (constArg && isConstType(T)) {
    const v = convertConst(x, T);
    ok = v !== undefined;
    if (v) x.val = v;
    else if (isInteger(x.type) && isInteger(T) && x.val) {
      c.error(x, 'InvalidConversion', `constant ${constantString(x.val)} overflows ${c.str(T)}`);
      x.mode = 'invalid';
      return;
    }
  } else if (constArg && isTypeParam(T)) {
    ok = underIs(T, (u) => {
      if (!u) {
        cause.text = `${c.str(T)} does not contain specific types`;
        return false;
      }
      if (isString(x.type) && isBytesOrRunes(u)) return true;
      if (convertConst(x, u)) return true;
      if (isInteger(x.type) && isInteger(u) && x.val) cause.text = `constant ${constantString(x.val)} overflows ${c.str(u)} (in ${c.str(T)})`;
      else cause.text = `cannot convert ${c.op(x)} to type ${c.str(u)} (in ${c.str(T)})`;
      return false;
    });
    x.mode = 'value';
  } else if (convertibleTo(c, x, T, cause)) {
    ok = true;
    x.mode = 'value';
  }
  if (!ok) {
    c.error(x, 'InvalidConversion', `cannot convert ${c.op(x)} to type ${c.str(T)}${cause.text === '' ? '' : `: ${cause.text}`}`);
    x.mode = 'invalid';
    return;
  }
  if (isUntyped(x.type)) {
    let final = T;
    if (x.type !== Typ.untypedNil) {
      if (isNonTypeParamInterface(T) || (constArg && !isConstType(T))) final = defaultType(x.type);
      else if (x.mode === 'constant' && isInteger(x.type) && allString(T)) final = x.type;
    }
    if (x.expr) updateExprType(c, x.expr, final, true);
  }
  x.type = T;
}

function isUintptr(t: Type): boolean { return t.kind === 'Basic' && t.basic === 'uintptr'; }

function convertibleTo(c: Checker, x: Operand, target: Type, cause: Cause): boolean {
  if (assignableTo(c, x, target, cause)) return true;
  const V = unalias(x.type);
  const T = unalias(target);
  const Vu = underlying(V);
  const Tu = underlying(T);
  const Vp = V.kind === 'TypeParam';
  const Tp = T.kind === 'TypeParam';
  if (!Vp && !Tp && identicalIgnoreTags(Vu, Tu)) return true;
  if (V.kind === 'Pointer' && T.kind === 'Pointer' && !isTypeParam(V.elem) && !isTypeParam(T.elem) && identicalIgnoreTags(underlying(V.elem), underlying(T.elem))) return true;
  const number = Is.Integer | Is.Float;
  if (isBasic(Vu, number) && isBasic(Tu, number)) return true;
  if (isComplex(Vu) && isComplex(Tu)) return true;
  if ((isInteger(Vu) || isBytesOrRunes(Vu)) && isString(Tu)) return true;
  if (isString(Vu) && isBytesOrRunes(Tu)) return true;
  if ((isPointer(Vu) || isUintptr(Vu)) && isUnsafePointer(Tu)) return true;
  if (isUnsafePointer(Vu) && (isPointer(Tu) || isUintptr(Tu))) return true;
  if (Vu.kind === 'Slice') {
    const a = Tu.kind === 'Pointer' ? underlying(Tu.elem) : Tu;
    if (a.kind === 'Array' && identical(Vu.elem, a.elem)) {
      const version = Tu.kind === 'Pointer' ? 17 : 20;
      if (c.allowVersion(version)) return true;
      cause.text = `conversion of slice to array ${Tu.kind === 'Pointer' ? 'pointer ' : ''}requires go1.${version} or later`;
      return false;
    }
  }
  return (Vp || Tp) && convertibleTypeParam(c, x, V, T, target, cause);
}

/** For type parameters the conversion must be possible for each type of the type set. */
function convertibleTypeParam(c: Checker, x: Operand, V: Type, T: Type, target: Type, cause: Cause): boolean {
  const attempt = (from: Type, to: Type, message: () => string): boolean => {
    const y = x.clone();
    y.type = from;
    if (convertibleTo(c, y, to, cause)) return true;
    const m = message();
    cause.text = cause.text === '' ? m : `${m}\n\t${cause.text}`;
    return false;
  };
  if (V.kind === 'TypeParam' && T.kind === 'TypeParam') {
    return typeParamIs(V, (v) => v?.type !== undefined && typeParamIs(T, (t) => {
      if (!v.type || !t?.type) return false;
      const { type } = t;
      return attempt(v.type, type, () => `cannot convert ${c.str(v.type as Type)} (in ${c.str(V)}) to type ${c.str(type)} (in ${c.str(T)})`);
    }));
  }
  if (V.kind === 'TypeParam') {
    return typeParamIs(V, (v) => {
      const from = v?.type;
      return from !== undefined && attempt(from, T, () => `cannot convert ${c.str(from)} (in ${c.str(V)}) to type ${c.str(target)}`);
    });
  }
  return T.kind === 'TypeParam' && typeParamIs(T, (t) => {
    const to = t?.type;
    return to !== undefined && attempt(x.type, to, () => `cannot convert ${c.str(x.type)} to type ${c.str(to)} (in ${c.str(T)})`);
  });
}
