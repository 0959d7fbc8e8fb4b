/** Functions that the compiler adds to call another one: methods as method tables name them, and declared functions as closures call them. */
import { unalias } from '../../types/predicates';
import type { CheckedPackage } from '../../types/info';
import type { Method } from '../../types/lookup';
import type { Func, Var } from '../../types/objects';
import { typeString } from '../../types/typeString';
import type { Signature, Type } from '../../types/types';
import { I32, Op } from '../../wasm/opcodes';
import { type Expr, type FuncRef, SK, VLocal, X } from '../ir';
import { callMethod, receiverFor } from './call';
import { unpack } from './expr';
import { FuncLowerer, type Val, resultTypes } from './func';
import type { ModuleLowerer } from './module';
import { partTypes, reprOf } from './repr';
import { VariableFacts } from './variableFacts';

export class Wrappers {
  /** By what they wrap. */
  private readonly refs = new Map<string, FuncRef>();

  constructor(private readonly m: ModuleLowerer) {}

  /** The code that a method table names for a method of `type`: it gets the receiver as an interface's data word. */
  itabMethod(type: Type, method: Method): FuncRef {
    const t = unalias(type);
    const isPointer = t.kind === 'Pointer';
    const base = isPointer ? t.elem : t;
    const named = unalias(base);
    if (method.index.length === 1 && named.kind === 'Named') {
      const declared = this.m.declaredMethod(named, method.obj);
      const recv = (declared.type as Signature).recv?.type;
      if (recv?.kind === 'Pointer' && isPointer) return this.m.methodRef(named, declared);
    }
    const key = `${this.m.types.of(t)}.${method.obj.name}.${method.obj.pkg?.path ?? ''}`;
    const known = this.refs.get(key) ?? this.m.linkedFunc(`w:${key}`);
    if (known) return known;
    const sig0 = method.obj.type as Signature;
    const pkg = this.m.program.packages[this.m.program.packages.length - 1] as CheckedPackage;
    const paramTypes = sig0.params.vars.map((v) => v.type as Type);
    const name = methodName(t, method.obj);
    const f = this.m.newFunc(name, [I32, I32, ...partTypes(paramTypes)], partTypes(resultTypes(sig0.results)), method.obj.pos, method.index.length > 1 || isPointer, `w:${key}`);
    this.refs.set(key, f.ref);
    this.m.work.push(() => {
      const fn = new FuncLowerer(this.m, pkg, new VariableFacts(), undefined, f, false);
      const word = new VLocal(I32, true, false);
      f.params.push(word);
      fn.growParams();
      this.m.define(f, fn, () => {
        const params = paramTypes.map((type): Val => {
          const parts = reprOf(type).parts.map((p) => {
            const l = new VLocal(p.type, p.pointer, false);
            f.params.push(l);
            return X.local(l);
          });
          return { type, parts };
        });
        fn.growParams();
        fn.incoming.push({ v: sig0.recv as Var, type: t, locals: [word], storage: undefined });
        sig0.params.vars.forEach((v, i) => fn.incoming.push({ v, type: paramTypes[i] as Type, locals: (params[i] as Val).parts.map((p) => p.local), storage: undefined }));
        this.checkWrapped(fn, t, method.obj, method.index, X.local(word));
        const target = receiverFor(fn, { type: t, val: unpack(fn, X.local(word), t), addr: undefined }, method.obj, method.index);
        const results = callMethod(fn, target, params);
        fn.emit({ k: SK.Return, values: results.flatMap((r) => r.parts) });
      }, true);
    });
    return f.ref;
  }

  /** A value method under the name of one of the pointer type, in a method table or as an expression: a nil pointer has an error of its own. */
  checkWrapped(fn: FuncLowerer, t: Type, method: Func, index: readonly number[], word: Expr): void {
    if (t.kind !== 'Pointer' || index.length > 1) return;
    const named = unalias(t.elem);
    if (named.kind !== 'Named' || (method.type as Signature).recv?.type?.kind === 'Pointer') return;
    const text = (s: string): Expr[] => [X.i32(this.m.data.string(s)), X.i64(s.length)];
    fn.if(X.un(Op.i32Eqz, I32, word), () => fn.panicCall('PanicWrap', [...text(named.obj.pkg?.path ?? ''), ...text(named.obj.name), ...text(method.name)]));
  }

  /** A declared function in the form that closures call: the closure's address comes first and is dropped. */
  ofFunction(target: FuncRef): FuncRef {
    const key = `value:${target.symbol || `#${this.m.idOf(target)}`}`;
    let wrapper = this.refs.get(key) ?? this.m.linkedFunc(`w:${key}`);
    if (!wrapper) {
      const f = this.m.newFunc(target.name, [I32, I32, ...target.params.slice(1)], target.results, 0, false, `w:${key}`);
      wrapper = f.ref;
      this.refs.set(key, wrapper);
      const w = new FuncLowerer(this.m, this.m.program.packages[this.m.program.packages.length - 1] as CheckedPackage, new VariableFacts(), undefined, f, false);
      f.params.push(new VLocal(I32, true, false));
      const params = target.params.slice(1).map((t) => new VLocal(t, true, false));
      f.params.push(...params);
      this.m.define(f, w, () => {
        const results = w.call(target, params.map((p) => X.local(p)), true, true);
        w.emit({ k: SK.Return, values: results });
      }, true);
    }
    return wrapper;
  }
}

/** main.T.m, main.(*T).m for a method of any type. */
export function methodName(t: Type, method: Func): string {
  const full = typeString(t.kind === 'Pointer' ? t.elem : t, (p) => p.path);
  const dot = full.lastIndexOf('.') + 1;
  return t.kind === 'Pointer' ? `${full.slice(0, dot)}(*${full.slice(dot)}).${method.name}` : `${full}.${method.name}`;
}
