/** The lines of GODEBUG=gctrace=1 and scavtrace=1, in the form of Go's runtime (package runtime, "Environment Variables"). */
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

/** What has been given back to the system since the last line: while the program was idle, and by debug.FreeOSMemory (forced). */
export function scavtraceLine(m: Machine, forced: boolean): string {
  const kib = (field: string, unit = 1n): bigint => (m.kernelField64(field) * unit) >> 10n;
  const inUse = m.kernelField64('pagesInUse');
  const resident = inUse + m.kernelField64('pagesFree') - m.kernelField64('pagesReleased');
  const used = resident === 0n ? 0n : (100n * inUse) / resident;
  return `scav ${kib('releasedIdle')} KiB work (bg), ${kib('releasedForced')} KiB work (eager), ${kib('pagesReleased', 8192n)} KiB now, ${used}% util${forced ? ' (forced)' : ''}\n`;
}
