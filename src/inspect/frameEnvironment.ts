/** The variables that a frame sees: its own in scope, innermost first, then its package's. */
import { type DebugInfo, type ScopeVariable } from '../compile/debuginfo/debugInfo';
import type { Environment } from './evaluate';
import type { Frame } from './goroutines';
import type { Value, Values } from './values';

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

export function frameEnvironment(values: Values, info: DebugInfo, frame: Frame | undefined): Environment {
  return {
    values,
    lookup(name, pkg): Value | undefined {
      if (frame && pkg === undefined) {
        const found = scopeVariables(info, frame).find((v) => v.variable.name === name);
        if (found) return values.variable(found.variable.type, found.variable.location, frame.fp);
      }
      const global = info.globals.find((g) => g.name === name && (pkg === undefined ? g.pkg === (frame?.func.pkg ?? 'main') : g.pkg === pkg || g.pkg.endsWith(`/${pkg}`)));
      return global && global.type ? values.at(global.type, global.address) : undefined;
    },
  };
}
