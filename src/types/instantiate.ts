/** Instantiates generic types and functions and verifies that the arguments satisfy the constraints. */
import type { Pos } from '../base/source';
import type { Expr } from '../syntax/nodes';
import { atPos, type Checker } from './checker';
import { implementsInterface, type Reason } from './implements';
import { instantiateAlias, instantiateNamed } from './named';
import { cloneSignature, makeSubstMap, substType } from './subst';
import { Signature, type Type, type TypeParam } from './types';
import { constraintOf } from './under';
import { Typ } from './universe';

/** An instance of a generic type or signature; the arguments are not verified. */
export function instantiate(generic: Type, args: Type[]): Type {
  switch (generic.kind) {
    case 'Named': return instantiateNamed(generic.origin, args);
    case 'Alias': return instantiateAlias(generic.origin, args);
    case 'Signature': {
      const sig = substType(generic, makeSubstMap(generic.typeParams, args)) as Signature;
      const result = sig === generic ? cloneSignature(generic) : sig;
      result.typeParams = [];
      return result;
    }
    default: return generic;
  }
}

/** As instantiate, but an alias with the wrong number of arguments is an error. */
export function instantiateType(c: Checker, pos: Pos, generic: Type, args: Type[]): Type {
  if (generic.kind === 'Alias' && !validateArgCount(c, pos, generic.obj.name, generic.typeParams.length, args.length)) return Typ.invalid;
  return generic.kind === 'Named' ? instantiateNamed(generic.origin, args, pos) : instantiate(generic, args);
}

export function validateArgCount(c: Checker, pos: Pos, name: string, want: number, got: number): boolean {
  if (got === want) return true;
  c.error(pos, 'WrongTypeArgCount', `${got < want ? 'not enough' : 'too many'} type arguments for type ${name}: have ${got}, want ${want}`);
  return false;
}

/** Reports the first argument that does not satisfy its constraint. */
export function verifyInstance(c: Checker, pos: Pos, params: readonly TypeParam[], args: readonly Type[], exprs: readonly Expr[]): void {
  const map = makeSubstMap(params, args);
  for (let i = 0; i < params.length; i++) {
    const p = params[i] as TypeParam;
    constraintOf(p);
    const bound = substType(p.constraint ?? Typ.invalid, map);
    const reason: Reason = { cause: '', qualifier: c.qualifier, strictComparable: !c.allowVersion(20) };
    if (!implementsInterface(args[i] as Type, bound, true, reason)) {
      const e = exprs[i];
      c.softError(e ? atPos(e) : pos, 'InvalidTypeArg', reason.cause);
      return;
    }
  }
  c.mono.recordInstance(c.pkg, pos, params, args, exprs);
}
