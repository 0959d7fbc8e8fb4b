/**
 * What the host does for goroutines while they wait.
 *
 * A host call that cannot answer at once parks its goroutine as in a blocking system call (G in syscall, its M blocked). The host calls
 * `hostReady` when it has the answer; that happens between two turns, when the kernel has returned to it because nothing runs or
 * because the monitor wants the poller asked. Goroutines that wait for input without holding an M (state "IO wait", a poll
 * descriptor in Go) are collected in a list that findRunnable takes up in Go's order, after the global queue.
 *
 * Go's poller asks the operating system; here the host keeps what is pending, so a poll descriptor is no more than the
 * goroutine that waits.
 */
import { gRunnable, gSyscall, probeGoReady, probeNetpoll, probeSyscallEnter, signalDescriptor, waitIOWait } from "./records";
import { K, asG, curg, curgAddr } from "./state";
import { entersyscall, exitsyscall } from "./proc";
import { globalPut } from "./runq";
import { leaveFor, park } from "./execute";
import { hostRead, pending } from "./host";
import { leavePark } from "./records";
import { probe } from "./trace";

/**
 * Leaves for a host call that blocks; the host answers with hostReady. The goroutine that waits for signals is not counted: a virtual clock does not
 * stand still for what may never come.
 */
export function blockInHost(call: u32, forSignals: bool): void {
  probe(probeSyscallEnter, curgAddr(), call, 0);
  if (forSignals) K().signalG = curgAddr();
  else K().hostWaits++;
  entersyscall();
  leaveFor(leavePark);
}

/** Parks the running goroutine until the host readies it. */
export function pollWait(): void {
  K().hostWaits++;
  park(waitIOWait, 0);
}

export function hostReady(g: u32, result: u32, result2: u32): void {
  const k = K();
  const gp = asG(g);
  gp.result = result;
  gp.result2 = result2;
  if (g == k.signalG) k.signalG = 0;
  else k.hostWaits--;
  if (gp.status == gSyscall) {
    exitsyscall(g);
    return;
  }
  gp.schedLink = 0;
  if (k.netReadyTail != 0) asG(k.netReadyTail).schedLink = g;
  else k.netReadyHead = g;
  k.netReadyTail = g;
}

/** Makes runnable what the host has readied: the first is returned, the others go to the global queue. */
export function netpoll(): u32 {
  const k = K();
  const first = k.netReadyHead;
  let n: u32 = 0;
  for (let g = first; g != 0; ) {
    const next = asG(g).schedLink;
    asG(g).schedLink = 0;
    probe(probeGoReady, g, asG(g).waitReason, 0);
    asG(g).status = gRunnable;
    asG(g).waitReason = 0;
    if (g != first) globalPut(g);
    g = next;
    n++;
  }
  k.netReadyHead = 0;
  k.netReadyTail = 0;
  probe(probeNetpoll, n, 0, 0);
  return first;
}

/** Reads from a descriptor into `to`; the goroutine waits if nothing is there. G.result is the count or a negative errno. */
export function read(fd: i32, to: u32, n: u32): void {
  const r = hostRead(curgAddr(), fd, to, n);
  if (r == pending) blockInHost(0, fd == signalDescriptor);
  else curg().result = <u32>r;
}
