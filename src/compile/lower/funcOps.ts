/**
 * How reflection calls functions: for each shape of a signature (the parts of parameters and results) four functions that stand in the
 * func type's record (abi.FuncOps), made when a program can reach reflect's calls.
 *
 * | name | what it is |
 * | --- | --- |
 * | Call | calls code with arguments from memory and stores its results there |
 * | Make | the code of MakeFunc's closures: hands its parameters to package reflect, which answers with the results |
 * | Bind | the code of method values: passes the receiver word that the closure holds; it has no frame, so the method can recover |
 * | Expr | the code of method expressions: the first parameter is the receiver; only for func types that have one |
 *
 * Arguments and results in memory are arrays of addresses, one per value, so that each value is an object of its type for the collector.
 * Method code and closures are called alike, with one word before the parameters: the receiver's data word or the closure.
 */
import type { CheckedPackage } from '../../types/info';
import { Func } from '../../types/objects';
import { underlying } from '../../types/predicates';
import type { Signature, Type } from '../../types/types';
import { typeRecord } from '../../layout/typeDescriptor';
import { typeString } from '../../types/typeString';
import { I32, I64, Op, type ValType } from '../../wasm/opcodes';
import { type Expr, type FuncRef, type IrFunc, SK, VLocal, X } from '../ir';
import { FuncLowerer, type Val, resultTypes } from './func';
import type { ModuleLowerer } from './module';
import { partTypes, reprOf } from './repr';
import { isPointerShaped } from './typeDescriptors';
import { VariableFacts } from './variableFacts';

/** Functions from which calls of unknown functions can be reached, and those that reach methods by their place or name. */
const callers = new Set(['Call', 'CallSlice', 'Method', 'MethodByName', 'Methods', 'Seq', 'Seq2'].map((m) => `reflect.Value.${m}`).concat('reflect.MakeFunc', 'reflect.callMethod'));
const methodFinders = new Set(['Method', 'MethodByName', 'Methods']);

/** Offsets in abi.FuncOps, and in the closures of Bind and Expr behind the code. */
const ops = ['Call', 'Make', 'Bind', 'Expr'] as const;
const boundFn = 8;
const boundWord = 16;

export class FuncOps {
  /** Some code of the program calls functions through reflection; some finds methods. */
  private calls = false;
  private methods = false;
  private readonly done = new Set<number>();
  private readonly made = new Map<string, FuncRef>();

  constructor(private readonly m: ModuleLowerer, private readonly findLinked: (symbol: string) => FuncRef | undefined) {}

  /** Everything that a program may want, for the linked library. */
  wantAll(): void {
    this.calls = true;
    this.findMethods();
  }

  /** A function was reached. */
  noteFunc(symbol: string): void {
    if (!symbol.startsWith('reflect.') || !callers.has(symbol)) return;
    this.calls = true;
    if (methodFinders.has(symbol.slice(symbol.lastIndexOf('.') + 1))) this.findMethods();
  }

  /** A method is called through an interface, of package reflect or one that reflect.Type implements as well: some find methods. */
  noteInterfaceCall(method: Func): void {
    if (!methodFinders.has(method.name) || !this.m.packageOf('reflect')) return;
    const result = (method.type as Signature).results.vars[0]?.type;
    if (!result || !/\breflect\.Method\b/.test(typeString(result))) return;
    this.calls = true;
    this.findMethods();
  }

  private findMethods(): void {
    if (this.methods) return;
    this.methods = true;
    this.m.types.describeMethods();
  }

  /** Completes the records of func types; returns whether there was anything to do. */
  finish(): boolean {
    if (!this.calls) return false;
    let changed = false;
    for (const { address, type } of this.m.types.all.slice()) {
      const sig = underlying(type);
      if (sig.kind !== 'Signature' || this.done.has(address)) continue;
      this.done.add(address);
      changed = true;
      this.fill(address, sig);
    }
    return changed;
  }

  private fill(address: number, sig: Signature): void {
    const { data } = this.m;
    const list = data.alloc(ops.length * 8);
    data.u32(address + typeRecord.mapOps, list);
    data.u32(list, this.m.staticClosure(this.shaped('call', sig, (f, fn) => this.lowerCall(f, fn, sig), callParams, [])));
    const params = partTypes(paramTypes(sig));
    const results = partTypes(resultTypes(sig.results));
    data.u32(list + 8, this.m.tableIndex(this.shaped('make', sig, (f, fn) => this.lowerMake(f, fn, sig), params, results)));
    data.u32(list + 16, this.m.tableIndex(this.shaped('bind', sig, (f, fn) => this.lowerBind(f, fn, sig), params, results, false)));
    const first = paramTypes(sig)[0];
    if (first) data.u32(list + 24, this.m.tableIndex(this.shaped(isPointerShaped(first) ? 'exprp' : 'expr', sig, (f, fn) => this.lowerExpr(f, fn, sig), params, results, false)));
  }

  /** The function of one kind for the shape of `sig`: frame and closure, then `params`. */
  private shaped(kind: string, sig: Signature, build: (f: IrFunc, fn: FuncLowerer) => void, params: readonly ValType[], results: readonly ValType[], hasFrame = true): FuncRef {
    const symbol = `reflect.${kind}(${shapeOf(paramTypes(sig))})(${shapeOf(resultTypes(sig.results))})`;
    const known = this.made.get(symbol) ?? this.findLinked(symbol);
    if (known) return known;
    const f = this.m.newFunc(`reflect.${kind}Func`, [I32, I32, ...params], results, 0, hasFrame, symbol);
    this.made.set(symbol, f.ref);
    const pkg = this.m.packageOf('reflect') as CheckedPackage;
    const fn = new FuncLowerer(this.m, pkg, new VariableFacts(), undefined, f, false);
    f.params.push(new VLocal(I32, true, false));
    this.m.define(f, fn, () => build(f, fn), true);
    return f.ref;
  }

  /** func(code uintptr, word, args, results unsafe.Pointer). */
  private lowerCall(f: IrFunc, fn: FuncLowerer, sig: Signature): void {
    const [code, word, args, out] = callParams.map((t, i) => new VLocal(t, i > 0, false)) as [VLocal, VLocal, VLocal, VLocal];
    f.params.push(code, word, args, out);
    const values = paramTypes(sig).map((t, i) => fn.simpleVal(fn.loadVal(t, element(fn, X.local(args), i))));
    const results = this.callCode(fn, X.un(Op.i32WrapI64, I32, X.local(code)), X.local(word), values, resultTypes(sig.results));
    results.forEach((v, i) => fn.storeVal(v, element(fn, X.local(out), i)));
    fn.emit({ k: SK.Return, values: [] });
  }

  private callCode(fn: FuncLowerer, index: Expr, word: Expr, args: readonly Val[], results: Type[]): Val[] {
    const params: ValType[] = [I32, I32, ...args.flatMap((a) => a.parts.map((p) => p.type))];
    return fn.results(results, (pointers) => {
      const temps = partTypes(results).map((t, i) => fn.temp(t, pointers[i] ?? false));
      fn.emit({
        k: SK.Call, func: undefined, indirect: { params, results: partTypes(results), index }, args: [word, ...args.flatMap((a) => a.parts)], passFrame: true,
        results: temps, mayUnwind: true, pos: fn.pos, scope: fn.scope, id: 0,
      });
      return temps.map((t) => X.local(t));
    });
  }

  private lowerMake(f: IrFunc, fn: FuncLowerer, sig: Signature): void {
    const closure = X.local(f.params[0] as VLocal);
    const params = addParams(f, paramTypes(sig));
    const args = fn.simple(fn.call(this.reflectFunc('makeArgs'), [closure], true, true, [true])[0] as Expr, true);
    params.forEach((v, i) => fn.storeVal(v, element(fn, args, i)));
    const out = fn.simple(fn.call(this.reflectFunc('callMade'), [closure, args], true, true, [true])[0] as Expr, true);
    const results = resultTypes(sig.results).map((t, i) => fn.loadVal(t, element(fn, out, i)));
    fn.emit({ k: SK.Return, values: results.flatMap((r) => r.parts) });
  }

  /** A method value: the closure holds the method's code and the receiver's word. */
  private lowerBind(f: IrFunc, fn: FuncLowerer, sig: Signature): void {
    const closure = X.local(f.params[0] as VLocal);
    const params = addParams(f, paramTypes(sig));
    this.tail(fn, closure, X.load(Op.i32Load, I32, closure, boundWord), params, sig);
  }

  /** A method expression: the receiver becomes an interface's data word. */
  private lowerExpr(f: IrFunc, fn: FuncLowerer, sig: Signature): void {
    const closure = X.local(f.params[0] as VLocal);
    const [receiver, ...params] = addParams(f, paramTypes(sig)) as [Val, ...Val[]];
    this.tail(fn, closure, this.dataWord(fn, receiver), params, sig);
  }

  private dataWord(fn: FuncLowerer, v: Val): Expr {
    const r = reprOf(v.type);
    if (isPointerShaped(v.type) && !r.inMemory) return v.parts[0] as Expr;
    if (isPointerShaped(v.type)) return X.load(Op.i32Load, I32, v.parts[0] as Expr, 0);
    if (r.inMemory) return v.parts[0] as Expr;
    if (r.size === 0) return X.i32(this.m.zeroBase);
    // Not in a frame area: with a frame, the method would not be the function whose recover works.
    const box = fn.simple(this.m.callExpr('newobject', [X.i32(this.m.closureType(r.size, r.pointers))]), true);
    fn.storeVal(v, box);
    return box;
  }

  /** Calls the method in the closure and returns what it returns: large results lie where the callee left them. */
  private tail(fn: FuncLowerer, closure: Expr, word: Expr, params: readonly Val[], sig: Signature): void {
    const results = partTypes(resultTypes(sig.results));
    const temps = results.map((t) => fn.temp(t, t === I32));
    fn.emit({
      k: SK.Call, func: undefined, indirect: { params: [I32, I32, ...params.flatMap((p) => p.parts.map((x) => x.type))], results, index: X.load(Op.i32Load, I32, closure, boundFn) },
      args: [word, ...params.flatMap((p) => p.parts)], passFrame: true, results: temps, mayUnwind: true, pos: fn.pos, scope: fn.scope, id: 0,
    });
    fn.emit({ k: SK.Return, values: temps.map((t) => X.local(t)) });
  }

  private reflectFunc(name: string): FuncRef {
    const f = this.m.packageOf('reflect')?.pkg.scope.lookup(name);
    if (!(f instanceof Func)) throw new Error(`library function reflect.${name} is missing`);
    return this.m.instance(f, []);
  }
}

const callParams: readonly ValType[] = [I64, I32, I32, I32];

const paramTypes = (sig: Signature): Type[] => sig.params.vars.map((v) => v.type as Type);

function addParams(f: IrFunc, types: readonly Type[]): Val[] {
  return types.map((type) => {
    const parts = reprOf(type).parts.map((p) => {
      const local = new VLocal(p.type, p.pointer, false);
      f.params.push(local);
      return X.local(local);
    });
    return { type, parts };
  });
}

/** The address in element i of an array of addresses. */
function element(fn: FuncLowerer, array: Expr, i: number): Expr {
  return fn.simple(X.load(Op.i32Load, I32, array, 8 * i), true);
}

/** All of a list of types that this file's code depends on. */
function shapeOf(types: readonly Type[]): string {
  return types.map((t) => {
    const r = reprOf(t);
    if (r.inMemory) return `m${r.size}:${r.pointers.join('.')}${isPointerShaped(t) ? 'p' : ''}`;
    return `${r.size}:${r.parts.map((p) => `${p.offset}.${p.load}.${p.store}${p.pointer ? 'p' : ''}${p.wide ? 'w' : ''}`).join('/')}`;
  }).join();
}
