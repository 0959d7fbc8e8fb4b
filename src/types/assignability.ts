/** Assignability of operands. */
import type { Checker } from './checker';
import { implicitTypeAndValue } from './const';
import { identical } from './identical';
import { implementsInterface, type Reason } from './implements';
import type { Operand } from './operand';
import { hasName, isInterfacePtr, isUntyped, isValid } from './predicates';
import { computeTypeSet } from './typeSet';
import type { Type } from './types';
import { typeParamIs, unalias, underlying } from './under';

export interface Cause {
  text: string;
  /** Go's code for the error. */
  code?: string;
}

/** x can be assigned to a variable of type t; otherwise cause may say why not. */
export function assignableTo(c: Checker, x: Operand, t: Type, cause?: Cause): boolean {
  if (x.mode === 'invalid' || !isValid(t)) return true;
  const V = unalias(x.type);
  const T = unalias(t);
  if (identical(V, T)) return true;
  const Vu = underlying(V);
  const Tu = underlying(T);
  const Vp = V.kind === 'TypeParam' ? V : undefined;
  const Tp = T.kind === 'TypeParam' ? T : undefined;
  // The type sets of interfaces in an invalid cycle depend on which is computed first; Go's order spares a follow-up error.
  if (Vu.kind === 'Interface' && Tu.kind === 'Interface') computeTypeSet(Vu);
  if (isUntyped(Vu)) {
    if (Tp) return typeParamIs(Tp, (term) => term !== undefined && implicitTypeAndValue(x, term.type as Type).type !== undefined);
    return implicitTypeAndValue(x, T).type !== undefined;
  }
  if (!Vp && !Tp && (!hasName(V) || !hasName(T)) && identical(Vu, Tu)) return true;
  if ((Tu.kind === 'Interface' && !Tp) || isInterfacePtr(Tu)) {
    const reason: Reason = { cause: '', qualifier: c.qualifier, strictComparable: !c.allowVersion(20) };
    if (implementsInterface(V, T, false, reason)) return true;
    if (!Vp) {
      if (cause) Object.assign(cause, { text: reason.cause, code: 'InvalidIfaceAssign' });
      return false;
    }
  }
  if (Vu.kind === 'Interface' && !Vp && implementsInterface(T, V, false)) {
    if (cause) Object.assign(cause, { text: 'need type assertion', code: 'InvalidIfaceAssign' });
    return false;
  }
  if (Vu.kind === 'Chan' && Vu.dir === 'both' && Tu.kind === 'Chan' && identical(Vu.elem, Tu.elem)) {
    if (cause) cause.code = 'InvalidChanAssign';
    return !hasName(V) || !hasName(T);
  }
  if (!Vp && !Tp) return false;
  return assignableTypeParam(c, x, t, cause);
}

/** A value of a type without name is assignable to a type parameter, and the other way round, if that holds for each type of its type set. */
function assignableTypeParam(c: Checker, x: Operand, t: Type, cause: Cause | undefined): boolean {
  const V = unalias(x.type);
  const T = unalias(t);
  const explain = (message: string) => {
    if (cause) cause.text = cause.text === '' ? message : `${message}\n\t${cause.text}`;
  };
  let ok = false;
  if (!hasName(V) && T.kind === 'TypeParam') {
    typeParamIs(T, (term) => {
      if (!term?.type) return false;
      ok = assignableTo(c, x, term.type, cause);
      if (!ok) explain(`cannot assign ${c.str(x.type)} to ${c.str(term.type)} (in ${c.str(T)})`);
      return ok;
    });
    return ok;
  }
  if (V.kind === 'TypeParam' && !hasName(T)) {
    const y = x.clone();
    typeParamIs(V, (term) => {
      if (!term?.type) return false;
      y.type = term.type;
      ok = assignableTo(c, y, T, cause);
      if (!ok) explain(`cannot assign ${c.str(term.type)} (in ${c.str(V)}) to ${c.str(t)}`);
      return ok;
    });
  }
  return ok;
}
