/** Parses what a user types at a stop: an expression, or statements. */
import type { FileSet } from '../../base/source';
import { utf8 } from '../../base/utf8';
import type { Expr, Stmt } from '../../syntax/nodes';
import { type IdSource, parseFile } from '../../syntax/parser';

export type Snippet =
  | { readonly kind: 'expression'; readonly e: Expr }
  | { readonly kind: 'statements'; readonly list: readonly Stmt[] }
  | { readonly kind: 'error'; readonly message: string };

/** Node ids come from `ids`, positions from `files`. */
export function parseSnippet(text: string, files: FileSet, ids: IdSource): Snippet {
  const asExpression = parseFile(files.add('expression', '', utf8(`package p\nvar _ = (${text})`)), { ids });
  if (asExpression.errors.length === 0) {
    const decl = asExpression.file?.decls.length === 1 ? asExpression.file.decls[0] : undefined;
    const spec = decl?.kind === 'GenDecl' ? decl.specs[0] : undefined;
    const value = spec?.kind === 'ValueSpec' && spec.values.length === 1 ? spec.values[0] : undefined;
    if (value?.kind === 'ParenExpr') return { kind: 'expression', e: value.x };
  }
  const asStatements = parseFile(files.add('statements', '', utf8(`package p\nfunc _() {\n${text}\n}`)), { ids });
  const decl = asStatements.file?.decls.length === 1 ? asStatements.file.decls[0] : undefined;
  if (asStatements.errors.length === 0 && decl?.kind === 'FuncDecl' && decl.body) return { kind: 'statements', list: decl.body.list };
  const error = asExpression.errors[0] ?? asStatements.errors[0];
  return { kind: 'error', message: error?.message ?? 'syntax error' };
}
