/** The functions of package internal/maps that a map type works with, and those that reflection reaches through its type record. */
import { typeRecord } from '../../layout/typeDescriptor';
import { underlying, unalias } from '../../types/predicates';
import { type MapT, Pointer, Slice, type Type } from '../../types/types';
import { Typ, emptyInterface } from '../../types/universe';
import type { FuncRef } from '../ir';
import type { ModuleLowerer } from './module';
import { reprOf } from './repr';

const mapOpNames = ['Make', 'Get', 'Assign', 'Delete', 'Clear', 'IterInit', 'IterNext'];

export class MapOps {
  /** Operations of which reflection needs tables. */
  readonly used: Set<string>;
  private readonly done = new Map<number, Set<string>>();

  constructor(private readonly m: ModuleLowerer) {
    this.used = new Set(m.options.library?.mapOps);
  }

  func(name: string, map: MapT): FuncRef {
    const { m } = this;
    const key = m.options.debug ? map.key : sharedKey(map.key);
    const elem = m.options.debug ? map.elem : sharedElem(map.elem);
    return m.instance(m.libraryFunc('internal/maps', name), [key, elem, slotType(key), slotType(elem)]);
  }

  useAll(): void {
    for (const name of mapOpNames) this.used.add(name);
  }

  /** Notes the use of a field: reflection's map operations are compiled only if some code calls them. */
  noteField(struct: Type, field: string): void {
    const t = unalias(struct);
    if (t.kind === 'Named' && t.obj.name === 'MapOps' && t.obj.pkg?.path === 'internal/abi') this.used.add(field);
  }

  /** Fills the map operations of the type records; returns whether there was anything to do. */
  finish(): boolean {
    let changed = false;
    for (const { address, type } of this.m.types.all.slice()) {
      const u = underlying(type);
      if (u.kind !== 'Map' || this.used.size === 0) continue;
      let done = this.done.get(address);
      if (!done) {
        done = new Set();
        this.done.set(address, done);
        this.m.data.u32(address + typeRecord.mapOps, this.m.data.alloc(mapOpNames.length * 8));
      }
      const at = this.m.data.readU32(address + typeRecord.mapOps);
      mapOpNames.forEach((name, i) => {
        if (!this.used.has(name) || done.has(name)) return;
        done.add(name);
        changed = true;
        const target = this.func(`op${name}`, u);
        this.m.data.u32(at + 8 * i, this.m.staticClosure(this.m.wrappers.ofFunction(target)));
      });
    }
    return changed;
  }
}

/**
 * Maps whose keys are hashed and compared alike, and whose elements are of one form in memory, share their code. Not in debug builds: there the
 * memory of a map has the types of its entries.
 */
function sharedKey(t: Type): Type {
  const u = underlying(t);
  return u.kind === 'Basic' ? u : u.kind === 'Pointer' ? sharedElem(t) : t;
}

function sharedElem(t: Type): Type {
  const u = underlying(t);
  switch (u.kind) {
    case 'Basic': return u;
    case 'Pointer': return reprOf(u).pointers.length > 0 ? Typ.unsafePointer : t;
    case 'Map': case 'Chan': case 'Signature': return Typ.unsafePointer;
    case 'Interface': return emptyInterface;
    case 'Slice': return byteSlice;
    default: return t;
  }
}

const byteSlice = new Slice(Typ.uint8);

/** What a map's slot holds of a key or element: above 128 bytes (maxInline of internal/maps) a pointer to it. */
function slotType(t: Type): Type {
  return reprOf(t).size > 128 ? new Pointer(t) : t;
}
