/**
 * Methods whose common case is lowered at the call: taking a free sync.Mutex and giving one back that nobody waits for, and the
 * methods of sync/atomic's integers. All else, a nil receiver too, is left to the methods themselves.
 */
import { machine } from '../../layout/machine';
import { Named, Pointer, type Signature, type Type } from '../../types/types';
import { I32, Op } from '../../wasm/opcodes';
import { type Expr, S, X } from '../ir';
import type { MethodTarget } from './call';
import type { FuncLowerer, Val } from './func';
import { atomic } from './intrinsics';

/** Name of the type that a method with a pointer receiver belongs to. */
function receiverName(sig: Signature | undefined): string {
  const t = sig?.recv?.type;
  const elem = t instanceof Pointer ? t.elem : undefined;
  return elem instanceof Named ? elem.obj.name : '';
}

/** The results of the call, undefined if it is not one of these. */
export function inlineMethod(fn: FuncLowerer, target: MethodTarget, args: readonly Val[], types: readonly Type[]): Val[] | undefined {
  const { method, func } = target;
  const path = method.pkg?.path;
  if (!func || (path !== 'sync' && path !== 'sync/atomic')) return undefined;
  const owner = receiverName(method.type as Signature);
  if (path === 'sync' && owner === 'Mutex' && (method.name === 'Lock' || method.name === 'Unlock')) {
    // Mutex.state comes first: 0 is free, 1 locked with nobody waiting.
    const [from, to] = method.name === 'Lock' ? [0, 1] : [1, 0];
    const m = fn.simple(target.receiver.parts[0] as Expr, true);
    const state = X.load(Op.i32Load, I32, m, 0);
    // While the debugger tracks locks its word makes the state a number that no free or uncontended lock has.
    const seen = fn.m.options.debug ? X.bin(Op.i32Or, I32, state, X.load(Op.i32Load, I32, X.i32(machine.trackLocks), 0)) : state;
    const fast = X.ifExpr(m, X.bin(Op.i32Eq, I32, seen, X.i32(from)), X.i32(0));
    fn.if(
      fast,
      () => fn.emit(S.store(Op.i32Store, m, 0, X.i32(to))),
      () => fn.callGo(func, [{ type: target.receiver.type, parts: [m] }], []),
    );
    return [];
  }
  if (path !== 'sync/atomic' || !/^(Int|Uint)(32|64)$/.test(owner)) return undefined;
  const lower = atomic(method.name + owner);
  const parts = lower?.(fn, [target.receiver.parts[0] as Expr, ...args.flatMap((a) => a.parts)], types, method, undefined as never, []);
  return parts?.map((p, i) => ({ type: types[i] as Type, parts: [p] }));
}
