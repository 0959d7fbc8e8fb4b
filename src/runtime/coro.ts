/**
 * Coroutines, for iter.Pull: goroutines that hand over to each other. One of the two runs; the other waits, and is noted in the word that they share.
 *
 * ```
 * coroutine (a word of the program's) -> G that waits: first the new one, then whoever has handed over last; 0 once the coroutine has ended
 * ```
 *
 * Handing over is no scheduling decision as others are: the other goroutine goes on at once, on the same P and in what is left of the time slice. Only if
 * the debugger keeps it from running, or if one of the two is locked to a thread, is it readied and waits its turn.
 */
import { gRunnable, gWaiting, leaveCoro, probeGoReady, waitCoroutine, whyCoroutine } from "./records";
import { K, asG, curg, curgAddr } from "./state";
import { dropg, goexit0, leaveFor, newg, park, parked, ready } from "./execute";
import { decided } from "./proc";
import { held, holdBack } from "./hold";
import { putFirst } from "./runq";
import { bubbleReadied } from "./synctest";
import { probe } from "./trace";

/** Makes a coroutine: a goroutine that runs `fn` once somebody hands over to it. */
export function newcoro(word: u32, fn: u32, site: u32): void {
  const g = newg(asG(curgAddr()).bubble, fn, site);
  const gp = asG(g);
  gp.status = gWaiting;
  gp.waitReason = waitCoroutine;
  gp.waitObject = word;
  gp.waitSince = K().now;
  store<u32>(<usize>word, g);
}

/** The goroutine that waits in the coroutine's word goes on; the running one waits there. */
export function coroswitch(word: u32): void {
  curg().lookArg = word;
  park(waitCoroutine, word);
  K().leaveReason = leaveCoro;
}

/** The same, but the running goroutine ends, whatever deferred calls it still has. */
export function coroexit(word: u32): void {
  curg().lookArg = word;
  leaveFor(leaveCoro);
}

/** g has left to hand over. Returns the goroutine that goes on in its place, 0 if the scheduler's loop must decide. */
export function handOver(g: u32): u32 {
  const k = K();
  const gp = asG(g);
  const word = <usize>gp.lookArg;
  const next = load<u32>(word);
  const np = asG(next);
  const locked = gp.lockedM | np.lockedM;
  const ends = gp.status != gWaiting;
  store<u32>(word, ends ? 0 : g);
  // First the other one, as a bubble must not find that nobody runs.
  if (locked != 0) ready(next);
  else {
    probe(probeGoReady, next, np.waitReason, g);
    if (np.bubble != 0) bubbleReadied(next);
    np.status = gRunnable;
    np.waitReason = 0;
    np.waitObject = 0;
  }
  if (ends) {
    dropg(g);
    goexit0(g);
  } else parked(g);
  if (locked != 0) return 0;
  if (k.holding != 0 && held(next)) {
    holdBack(next);
    return 0;
  }
  k.why = whyCoroutine;
  if (k.wantG == 0) decided(next);
  if (k.wantG == 0) return next;
  // At a stop on the way the user has decided otherwise.
  putFirst(k.curp, next);
  return 0;
}
