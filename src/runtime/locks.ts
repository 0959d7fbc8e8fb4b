/**
 * Who holds which lock, for the debugger. A sync.Mutex is eight bytes and does not know its owner; package sync tells the kernel of each lock taken and given
 * back while the machine word `trackLocks` is set, which only a debug session does. Otherwise a lock costs the test of that word.
 *
 * Owners are kept in a hash table with linear probing, keyed by the lock's address: held locks only, so it stays small. Locks on stacks are left out, since
 * stacks move. Owner fields beside each lock would change unsafe.Sizeof. An RWMutex that is held for reading has an entry for each reader, under its address + 1.
 *
 * ```
 * Kernel.heldLocks -> [ address | G ] [ address | G ] …      capHeldLocks entries, a power of two; address 0: free
 * ```
 */
import { probeLockFreed, probeLockTaken } from "./records";
import { K, curgAddr } from "./state";
import { allocBlock, asSpan, freeBlock, spanInUse, spanOf } from "./mheap";
import { probe } from "./trace";

const leastSlots: u32 = 64;

// @ts-ignore: decorator
@inline
function entry(i: u32): usize {
  return <usize>(K().heldLocks + (i << 3));
}

// @ts-ignore: decorator
@inline
function home(address: u32): u32 {
  return ((address >> 2) * 2654435769) & (K().capHeldLocks - 1);
}

function insert(address: u32, g: u32): void {
  const mask = K().capHeldLocks - 1;
  let i = home(address);
  // Readers of one lock are several.
  const one = (address & 1) == 0;
  while (load<u32>(entry(i)) != 0 && !(one && load<u32>(entry(i)) == address)) i = (i + 1) & mask;
  if (load<u32>(entry(i)) == 0) K().nHeldLocks++;
  store<u32>(entry(i), address);
  store<u32>(entry(i), g, 4);
}

function grow(): void {
  const k = K();
  const old = k.heldLocks;
  const oldCap = k.capHeldLocks;
  k.capHeldLocks = oldCap == 0 ? leastSlots : oldCap << 1;
  k.heldLocks = allocBlock(k.capHeldLocks << 3);
  k.nHeldLocks = 0;
  for (let i: u32 = 0; i < oldCap; i++) {
    const at = <usize>(old + (i << 3));
    if (load<u32>(at) != 0) insert(load<u32>(at), load<u32>(at, 4));
  }
  if (old != 0) freeBlock(old, oldCap << 3);
}

/** The running goroutine has taken the lock at `address`. */
export function lockTaken(address: u32): void {
  taken(address, address);
}

/** The lock is given back, by whichever goroutine. */
export function lockFreed(address: u32): void {
  freed(address, address);
}

export function readLockTaken(address: u32): void {
  taken(address, address | 1);
}

export function readLockFreed(address: u32): void {
  freed(address, address | 1);
}

function taken(address: u32, key: u32): void {
  const k = K();
  const s = spanOf(address);
  if (s != 0 && asSpan(s).state != spanInUse) return;
  if (k.nHeldLocks << 1 >= k.capHeldLocks) grow();
  insert(key, curgAddr());
  probe(probeLockTaken, address, 0, 0);
}

function freed(address: u32, key: u32): void {
  const k = K();
  if (k.capHeldLocks == 0) return;
  probe(probeLockFreed, address, 0, 0);
  const mask = k.capHeldLocks - 1;
  const none: u32 = 0xffffffff;
  let found = none;
  for (let i = home(key); load<u32>(entry(i)) != 0; i = (i + 1) & mask) {
    if (load<u32>(entry(i)) != key) continue;
    // A reader gives back its own if it has one.
    if (found == none || load<u32>(entry(i), 4) == curgAddr()) found = i;
    if (load<u32>(entry(i), 4) == curgAddr()) break;
  }
  if (found != none) remove(found);
}

function remove(at: u32): void {
  const k = K();
  const mask = k.capHeldLocks - 1;
  k.nHeldLocks--;
  // What comes behind moves up, unless it is where it belongs.
  let free = at;
  let i = at;
  while (true) {
    i = (i + 1) & mask;
    const other = load<u32>(entry(i));
    if (other == 0) break;
    if (((i - home(other)) & mask) < ((i - free) & mask)) continue;
    store<u64>(entry(free), load<u64>(entry(i)));
    free = i;
  }
  store<u64>(entry(free), 0);
}
