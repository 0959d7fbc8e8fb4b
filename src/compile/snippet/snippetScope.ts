/**
 * What a name means at a place where a frame stands: the frame's variables first, with the types that they have in this instance of a
 * generic function, then local types and constants, the package, its imports in that file, the universe; and what there is to say about its goroutine.
 */
import { Scope, TypeName, Var } from '../../types/objects';
import type { CheckedPackage } from '../../types/info';
import type { Pos } from '../../base/source';
import { substType } from '../../types/subst';
import type { FuncLowerer, ScopeEntry } from '../lower/func';
import type { GoroutineNames } from './goroutineNames';

export interface SnippetScope {
  readonly scope: Scope;
  /** Variables of the frame, by the objects that stand for them. */
  readonly variables: Map<Var, ScopeEntry>;
  readonly version: number;
}

/** `entry` is the innermost variable in scope, -1 for none; without a function only the package's names are seen. */
export function snippetScope(pkg: CheckedPackage, fn: FuncLowerer | undefined, pos: Pos, entry: number, names: GoroutineNames): SnippetScope {
  const file = pkg.pkg.files.find((f) => pos >= f.source.base && pos <= f.source.base + f.source.bytes.length) ?? pkg.pkg.files[0];
  const fileScope = file && innerScope(pkg.pkg.scope, (s) => s.pos <= file.source.base + file.source.bytes.length && s.end >= file.pos);
  // It is no part of the program: later look-ups by position must not come here.
  const scope = new Scope(innermost(fileScope ?? pkg.pkg.scope, pos), 0, 0, false, true);
  const variables = new Map<Var, ScopeEntry>();
  if (fn) {
    fn.typeMap?.forEach((type, param) => {
      const name = new TypeName(0, pkg.pkg, param.obj.name, type);
      scope.insert(name.name, name);
    });
    // Types declared in a generic function are its instance's.
    if (fn.typeMap) {
      for (let s = scope.parent; s && s !== fileScope && !s.isPackage; s = s.parent) {
        for (const o of s.names.values()) if (o instanceof TypeName && o.type && !scope.names.has(o.name)) scope.insert(o.name, new TypeName(o.pos, o.pkg, o.name, substType(o.type, fn.typeMap)));
      }
    }
    for (let i = entry; i >= 0; ) {
      const s = fn.scopes[i] as ScopeEntry;
      if (!scope.names.has(s.name) || !(scope.names.get(s.name) instanceof Var)) {
        const v = new Var(s.pos, pkg.pkg, s.name, s.type);
        v.used = true;
        v.parent = scope;
        scope.insert(s.name, v);
        variables.set(v, s);
      }
      i = s.outer;
    }
  }
  names.declare(scope, variables, pkg.pkg);
  return { scope, variables, version: file ? pkg.versionOf(file) : 0 };
}

/** The first of the scopes in this one for which `test` holds. */
function innerScope(scope: Scope, test: (s: Scope) => boolean): Scope | undefined {
  let found: Scope | undefined;
  for (let s = scope.inner; s; s = s.before) if (test(s)) found = s;
  return found;
}

function innermost(scope: Scope, pos: Pos): Scope {
  for (;;) {
    const inner = innerScope(scope, (s) => s.pos <= pos && pos < s.end);
    if (!inner) return scope;
    scope = inner;
  }
}
