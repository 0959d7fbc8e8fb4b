/**
 * The roots of the heap: every word outside of it that keeps an object alive, with what it belongs to. The same places that the collector scans
 * (src/runtime/mgcmark.ts): globals, the stacks and records of goroutines, timers, finalizers.
 */
import { scopeVariables } from './scopeVariables';
import { findFrame, gFields, kernelU32, readGoroutine } from './goroutines';
import { funcRecord } from '../layout/machine';
import { offsetsOf } from '../layout/records';
import { gStatus, specialKind } from '../layout/status';
import type { HeapIndex } from './heapIndex';
import type { Image } from './image';

export const rootKinds = ['the runtime', 'a global', 'a stack', 'a goroutine', 'a finalizer'] as const;

export interface Root {
  /** Slot of the object. */
  readonly target: number;
  /** Index into rootKinds. */
  readonly kind: number;
  /** The global's address, or the G record. */
  readonly owner: number;
  /** For a stack: the frame; and the word in it. */
  readonly frame: number;
  readonly at: number;
}

const bubble = offsetsOf('Bubble') as Readonly<Record<string, number>>;
const timerFields = offsetsOf('Timer') as Readonly<Record<string, number>>;
const p = offsetsOf('P') as Readonly<Record<string, number>>;
const special = offsetsOf('Special') as Readonly<Record<string, number>>;
const defer = offsetsOf('Defer') as Readonly<Record<string, number>>;
const panic = offsetsOf('Panic') as Readonly<Record<string, number>>;
const spanSpecials = offsetsOf('Span').specials as number;

export function heapRoots(heap: HeapIndex): Root[] {
  const out: Root[] = [];
  const add = (value: number, kind: number, owner: number, frame: number, at: number): void => {
    if (value === 0) return;
    const target = heap.slotAt(value);
    if (target >= 0) out.push({ target, kind, owner, frame, at });
  };
  globals(heap, add);
  timersAndFinalizers(heap, add);
  goroutineRoots(heap, add);
  specials(heap, add);
  return out;
}

type Add = (value: number, kind: number, owner: number, frame: number, at: number) => void;

function globals(heap: HeapIndex, add: Add): void {
  const m = heap.image.memory;
  const table = kernelU32(m, 'globalPointers');
  for (let i = 0; i < kernelU32(m, 'nGlobalPointers'); i++) {
    const at = m.u32(table + 12 * i);
    const size = m.u32(table + 12 * i + 4);
    const { words, stride } = heap.pointersOf(m.u32(table + 12 * i + 8));
    if (stride === 0) continue;
    for (let from = 0; from * 8 < size; from += stride) for (const w of words) add(m.u32(at + 8 * (from + w)), 1, at, 0, at + 8 * (from + w));
  }
}

function timersAndFinalizers(heap: HeapIndex, add: Add): void {
  const m = heap.image.memory;
  const table = kernelU32(m, 'procs');
  const timersOf = (heap: number, n: number): void => {
    for (let j = 0; j < n; j++) {
      const t = m.u32(heap + 16 * j);
      add(t, 0, t, 0, t);
      add(m.u32(t + (timerFields.chan as number)), 0, t, 0, t);
      if (m.u16(t + (timerFields.kind as number)) === 2) add(m.u32(t + (timerFields.fn as number)), 0, t, 0, t);
    }
  };
  for (let i = 0; i < kernelU32(m, 'nAllProcs'); i++) {
    const at = m.u32(table + 4 * i);
    timersOf(m.u32(at + (p.timers as number)), m.u32(at + (p.nTimers as number)));
  }
  for (let b = kernelU32(m, 'bubbles'); b !== 0; b = m.u32(b + (bubble.next as number))) timersOf(m.u32(b + (bubble.timers as number)), m.u32(b + (bubble.nTimers as number)));
  for (let s = kernelU32(m, 'finqHead'); s !== 0; s = m.u32(s + (special.next as number))) {
    add(m.u32(s + (special.fn as number)), 4, s, 0, s);
    if (m.u32(s + (special.kind as number)) === specialKind.finalizer) add(m.u32(s + (special.object as number)), 4, s, 0, s);
  }
}

function goroutineRoots(heap: HeapIndex, add: Add): void {
  const m = heap.image.memory;
  const all = kernelU32(m, 'allgs');
  for (let i = 0; i < kernelU32(m, 'nAllgs'); i++) {
    const g = m.u32(all + 4 * i);
    const u = (f: string): number => m.u32(g + (gFields[f] as number));
    const status = u('status');
    if (status === gStatus.idle || status === gStatus.dead) continue;
    for (const f of ['startFn', 'pendingFn', 'labels']) add(u(f), 3, g, 0, g + (gFields[f] as number));
    for (let d = u('defer'); d !== 0; d = m.u32(d + (defer.link as number))) {
      const fn = m.u32(d + (defer.fn as number));
      if (fn) add(fn, 3, g, 0, d);
      else for (let x = m.u32(d + (defer.list as number)); x !== 0; x = m.u32(x + (defer.link as number))) add(m.u32(x + (defer.fn as number)), 3, g, 0, x);
    }
    for (let x = u('panic'); x !== 0; x = m.u32(x + (panic.link as number))) add(m.u32(x + (panic.valueData as number)), 3, g, 0, x);
    stackRoots(heap, g, u('top'), u('resultFrom'), add);
  }
}

/** As scanStack in src/runtime/stack.ts. */
function stackRoots(heap: HeapIndex, g: number, top: number, resultFrom: number, add: Add): void {
  const m = heap.image.memory;
  const table = kernelU32(m, 'resumeTable');
  if (top !== 0 && resultFrom !== 0) {
    const slots = m.u32(table + 8 * m.u32(top) + 4);
    if (slots) for (let i = 0; i < m.u32(slots); i++) add(m.u32(resultFrom + 8 + 8 * i), 2, g, top, resultFrom + 8 + 8 * i);
  }
  for (let fp = top; fp !== 0; fp = (m.u32(fp + 4) & ~1) >>> 0) {
    const id = m.u32(fp);
    const f = m.u32(table + 8 * id);
    const n = m.u32(f + (id === m.u32(f + funcRecord.firstId) ? funcRecord.nParamPointers : funcRecord.nPointers));
    for (let i = 0; i < n; i++) {
      const at = fp + m.u32(f + funcRecord.pointers + 4 * i);
      add(m.u32(at), 2, g, fp, at);
    }
  }
}

function specials(heap: HeapIndex, add: Add): void {
  const m = heap.image.memory;
  for (let s = 0; s < heap.nSpans; s++) {
    for (let at = m.u32((heap.record[s] as number) + spanSpecials); at !== 0; at = m.u32(at + (special.next as number))) {
      add(m.u32(at + (special.fn as number)), 4, at, 0, at);
      if (m.u32(at + (special.kind as number)) !== specialKind.finalizer) continue;
      // What the object reaches must stay for the finalizer, but not the object itself.
      const slot = heap.slotAt(m.u32(at + (special.object as number)));
      if (slot >= 0) heap.eachPointer(s, slot - (heap.firstSlot[s] as number), (target, word) => add(heap.addressOfSlot(target), 4, at, 0, word));
    }
  }
}

const temporary = 'a temporary value';

/** Whether a root is one that the program has no name for. */
export function isNameless(text: string): boolean {
  return text.startsWith(temporary);
}

/** What a root is, for people: `main.cache`, `the variable list of main.build in G7`. */
export function describeRoot(image: Image, root: { kind: number; owner: number; frame: number; at: number }): { text: string; goroutine: number } {
  const goroutine = root.kind === 2 || root.kind === 3 ? Number(image.memory.u64(root.owner + (gFields.goid as number))) : 0;
  switch (root.kind) {
    case 1: {
      const g = image.info.globals.find((x) => x.type && root.at >= x.address && root.at < x.address + Math.max(1, image.values.types.of(x.type).size));
      return { text: g ? `package variable ${g.pkg}.${g.name}` : 'a package variable of the library', goroutine };
    }
    case 2: {
      const frame = findFrame(image.memory, image.info, readGoroutine(image.memory, root.owner), (f) => f.fp === root.frame);
      const name = frame && scopeVariables(image.info, frame).find(({ variable }) => {
        const l = variable.location;
        const offset = root.at - root.frame;
        return l.kind === 'slots' ? l.offsets.includes(offset) : l.kind === 'static' ? false : l.kind === 'pointer' ? l.offset === offset : offset >= l.offset && offset < l.offset + image.values.types.of(variable.type).size;
      })?.variable.name;
      return { text: `${name ? `variable ${name}` : temporary} of ${frame?.func.name ?? 'a function'}`, goroutine };
    }
    case 3: return { text: 'its function, deferred calls or labels', goroutine };
    case 4: return { text: 'a finalizer, cleanup or weak handle', goroutine };
    default: return { text: 'a timer of the runtime', goroutine };
  }
}
