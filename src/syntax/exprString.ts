/** Expressions and simple statements as text, the way Go's compiler prints them in messages: bodies shortened to `…`. */
import type { Expr, Field, FuncType, Stmt } from './nodes';

export function exprString(x: Expr | undefined): string {
  const out: string[] = [];
  write(out, x);
  return out.join('');
}

function list(out: string[], xs: readonly (Expr | undefined)[]): void {
  xs.forEach((x, i) => {
    if (i > 0) out.push(', ');
    write(out, x);
  });
}

function write(out: string[], x: Expr | undefined): void {
  if (!x) return;
  switch (x.kind) {
    case 'BadExpr': out.push('<bad expr>'); return;
    case 'Ident': out.push(x.name); return;
    case 'BasicLit': out.push(x.text); return;
    case 'CompositeLit':
      write(out, x.type);
      out.push('{', x.elts.length > 0 ? '…' : '', '}');
      return;
    case 'FuncLit':
      write(out, x.type);
      out.push(' {', x.body.list.length > 0 ? '…' : '', '}');
      return;
    case 'ParenExpr': out.push('('); write(out, x.x); out.push(')'); return;
    case 'SelectorExpr': write(out, x.x); out.push('.', x.sel.name); return;
    case 'IndexExpr': write(out, x.x); out.push('['); list(out, x.indices); out.push(']'); return;
    case 'SliceExpr':
      write(out, x.x);
      out.push('[');
      write(out, x.low);
      out.push(':');
      if (x.slice3) {
        write(out, x.high);
        out.push(':');
        write(out, x.max);
      } else write(out, x.high);
      out.push(']');
      return;
    case 'TypeAssertExpr':
      write(out, x.x);
      out.push('.(');
      if (x.type) write(out, x.type); else out.push('type');
      out.push(')');
      return;
    case 'CallExpr':
      write(out, x.fun);
      out.push('(');
      list(out, x.args);
      if (x.ellipsis) out.push('...');
      out.push(')');
      return;
    case 'StarExpr': out.push('*'); write(out, x.x); return;
    case 'UnaryExpr': out.push(x.op); write(out, x.x); return;
    case 'BinaryExpr': return writeBinary(out, x);
    case 'KeyValueExpr': write(out, x.key); out.push(': '); write(out, x.value); return;
    case 'ArrayType':
      out.push('[');
      if (x.len?.kind === 'Ellipsis') out.push('...'); else write(out, x.len);
      out.push(']');
      write(out, x.elt);
      return;
    case 'Ellipsis': out.push('...'); write(out, x.elt); return;
    case 'StructType':
      out.push('struct{');
      out.push(x.fields.length > 0 ? '…' : '', '}');
      return;
    case 'FuncType': out.push('func'); signature(out, x); return;
    case 'InterfaceType': return writeInterface(out, x.methods);
    case 'MapType': out.push('map['); write(out, x.key); out.push(']'); write(out, x.value); return;
    case 'ChanType':
      out.push(x.dir === 'recv' ? '<-chan ' : x.dir === 'send' ? 'chan<- ' : 'chan ');
      if (x.dir !== 'recv' && x.value.kind === 'ChanType' && x.value.dir === 'recv') {
        out.push('(');
        write(out, x.value);
        out.push(')');
      } else write(out, x.value);
      return;
  }
}

/** Left spines can be thousands of operands long, so they are unrolled. */
function writeBinary(out: string[], x: Expr): void {
  const spine: Extract<Expr, { kind: 'BinaryExpr' }>[] = [];
  while (x.kind === 'BinaryExpr') {
    spine.push(x);
    x = x.x;
  }
  write(out, x);
  for (let i = spine.length - 1; i >= 0; i--) {
    const b = spine[i] as Extract<Expr, { kind: 'BinaryExpr' }>;
    out.push(` ${b.op} `);
    write(out, b.y);
  }
}

function writeInterface(out: string[], methods: readonly Field[]): void {
  const only = methods.length === 1 ? methods[0] : undefined;
  if (only?.embedded && only.pos === only.type.pos && implicitInterface(only.type)) return write(out, only.type);
  out.push('interface{', methods.length > 0 ? '…' : '', '}');
}

function implicitInterface(x: Expr): boolean {
  return (x.kind === 'UnaryExpr' && x.op === '~') || (x.kind === 'BinaryExpr' && x.op === '|');
}

function fields(out: string[], params: readonly Field[]): void {
  params.forEach((f, i) => {
    if (i > 0) out.push(', ');
    if (f.names.length > 0) out.push(f.names.map((n) => n.name).join(', '), ' ');
    write(out, f.type);
  });
}

function signature(out: string[], t: FuncType): void {
  out.push('(');
  fields(out, t.params);
  out.push(')');
  if (t.results.length === 0) return;
  out.push(' ');
  const first = t.results[0] as Field;
  if (t.results.length === 1 && first.names.length === 0) return write(out, first.type);
  out.push('(');
  fields(out, t.results);
  out.push(')');
}

/** A simple statement as text. */
export function stmtString(s: Stmt): string {
  const out: string[] = [];
  switch (s.kind) {
    case 'ExprStmt': write(out, s.x); break;
    case 'SendStmt': write(out, s.chan); out.push(' <- '); write(out, s.value); break;
    case 'IncDecStmt': write(out, s.x); out.push(s.op); break;
    case 'AssignStmt': list(out, s.lhs); out.push(` ${s.op} `); list(out, s.rhs); break;
  }
  return out.join('');
}
