/**
 * sync.Pool and the collector: when a collection begins, each pool's stores become its victim, and the victim of the
 * collection before is dropped. The pools form a list through their first word; the library tells where it begins.
 *
 * This happens while nothing runs and before marking begins, so no write barrier is needed. Dropping everything at once made programs allocate in
 * bursts after each collection; keeping pools for ever would be a leak. Two collections are Go's choice.
 */
import { K, asP } from "./state";

const link: usize = 0;
const local: usize = 8;
const victim: usize = 16;

export function setPools(head: u32): void {
  K().poolCleanup = head;
}

export function poolCleanup(): void {
  const head = K().poolCleanup;
  if (head == 0) return;
  for (let p = load<u32>(<usize>head); p != 0; p = load<u32>(<usize>p + link)) {
    store<u64>(<usize>p + victim, load<u64>(<usize>p + local));
    store<u64>(<usize>p + local, 0);
  }
}

/** Id of the current P; code of the debugger has the one behind the program's. */
export function procID(): i64 {
  const k = K();
  return k.curp == k.evalP ? k.nProcs : asP(k.curp).id;
}
