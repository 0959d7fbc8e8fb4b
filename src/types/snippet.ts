/**
 * Checks code that somebody types while the program stands: an expression, or statements, in a scope of the checked package. Its facts
 * go to the package's Info like all others; its errors go to the caller, and the package stays as it was.
 */
import type { Diagnostic } from '../base/diagnostic';
import type { Expr, Stmt } from '../syntax/nodes';
import { assignment } from './assignments';
import { type Checker, newEnvironment } from './checker';
import { rawExpr } from './expr';
import { Scope } from './objects';
import { Operand } from './operand';
import { stmt } from './stmt';
import type { Type } from './types';
import { emptySignature } from './universe';

export interface SnippetResult {
  readonly errors: readonly Diagnostic[];
  /** Types of the expression's values; none for a call without results and for statements. */
  readonly types: readonly Type[];
  /** The expression is the untyped nil. */
  readonly isNil: boolean;
}

export function checkSnippet(c: Checker, scope: Scope, version: number, code: Expr | readonly Stmt[]): SnippetResult {
  const errors: Diagnostic[] = [];
  const { hasErrors, env } = c;
  const { broken } = c.pkg;
  c.redirect = (d) => errors.push(d);
  c.hasErrors = false;
  let types: readonly Type[] = [];
  let isNil = false;
  try {
    c.enter(() => {
      // What the code declares is its own.
      const own = new Scope(scope, 0, 0, false, true);
      c.env = { ...newEnvironment(own, version), sig: emptySignature };
      if (Array.isArray(code)) for (const s of code as readonly Stmt[]) stmt(c, s);
      else ({ types, isNil } = values(c, code as Expr));
    });
  } finally {
    c.env = env;
    c.hasErrors = hasErrors;
    c.pkg.broken = broken;
    c.redirect = undefined;
  }
  return { errors, types, isNil };
}

/** The values of an expression; untyped ones get their default types. */
function values(c: Checker, e: Expr): { types: readonly Type[]; isNil: boolean } {
  const x = new Operand();
  rawExpr(c, undefined, x, e, undefined, false);
  if (x.mode === 'invalid' || x.mode === 'novalue') return { types: [], isNil: false };
  if (x.mode === 'type') {
    c.error(x, 'NotAnExpr', `${c.op(x)} is not an expression`);
    return { types: [], isNil: false };
  }
  if (x.isNil()) return { types: [], isNil: true };
  if (x.mode === 'value' && x.type.kind === 'Tuple') return { types: x.type.vars.map((v) => v.type as Type), isNil: false };
  assignment(c, x, undefined, 'expression');
  return { types: (x.mode as string) === 'invalid' ? [] : [x.type], isNil: false };
}
