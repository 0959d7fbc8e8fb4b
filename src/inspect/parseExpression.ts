/** Parses one Go expression given as text. */
import { FileSet } from '../base/source';
import { utf8 } from '../base/utf8';
import type { Expr } from '../syntax/nodes';
import { parseFile } from '../syntax/parser';

/** undefined if the text is no expression. */
export function parseExpression(text: string): Expr | undefined {
  const source = new FileSet().add('expression', 'expression', utf8(`package p\nvar _ = (${text})`));
  const { file, errors } = parseFile(source, { ids: { next: 0 } });
  if (errors.length > 0 || !file || file.decls.length !== 1) return undefined;
  const decl = file.decls[0];
  const spec = decl?.kind === 'GenDecl' ? decl.specs[0] : undefined;
  return spec?.kind === 'ValueSpec' && spec.values.length === 1 ? spec.values[0] : undefined;
}
