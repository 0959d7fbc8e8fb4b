/** Checks interface types and the unions in them. */
import type { Expr, InterfaceType } from '../syntax/nodes';
import type { Checker } from './checker';
import { identical } from './identical';
import { Func, type TypeName, Var } from './objects';
import { isTypeParam, isValid } from './predicates';
import { computeTypeSet, maxTermCount, termsOverlap } from './typeSet';
import { typeString } from './typeString';
import { typeExpr } from './typexpr';
import { type Interface, Signature, type Type, Union, type UnionTerm } from './types';
import { asNamed, underlying } from './under';
import { comparableType, Typ } from './universe';
import { atPos } from './checker';

/** obj is the type name being declared as this interface. */
export function interfaceType(c: Checker, iface: Interface, e: InterfaceType, obj: TypeName | undefined): void {
  for (const f of e.methods) {
    const id = f.names[0];
    if (!id) {
      const t = parseUnion(c, f.type);
      iface.embeddeds.push(t);
      iface.embeddedPos.push(atPos(f.type));
      continue;
    }
    if (id.name === '_') {
      c.error(id, 'BlankIfaceMethod', 'methods must have a unique non-blank name');
      continue;
    }
    const sig = typeExpr(c, f.type);
    if (!(sig instanceof Signature)) continue;
    const named = obj?.type && asNamed(obj.type);
    sig.recv = new Var(id.pos, c.pkg, '', named ?? iface);
    const m = new Func(id.pos, c.pkg, id.name, sig);
    c.recordDef(id, m);
    iface.methods.push(m);
  }
  iface.complete = true;
  if (iface.methods.length === 0 && iface.embeddeds.length === 0) return;
  iface.reporter = c;
  c.later(() => {
    computeTypeSet(iface, c, e.pos);
    iface.reporter = undefined;
  });
}

/** An embedded element: one type, or a union of terms. */
function parseUnion(c: Checker, e: Expr): Type {
  const unions: Expr[] = [];
  const exprs: Expr[] = [];
  let x = e;
  while (x.kind === 'BinaryExpr' && x.op === '|') {
    unions.push(x);
    exprs.push(x.y);
    x = x.x;
  }
  exprs.push(x);
  exprs.reverse();
  unions.reverse();
  const terms: UnionTerm[] = [];
  let u: Type = Typ.invalid;
  let tooMany = false;
  exprs.forEach((termExpr, i) => {
    const term = parseTerm(c, termExpr);
    if (exprs.length === 1 && !term.tilde) {
      u = term.type;
      return;
    }
    if (terms.length >= maxTermCount) {
      if (!tooMany) c.error(termExpr, 'InvalidUnion', `cannot handle more than ${maxTermCount} union terms (implementation limitation)`);
      tooMany = true;
      u = Typ.invalid;
    } else {
      terms.push(term);
      u = new Union(terms.slice());
    }
    if (i > 0) c.recordType(unions[i - 1] as Expr, 'type', u, undefined);
  });
  if (terms.length === 0 || tooMany) return u;
  c.later(() => terms.forEach((t, i) => checkTerm(c, exprs[i] as Expr, t, terms.slice(0, i))));
  return u;
}

/** Go writes terms with full package paths. */
function termString(t: UnionTerm): string { return (t.tilde ? '~' : '') + typeString(t.type); }

function checkTerm(c: Checker, e: Expr, t: UnionTerm, before: readonly UnionTerm[]): void {
  if (!isValid(t.type)) return;
  const u = underlying(t.type);
  if (t.tilde && u.kind === 'Interface') return c.error(e, 'InvalidUnion', `invalid use of ~ (${c.str(t.type)} is an interface)`);
  if (t.tilde && !identical(u, t.type)) return c.error(e, 'InvalidUnion', `invalid use of ~ (underlying type of ${c.str(t.type)} is ${c.str(u)})`);
  if (u.kind === 'Interface') {
    const set = computeTypeSet(u);
    const s = termString(t);
    if (set.methods.length > 0) c.error(e, 'InvalidUnion', `cannot use ${s} in union (${s} contains methods)`);
    else if (t.type === comparableType) c.error(e, 'InvalidUnion', 'cannot use comparable in union');
    else if (set.comparable) c.error(e, 'InvalidUnion', `cannot use ${s} in union (${s} embeds comparable)`);
    return;
  }
  const other = before.find((b) => isValid(b.type) && underlying(b.type).kind !== 'Interface' && termsOverlap(b, t));
  if (other) c.softError(e, 'InvalidUnion', `overlapping terms ${termString(t)} and ${termString(other)}`);
}

function parseTerm(c: Checker, e: Expr): UnionTerm {
  const tilde = e.kind === 'UnaryExpr' && e.op === '~';
  const x = tilde ? e.x : e;
  let type = typeExpr(c, x);
  if (isTypeParam(type)) {
    c.error(x, 'MisplacedTypeParam', tilde ? `type in term ~${c.str(type)} cannot be a type parameter` : 'term cannot be a type parameter');
    type = Typ.invalid;
  }
  const term = { tilde, type };
  if (tilde) c.recordType(e, 'type', new Union([term]), undefined);
  return term;
}
