/**
 * Functions of another module: those of the linked library, and for additions those of the program. Each has a place in the function
 * table, from where the engine takes it when it instantiates the module.
 */
import type { ModuleBuilder } from '../../wasm/moduleBuilder';
import type { FuncRef } from '../ir';
import type { ModuleLowerer } from '../lower/module';

/** Declares imports `program.<table index>`; returns the table indices. */
export function importFunctions(m: ModuleLowerer, builder: ModuleBuilder, outside: Iterable<FuncRef>): number[] {
  const indices: number[] = [];
  for (const f of outside) {
    const tableIndex = m.tableIndex(f);
    indices.push(tableIndex);
    f.index = builder.importFunc('program', String(tableIndex), f);
  }
  return indices;
}
