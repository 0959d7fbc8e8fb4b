/** Checks struct types. */
import type { Expr, Ident, StructType } from '../syntax/nodes';
import type { Checker } from './checker';
import { unquote } from './constantOps';
import { otherDeclaration } from './decl';
import { Var } from './objects';
import { startPos } from './operand';
import { deref, isTypeParam, isValid, methodId } from './predicates';
import { varType } from './typexpr';
import { Struct, type Type } from './types';
import { underlying } from './under';
import { Typ } from './universe';

export function structType(c: Checker, e: StructType): Struct {
  const fields: Var[] = [];
  const tags: string[] = [];
  const seen = new Map<string, Var>();
  const add = (id: Ident, type: Type, tag: string, embedded: boolean) => {
    const f = new Var(id.pos, c.pkg, id.name, type);
    f.isField = true;
    f.embedded = embedded;
    if (id.name !== '_') {
      const other = seen.get(methodId(f));
      if (other) {
        c.errorLines(id.pos, 'DuplicateDecl', `${id.name} redeclared`, otherDeclaration(other));
        return;
      }
      seen.set(methodId(f), f);
    }
    fields.push(f);
    tags.push(tag);
    c.recordDef(id, f);
  };
  for (const f of e.fields) {
    const type = varType(c, f.type);
    const tag = f.tag && !f.tag.bad ? fieldTag(c, f.tag) : '';
    if (!f.embedded) {
      for (const id of f.names) add(id, type, tag, false);
      continue;
    }
    const id = embeddedName(f.type);
    const pos = startPos(f.type);
    if (!id) {
      c.error(pos, 'InvalidSyntaxTree', 'invalid embedded field type');
      continue;
    }
    add(id, type, tag, true);
    c.later(() => checkEmbedded(c, pos, type));
  }
  return new Struct(fields, tags);
}

function fieldTag(c: Checker, tag: Extract<Expr, { kind: 'BasicLit' }>): string {
  const value = tag.token === 'STRING' ? unquote(tag.text) : undefined;
  if (value === undefined) c.error(tag, 'InvalidSyntaxTree', `incorrect tag syntax: ${JSON.stringify(tag.text)}`);
  return value ?? '';
}

function checkEmbedded(c: Checker, pos: number, type: Type): void {
  const { type: t, isPointer } = deref(type);
  const u = underlying(t);
  if (u.kind === 'Basic') {
    if (isValid(t) && u === Typ.unsafePointer) c.error(pos, 'InvalidPtrEmbed', 'embedded field type cannot be unsafe.Pointer');
  } else if (u.kind === 'Pointer') c.error(pos, 'InvalidPtrEmbed', 'embedded field type cannot be a pointer');
  else if (u.kind === 'Interface') {
    if (isTypeParam(t)) c.error(pos, 'MisplacedTypeParam', 'embedded field type cannot be a (pointer to a) type parameter');
    else if (isPointer) c.error(pos, 'InvalidPtrEmbed', 'embedded field type cannot be a pointer to an interface');
  }
}

/** The identifier that names an embedded field. */
function embeddedName(e: Expr): Ident | undefined {
  switch (e.kind) {
    case 'Ident': return e;
    case 'StarExpr': return e.x.kind === 'StarExpr' ? undefined : embeddedName(e.x);
    case 'SelectorExpr': return e.sel;
    case 'IndexExpr': return embeddedName(e.x);
    default: return undefined;
  }
}
