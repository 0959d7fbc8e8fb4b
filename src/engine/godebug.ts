/** What the program's environment asks of the runtime: GODEBUG (package runtime, "Environment Variables"). */
import type { Machine } from './machine';

/** GODEBUG settings that are words of the kernel's record. */
const kernelSettings: Readonly<Record<string, string>> = {
  schedtrace: 'schedtrace',
  scheddetail: 'scheddetail',
  /** Glassgo's own: preempt at every tick, and take goroutines from the queues in random order. */
  schedstress: 'stress',
};

export function parseGodebug(text: string): Map<string, string> {
  const out = new Map<string, string>();
  for (const setting of text.split(',')) {
    const at = setting.indexOf('=');
    if (at > 0) out.set(setting.slice(0, at), setting.slice(at + 1));
  }
  return out;
}

/** Applies the environment to a program that has not begun. */
export function applyEnvironment(machine: Machine, env: Readonly<Record<string, string>>): void {
  for (const [name, value] of parseGodebug(env.GODEBUG ?? '')) {
    const field = kernelSettings[name];
    const n = Number(value);
    if (field && Number.isInteger(n) && n >= 0) machine.setKernelField(field, n);
  }
  if (machine.kernelField('stress') !== 0) machine.setKernelField('tickBudget', 1);
}
