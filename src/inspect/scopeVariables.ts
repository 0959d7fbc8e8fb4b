/** The variables that a frame sees. */
import { type DebugInfo, type ScopeVariable } from '../compile/debuginfo/debugInfo';
import type { Frame } from './goroutines';

/** Variables in scope at the frame's position, innermost first; an outer variable of the same name is marked as shadowed. */
export function scopeVariables(info: DebugInfo, frame: Frame): { variable: ScopeVariable; shadowed: boolean }[] {
  const out: { variable: ScopeVariable; shadowed: boolean }[] = [];
  const names = new Set<string>();
  for (let i = info.scopes[frame.id] ?? -1; i >= 0; ) {
    const variable = frame.func.variables[i];
    if (!variable) break;
    out.push({ variable, shadowed: names.has(variable.name) });
    names.add(variable.name);
    i = variable.outer;
  }
  return out;
}
