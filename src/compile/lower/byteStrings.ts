/**
 * Conversions of bytes to strings whose result nobody keeps: the bytes themselves are looked at, without a copy. gc does so for keys of map reads,
 * operands of comparisons, tags of switches, and in concatenations.
 */
import type * as ast from '../../syntax/nodes';
import { unparen } from '../../syntax/exprParser';
import { underlying } from '../../types/predicates';
import type { Type } from '../../types/types';
import type { Expr } from '../ir';
import { lowerExpr, lowerTo } from './expr';
import type { FuncLowerer, Val } from './func';
import { intKind } from './operators';

/** The bytes of `string(b)`. */
function bytesOf(fn: FuncLowerer, e: ast.Expr): ast.Expr | undefined {
  const call = unparen(e);
  if (call.kind !== 'CallExpr' || fn.tv(call.fun).mode !== 'type') return undefined;
  const to = underlying(fn.typeOf(call));
  if (to.kind !== 'Basic' || to.basic !== 'string') return undefined;
  const arg = call.args[0] as ast.Expr;
  const from = underlying(fn.typeOf(arg));
  return from.kind === 'Slice' && intKind(from.elem)?.bits === 8 ? arg : undefined;
}

/** lowerTo for a string of which only the value at its use counts: what a later operand's call writes into the bytes is seen, as with gc. */
export function lowerPassing(fn: FuncLowerer, e: ast.Expr, type: Type): Val {
  const bytes = bytesOf(fn, e);
  if (!bytes) return lowerTo(fn, e, type);
  const [p, n] = fn.simpleVal(lowerExpr(fn, bytes)).parts as [Expr, Expr, Expr];
  return { type, parts: [p, n] };
}
