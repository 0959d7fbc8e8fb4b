/**
 * The functions that compiled code calls outside of itself: kernel exports and host calls, by name and signature.
 * `unwinds` marks those that may make the caller leave its native stack.
 */
import { F64, I32, I64, type ValType } from '../../wasm/opcodes';

export interface ImportSpec {
  readonly module: 'kernel' | 'host';
  readonly params: readonly ValType[];
  readonly results: readonly ValType[];
  readonly unwinds: boolean;
}

const p = I32;
const l = I64;
const kernel = (params: ValType[], results: ValType[] = [], unwinds = false): ImportSpec => ({ module: 'kernel', params, results, unwinds });
const host = (params: ValType[], results: ValType[] = []): ImportSpec => ({ module: 'host', params, results, unwinds: false });

export const imports: Readonly<Record<string, ImportSpec>> = {
  morestack: kernel([p, p], [p]),
  unwound: kernel([p, p, p]),
  yieldTicks: kernel([]),
  stopCheck: kernel([p, p], [p]),
  newobject: kernel([p], [p]),
  newarray: kernel([p, l], [p]),
  mallocBytes: kernel([p], [p]),
  newproc: kernel([p, p]),
  deferproc: kernel([p, p]),
  defertoken: kernel([p], [p]),
  deferat: kernel([p, p]),
  deferpop: kernel([p], [p]),
  gopanic: kernel([p, p], [], true),
  setSignal: kernel([p]),
  gorecover: kernel([p], [p]),
  panicAt: kernel([p], [p]),
  panicCount: kernel([], [p]),
  makechan: kernel([p, l], [p]),
  chansend: kernel([p, p], [], true),
  chanrecv: kernel([p, p], [], true),
  trySend: kernel([p, p], [p]),
  tryRecv: kernel([p, p], [p]),
  closechan: kernel([p], [p]),
  chanlen: kernel([p], [l]),
  chancap: kernel([p], [l]),
  selectgo: kernel([p, p, p], [], true),
  memmove: kernel([p, p, p]),
  gcWriteBarrier: kernel([p, p]),
  bulkBarrier: kernel([p, p, p]),
  setFinalizer: kernel([p, p, p], [p]),
  addCleanup: kernel([p, p], [l]),
  stopCleanup: kernel([p, l]),
  nextFinalizer: kernel([], [p]),
  waitForFinalizers: kernel([], [], true),
  systemGoroutine: kernel([]),
  objectBase: kernel([p], [p]),
  weakHandle: kernel([p], [p]),
  weakValue: kernel([p], [p]),
  setMemoryLimit: kernel([l], [l]),
  memequal: kernel([p, p, p], [p]),
  memhash: kernel([p, l, p], [l]),
  cmpstring: kernel([p, l, p, l], [p]),
  concat2: kernel([p, l, p, l], [p]),
  concatn: kernel([p, p], [p]),
  copyBytes: kernel([p, l], [p]),
  intstring: kernel([l], [p]),
  decoderune: kernel([p, l, l], [p]),
  stringToRunes: kernel([p, l], [p]),
  runesToString: kernel([p, l], [p]),
  growslice: kernel([p, l, l, l, p], [p]),
  semacquire: kernel([p, p, p], [], true),
  semrelease: kernel([p, p]),
  notifyListAdd: kernel([p], [p]),
  notifyListWait: kernel([p, p], [], true),
  notifyListNotifyAll: kernel([p]),
  notifyListNotifyOne: kernel([p]),
  timerStart: kernel([p]),
  timerStop: kernel([p], [p]),
  timerReset: kernel([p, l, l], [p]),
  timeSleep: kernel([l], [], true),
  gosched: kernel([], [], true),
  goexit: kernel([], [], true),
  gcNow: kernel([], [], true),
  gomaxprocs: kernel([p], [p]),
  setGCPercent: kernel([p], [p]),
  numGoroutine: kernel([], [l]),
  goid: kernel([], [l]),
  nanotime: kernel([], [l]),
  wallSeconds: kernel([], [l]),
  wallNanos: kernel([], [p]),
  lastMono: kernel([], [l]),
  lockOSThread: kernel([]),
  unlockOSThread: kernel([]),
  cputicksRand: kernel([], [l]),
  look: kernel([p, p, p, p], [], true),

  write: host([l, p, l], [l]),
  read: kernel([p, p, p], [], true),
  open: host([p, l, l, l], [l]),
  close: host([l], [l]),
  seek: host([l, l, l], [l]),
  fileOp: host([p, l, p, l, p, l], [l]),
  takeAnswer: host([p]),
  exit: host([p]),
  processInfo: host([p], [l]),
  localZone: host([p, l, l], [l]),
  cryptoRandom: host([p, l]),
  memStat: host([p, l], [l]),
  printString: host([p, l]),
  printInt: host([l]),
  printUint: host([l]),
  /** The value, and its bits (32, 64); odd: with a sign, as an imaginary part. */
  printFloat: host([F64, p]),
  printHex: host([l]),
};
