/**
 * What tracebacks need to print a call's arguments as Go does: words in hex, the parts of strings, slices, interfaces, structs and arrays
 * in braces, at most ten of them, five levels deep. Go's compiler writes the same for its functions (`EmitArgInfo`).
 *
 * Frames keep parameters in their first slots, in every build, so nothing is stored for the sake of tracebacks and no value is stale.
 * A parameter that was captured and moved to the heap is printed as it came in, which is what Go's spilled argument shows;
 * a large one is read in the frame's own copy, or through its address where the copy lives in the heap.
 *
 * The description is one string of tokens with spaces between: `{` `}` `...` `_` as printed, `OFFSET:SIZE` for a word of the frame,
 * `SLOT+OFFSET:SIZE` for one of the value whose address the slot holds, `SLOT+OFFSET` for such a place's address.
 */
import { underlying } from '../../types/predicates';
import { offsetsof, sizeof } from '../../types/sizes';
import type { Type } from '../../types/types';
import type { LoweredFunc } from '../lower/module';
import { reprOf } from '../lower/repr';

const maxComponents = 10;
const maxDepth = 5;
/** Go keeps offsets of arguments in a byte; those behind are not printed. */
const maxOffset = 0xf0;
/** Larger variables are captured by reference there, even if nobody writes them. */
const maxByValue = 128;

export function argInfo(f: LoweredFunc): string {
  if (f.shownParams.length + f.shownCaptures.length === 0) return '';
  const out: string[] = [];
  let n = 0;
  let base = 0;

  const visit = (t: Type, offset: number, depth: number, word: (offset: number, size: number) => string): boolean => {
    if (n >= maxComponents) {
      out.push('...');
      return false;
    }
    const components = componentsOf(t);
    if (!components) {
      out.push(base + offset >= maxOffset ? '_' : word(offset, sizeof(t)));
      n++;
      return true;
    }
    out.push('{');
    if (depth + 1 >= maxDepth) {
      out.push('...', '}');
      n++;
      return true;
    }
    if (components.count === 0) n++;
    for (let i = 0; i < components.count; i++) {
      const [at, type] = components.at(i);
      const ok = type ? visit(type, offset + at, depth + 1, word) : visitWord(offset + at, components.word, word);
      if (!ok) break;
    }
    out.push('}');
    return true;
  };
  const visitWord = (offset: number, size: number, word: (offset: number, size: number) => string): boolean => {
    if (n >= maxComponents) {
      out.push('...');
      return false;
    }
    out.push(base + offset >= maxOffset ? '_' : word(offset, size));
    n++;
    return true;
  };

  const closure = f.ir.params[0]?.slot ?? 0;
  for (const c of f.shownCaptures) {
    const isPointer = c.byReference || sizeof(c.type) > maxByValue;
    const shown = isPointer
      ? visitWord(0, 8, () => `${closure}+${c.offset}${c.byReference ? ':4' : ''}`)
      : visit(c.type, 0, 0, (offset, size) => `${closure}+${c.offset + offset}:${size}`);
    if (!shown) return out.join(' ');
    base += isPointer ? 8 : (sizeof(c.type) + 7) & ~7;
  }
  for (const { type, locals, storage } of f.shownParams) {
    const r = reprOf(type);
    const slot = locals[0]?.slot ?? 0;
    const word = (offset: number, size: number): string => {
      if (r.inMemory) return storage?.kind === 'frame' ? `${storage.offset + offset}:${size}` : `${storage?.kind === 'heap' ? storage.pointer.slot : slot}+${offset}:${size}`;
      const i = r.parts.findIndex((p) => p.offset === offset);
      const part = r.parts[i];
      return part ? `${locals[i]?.slot ?? 0}:${part.wide ? 4 : Math.min(size, part.type === 0x7f || part.type === 0x7d ? 4 : 8)}` : '_';
    };
    if (!visit(type, 0, 0, word)) break;
    base += (r.size + 7) & ~7;
  }
  return out.join(' ');
}

interface Components {
  readonly count: number;
  /** The size of those without a type. */
  readonly word: number;
  /** Offset and type of one; a word has no type. */
  at(i: number): readonly [number, Type | undefined];
}

/** The components of a type that is printed in braces, undefined for one that is a word. */
function componentsOf(t: Type): Components | undefined {
  const u = underlying(t);
  const words = (count: number): Components => ({ count, word: 8, at: (i) => [8 * i, undefined] });
  switch (u.kind) {
    case 'Slice':
      return words(3);
    case 'Interface':
      return words(2);
    case 'Basic': {
      if (u.basic === 'string' || u.basic === 'untyped string') return words(2);
      const half = u.basic === 'complex128' ? 8 : u.basic === 'complex64' ? 4 : 0;
      return half ? { count: 2, word: half, at: (i) => [half * i, undefined] } : undefined;
    }
    case 'Array': {
      const size = sizeof(u.elem);
      return { count: u.len, word: 8, at: (i) => [size * i, u.elem] };
    }
    case 'Struct': {
      const offsets = offsetsof(u);
      return { count: u.fields.length, word: 8, at: (i) => [offsets[i] as number, u.fields[i]?.type as Type] };
    }
    default:
      return undefined;
  }
}
