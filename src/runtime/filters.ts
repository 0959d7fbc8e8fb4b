/**
 * Conditions and hit counts of breakpoints, decided in the middle of the function that has hit one: nothing leaves the native
 * stack unless the program is to stop.
 *
 * A statement check stores the variables in sight into their frame slots before it comes here, and the compiled condition reads them
 * there (src/compile/snippet). The host makes the records (src/layout/evaluation.ts) in the area that debug builds reserve. Sending each hit
 * to the host costs microseconds, as the frame has to be saved and the debugger to look at it.
 */
import {
  filterFn, filterHits, filterId, filterN, filterNext, filterOp, filterVerdict, fnFrameSize, hitEqual, hitEvery, hitGreater, hitGreaterEqual, hitLess, hitLessEqual, hitNone, hitNotEqual,
  conditionNo, conditionPanics, mEvalGoroutine, verdictAsk, verdictNo, verdictPanics, verdictYes,
} from "./records";
import { K, curg } from "./state";
import { funcOf } from "./stack";

/** A condition that only the host can evaluate. */
const askHost: u32 = 0xffffffff;

function hitMatches(op: u32, hits: u32, n: u32): bool {
  if (op == hitNone) return true;
  if (op == hitEqual) return hits == n;
  if (op == hitGreater) return hits > n;
  if (op == hitGreaterEqual) return hits >= n;
  if (op == hitLess) return hits < n;
  if (op == hitLessEqual) return hits <= n;
  if (op == hitNotEqual) return hits != n;
  if (op == hitEvery) return n != 0 && hits % n == 0;
  return true;
}

/** Whether a breakpoint at this check is to stop the program; what each one has decided stands in its record. */
export function breakpointWanted(id: u32, fp: u32): u32 {
  let known = false;
  store<u64>(mEvalGoroutine, curg().goid);
  let wanted: u32 = 0;
  for (let at = <usize>K().filters; at != 0; at = <usize>load<u32>(at, filterNext)) {
    if (load<u32>(at, filterId) != id) continue;
    known = true;
    let verdict: u32 = verdictYes;
    const fn = load<u32>(at, filterFn);
    if (fn == askHost) verdict = verdictAsk;
    else if (fn != 0) {
      const answer = call_indirect<u32>(fn, fp + load<u32>(<usize>funcOf(id), fnFrameSize), fp);
      if (answer == conditionNo) verdict = verdictNo;
      else if (answer == conditionPanics) verdict = verdictPanics;
    }
    if (verdict == verdictYes) {
      const hits = load<u32>(at, filterHits) + 1;
      store<u32>(at, hits, filterHits);
      if (!hitMatches(load<u32>(at, filterOp), hits, load<u32>(at, filterN))) verdict = verdictNo;
    }
    store<u32>(at, verdict, filterVerdict);
    if (verdict != verdictNo) wanted = 1;
  }
  return known ? wanted : 1;
}
