/** The line of GODEBUG=gctrace=1, in the form of Go's runtime (package runtime, "Environment Variables"). */
import type { Machine } from './machine';

/** Milliseconds with as many digits as Go prints: whole from 100 on, else two significant ones. */
function ms(ns: number): string {
  const us = Math.max(0, Math.floor(ns / 1000));
  if (us === 0) return '0';
  if (us >= 100000) return String(Math.floor(us / 1000));
  // Go keeps two digits, and never more than three places.
  let digits = 3;
  let v = us;
  while (v >= 100) {
    v = Math.floor(v / 10);
    digits--;
  }
  return digits <= 0 ? String(v * 10 ** -digits) : (v / 10 ** digits).toFixed(digits);
}

/** About the cycle that has just ended. */
export function gctraceLine(m: Machine): string {
  const n = (field: string): number => Number(m.kernelField64(field));
  const u = (field: string): number => m.kernelField(field);
  const procs = u('nProcs');
  const sinceStart = (n('tEnd') - n('startTime')) / 1e9;
  const percent = Math.floor((100 * n('gcCpuTotal')) / Math.max(1, (n('tEnd') - n('startTime')) * procs));
  const sweepTerm = n('pauseSweepTerm');
  const mark = n('tMarkTerm') - n('tMark');
  const markTerm = n('pauseMarkTerm');
  const mb = (bytes: number): number => Math.floor(bytes / (1 << 20));
  return (
    `gc ${u('numGC')} @${sinceStart.toFixed(3)}s ${percent}%: ${ms(sweepTerm)}+${ms(mark)}+${ms(markTerm)} ms clock, ` +
    `${ms(sweepTerm * procs)}+${ms(n('cpuAssist'))}/${ms(n('cpuBackground'))}/${ms(n('cpuIdle'))}+${ms(markTerm * procs)} ms cpu, ` +
    `${mb(n('heap0'))}->${mb(n('heap1'))}->${mb(n('heap2'))} MB, ${mb(n('tracedGoal'))} MB goal, ` +
    `${mb(n('lastStackScan'))} MB stacks, ${mb(n('globalsScan'))} MB globals, ${procs} P${u('gcForcedNow') ? ' (forced)' : ''}\n`
  );
}
