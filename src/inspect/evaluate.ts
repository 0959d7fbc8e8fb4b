/**
 * Evaluates Go expressions over a stopped frame, for watches, hovers, conditions and log messages: variables, selectors, indexing, slicing of strings, pointers,
 * literals, arithmetic, comparison, logic, len, cap and conversions between basic types. Nothing is called and nothing is changed.
 */
import { kinds } from '../layout/typeDescriptor';
import type { Expr } from '../syntax/nodes';
import type { Value, Values } from './values';

/** A result: a value of the program, or one computed here. */
export type Result =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'int'; readonly n: bigint }
  | { readonly kind: 'float'; readonly n: number }
  | { readonly kind: 'bool'; readonly b: boolean }
  | { readonly kind: 'string'; readonly s: string }
  | { readonly kind: 'nil' };

export class EvaluationError extends Error {}

export interface Environment {
  readonly values: Values;
  /** A variable in scope, or a package-level one; `pkg` is set for a qualified name. */
  lookup(name: string, pkg?: string): Value | undefined;
}

export function evaluate(env: Environment, e: Expr): Result {
  switch (e.kind) {
    case 'ParenExpr': return evaluate(env, e.x);
    case 'BasicLit': return literal(e.token, e.text);
    case 'Ident': {
      const v = env.lookup(e.name);
      if (v) return simplify(env, v);
      if (e.name === 'true' || e.name === 'false') return { kind: 'bool', b: e.name === 'true' };
      if (e.name === 'nil') return { kind: 'nil' };
      throw new EvaluationError(`could not find symbol value for ${e.name}`);
    }
    case 'SelectorExpr': {
      if (e.x.kind === 'Ident' && !env.lookup(e.x.name)) {
        const g = env.lookup(e.sel.name, e.x.name);
        if (g) return simplify(env, g);
        throw new EvaluationError(`could not find symbol value for ${e.x.name}`);
      }
      return simplify(env, field(env, valueOf(evaluate(env, e.x)), e.sel.name));
    }
    case 'IndexExpr': return index(env, evaluate(env, e.x), evaluate(env, e.indices[0] as Expr));
    case 'StarExpr': {
      const v = valueOf(evaluate(env, e.x));
      if (v.type.kind !== kinds.pointer) throw new EvaluationError(`expression "${v.type.name}" can not be dereferenced`);
      const to = env.values.deref(v);
      if (!to) throw new EvaluationError('nil pointer dereference');
      return simplify(env, to);
    }
    case 'TypeAssertExpr': {
      const v = valueOf(evaluate(env, e.x));
      const d = v.type.kind === kinds.interface ? env.values.dynamic(v) : undefined;
      if (!d) throw new EvaluationError('interface is nil or the operand is not an interface');
      return simplify(env, d);
    }
    case 'UnaryExpr': return unary(env, e.op, evaluate(env, e.x));
    case 'BinaryExpr': return binary(env, e.op, e.x, e.y);
    case 'CallExpr': return call(env, e);
    default: throw new EvaluationError('expressions of this form are not supported here');
  }
}

function valueOf(r: Result): Value {
  if (r.kind !== 'value') throw new EvaluationError('not a variable');
  return r.value;
}

/** Basic values become plain ones, so that they can be computed with; the rest stays what it is. */
function simplify(_env: Environment, value: Value): Result {
  return { kind: 'value', value };
}

function plain(env: Environment, r: Result): Result {
  if (r.kind !== 'value') return r;
  const v = r.value;
  const n = env.values.number(v);
  if (typeof n === 'bigint') return { kind: 'int', n };
  if (typeof n === 'number') return { kind: 'float', n };
  if (v.type.kind === kinds.bool) return { kind: 'bool', b: v.memory.u8(v.address) !== 0 };
  if (v.type.kind === kinds.string) return { kind: 'string', s: new TextDecoder().decode(env.values.bytesOfString(v, 1 << 20).bytes) };
  if (v.type.kind === kinds.interface) {
    const d = env.values.dynamic(v);
    return d ? plain(env, { kind: 'value', value: d }) : { kind: 'nil' };
  }
  if (isNilable(v) && v.memory.u32(v.address) === 0) return { kind: 'nil' };
  return r;
}

function isNilable(v: Value): boolean {
  const k = v.type.kind;
  return k === kinds.pointer || k === kinds.map || k === kinds.chan || k === kinds.func || k === kinds.slice || k === kinds['unsafe.Pointer'];
}

function literal(token: string, text: string): Result {
  const digits = text.replace(/_/g, '');
  switch (token) {
    case 'INT': return { kind: 'int', n: BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits) };
    case 'FLOAT': return { kind: 'float', n: Number(digits) };
    case 'STRING': return { kind: 'string', s: text.startsWith('`') ? text.slice(1, -1) : JSON.parse(text) };
    case 'CHAR': {
      const s = text === "'\\''" ? "'" : (JSON.parse(`"${text.slice(1, -1).replace(/"/g, '\\"')}"`) as string);
      return { kind: 'int', n: BigInt(s.codePointAt(0) ?? 0) };
    }
    default: throw new EvaluationError(`literal ${text} is not supported here`);
  }
}

function field(env: Environment, v: Value, name: string): Value {
  let s = v;
  if (s.type.kind === kinds.interface) s = env.values.dynamic(s) ?? s;
  if (s.type.kind === kinds.pointer) {
    const to = env.values.deref(s);
    if (!to) throw new EvaluationError('nil pointer dereference');
    s = to;
  }
  const found = s.type.kind === kinds.struct ? findField(env, s, name, 4) : undefined;
  if (!found) throw new EvaluationError(`${v.type.name} has no member ${name}`);
  return found;
}

/** Fields of embedded structs are found too, the shallowest first. */
function findField(env: Environment, s: Value, name: string, depth: number): Value | undefined {
  const member = (f: { type: number; offset: number }): Value => ({ type: env.values.types.of(f.type), memory: s.memory, address: s.address + f.offset });
  const own = s.type.fields.find((f) => f.name === name);
  if (own) return member(own);
  if (depth === 0) return undefined;
  for (const f of s.type.fields) {
    if (!f.embedded) continue;
    let inner: Value | undefined = member(f);
    if (inner.type.kind === kinds.pointer) inner = env.values.deref(inner);
    const found = inner?.type.kind === kinds.struct ? findField(env, inner, name, depth - 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

function index(env: Environment, x: Result, i: Result): Result {
  let v = valueOf(x);
  if (v.type.kind === kinds.pointer) v = env.values.deref(v) ?? v;
  const key = plain(env, i);
  if (v.type.kind === kinds.map) {
    for (const entry of env.values.mapEntries(v, 0, Number.MAX_SAFE_INTEGER)) {
      if (same(env, plain(env, { kind: 'value', value: entry.key }), key)) return { kind: 'value', value: entry.elem };
    }
    throw new EvaluationError('key not found');
  }
  if (key.kind !== 'int') throw new EvaluationError('index is not an integer');
  const n = Number(key.n);
  if (n < 0 || n >= env.values.length(v)) throw new EvaluationError('index out of bounds');
  if (v.type.kind === kinds.string) return { kind: 'int', n: BigInt(env.values.memory.u8(v.memory.u32(v.address) + n)) };
  if (v.type.kind !== kinds.slice && v.type.kind !== kinds.array) throw new EvaluationError(`${v.type.name} can not be indexed`);
  return { kind: 'value', value: (env.values.elements(v, n, 1)[0] as { value: Value }).value };
}

function unary(env: Environment, op: string, x: Result): Result {
  if (op === '&') {
    const v = valueOf(x);
    return { kind: 'string', s: `(*${v.type.name})(0x${v.address.toString(16)})` };
  }
  const v = plain(env, x);
  if (op === '!' && v.kind === 'bool') return { kind: 'bool', b: !v.b };
  if (op === '-' && v.kind === 'int') return { kind: 'int', n: -v.n };
  if (op === '-' && v.kind === 'float') return { kind: 'float', n: -v.n };
  if (op === '^' && v.kind === 'int') return { kind: 'int', n: ~v.n };
  if (op === '+') return v;
  throw new EvaluationError(`operator ${op} is not defined here`);
}

function binary(env: Environment, op: string, left: Expr, right: Expr): Result {
  const a = plain(env, evaluate(env, left));
  if (op === '&&' || op === '||') {
    if (a.kind !== 'bool') throw new EvaluationError(`operator ${op} wants booleans`);
    if (a.b === (op === '||')) return a;
    const b = plain(env, evaluate(env, right));
    if (b.kind !== 'bool') throw new EvaluationError(`operator ${op} wants booleans`);
    return b;
  }
  const b = plain(env, evaluate(env, right));
  if (op === '==' || op === '!=') return { kind: 'bool', b: same(env, a, b) === (op === '==') };
  if (a.kind === 'string' && b.kind === 'string') {
    if (op === '+') return { kind: 'string', s: a.s + b.s };
    return { kind: 'bool', b: ordered(op, a.s < b.s ? -1 : a.s > b.s ? 1 : 0) };
  }
  if (a.kind === 'int' && b.kind === 'int') return integers(op, a.n, b.n);
  const x = asFloat(a);
  const y = asFloat(b);
  if (x === undefined || y === undefined) throw new EvaluationError(`operator ${op} is not defined on these operands`);
  switch (op) {
    case '+': return { kind: 'float', n: x + y };
    case '-': return { kind: 'float', n: x - y };
    case '*': return { kind: 'float', n: x * y };
    case '/': return { kind: 'float', n: x / y };
    default: return { kind: 'bool', b: ordered(op, x < y ? -1 : x > y ? 1 : 0) };
  }
}

function asFloat(r: Result): number | undefined {
  return r.kind === 'float' ? r.n : r.kind === 'int' ? Number(r.n) : undefined;
}

function ordered(op: string, c: number): boolean {
  switch (op) {
    case '<': return c < 0;
    case '<=': return c <= 0;
    case '>': return c > 0;
    case '>=': return c >= 0;
    default: throw new EvaluationError(`operator ${op} is not defined on these operands`);
  }
}

function integers(op: string, a: bigint, b: bigint): Result {
  const int = (n: bigint): Result => ({ kind: 'int', n });
  switch (op) {
    case '+': return int(BigInt.asIntN(64, a + b));
    case '-': return int(BigInt.asIntN(64, a - b));
    case '*': return int(BigInt.asIntN(64, a * b));
    case '/':
    case '%':
      if (b === 0n) throw new EvaluationError('division by zero');
      return int(op === '/' ? a / b : a % b);
    case '&': return int(a & b);
    case '|': return int(a | b);
    case '^': return int(a ^ b);
    case '&^': return int(a & ~b);
    case '<<': return int(BigInt.asIntN(64, a << b));
    case '>>': return int(a >> b);
    default: return { kind: 'bool', b: ordered(op, a < b ? -1 : a > b ? 1 : 0) };
  }
}

function same(env: Environment, a: Result, b: Result): boolean {
  if (a.kind === 'nil' || b.kind === 'nil') return a.kind === b.kind;
  if (a.kind === 'int' && b.kind === 'int') return a.n === b.n;
  const x = asFloat(a);
  const y = asFloat(b);
  if (x !== undefined && y !== undefined) return x === y;
  if (a.kind === 'string' && b.kind === 'string') return a.s === b.s;
  if (a.kind === 'bool' && b.kind === 'bool') return a.b === b.b;
  if (a.kind === 'value' && b.kind === 'value') {
    if (isNilable(a.value) && isNilable(b.value)) return a.value.memory.u32(a.value.address) === b.value.memory.u32(b.value.address);
    return env.values.format(a.value, 8) === env.values.format(b.value, 8);
  }
  throw new EvaluationError('operands can not be compared');
}

function call(env: Environment, e: Extract<Expr, { kind: 'CallExpr' }>): Result {
  const name = e.fun.kind === 'Ident' ? e.fun.name : '';
  const arg = e.args[0];
  if (arg && e.args.length === 1) {
    if (name === 'len' || name === 'cap') {
      let v = valueOf(evaluate(env, arg));
      if (v.type.kind === kinds.pointer) v = env.values.deref(v) ?? v;
      if (v.type.kind === kinds.chan) return { kind: 'int', n: BigInt(env.values.format(v).split(' ').pop()?.split('/')[name === 'len' ? 0 : 1] ?? 0) };
      if (name === 'cap' && v.type.kind === kinds.slice) return { kind: 'int', n: v.memory.u64(v.address + 16) };
      return { kind: 'int', n: BigInt(env.values.length(v)) };
    }
    const r = plain(env, evaluate(env, arg));
    if (/^u?int(8|16|32|64)?$|^uintptr$|^byte$|^rune$/.test(name)) {
      const n = r.kind === 'int' ? r.n : r.kind === 'float' ? BigInt(Math.trunc(r.n)) : undefined;
      if (n === undefined) throw new EvaluationError(`can not convert to ${name}`);
      const bits = name === 'byte' ? 8 : name === 'rune' ? 32 : Number(/\d+$/.exec(name)?.[0] ?? 64);
      return { kind: 'int', n: /^u|byte/.test(name) ? BigInt.asUintN(bits, n) : BigInt.asIntN(bits, n) };
    }
    if (name === 'float64' || name === 'float32') {
      const n = asFloat(r);
      if (n === undefined) throw new EvaluationError(`can not convert to ${name}`);
      return { kind: 'float', n: name === 'float32' ? Math.fround(n) : n };
    }
    if (name === 'string') return r.kind === 'int' ? { kind: 'string', s: String.fromCodePoint(Number(r.n)) } : r;
  }
  throw new EvaluationError('function calls are not supported in expressions yet');
}

/** A result as text, as Delve prints it. */
export function formatResult(env: Environment, r: Result): string {
  switch (r.kind) {
    case 'value': return env.values.format(r.value, 2);
    case 'int': return r.n.toString();
    case 'float': return String(r.n);
    case 'bool': return String(r.b);
    case 'string': return JSON.stringify(r.s);
    default: return 'nil';
  }
}

/** Whether a condition holds. */
export function truth(env: Environment, e: Expr): boolean {
  const r = plain(env, evaluate(env, e));
  if (r.kind !== 'bool') throw new EvaluationError('condition expression not boolean');
  return r.b;
}
