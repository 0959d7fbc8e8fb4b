/**
 * What escape analysis found, in the words of `go build -gcflags=-m`: `moved to heap: x`, `&T{...} does not escape`, `leaking param: p to
 * result ~r0 level=1`. Positions are those of Go's compiler: a call's is its parenthesis, a literal's its brace.
 */
import type { Diagnostic } from '../../base/diagnostic';
import type * as ast from '../../syntax/nodes';
import { exprString } from '../../syntax/exprString';
import type { Info } from '../../types/info';
import { typeString } from '../../types/typeString';
import type { Type } from '../../types/types';
import type { Found } from './analysis';
import type { Site } from './expressions';
import { core, hasPointers } from './values';

export function escapeReport(info: Info, a: Found): Diagnostic[] {
  const out: Diagnostic[] = [];
  const say = (pos: number, message: string): void => {
    out.push({ pos, message, code: '', soft: false });
  };
  for (const [v, l] of a.variables) if (l.escapes && a.addressed(v)) say(v.pos, `moved to heap: ${v.name}`);
  for (const p of a.params) {
    const { v, leaks, results } = p;
    if (v.name === '' || v.name === '_' || !hasPointers(v.type as Type) || (a.variables.get(v)?.escapes && a.addressed(v))) continue;
    let leaked = leaks.heap >= 0;
    if (leaked) say(v.pos, `leaking param${leaks.heap > 0 ? ' content' : ''}: ${v.name}`);
    leaks.results.forEach((level, i) => {
      if (level === undefined || (leaks.heap >= 0 && leaks.heap <= level)) return;
      leaked = true;
      say(v.pos, `leaking param: ${v.name} to result ${results[i]?.v?.name || `~r${i}`} level=${level}`);
    });
    if (!leaked) say(v.pos, `${v.name} does not escape`);
  }
  for (const s of a.sites) {
    const words = siteWords(info, s);
    if (words) say(words.pos, `${words.text} ${s.location.escapes ? 'escapes to heap' : 'does not escape'}`);
  }
  return out;
}

function siteWords(info: Info, s: Site): { pos: number; text: string } | undefined {
  const e = s.node;
  if (s.kind === 'rest') return { pos: (e as ast.CallExpr).lparen, text: '... argument' };
  if (s.kind === 'box') return { pos: exprPos(info, e as ast.Expr), text: goString(info, e as ast.Expr) };
  switch (e.kind) {
    case 'CompositeLit': {
      const t = info.types.get(e.id)?.type as Type;
      const pointer = core(t).kind === 'Pointer';
      const text = `${typeName(pointer ? (core(t) as { elem: Type }).elem : t)}${e.elts.length > 0 ? '{...}' : '{}'}`;
      const isAddress = pointer || s.isAddress;
      return { pos: s.isAddress ? s.isAddress.pos : e.lbrace, text: isAddress ? `&${text}` : text };
    }
    case 'FuncLit':
      return { pos: e.pos, text: 'func literal' };
    case 'SelectorExpr':
    case 'BinaryExpr':
      return { pos: exprPos(info, e), text: goString(info, e) };
    case 'CallExpr': {
      const name = e.fun.kind === 'Ident' ? e.fun.name : '';
      const t = info.types.get(e.id)?.type;
      if (name === 'make' && t && core(t).kind === 'Chan') return undefined;
      return { pos: exprPos(info, e), text: name === 'append' ? 'append' : goString(info, e) };
    }
    case 'RangeStmt':
      return { pos: e.pos, text: 'func literal' };
    default:
      return undefined;
  }
}

function typeName(t: Type): string {
  return typeString(t, (p) => (p.path === 'main' || p.name === 'main' ? '' : p.name));
}

/** An expression as Go's compiler prints it. */
function goString(info: Info, e: ast.Expr): string {
  switch (e.kind) {
    case 'ParenExpr':
      return goString(info, e.x);
    case 'CompositeLit':
      return `${typeName(info.types.get(e.id)?.type as Type)}${e.elts.length > 0 ? '{...}' : '{}'}`;
    case 'FuncLit':
      return 'func literal';
    case 'BinaryExpr':
      return `${goString(info, e.x)} ${e.op} ${goString(info, e.y)}`;
    case 'CallExpr':
      if (info.types.get(e.fun.id)?.mode === 'type' && e.args[0]) {
        const name = exprString(e.fun);
        return `${/^\w+$/.test(name) ? name : `(${name.replace(/^\((.*)\)$/, '$1')})`}(${goString(info, e.args[0])})`;
      }
      return exprString(e);
    default:
      return exprString(e);
  }
}

function exprPos(info: Info, e: ast.Expr): number {
  switch (e.kind) {
    case 'ParenExpr':
      return exprPos(info, e.x);
    case 'CallExpr':
      return info.types.get(e.fun.id)?.mode === 'type' && e.args[0] ? exprPos(info, e.args[0]) : e.lparen;
    case 'CompositeLit':
      return e.lbrace;
    case 'BinaryExpr':
      return e.opPos;
    case 'SelectorExpr':
      return e.sel.pos - 1;
    case 'IndexExpr':
      return e.lbrack;
    default:
      return e.pos;
  }
}
