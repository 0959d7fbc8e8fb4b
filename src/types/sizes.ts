/** Sizes, alignments and field offsets of Go's compiler on a 64-bit machine (gc, amd64). */
import type { BasicKind, Struct, Type } from './types';
import { isTypeParam, underlying } from './under';

const basicSizes: Partial<Record<BasicKind, number>> = {
  bool: 1, int8: 1, uint8: 1, int16: 2, uint16: 2, int32: 4, uint32: 4, float32: 4, int64: 8, uint64: 8, float64: 8, complex64: 8, complex128: 16, string: 16,
};

interface Layout { readonly size: number; readonly align: number; readonly offsets: number[] }

/** Set when a type was met that is still being declared, or a type parameter: then sizes are provisional. */
let provisional = false;
let depth = 0;

/** A size, or -1 if it overflows 2^53 and so every machine. */
export function sizeof(t: Type): number {
  // An invalid recursive type has been or will be reported.
  if (depth > 500) return 0;
  depth++;
  const size = sizeOfType(t);
  depth--;
  return size;
}

function layoutOf(s: Struct): Layout {
  const known = s.cache.layout as Layout | undefined;
  if (known) return known;
  const saved = provisional;
  provisional = false;
  const offsets = computeOffsets(s);
  const alignment = s.fields.reduce((max, f) => Math.max(max, alignof(f.type as Type)), 1);
  const n = s.fields.length;
  const last = n > 0 ? (offsets[n - 1] as number) : 0;
  const size = n > 0 ? sizeof(s.fields[n - 1]?.type as Type) : 0;
  // A pointer to a final field of size 0 must not point behind the struct.
  const layout = { size: last < 0 || size < 0 ? -1 : align(last + (last > 0 && size === 0 ? 1 : size), alignment), align: alignment, offsets };
  if (!provisional && depth < 400) s.cache.layout = layout;
  provisional ||= saved;
  return layout;
}

function sizeOfType(t: Type): number {
  const u = underlying(t);
  switch (u.kind) {
    case 'Basic':
      provisional ||= u.basic === 'invalid';
      return basicSizes[u.basic] ?? 8;
    case 'Array': {
      if (u.len <= 0) return 0;
      const size = sizeof(u.elem);
      if (size < 0) return -1;
      const total = size * u.len;
      return total > Number.MAX_SAFE_INTEGER ? -1 : total;
    }
    case 'Slice': return 24;
    case 'Struct': return layoutOf(u).size;
    case 'Interface':
      provisional ||= isTypeParam(t);
      return isTypeParam(t) ? 8 : 16;
    default: return 8;
  }
}

export function alignof(t: Type): number {
  const u = underlying(t);
  switch (u.kind) {
    case 'Array': return alignof(u.elem);
    case 'Struct': return layoutOf(u).align;
    case 'Slice': case 'Interface': return 8;
    case 'Basic':
      if (u.basic === 'string' || u.basic === 'complex128') return 8;
      if (u.basic === 'complex64') return 4;
      return Math.min(basicSizes[u.basic] ?? 8, 8);
    default: return 8;
  }
}

function align(x: number, a: number): number {
  return x + ((a - (x % a)) % a);
}

/** The byte offset of each field; -1 from the first one on that is out of reach. */
export function offsetsof(s: Struct): readonly number[] { return layoutOf(s).offsets; }

function computeOffsets(s: Struct): number[] {
  let offset = 0;
  return s.fields.map((f) => {
    if (offset < 0) return -1;
    const at = align(offset, alignof(f.type as Type));
    const size = sizeof(f.type as Type);
    offset = size < 0 ? -1 : at + size;
    return at;
  });
}

/** The offset of the field at the end of an index path without pointers. */
export function offsetof(t: Type, index: readonly number[]): number {
  let offset = 0;
  for (const i of index) {
    const s = underlying(t);
    if (s.kind !== 'Struct') return -1;
    const at = offsetsof(s)[i] ?? -1;
    if (at < 0) return -1;
    offset += at;
    t = s.fields[i]?.type as Type;
  }
  return offset;
}
