/**
 * Functions of another module: those of the linked library, and for additions those of the program. Each has a place in the function
 * table, from where the engine takes it when it instantiates the module.
 */
import type { ModuleBuilder } from '../../wasm/moduleBuilder';
import { EK, type Expr, type FuncRef, SK, type Stmt } from '../ir';
import type { LoweredFunc, ModuleLowerer } from '../lower/module';

/** Declares imports `program.<table index>` for what `funcs` call outside of themselves; returns the table indices in order. */
export function importFunctions(m: ModuleLowerer, builder: ModuleBuilder, funcs: readonly LoweredFunc[]): number[] {
  const mine = new Set(funcs.map((f) => f.ir.ref));
  const imported = new Map<FuncRef, number>();
  const use = (f: FuncRef | undefined): void => {
    if (!f || f.imported || mine.has(f) || imported.has(f)) return;
    imported.set(f, m.tableIndex(f));
    f.index = builder.importFunc('program', String(f.tableIndex), f);
  };
  for (const f of funcs) eachFunc(f.ir.body, use);
  return [...imported.values()];
}

function eachFunc(list: readonly Stmt[], use: (f: FuncRef | undefined) => void): void {
  const expr = (e: Expr | undefined): void => {
    if (!e) return;
    if (e.k === EK.Call) use(e.func);
    expr(e.a);
    expr(e.b);
    expr(e.c);
    e.args?.forEach(expr);
  };
  for (const s of list) {
    switch (s.k) {
      case SK.Call:
        use(s.func);
        s.args.forEach(expr);
        expr(s.indirect?.index);
        break;
      case SK.PanicCall:
        use(s.func);
        s.args.forEach(expr);
        break;
      case SK.Store:
        use(s.barrier);
        expr(s.addr);
        expr(s.value);
        break;
      case SK.If:
        expr(s.cond);
        eachFunc(s.then, use);
        if (s.else) eachFunc(s.else, use);
        break;
      case SK.Block: case SK.Loop: eachFunc(s.body, use); break;
      case SK.Set: case SK.Drop: case SK.BrTable: expr(s.e); break;
      case SK.BrIf: expr(s.cond); break;
      case SK.Return: s.values.forEach(expr); break;
      case SK.MemCopy:
        expr(s.to);
        expr(s.from);
        expr(s.size);
        break;
      case SK.MemFill:
        expr(s.to);
        expr(s.byte);
        expr(s.size);
        break;
    }
  }
}
