/** What the program's environment asks of the runtime: GODEBUG and GOMEMLIMIT (package runtime, "Environment Variables"). */
import type { Machine } from './machine';

/** GODEBUG settings that are words of the kernel's record. */
const kernelSettings: Readonly<Record<string, string>> = {
  schedtrace: 'schedtrace',
  scheddetail: 'scheddetail',
  /** Glassgo's own: preempt at every tick, and take goroutines from the queues in random order. */
  schedstress: 'stress',
  gctrace: 'debugGctrace',
  scavtrace: 'debugScavtrace',
  gccheckmark: 'debugCheckmark',
  gcstoptheworld: 'debugGcstop',
  /** Glassgo's own: a collection at every Nth allocation. */
  gcstress: 'debugGcstress',
  /** Glassgo's own: every call moves the goroutine's stack. */
  stackstress: 'debugStackstress',
};

export function parseGodebug(text: string): Map<string, string> {
  const out = new Map<string, string>();
  for (const setting of text.split(',')) {
    const at = setting.indexOf('=');
    if (at > 0) out.set(setting.slice(0, at), setting.slice(at + 1));
  }
  return out;
}

const units: Readonly<Record<string, bigint>> = { B: 1n, KiB: 1n << 10n, MiB: 1n << 20n, GiB: 1n << 30n, TiB: 1n << 40n };

/** GOMEMLIMIT in bytes; undefined for `off`, nothing, and what Go would not take either. */
export function parseMemoryLimit(text: string): bigint | undefined {
  const m = /^(\d+)(B|KiB|MiB|GiB|TiB)?$/.exec(text);
  return m ? BigInt(m[1] as string) * (units[m[2] ?? 'B'] as bigint) : undefined;
}

/** Applies the environment to a program that has not begun. */
export function applyEnvironment(machine: Machine, env: Readonly<Record<string, string>>): void {
  for (const [name, value] of parseGodebug(env.GODEBUG ?? '')) {
    const field = kernelSettings[name];
    const n = Number(value);
    if (field && Number.isInteger(n) && n >= 0) machine.setKernelField(field, n);
  }
  // A function that leaves at its entry is entered anew: with a single tick it would never get further.
  if (machine.kernelField('stress') !== 0) machine.setKernelField('tickBudget', 2);
  const limit = parseMemoryLimit(env.GOMEMLIMIT ?? '');
  // Setting the limit commits the pacer anew, which gcstress needs as well.
  machine.kernel.setMemoryLimit(limit ?? -1n);
  if (machine.kernelField('debugGcstress') !== 0) machine.kernel.setMemoryLimit(limit ?? (1n << 63n) - 1n);
}
