/**
 * What the debugger asks about the code around a place, beside the values of expressions: names that could come next, the calls of a line, and the statements at
 * which a frame could go on.
 */
import { fieldsAndMethods } from '../../types/members';
import { type Scope, Var } from '../../types/objects';
import { typeString } from '../../types/typeString';
import type { Type } from '../../types/types';
import { resolveObject } from '../../types/resolveObject';
import type { Compiled } from '../compile';
import { type DebugInfo, IdKind, funcOfId } from '../debuginfo/debugInfo';
import { eachCall, liveTemporaries } from '../emit/analysis';
import type { IrFunc } from '../ir';
import type { SnippetCompiler } from './snippet';

export interface Completion {
  readonly label: string;
  readonly kind: 'variable' | 'field' | 'method' | 'function' | 'type' | 'constant' | 'package' | 'keyword';
  readonly detail: string;
}

const kindOfObject = { Var: 'variable', Func: 'function', TypeName: 'type', Const: 'constant', PkgName: 'package', Builtin: 'function', Nil: 'constant', Label: 'variable' } as const;

/** Names that can stand at the end of `text`: members behind a dot, else what is in scope. */
export function completions(compiler: SnippetCompiler, text: string, id: number): Completion[] {
  const m = /^(.*?)([\p{L}_][\p{L}\p{N}_]*)?$/su.exec(text);
  const before = m?.[1] ?? '';
  const prefix = m?.[2] ?? '';
  const list = /\.\s*$/.test(before) ? members(compiler, operandBefore(before.replace(/\.\s*$/, '')), id) : inScope(compiler, id);
  const seen = new Set<string>();
  return list
    .filter((c) => c.label.startsWith(prefix) && c.label !== '_' && !seen.has(c.label) && seen.add(c.label) !== undefined)
    .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0))
    .slice(0, 200);
}

/** The operand that ends a text: names, selectors, and brackets that belong to it. */
function operandBefore(text: string): string {
  let i = text.length;
  let depth = 0;
  for (; i > 0; i--) {
    const c = text[i - 1] as string;
    if (/[)\]}]/.test(c)) depth++;
    else if (/[([{]/.test(c)) {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0 && !/[\p{L}\p{N}_.]/u.test(c)) break;
  }
  return text.slice(i);
}

function members(compiler: SnippetCompiler, operand: string, id: number): Completion[] {
  const pkg = compiler.packageNamed(operand, id);
  if (pkg) {
    return [...pkg.scope.names.values()].filter((o) => /^\p{Lu}/u.test(o.name)).map((o) => {
      resolveObject(o);
      return { label: o.name, kind: kindOfObject[o.kind], detail: o.type ? short(o.type) : '' };
    });
  }
  const type = compiler.typeOf(operand, id);
  if (!type) return [];
  return fieldsAndMethods(type).map((o) => ({ label: o.name, kind: o instanceof Var ? ('field' as const) : ('method' as const), detail: o.type ? short(o.type) : '' }));
}

function inScope(compiler: SnippetCompiler, id: number): Completion[] {
  const out: Completion[] = [];
  for (let s: Scope | undefined = compiler.scopeAt(id); s; s = s.parent) {
    for (const o of s.names.values()) {
      resolveObject(o);
      out.push({ label: o.name, kind: kindOfObject[o.kind], detail: o.type ? short(o.type) : '' });
    }
  }
  return out;
}

function short(t: Type): string {
  return typeString(t, (p) => p.name);
}

// ---- code of a function

function irOf(compiled: Compiled, info: DebugInfo, id: number): { ir: IrFunc; first: number } | undefined {
  const at = info.funcs.findIndex((f) => id >= f.firstId && id < f.firstId + f.nIds);
  const first = info.funcs.length - compiled.lowerer.funcs.length;
  const ir = compiled.lowerer.funcs[at - first]?.ir;
  return ir && at >= 0 ? { ir, first: info.funcs[at]?.firstId ?? 0 } : undefined;
}

export interface CallTarget {
  /** Resume id of the call. */
  readonly id: number;
  readonly label: string;
  /** Starts a goroutine. */
  readonly go: boolean;
}

/** The calls of user's functions on the line of a place, in order of execution. */
export function callsOnLine(compiled: Compiled, info: DebugInfo, id: number): CallTarget[] {
  const found = irOf(compiled, info, id);
  if (!found) return [];
  const library = new Set(info.library);
  const out: CallTarget[] = [];
  eachCall(found.ir.body, (call) => {
    if (call.func?.name === 'newproc' ? info.lines[id] !== lineOf(compiled, call.pos) : call.id === 0 || info.lines[call.id] !== info.lines[id]) return;
    if (!call.func) out.push({ id: call.id, label: 'function value', go: false });
    else if (call.func.name === 'newproc') out.push({ id: 0, label: 'the new goroutine', go: true });
    else if (!call.func.imported && !library.has(info.funcs.find((f) => f.tableIndex === call.func?.tableIndex)?.pkg ?? 'internal')) out.push({ id: call.id, label: call.func.name, go: false });
  });
  return out;
}

function lineOf(compiled: Compiled, pos: number): number {
  return compiled.lowerer.program.files.position(pos).line;
}

/** Statement checks on a line of the function at which the frame could go on: nothing that the code there needs is missing. */
export function goOnAt(compiled: Compiled, info: DebugInfo, id: number, line: number): number[] {
  const found = irOf(compiled, info, id);
  const f = funcOfId(info, id);
  if (!found || !f) return [];
  const live = liveTemporaries(found.ir);
  const here = live.get(id - found.first) ?? new Set();
  const out: number[] = [];
  for (let to = f.firstId; to < f.firstId + f.nIds; to++) {
    if (info.kinds[to] !== IdKind.Check || info.lines[to] !== line) continue;
    const there = live.get(to - found.first);
    const variables = scopeChain(info, f.variables, id);
    const wanted = scopeChain(info, f.variables, to);
    if (there && [...there].every((v) => here.has(v)) && wanted.every((v) => variables.includes(v))) out.push(to);
  }
  return out;
}

function scopeChain(info: DebugInfo, variables: readonly { readonly outer: number }[], id: number): number[] {
  const out: number[] = [];
  for (let i = info.scopes[id] ?? -1; i >= 0; i = variables[i]?.outer ?? -1) out.push(i);
  return out;
}

