/**
 * Library functions that the compiler knows: those without a body, which are kernel functions, host calls or single instructions, and
 * a few with bodies that have an instruction of their own.
 */
import type * as ast from '../../syntax/nodes';
import type { Func } from '../../types/objects';
import type { Signature, Type } from '../../types/types';
import { machine } from '../../layout/machine';
import { offsetsOf } from '../../layout/records';
import { F32, F64, I32, I64, Op } from '../../wasm/opcodes';
import { type Expr, S, SK, X } from '../ir';
import type { FuncLowerer, Val } from './func';
import { checkKey, hashValue } from './hash';
import { nilCheck } from './expr';
import { reprOf } from './repr';

type Lower = (fn: FuncLowerer, p: Expr[], results: readonly Type[], func: Func, id: ast.Ident, args: Val[]) => Expr[] | undefined;

const gBubble = offsetsOf('G').bubble as number;

const wrap = (e: Expr): Expr => X.un(Op.i32WrapI64, I32, e);
const extend = (e: Expr): Expr => X.un(Op.i64ExtendI32U, I64, e);
const at = (p: Expr[], i: number): Expr => p[i] as Expr;

/** A kernel function that does not park; integer arguments are narrowed where `narrow` lists them. */
function plain(name: string, narrow: number[] = [], signed = false): Lower {
  return (fn, p) => {
    const f = fn.m.kernel(name);
    const args = p.map((e, i) => (narrow.includes(i) ? wrap(e) : e));
    if (f.results.length === 0) {
      fn.kernel(name, args);
      return [];
    }
    const t = fn.temp(f.results[0] as typeof I32);
    fn.set(t, fn.m.callExpr(name, args));
    const r = X.local(t);
    return [signed ? X.un(Op.i64ExtendI32S, I64, r) : r];
  };
}

/** A kernel function that may park. */
function parking(name: string, narrow: number[] = []): Lower {
  return (fn, p) => {
    fn.kernel(name, p.map((e, i) => (narrow.includes(i) ? wrap(e) : e)));
    return [];
  };
}

/** The host has prepared an answer of `length` bytes: takes it as a string. */
function takeAnswer(fn: FuncLowerer, length: Expr): Expr[] {
  const n = fn.simple(length);
  const p = fn.temp(I32, true);
  fn.set(p, fn.m.callExpr('mallocBytes', [wrap(n)]));
  fn.kernel('takeAnswer', [X.local(p)]);
  return [X.local(p), n];
}

const rt: Record<string, Lower> = {
  Write: (fn, p, ...rest) => {
    // The slice's capacity is of no interest.
    if (!fn.m.options.debug) return plain('write')(fn, p.slice(0, 3), ...rest);
    // For the debugger the frames are left first, so that output can be told where it comes from.
    fn.kernel('look', [X.i32(3), wrap(at(p, 0)), at(p, 1), wrap(at(p, 2))]);
    return [X.un(Op.i64ExtendI32S, I64, fn.simple(fn.m.gResult()))];
  },
  Read: (fn, p) => {
    fn.kernel('read', [wrap(at(p, 0)), at(p, 1), wrap(at(p, 2))]);
    return [X.un(Op.i64ExtendI32S, I64, fn.simple(fn.m.gResult()))];
  },
  Open: plain('open'),
  Close: plain('close'),
  Seek: plain('seek'),
  FileOp: (fn, p) => {
    const n = fn.temp(I64);
    fn.set(n, fn.m.callExpr('fileOp', p));
    const address = fn.temp(I32, true);
    const length = fn.temp(I64);
    const errno = fn.temp(I64);
    fn.set(address, X.i32(0));
    fn.set(length, X.i64(0));
    fn.set(errno, X.i64(0));
    fn.if(
      X.bin(Op.i64LtS, I32, X.local(n), X.i64(0)),
      () => fn.set(errno, X.bin(Op.i64Sub, I64, X.i64(0), X.local(n))),
      () => {
        const [a, l] = takeAnswer(fn, X.local(n)) as [Expr, Expr];
        fn.set(address, a);
        fn.set(length, l);
      },
    );
    return [X.local(address), X.local(length), X.local(errno)];
  },
  Exit: plain('exit', [0]),
  Nanotime: plain('nanotime'),
  Walltime: (fn) => {
    const s = fn.temp(I64);
    fn.set(s, fn.m.callExpr('wallSeconds', []));
    const n = fn.temp(I32);
    fn.set(n, fn.m.callExpr('wallNanos', []));
    return [X.local(s), X.local(n)];
  },
  Now: (fn) => {
    const s = fn.temp(I64);
    fn.set(s, fn.m.callExpr('wallSeconds', []));
    const n = fn.temp(I32);
    fn.set(n, fn.m.callExpr('wallNanos', []));
    return [X.local(s), X.local(n), fn.simple(fn.m.callExpr('lastMono', []))];
  },
  ProcID: plain('procID'),
  SetPools: plain('setPools'),
  SetLabels: plain('setLabels'),
  Labels: (fn) => [fn.simple(fn.m.callExpr('getLabels', []), true)],
  LockOSThread: plain('lockOSThread'),
  UnlockOSThread: plain('unlockOSThread'),
  Rand64: plain('cputicksRand'),
  CryptoRandom: (fn, p) => {
    fn.kernel('cryptoRandom', [at(p, 0), at(p, 1)]);
    return [];
  },
  Semacquire: parking('semacquire', [1]),
  Semrelease: plain('semrelease'),
  TrackingLocks: () => [X.bin(Op.i32Ne, I32, X.load(Op.i32Load, I32, X.i32(machine.trackLocks), 0), X.i32(0))],
  LockTaken: plain('lockTaken'),
  LockFreed: plain('lockFreed'),
  ReadLockTaken: plain('readLockTaken'),
  ReadLockFreed: plain('readLockFreed'),
  NotifyListAdd: plain('notifyListAdd'),
  NotifyListWait: parking('notifyListWait'),
  NotifyListNotifyAll: plain('notifyListNotifyAll'),
  NotifyListNotifyOne: plain('notifyListNotifyOne'),
  TimerStart: plain('timerStart'),
  TimerStop: plain('timerStop'),
  TimerReset: plain('timerReset'),
  SetLocalLocation: (fn, p) => {
    fn.emit(S.store(Op.i32Store, X.i32(fn.m.localLocWord), 0, at(p, 0)));
    return [];
  },
  Sleep: parking('timeSleep'),
  Gosched: parking('gosched'),
  Goexit: parking('goexit'),
  NewCoroutine: (fn, p, _types, func, id?: ast.Ident) => {
    fn.kernel('newcoro', [...p, X.site((id ?? func).pos)]);
    return [];
  },
  CoroutineSwitch: parking('coroswitch'),
  CoroutineExit: parking('coroexit'),
  NumGoroutine: plain('numGoroutine'),
  GC: parking('gcNow'),
  GOMAXPROCS: plain('gomaxprocs', [0], true),
  NumCPU: (fn) => [X.un(Op.i64ExtendI32U, I64, fn.simple(fn.m.callExpr('gomaxprocs', [X.i32(0)])))],
  Goid: plain('goid'),
  MemStat: plain('memStat'),
  Callers: (fn, p) => {
    fn.kernel('look', [X.i32(1), wrap(at(p, 0)), at(p, 1), wrap(at(p, 2))]);
    return [extend(fn.simple(fn.m.gResult()))];
  },
  stackText: (fn, p) => {
    fn.kernel('look', [X.i32(2), at(p, 0), X.i32(0), X.i32(0)]);
    return takeAnswer(fn, extend(fn.m.gResult()));
  },
  // The frames are left first, so that the traceback shows them.
  Fatal: (fn, p) => {
    fn.kernel('look', [X.i32(4), at(p, 0), wrap(at(p, 1)), X.i32(0)]);
    return [];
  },
  DieBySignal: (fn, p) => {
    fn.kernel('look', [X.i32(5), wrap(at(p, 0)), X.i32(0), X.i32(0)]);
    return [];
  },
  Memmove: plain('memmove', [2]),
  Memclr: (fn, p) => {
    const to = fn.simple(at(p, 0), true);
    const size = fn.simple(wrap(at(p, 1)));
    fn.bulkBarrier(to, undefined, size);
    fn.emit({ k: SK.MemFill, to, byte: X.i32(0), size });
    return [];
  },
  Memequal: plain('memequal', [2]),
  Memhash: plain('memhash', [2]),
  TypedNew: (fn, p) => [fn.simple(fn.m.callExpr('newobject', [at(p, 0)]), true)],
  TypedNewArray: (fn, p) => [fn.simple(fn.m.callExpr('newarray', p), true)],
  MapLen: (fn, p) => {
    const m = fn.simple(at(p, 0), true);
    return [X.ifExpr(m, X.load(Op.i64Load, I64, m, 0), X.i64(0))];
  },
  ChanMake: plain('makechan'),
  ChanLen: plain('chanlen'),
  ChanCap: plain('chancap'),
  ChanSend: (fn, p) => {
    const nb = fn.simple(at(p, 2));
    const done = fn.temp(I32);
    fn.set(done, X.i32(1));
    const c = fn.simple(at(p, 0), true);
    const elem = fn.simple(at(p, 1), true);
    fn.if(
      nb,
      () => {
        fn.set(done, X.i32(0));
        fn.if(c, () => fn.set(done, fn.m.callExpr('trySend', [c, elem])));
        fn.if(X.bin(Op.i32Eq, I32, X.local(done), X.i32(2)), () => fn.panicCall('PanicSendClosed', []));
      },
      () => {
        fn.kernel('chansend', [c, elem]);
        fn.if(fn.m.gResult(), () => fn.panicCall('PanicSendClosed', []));
      },
    );
    return [X.local(done)];
  },
  ChanRecv: (fn, p) => {
    const nb = fn.simple(at(p, 2));
    const selected = fn.temp(I32);
    const ok = fn.temp(I32);
    fn.set(selected, X.i32(1));
    fn.set(ok, X.i32(0));
    const c = fn.simple(at(p, 0), true);
    const elem = fn.simple(at(p, 1), true);
    fn.if(
      nb,
      () => {
        const r = fn.temp(I32);
        fn.set(r, X.i32(0));
        fn.if(c, () => fn.set(r, fn.m.callExpr('tryRecv', [c, elem])));
        fn.set(ok, X.bin(Op.i32Eq, I32, X.local(r), X.i32(1)));
        fn.set(selected, X.bin(Op.i32Ne, I32, X.local(r), X.i32(0)));
      },
      () => {
        fn.kernel('chanrecv', [c, elem]);
        fn.set(ok, fn.m.gResult());
      },
    );
    return [X.local(selected), X.local(ok)];
  },
  Select: (fn, p) => {
    fn.kernel('selectgo', [at(p, 0), wrap(at(p, 1)), at(p, 2)]);
    const chosen = fn.simple(X.un(Op.i64ExtendI32S, I64, fn.m.gResult()));
    const flag = fn.simple(fn.m.gResult2());
    // Of a send the flag says that the channel was closed.
    const isSend = X.load(Op.i32Load, I32, X.bin(Op.i32Add, I32, at(p, 0), X.bin(Op.i32Shl, I32, wrap(chosen), X.i32(4))), 8);
    fn.if(X.bin(Op.i64GeS, I32, chosen, X.i64(0)), () => fn.if(isSend, () => fn.if(flag, () => fn.panicCall('PanicSendClosed', []))));
    return [chosen, X.bin(Op.i32Ne, I32, flag, X.i32(0))];
  },
  ChanClose: (fn, p) => {
    const r = fn.temp(I32);
    fn.set(r, fn.m.callExpr('closechan', p));
    fn.if(X.bin(Op.i32Eq, I32, X.local(r), X.i32(1)), () => fn.panicCall('PanicCloseNil', []));
    fn.if(X.bin(Op.i32Eq, I32, X.local(r), X.i32(2)), () => fn.panicCall('PanicCloseClosed', []));
    fn.if(X.bin(Op.i32Eq, I32, X.local(r), X.i32(3)), () => fn.panicCall('FatalCloseOutside', []));
    return [];
  },
  GetItab: (fn, p) => fn.call(fn.m.runtimeFunc('getitab'), p, true, true),
  KeepAlive: () => [],
  SetGCPercent: plain('setGCPercent', [0], true),
  startPanic: (fn, p) => {
    fn.panicCall('startPanic', p);
    return [];
  },
  setSignal: plain('setSignal'),
  SetMemoryLimit: plain('setMemoryLimit'),
  SetMaxStack: plain('setMaxStack'),
  SetFinalizer: plain('setFinalizer'),
  AddCleanup: plain('addCleanup'),
  StopCleanup: plain('stopCleanup'),
  WaitForFinalizers: parking('waitForFinalizers'),
  SystemGoroutine: plain('systemGoroutine'),
  InBubble: () => [X.bin(Op.i32Ne, I32, X.load(Op.i32Load, I32, X.load(Op.i32Load, I32, X.i32(machine.curg), 0), gBubble), X.i32(0))],
  BubbleStart: plain('bubbleStart'),
  BubbleRun: (fn) => {
    fn.kernel('bubbleRun', []);
    return [extend(fn.simple(fn.m.gResult()))];
  },
  BubbleWait: (fn) => {
    fn.kernel('bubbleWait', []);
    return [fn.simple(fn.m.gResult())];
  },
  BubbleClaim: (fn, p) => [extend(fn.simple(fn.m.callExpr('bubbleClaim', p)))],
  BubbleOwns: plain('bubbleOwns'),
  BubbleRelease: plain('bubbleRelease'),
  ObjectBase: (fn, p) => [fn.simple(fn.m.callExpr('objectBase', p), true)],
  WeakHandle: (fn, p) => [fn.simple(fn.m.callExpr('weakHandle', p), true)],
  WeakValue: (fn, p) => [fn.simple(fn.m.callExpr('weakValue', p), true)],
  NextFinalizer: (fn) => {
    const kind = fn.temp(I32);
    fn.set(kind, fn.m.callExpr('nextFinalizer', []));
    return [extend(X.local(kind)), fn.simple(fn.m.gResult(), true), fn.simple(fn.m.gResult2(), true), fn.simple(fn.m.gLookArg(), true)];
  },
  typeTable: (fn) => [X.load(Op.i32Load, I32, X.i32(fn.m.typeTableWord), 0)],
  itabTable: (fn) => [X.load(Op.i32Load, I32, X.i32(fn.m.typeTableWord), 8)],
  PanicCount: (fn) => [extend(fn.simple(fn.m.callExpr('panicCount', [])))],
  panicAt: (fn, p) => {
    const word = fn.temp(I32);
    fn.set(word, fn.m.callExpr('panicAt', [wrap(at(p, 0))]));
    return [X.local(word), fn.simple(fn.m.gResult(), true), extend(fn.simple(fn.m.gResult2()))];
  },
  hash: (fn, _p, _r, _func, _id, args) => [hashValue(fn, args[0] as Val, (args[1] as Val).parts[0] as Expr)],
};

const float1 = (op: number): Lower => (_fn, p) => [X.un(op, F64, at(p, 0))];

const math: Record<string, Lower> = {
  Sqrt: float1(Op.f64Sqrt),
  Floor: float1(Op.f64Floor),
  Ceil: float1(Op.f64Ceil),
  Trunc: float1(Op.f64Trunc),
};
const mathOnly: Record<string, Lower> = {
  ...math,
  sqrt: float1(Op.f64Sqrt),
  Abs: float1(Op.f64Abs),
  Copysign: (_fn, p) => [X.bin(Op.f64Copysign, F64, at(p, 0), at(p, 1))],
  RoundToEven: float1(Op.f64Nearest),
  Float64bits: (_fn, p) => [X.un(Op.i64ReinterpretF64, I64, at(p, 0))],
  Float64frombits: (_fn, p) => [X.un(Op.f64ReinterpretI64, F64, at(p, 0))],
  Float32bits: (_fn, p) => [X.un(Op.i32ReinterpretF32, I32, at(p, 0))],
  Float32frombits: (_fn, p) => [X.un(Op.f32ReinterpretI32, F32, at(p, 0))],
};

const clz64 = (e: Expr): Expr => X.un(Op.i64Clz, I64, e);
const clz32 = (e: Expr): Expr => X.un(Op.i32Clz, I32, e);
const sub64 = (n: number, e: Expr): Expr => X.bin(Op.i64Sub, I64, X.i64(n), e);

const bits: Record<string, Lower> = {
  LeadingZeros64: (_fn, p) => [clz64(at(p, 0))],
  LeadingZeros: (_fn, p) => [clz64(at(p, 0))],
  LeadingZeros32: (_fn, p) => [extend(clz32(at(p, 0)))],
  TrailingZeros64: (_fn, p) => [X.un(Op.i64Ctz, I64, at(p, 0))],
  TrailingZeros: (_fn, p) => [X.un(Op.i64Ctz, I64, at(p, 0))],
  TrailingZeros32: (_fn, p) => [extend(X.un(Op.i32Ctz, I32, at(p, 0)))],
  OnesCount64: (_fn, p) => [X.un(Op.i64Popcnt, I64, at(p, 0))],
  OnesCount: (_fn, p) => [X.un(Op.i64Popcnt, I64, at(p, 0))],
  OnesCount32: (_fn, p) => [extend(X.un(Op.i32Popcnt, I32, at(p, 0)))],
  Len64: (_fn, p) => [sub64(64, clz64(at(p, 0)))],
  Len: (_fn, p) => [sub64(64, clz64(at(p, 0)))],
  Len32: (_fn, p) => [sub64(32, extend(clz32(at(p, 0))))],
  RotateLeft64: (_fn, p) => [X.bin(Op.i64Rotl, I64, at(p, 0), at(p, 1))],
  RotateLeft32: (_fn, p) => [X.bin(Op.i32Rotl, I32, at(p, 0), wrap(at(p, 1)))],
};

/** Atomics: one engine thread runs at a time, and only safepoints switch goroutines, so plain accesses are atomic. */
export function atomic(name: string): Lower | undefined {
  const m = /^(Add|And|Or|Swap|CompareAndSwap|Load|Store)(Int32|Int64|Uint32|Uint64|Uintptr|Pointer)$/.exec(name);
  if (!m) return undefined;
  const [, op, kind] = m as unknown as [string, string, string];
  const pointer = kind === 'Pointer';
  const wide = !pointer && !kind.endsWith('32');
  const t = wide ? I64 : I32;
  const load = (a: Expr): Expr => X.load(wide ? Op.i64Load : Op.i32Load, t, a, 0);
  const store = (fn: FuncLowerer, a: Expr, v: Expr): void =>
    pointer ? fn.storePointer(v, a, 0) : fn.emit(S.store(wide ? Op.i64Store : Op.i32Store, a, 0, v));
  return (fn, p) => {
    const a = fn.simple(at(p, 0), true);
    nilCheck(fn, a);
    switch (op) {
      case 'Load': {
        const v = fn.temp(t, pointer);
        fn.set(v, load(a));
        return [X.local(v)];
      }
      case 'Store':
        store(fn, a, at(p, 1));
        return [];
      case 'Swap': {
        const old = fn.temp(t, pointer);
        const v = fn.simple(at(p, 1), pointer);
        fn.set(old, load(a));
        store(fn, a, v);
        return [X.local(old)];
      }
      case 'CompareAndSwap': {
        const ok = fn.temp(I32);
        fn.set(ok, X.bin(wide ? Op.i64Eq : Op.i32Eq, I32, load(a), at(p, 1)));
        const v = fn.simple(at(p, 2), pointer);
        fn.if(X.local(ok), () => store(fn, a, v));
        return [X.local(ok)];
      }
      default: {
        const old = fn.temp(t);
        fn.set(old, load(a));
        const opcode = op === 'Add' ? (wide ? Op.i64Add : Op.i32Add) : op === 'And' ? (wide ? Op.i64And : Op.i32And) : wide ? Op.i64Or : Op.i32Or;
        const fresh = fn.temp(t);
        fn.set(fresh, X.bin(opcode, t, X.local(old), at(p, 1)));
        store(fn, a, X.local(fresh));
        return [X.local(op === 'Add' ? fresh : old)];
      }
    }
  };
}

const maps: Record<string, Lower> = {
  hash: rt.hash as Lower, Rand64: rt.Rand64 as Lower, TrailingZeros64: bits.TrailingZeros64 as Lower, OnesCount64: bits.OnesCount64 as Lower,
  checkKey: (fn, _p, _r, _func, _id, args) => {
    checkKey(fn, args[0] as Val);
    return [];
  },
  Tick: (fn) => {
    fn.emitTick();
    return [];
  },
};

/** A switch costs a frame less when Gosched has none of its own. */
const runtime: Record<string, Lower> = { Gosched: parking('gosched') };

const packages: Record<string, Record<string, Lower>> = { runtime, 'internal/rt': { ...rt, ...math }, 'internal/rtgo': rt, 'internal/rterr': rt, 'internal/maps': maps, math: mathOnly, 'math/bits': bits };

/** Whether a function is lowered in place. */
export function intrinsicFor(func: Func): Lower | undefined {
  const path = func.pkg?.path ?? '';
  if ((func.type as Signature).recv) return undefined;
  if (path === 'sync/atomic') return func.decl?.body ? undefined : atomic(func.name);
  const found = packages[path]?.[func.name];
  if (!found) return undefined;
  // In the runtime's own packages only functions without bodies are intrinsics.
  if (path.startsWith('internal/') && func.decl?.body) return undefined;
  return found;
}

export function lowerIntrinsic(fn: FuncLowerer, func: Func, args: Val[], sig: Signature, id: ast.Ident): Val[] | undefined {
  const lower = intrinsicFor(func);
  if (!lower) return undefined;
  const types = sig.results.vars.map((v) => v.type as Type);
  const parts = lower(fn, args.flatMap((a) => a.parts), types, func, id, args);
  if (!parts) return undefined;
  let next = 0;
  return types.map((type) => {
    const n = reprOf(type).parts.length;
    const own = parts.slice(next, next + n);
    next += n;
    return { type, parts: own };
  });
}
