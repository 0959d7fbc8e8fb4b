/**
 * What the checker found out about one package's expressions, keyed by node id (go/types' Info).
 *
 * Library function bodies are checked only when asked for (`checkBody`), so an id may be absent until then.
 */
import type { Expr, File, FuncDecl, FuncLit, Ident, Stmt } from '../syntax/nodes';
import type { IdSource } from '../syntax/parser';
import type { ConstantValue } from './constant';
import type { Func, Obj, Package, Scope, Var } from './objects';
import { NodeTable } from './nodeTable';
import type { SnippetResult } from './snippet';
import type { Type } from './types';

/**
 * - novalue: a call without results; builtin; type; constant; variable: addressable;
 * - mapindex: assignable map element; value; nilvalue: untyped nil; commaok: value that may be used as v, ok
 *   (type assertion, channel receive; map index expressions are `mapindex`).
 */
export type OperandMode = 'invalid' | 'novalue' | 'builtin' | 'type' | 'constant' | 'variable' | 'mapindex' | 'value' | 'nilvalue' | 'commaok';

export interface TypeAndValue {
  mode: OperandMode;
  /**
   * Final type, after untyped conversion by context (nil gets its target type, untyped constants theirs).
   * Where a commaok expression is used in its two-value form the type is a Tuple of (T, bool).
   */
  type: Type;
  value: ConstantValue | undefined;
}

/**
 * What is known of a typed expression without a constant value: one object for all values of a type, one for all variables, and one for its names. What is known of
 * untyped ones changes until they have a type, so it is never shared.
 */
export function typeFact(mode: OperandMode, type: Type): TypeAndValue {
  if (mode === 'value') return (type.valueFact ??= { mode, type, value: undefined });
  if (mode === 'variable') return (type.variableFact ??= { mode, type, value: undefined });
  if (mode === 'type') return (type.typeFact ??= { mode, type, value: undefined });
  return { mode, type, value: undefined };
}

export interface Selection {
  readonly kind: 'field' | 'method' | 'methodExpr';
  readonly recv: Type;
  readonly obj: Var | Func;
  /** Path of field indices; the last is the field's, or the method's place in its method set. */
  readonly index: readonly number[];
  /** A pointer was followed on the way (go/types' Indirect). */
  readonly indirect: boolean;
  readonly type: Type;
}

export interface Instance { readonly typeArgs: Type[]; readonly type: Type }

/** One package-level initialisation: lhs may be several variables for a multi-value call. */
export interface Initializer { readonly lhs: Var[]; readonly rhs: Expr }

/** What many nodes have is in tables, what only few have in maps. */
export class Info {
  /** By expression id. */
  readonly types = new NodeTable<TypeAndValue>();
  /** By identifier id: declared object (undefined entries for `_` at package level, symbolic variables in type switches). */
  readonly defs = new NodeTable<Obj>();
  readonly uses = new NodeTable<Obj>();
  /** By SelectorExpr id (not for qualified identifiers). */
  readonly selections = new Map<number, Selection>();
  /** By the id of the Ident that denotes the generic function or type. */
  readonly instances = new Map<number, Instance>();
  /** By CaseClause id: the implicit variable of a type switch clause; by ImportSpec's path id: the implicit PkgName. */
  readonly implicits = new Map<number, Obj>();
  readonly initOrder: Initializer[] = [];
}

export interface CheckedPackage {
  readonly pkg: Package;
  readonly info: Info;
  /** A file's language version, 22 for go1.22; loop variables are per iteration from 22 on. */
  versionOf(file: File): number;
  /** Checks one function's body if that has not been done yet; errors go to the package's reporter. */
  checkBody(fn: Func): void;
  /**
   * The initialisations that these variables of the package need, in an order that respects dependencies: also those of
   * variables that they use, directly or through functions. For library packages, which have no `info.initOrder`.
   */
  initializers(vars: Iterable<Var>): Initializer[];
  /** Package-level variables whose initialisers may do more than give a value. */
  variablesWithEffects(): Var[];
  /** Where ids of nodes come from that are checked later. */
  readonly ids: IdSource;
  /** Checks an expression or statements, parsed with `ids`, in a scope of the package. */
  checkSnippet(scope: Scope, version: number, code: Expr | readonly Stmt[]): SnippetResult;
}

export type { FuncDecl, FuncLit, Ident };
