/**
 * The syntax tree: the shapes of Go's go/ast, with a numeric `id` on every expression by which later
 * stages keep their facts in arrays (types, constants, objects).
 *
 * `pos` is where a node's text starts; other positions are named after their token. Nodes are plain
 * objects made by the parser and never changed afterwards.
 */
import type { Pos, SourceFile } from '../base/source';

export type Token = string;

interface ExprBase {
  readonly id: number;
  readonly pos: Pos;
  readonly end: Pos;
}

export interface BadExpr extends ExprBase { readonly kind: 'BadExpr' }
export interface Ident extends ExprBase { readonly kind: 'Ident'; readonly name: string }
/** INT, FLOAT, IMAG, CHAR or STRING; `text` is the source text. */
/** `bad` marks a literal about which the scanner has complained. */
export interface BasicLit extends ExprBase { readonly kind: 'BasicLit'; readonly token: 'INT' | 'FLOAT' | 'IMAG' | 'CHAR' | 'STRING'; readonly text: string; readonly bad: boolean }
export interface CompositeLit extends ExprBase { readonly kind: 'CompositeLit'; readonly type: Expr | undefined; readonly lbrace: Pos; readonly elts: Expr[]; readonly rbrace: Pos }
export interface FuncLit extends ExprBase { readonly kind: 'FuncLit'; readonly type: FuncType; readonly body: BlockStmt }
export interface ParenExpr extends ExprBase { readonly kind: 'ParenExpr'; readonly x: Expr }
export interface SelectorExpr extends ExprBase { readonly kind: 'SelectorExpr'; readonly x: Expr; readonly sel: Ident }
/** x[i], or an instantiation x[T1, T2]. */
export interface IndexExpr extends ExprBase { readonly kind: 'IndexExpr'; readonly x: Expr; readonly lbrack: Pos; readonly indices: Expr[] }
export interface SliceExpr extends ExprBase { readonly kind: 'SliceExpr'; readonly x: Expr; readonly lbrack: Pos; readonly low: Expr | undefined; readonly high: Expr | undefined; readonly max: Expr | undefined; readonly slice3: boolean }
/** x.(T); `type` is undefined for x.(type). */
export interface TypeAssertExpr extends ExprBase { readonly kind: 'TypeAssertExpr'; readonly x: Expr; readonly type: Expr | undefined }
export interface CallExpr extends ExprBase { readonly kind: 'CallExpr'; readonly fun: Expr; readonly lparen: Pos; readonly args: Expr[]; readonly ellipsis: Pos; readonly rparen: Pos }
/** *x, as a pointer indirection or as a pointer type. */
export interface StarExpr extends ExprBase { readonly kind: 'StarExpr'; readonly x: Expr }
/** + - ! ^ & <- and, in constraints, ~. */
export interface UnaryExpr extends ExprBase { readonly kind: 'UnaryExpr'; readonly op: Token; readonly x: Expr }
export interface BinaryExpr extends ExprBase { readonly kind: 'BinaryExpr'; readonly x: Expr; readonly opPos: Pos; readonly op: Token; readonly y: Expr }
export interface KeyValueExpr extends ExprBase { readonly kind: 'KeyValueExpr'; readonly key: Expr; readonly colon: Pos; readonly value: Expr }
/** [n]T, [...]T (len is Ellipsis) or []T (len is undefined). */
export interface ArrayType extends ExprBase { readonly kind: 'ArrayType'; readonly len: Expr | undefined; readonly elt: Expr }
/** `...` in [...]T, or ...T as a last parameter's type. */
export interface Ellipsis extends ExprBase { readonly kind: 'Ellipsis'; readonly elt: Expr | undefined }
export interface StructType extends ExprBase { readonly kind: 'StructType'; readonly fields: Field[] }
/** Go's messages point at `lparen` where they are about the type. */
export interface FuncType extends ExprBase { readonly kind: 'FuncType'; readonly lparen: Pos; readonly typeParams: Field[]; readonly params: Field[]; readonly results: Field[] }
/** Methods have one name and a FuncType; embedded elements have no names. */
export interface InterfaceType extends ExprBase { readonly kind: 'InterfaceType'; readonly methods: Field[] }
export interface MapType extends ExprBase { readonly kind: 'MapType'; readonly key: Expr; readonly value: Expr }
export interface ChanType extends ExprBase { readonly kind: 'ChanType'; readonly dir: 'both' | 'send' | 'recv'; readonly value: Expr }

/** A field, parameter, result, method or type parameter declaration: `a, b T`. */
export interface Field {
  readonly pos: Pos;
  readonly names: Ident[];
  readonly type: Expr;
  readonly tag: BasicLit | undefined;
  readonly embedded: boolean;
}

export type Expr =
  | BadExpr | Ident | BasicLit | CompositeLit | FuncLit | ParenExpr | SelectorExpr | IndexExpr | SliceExpr
  | TypeAssertExpr | CallExpr | StarExpr | UnaryExpr | BinaryExpr | KeyValueExpr
  | ArrayType | Ellipsis | StructType | FuncType | InterfaceType | MapType | ChanType;

interface StmtBase {
  /** Statements share the id space of expressions. */
  readonly id: number;
  readonly pos: Pos;
  readonly end: Pos;
}

export interface BadStmt extends StmtBase { readonly kind: 'BadStmt' }
export interface EmptyStmt extends StmtBase { readonly kind: 'EmptyStmt'; readonly implicit: boolean }
export interface DeclStmt extends StmtBase { readonly kind: 'DeclStmt'; readonly decl: GenDecl }
export interface LabeledStmt extends StmtBase { readonly kind: 'LabeledStmt'; readonly label: Ident; readonly stmt: Stmt }
export interface ExprStmt extends StmtBase { readonly kind: 'ExprStmt'; readonly x: Expr }
export interface SendStmt extends StmtBase { readonly kind: 'SendStmt'; readonly chan: Expr; readonly arrow: Pos; readonly value: Expr }
export interface IncDecStmt extends StmtBase { readonly kind: 'IncDecStmt'; readonly x: Expr; readonly op: '++' | '--' }
/** op is '=', ':=' or an assignment operator such as '+='. */
export interface AssignStmt extends StmtBase { readonly kind: 'AssignStmt'; readonly lhs: Expr[]; readonly opPos: Pos; readonly op: Token; readonly rhs: Expr[] }
export interface GoStmt extends StmtBase { readonly kind: 'GoStmt'; readonly call: Expr }
export interface DeferStmt extends StmtBase { readonly kind: 'DeferStmt'; readonly call: Expr }
export interface ReturnStmt extends StmtBase { readonly kind: 'ReturnStmt'; readonly results: Expr[] }
export interface BranchStmt extends StmtBase { readonly kind: 'BranchStmt'; readonly token: 'break' | 'continue' | 'goto' | 'fallthrough'; readonly label: Ident | undefined }
export interface BlockStmt extends StmtBase { readonly kind: 'BlockStmt'; readonly list: Stmt[]; readonly rbrace: Pos }
export interface IfStmt extends StmtBase { readonly kind: 'IfStmt'; readonly init: Stmt | undefined; readonly cond: Expr; readonly body: BlockStmt; readonly else: Stmt | undefined }
/** An expression or type switch clause; `exprs` undefined means default. */
export interface CaseClause extends StmtBase { readonly kind: 'CaseClause'; readonly exprs: Expr[] | undefined; readonly colon: Pos; readonly body: Stmt[] }
export interface SwitchStmt extends StmtBase { readonly kind: 'SwitchStmt'; readonly init: Stmt | undefined; readonly tag: Expr | undefined; readonly body: CaseClause[]; readonly rbrace: Pos }
/** switch init; bind := x.(type); `bind` may be undefined. */
export interface TypeSwitchStmt extends StmtBase { readonly kind: 'TypeSwitchStmt'; readonly init: Stmt | undefined; readonly bind: Ident | undefined; readonly x: Expr; readonly body: CaseClause[]; readonly rbrace: Pos }
/** comm is a SendStmt, ExprStmt (<-c) or AssignStmt (v, ok = <-c); undefined means default. */
export interface CommClause extends StmtBase { readonly kind: 'CommClause'; readonly comm: Stmt | undefined; readonly colon: Pos; readonly body: Stmt[] }
export interface SelectStmt extends StmtBase { readonly kind: 'SelectStmt'; readonly body: CommClause[]; readonly rbrace: Pos }
export interface ForStmt extends StmtBase { readonly kind: 'ForStmt'; readonly init: Stmt | undefined; readonly cond: Expr | undefined; readonly post: Stmt | undefined; readonly body: BlockStmt }
/** `extra` is a third variable, which is an error that the checker reports. */
export interface RangeStmt extends StmtBase { readonly kind: 'RangeStmt'; readonly key: Expr | undefined; readonly value: Expr | undefined; readonly extra: Expr | undefined; readonly define: boolean; readonly rangePos: Pos; readonly x: Expr; readonly body: BlockStmt }

export type Stmt =
  | BadStmt | EmptyStmt | DeclStmt | LabeledStmt | ExprStmt | SendStmt | IncDecStmt | AssignStmt | GoStmt | DeferStmt
  | ReturnStmt | BranchStmt | BlockStmt | IfStmt | CaseClause | SwitchStmt | TypeSwitchStmt | CommClause | SelectStmt
  | ForStmt | RangeStmt;

export interface ImportSpec { readonly kind: 'ImportSpec'; readonly pos: Pos; readonly name: Ident | undefined; readonly path: BasicLit }
/** In an implicit repetition of a const group, `type` and `values` are undefined and [] as written; `iota` is the index in the group. */
export interface ValueSpec { readonly kind: 'ValueSpec'; readonly pos: Pos; readonly names: Ident[]; readonly type: Expr | undefined; readonly values: Expr[]; readonly iota: number }
export interface TypeSpec { readonly kind: 'TypeSpec'; readonly pos: Pos; readonly name: Ident; readonly typeParams: Field[]; readonly alias: boolean; readonly type: Expr }
export type Spec = ImportSpec | ValueSpec | TypeSpec;

export interface GenDecl { readonly kind: 'GenDecl'; readonly pos: Pos; readonly end: Pos; readonly token: 'import' | 'const' | 'type' | 'var'; readonly specs: Spec[]; readonly doc: string }
export interface FuncDecl {
  readonly kind: 'FuncDecl';
  readonly pos: Pos;
  readonly end: Pos;
  readonly name: Ident;
  readonly recv: Field | undefined;
  readonly type: FuncType;
  /** undefined for a function without a body (an intrinsic or a host call). In library files it is parsed at the first access. */
  readonly body: BlockStmt | undefined;
  /** Known without parsing the body. */
  readonly hasBody: boolean;
  readonly doc: string;
}
export type Decl = GenDecl | FuncDecl;

export interface Comment { readonly pos: Pos; readonly end: Pos; readonly text: string }

/** A //go:embed line. */
export interface EmbedDirective {
  /** Position of the words behind the slashes, where Go reports what is wrong with it. */
  readonly pos: Pos;
  /** As they are written, perhaps in quotes. */
  readonly patterns: readonly { readonly text: string; readonly pos: Pos }[];
}

/** The //go:embed lines in front of a declaration; `spec` is undefined if it declares no variables. */
export interface Embedding {
  readonly directives: readonly EmbedDirective[];
  readonly spec: ValueSpec | undefined;
  readonly inFunction: boolean;
}

export interface File {
  readonly source: SourceFile;
  /** Position of the `package` keyword. */
  readonly pos: Pos;
  readonly name: Ident;
  readonly imports: ImportSpec[];
  readonly decls: Decl[];
  readonly comments: Comment[];
  /** Language version from a //go:build go1.N line, '' if there is none. */
  readonly goVersion: string;
  /** //go: lines outside of functions' bodies, with their positions. */
  readonly directives: Comment[];
  /** //go:embed lines, wherever they stand. */
  readonly embeddings: readonly Embedding[];
}
