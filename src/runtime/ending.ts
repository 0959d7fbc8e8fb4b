/**
 * Goroutines that the user of the debugger ends (DAP's terminateThreads): Goexit, as if the goroutine had called it where it is, so that its
 * deferred calls run.
 *
 * It ends in the user's code only, since the library in the middle of its work may hold what others need: at the check of its next statement, or where it
 * goes on if that is a function with checks (the debugger has flagged those). One that waits for a channel, in a select or asleep is taken out of its
 * wait at once. One in a host call ends when it has come back from there. Who waits for a lock is not ended (the debugger refuses): the lock's own state counts its waiters.
 */
import { asG, K } from "./state";
import { G, gWaiting, waitChanReceive, waitChanReceiveDurable, waitChanReceiveNilChan, waitChanSend, waitChanSendDurable, waitChanSendNilChan, waitSelect, waitSelectDurable, waitSelectNoCases, waitSleep } from "./records";
import { finishSelect } from "./chan";
import { readyGlobal } from "./execute";
import { cancelSleep } from "./time";

/** Bit of a check flag: the debugger has asked for goroutines to end (checkFlag in src/layout/evaluation.ts). */
const flagEnding: u32 = 16;

function isChannelWait(reason: u32): bool {
  return reason == waitChanReceive || reason == waitChanSend || reason == waitSelect || reason == waitChanReceiveDurable || reason == waitChanSendDurable || reason == waitSelectDurable;
}

/** Takes those that are to end out of waits that they can leave. */
export function endWaits(): void {
  const k = K();
  for (let i: u32 = 0; i < k.nAllgs; i++) {
    const g = load<u32>(<usize>(k.allgs + (i << 2)));
    const gp = asG(g);
    if (gp.ending == 0 || gp.status != gWaiting) continue;
    const reason = gp.waitReason;
    if (isChannelWait(reason)) finishSelect(gp, 0);
    else if (reason == waitSleep) cancelSleep(gp);
    else if (reason != waitChanReceiveNilChan && reason != waitChanSendNilChan && reason != waitSelectNoCases) continue;
    // It does not go on in what it waited for.
    gp.ending = 2;
    readyGlobal(g);
  }
}

/** Whether the goroutine, about to go on, ends here. */
export function endsHere(g: G): bool {
  if (g.pendingFn != 0) return g.top == 0;
  return g.ending == 2 || (load<u8>(<usize>(K().checkFlags + load<u32>(g.top))) & flagEnding) != 0;
}
