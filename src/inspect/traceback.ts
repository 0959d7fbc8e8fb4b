/**
 * Tracebacks in Go's format, as its runtime's traceback.go prints them: which goroutines and frames are shown, arguments, positions and
 * offsets. Frames are those of the memory, so nothing here depends on how the program came to stand where it does.
 */
import { type DebugInfo, type FuncInfo, funcOfId, positionOfId } from '../compile/debuginfo/debugInfo';
import { offsetsOf } from '../layout/records';
import { gStatus } from '../layout/status';
import { type Frame, type Goroutine, currentG, findFrame, gFields, goroutines, readGoroutine, startFunction } from './goroutines';
import type { MemoryReader } from './memoryReader';

/** How much a traceback shows (GOTRACEBACK): level 0 nothing, 1 the user's frames, 2 those of the runtime too. */
export interface TracebackMode {
  readonly level: number;
  readonly all: boolean;
  /** The program's clock, for how long goroutines have waited. */
  readonly now: bigint;
}

/** The setting of the environment variable GOTRACEBACK. */
export function tracebackLevel(setting: string | undefined): { level: number; all: boolean } {
  switch (setting ?? '') {
    case 'none': return { level: 0, all: false };
    case 'single':
    case '': return { level: 1, all: false };
    case 'all': return { level: 1, all: true };
    case 'system':
    case 'crash': return { level: 2, all: true };
    default: return { level: /^\d{1,9}$/.test(setting as string) ? Number(setting) : 0, all: true };
  }
}

const mId = offsetsOf('M').id as number;
const bubbleNumber = offsetsOf('Bubble').id as number;

/** What a goroutine of a bubble waits for durably (durableReasons in src/runtime/synctest.ts) and whose text does not say so. */
const durable: ReadonlySet<string> = new Set(['chan receive (nil chan)', 'chan send (nil chan)', 'select (no cases)', 'sleep', 'sync.Cond.Wait', 'coroutine', 'synctest.Run', 'synctest.Wait']);

/** Go shows this many of the innermost and of the outermost frames. */
const shownFrames = 50;

/** Whether a function is the runtime's own or made by the compiler: debuggers and tracebacks leave it out. */
export function isRuntimeInternal(f: FuncInfo): boolean {
  return f.isWrapper || f.pkg.startsWith('internal/rt') || f.pkg === 'internal/maps' || f.name === 'runtime.main' || f.name === 'runtime.fatalpanic';
}

const gopanic = 'runtime.gopanic';

/** Wrappers count as calls of their own where it is they that panic. */
function panics(callee: FuncInfo | undefined): boolean {
  return callee !== undefined && (callee.name === gopanic || callee.name === 'runtime.PanicWrap');
}

function isShown(f: FuncInfo, callee: FuncInfo | undefined, first: boolean, level: number): boolean {
  if (level > 1) return true;
  // The border between a panic and the deferred calls that run above it.
  if (f.name === gopanic) return !first;
  if (f.isWrapper) return panics(callee);
  return !isRuntimeInternal(f);
}

function statusText(g: Goroutine): string {
  switch (g.status) {
    case gStatus.idle: return 'idle';
    case gStatus.running:
    case gStatus.copystack: return 'running';
    case gStatus.runnable: return 'runnable';
    case gStatus.syscall: return 'syscall';
    case gStatus.dead: return 'dead';
    case gStatus.preempted: return 'preempted';
    default: return g.waitReason || 'waiting';
  }
}

const hex = (n: number | bigint): string => `0x${n.toString(16)}`;

function header(m: MemoryReader, g: Goroutine, mode: TracebackMode): string {
  const field = (name: string): number => g.address + (gFields[name] as number);
  let text = `goroutine ${g.id}`;
  const thread = m.u32(field('m'));
  if (mode.level >= 2) text += ` gp=${hex(g.address)} ${thread ? `m=${m.u32(thread + mId)} mp=${hex(thread)}` : 'm=nil'}`;
  text += ` [${statusText(g)}${g.isScanned ? ' (scan)' : ''}`;
  if (m.u32(field('bubble')) !== 0 && durable.has(g.waitReason)) text += ' (durable)';
  const since = m.u64(field('waitSince'));
  if ((g.status === gStatus.waiting || g.status === gStatus.syscall) && since !== 0n) {
    const minutes = (mode.now - since) / 60_000_000_000n;
    if (minutes >= 1n) text += `, ${minutes} minutes`;
  }
  if (m.u32(field('lockedM')) !== 0) text += ', locked to thread';
  const bubble = bubbleOf(m, g.address);
  if (bubble !== 0) text += `, synctest bubble ${bubble}`;
  return `${text}]:`;
}

/** A call as Go prints it: type arguments as `[...]`, arguments as words. */
export function call(f: FuncInfo, args: string): string {
  if (f.name === gopanic) return `panic(${args})`;
  const open = f.name.indexOf('[');
  const close = f.name.lastIndexOf(']');
  const name = open < 0 || close <= open ? f.name : `${f.name.slice(0, open)}[...]${f.name.slice(close + 1)}`;
  return `${name}(${args})`;
}

/** The arguments of a frame's call (the description's form: compile/emit/argInfo.ts). */
function argumentsOf(m: MemoryReader, f: Frame): string {
  let text = '';
  let start = true;
  for (const token of f.func.args.split(' ')) {
    if (token === '') continue;
    if (token === '}') {
      text += '}';
      start = false;
      continue;
    }
    if (!start) text += ', ';
    start = token === '{';
    const at = /^(?:(\d+)\+)?(\d+)(?::(\d+))?$/.exec(token);
    if (!at) text += token;
    else {
      const address = Number(at[2]) + (at[1] === undefined ? f.fp : m.u32(f.fp + Number(at[1])));
      text += hex(at[3] === undefined ? address : word(m, address, Number(at[3])));
    }
  }
  return text;
}

function word(m: MemoryReader, address: number, size: number): number | bigint {
  switch (size) {
    case 1: return m.u8(address);
    case 2: return m.u16(address);
    case 4: return m.u32(address);
    default: return m.u64(address);
  }
}

/** The functions that hold a go or defer statement's arguments stand at the statement, all other wrappers nowhere. */
const statementWrapper = /\.(?:go|defer)wrap\d*$/;

export function location(info: DebugInfo, f: FuncInfo, id: number): string {
  const p = f.isWrapper && statementWrapper.test(f.name) ? { file: info.files[f.file], line: f.line } : positionOfId(info, id);
  if (p.line === 0 || (f.isWrapper && !statementWrapper.test(f.name))) return '<autogenerated>:1';
  const path = (p.file?.path ?? '?').replace(/^glassgo:internal\/rt(?:go|err)\//, 'glassgo:runtime/');
  return `${path}:${p.line}`;
}

/** The offset of a place in its function's code; nothing at its very beginning. */
export function offset(info: DebugInfo, f: FuncInfo, id: number): string {
  const by = (info.pcs[id] as number) - f.entry;
  return by > 0 ? ` +${hex(by)}` : '';
}

/** One goroutine's traceback, without a newline at the end. */
export function traceback(m: MemoryReader, info: DebugInfo, g: Goroutine, mode: TracebackMode): string {
  const lines = [header(m, g, mode)];
  const { shown, all } = endsOf(m, info, g, mode.level);
  const print = (f: Frame): void => {
    lines.push(call(f.func, argumentsOf(m, f)));
    const registers = mode.level >= 2 ? ` fp=${hex(f.fp)} sp=${hex(f.fp + f.func.frameSize)} pc=${hex(info.pcs[f.id] as number)}` : '';
    lines.push(`\t${location(info, f.func, f.id)}${offset(info, f.func, f.id)}${registers}`);
  };
  // Where nothing would be shown, everything is.
  const printed = shown.count > 0 ? shown : all;
  for (const f of printed.first) print(f);
  if (printed.elided > 0) lines.push(`...${printed.elided} frames elided...`);
  for (const f of printed.last()) print(f);
  if (all.count === 0) {
    const f = startFunction(m, info, g);
    if (f) lines.push(call(f, ''), `\t${location(info, f, f.firstId)}`);
  }
  if (g.createdAt) {
    const creator = funcOfId(info, g.createdAt);
    if (creator) lines.push(`created by ${call(creator, '').slice(0, -2)} in goroutine ${g.parent}`, `\t${location(info, creator, g.createdAt)}${offset(info, creator, g.createdAt)}`);
  } else if (g.id !== 1 && m.u32(g.address + (gFields.system as number)) === 0) {
    // No goroutine started it: in Go a function of package time does when the timer fires, here the kernel.
    const by = info.funcs.find((f) => f.name === 'time.AfterFunc' && !f.isWrapper);
    // Its last place is the call that starts the timer.
    const at = by ? by.firstId + by.nIds - 1 : 0;
    if (by) lines.push('created by time.goFunc', `\t${location(info, by, at)}${offset(info, by, at)}`);
  }
  return lines.join('\n');
}

/** The innermost and the outermost of any number of frames. */
class Ends {
  readonly first: Frame[] = [];
  /** The last ones so far, in a ring. */
  private readonly ring: Frame[] = [];
  count = 0;

  add(f: Frame): void {
    if (this.count < shownFrames) this.first.push(f);
    else this.ring[this.count % shownFrames] = f;
    this.count++;
  }

  get elided(): number {
    return Math.max(0, this.count - 2 * shownFrames);
  }

  last(): Frame[] {
    const oldest = this.elided > 0 ? this.count % shownFrames : 0;
    return [...this.ring.slice(oldest), ...this.ring.slice(0, oldest)];
  }
}

/** What is printed of a goroutine's stack, and the ends of all of it. */
function endsOf(m: MemoryReader, info: DebugInfo, g: Goroutine, level: number): { shown: Ends; all: Ends } {
  const shown = new Ends();
  const all = new Ends();
  let above: FuncInfo | undefined;
  let begun = false;
  findFrame(m, info, g, (f) => {
    if (isShown(f.func, above, !begun, level)) {
      // runtime.Stack begins with its caller.
      if (begun || level > 1 || f.func.name !== 'runtime.Stack') shown.add(f);
      begun = true;
    }
    all.add(f);
    above = f.func;
    return false;
  });
  return { shown, all };
}

/** The number of a goroutine's bubble, or 0. */
function bubbleOf(m: MemoryReader, g: number): number {
  const bubble = m.u32(g + (gFields.bubble as number));
  return bubble && m.u32(bubble + bubbleNumber);
}

/** The running goroutine's traceback, then the others' if they are wanted, as Go prints them when a program dies. */
export function allTracebacks(m: MemoryReader, info: DebugInfo, mode: TracebackMode): string {
  if (mode.level === 0) return '';
  const current = currentG(m);
  const parts: string[] = [];
  if (current) parts.push(traceback(m, info, readGoroutine(m, current), mode));
  const wanted = (g: Goroutine): boolean => g.address !== current && (mode.all || (dead !== 0 && bubbleOf(m, g.address) === dead));
  // Of a bubble that is deadlocked all goroutines are shown.
  const dead = current ? m.u32(current + (gFields.deadBubble as number)) : 0;
  if (mode.all || dead !== 0) for (const g of goroutines(m)) if (wanted(g)) parts.push(traceback(m, info, g, mode));
  return parts.map((p) => `${p}\n`).join('\n');
}

/** What Go prints of the thread that a signal met: the place of the goroutine that runs, if one does. */
export function threadLine(m: MemoryReader, info: DebugInfo): string {
  const current = currentG(m);
  const g = current ? readGoroutine(m, current) : goroutines(m).find((x) => x.status === gStatus.running);
  const top = g && findFrame(m, info, g, () => true);
  const thread = g ? m.u32(g.address + (gFields.m as number)) : 0;
  return `PC=${hex(top ? (info.pcs[top.id] as number) : 0)} m=${thread ? m.u32(thread + mId) : 0} sigcode=0`;
}

/** What Go prints of the memory access that the running goroutine failed at, '' if it did not. */
export function signalLine(m: MemoryReader, info: DebugInfo): string {
  const g = currentG(m);
  if (!g || m.u32(g + (gFields.signalled as number)) === 0) return '';
  let thrown = false;
  const below = findFrame(m, info, readGoroutine(m, g), (f) => {
    const isFailed = thrown && f.func.name !== 'runtime.PanicNilFunc';
    thrown ||= f.func.name === 'runtime.PanicNil';
    return isFailed;
  });
  const pc = below ? (info.pcs[below.id] as number) : 0;
  return `[signal SIGSEGV: segmentation violation code=0x1 addr=${hex(m.u32(g + (gFields.signalAddress as number)))} pc=${hex(pc)}]\n`;
}
