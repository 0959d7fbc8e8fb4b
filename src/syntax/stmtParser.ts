/** Parses statements, with the recovery and the messages of Go's compiler. */
import type { Pos } from '../base/source';
import { checkBranches } from './branches';
import { exprString, stmtString } from './exprString';
import { ExprParser, unparen } from './exprParser';
import { none } from './parserBase';
import type {
  AssignStmt, BlockStmt, BranchStmt, CaseClause, CommClause, Expr, ForStmt, GenDecl, Ident, IfStmt, RangeStmt, Stmt, TypeAssertExpr,
} from './nodes';
import { Tok } from './tokens';

/** The guard of a type switch, `bind := x.(type)`: exists only while its header is parsed. */
interface Guard { readonly kind: 'Guard'; readonly pos: Pos; readonly bind: Ident | undefined; readonly x: TypeAssertExpr }
/** A range clause: exists only while its header is parsed. */
interface RangeClause { readonly kind: 'RangeClause'; readonly lhs: Expr[]; readonly define: boolean; readonly pos: Pos; readonly x: Expr }
type Simple = Stmt | Guard | RangeClause;

interface Header { init: Stmt | undefined; cond: Expr | undefined; guard: Guard | undefined; post: Stmt | undefined; range: RangeClause | undefined }

/** Position at which Go reports a statement: an assignment's operator, otherwise its start. */
function reportPos(s: Stmt): Pos {
  return s.kind === 'AssignStmt' ? s.opPos : s.kind === 'SendStmt' ? s.arrow : s.pos;
}

export abstract class StmtParser extends ExprParser {
  /** Branches are not checked in library files: they are right, and the check would need the whole body. */
  protected trusted = false;
  /** These do not make a body incomplete. */
  private branchErrors = 0;
  /** Labels and branch statements so far: a function without any needs no check. */
  private branches = 0;

  protected abstract genDecl(token: 'const' | 'type' | 'var'): GenDecl;

  protected funcBody(): BlockStmt {
    this.fnest++;
    const errorsBefore = this.errors.length - this.branchErrors;
    const branchesBefore = this.branches;
    const body = this.block('');
    this.fnest--;
    if (!this.trusted && this.branches > branchesBefore && this.errors.length - this.branchErrors === errorsBefore) {
      checkBranches(body, this.source, (pos, code, message) => {
        this.branchErrors++;
        this.errorAt(pos, message, code);
      });
    }
    return body;
  }

  private block(context: string): BlockStmt {
    this.enter();
    const pos = this.pos();
    if (!this.got(Tok.Lbrace)) {
      this.syntaxError(`expected { after ${context}`);
      this.advance(Tok.Name, Tok.Rbrace);
      const rbrace = this.pos();
      if (this.got(Tok.Rbrace)) {
        this.depth--;
        return { kind: 'BlockStmt', id: this.newId(), pos, end: this.endPos(), list: none, rbrace };
      }
    }
    const list = this.stmtList();
    const rbrace = this.pos();
    this.want(Tok.Rbrace);
    this.depth--;
    return { kind: 'BlockStmt', id: this.newId(), pos, end: this.endPos(), list, rbrace };
  }

  /** Reports //go:embed lines that stand before no declaration. */
  protected abstract unusedEmbeds(): void;

  private stmtList(): Stmt[] {
    const from = this.nElements;
    while (this.tok !== Tok.EOF && this.tok !== Tok.Rbrace && this.tok !== Tok.Case && this.tok !== Tok.Default) {
      const s = this.stmtOrNone();
      if (!s) break;
      this.add(s);
      this.unusedEmbeds();
      if (this.tok === Tok.Semi) this.advanceToken();
      else if (this.tok !== (Tok.Rbrace as Tok)) {
        this.syntaxError('at end of statement');
        this.advance(Tok.Semi, Tok.Rbrace, Tok.Case, Tok.Default);
        this.got(Tok.Semi);
      }
    }
    return this.take(from);
  }

  private stmtOrNone(): Stmt | undefined {
    if (this.tok === Tok.Name) {
      const lhs = this.exprList();
      const first = lhs[0] as Expr;
      if (lhs.length === 1 && first.kind === 'Ident' && this.tok === (Tok.Colon as Tok)) return this.labeledStmt(first);
      return this.asStmt(this.simpleStmt(lhs, Tok.None));
    }
    const pos = this.pos();
    switch (this.tok) {
      case Tok.Var: return this.declStmt('var');
      case Tok.Const: return this.declStmt('const');
      case Tok.Type: return this.declStmt('type');
      case Tok.Lbrace: return this.block('');
      case Tok.Operator: case Tok.Star:
        switch (this.op) {
          case '+': case '-': case '*': case '&': case '^': case '!': return this.asStmt(this.simpleStmt(undefined, Tok.None));
        }
        return undefined;
      case Tok.Literal: case Tok.Func: case Tok.Lparen: case Tok.Lbrack: case Tok.Struct: case Tok.Map: case Tok.Chan: case Tok.Interface: case Tok.Arrow:
        return this.asStmt(this.simpleStmt(undefined, Tok.None));
      case Tok.For: return this.forStmt();
      case Tok.Switch: return this.switchStmt();
      case Tok.Select: return this.selectStmt();
      case Tok.If: return this.ifStmt();
      case Tok.Fallthrough:
        this.advanceToken();
        return this.branch('fallthrough', undefined, pos);
      case Tok.Break: case Tok.Continue: {
        const token = this.tok === Tok.Break ? 'break' : 'continue';
        this.advanceToken();
        return this.branch(token, this.tok === (Tok.Name as Tok) ? this.ident() : undefined, pos);
      }
      case Tok.Go: case Tok.Defer: return this.callStmt();
      case Tok.Goto:
        this.advanceToken();
        return this.branch('goto', this.ident(), pos);
      case Tok.Return: {
        this.advanceToken();
        const tok = this.tok as Tok;
        const results = tok !== Tok.Semi && tok !== Tok.Rbrace ? this.exprList() : none;
        return { kind: 'ReturnStmt', id: this.newId(), pos, end: this.endPos(), results };
      }
      case Tok.Semi: return { kind: 'EmptyStmt', id: this.newId(), pos, end: pos, implicit: this.lit !== 'semicolon' };
      default: return undefined;
    }
  }

  private branch(token: BranchStmt['token'], label: Ident | undefined, pos: Pos): BranchStmt {
    this.branches++;
    return { kind: 'BranchStmt', id: this.newId(), pos, end: this.endPos(), token, label };
  }

  private declStmt(token: 'const' | 'type' | 'var'): Stmt {
    this.enter();
    const decl = this.genDecl(token);
    this.depth--;
    return { kind: 'DeclStmt', id: this.newId(), pos: decl.pos, end: decl.end, decl };
  }

  private labeledStmt(label: Ident): Stmt | undefined {
    const colon = this.pos();
    this.branches++;
    this.want(Tok.Colon);
    if (this.tok === Tok.Rbrace) {
      const empty: Stmt = { kind: 'EmptyStmt', id: this.newId(), pos: this.pos(), end: this.pos(), implicit: true };
      return { kind: 'LabeledStmt', id: this.newId(), pos: label.pos, end: this.endPos(), label, stmt: empty };
    }
    this.enter();
    const stmt = this.stmtOrNone();
    this.depth--;
    if (stmt) return { kind: 'LabeledStmt', id: this.newId(), pos: label.pos, end: stmt.end, label, stmt };
    this.syntaxErrorAt(colon, 'missing statement after label');
    return undefined;
  }

  private exprStmt(x: Expr): Stmt {
    return { kind: 'ExprStmt', id: this.newId(), pos: x.pos, end: x.end, x };
  }

  /** A guard outside of a switch header is an expression statement, which the checker refuses. */
  private asStmt(s: Simple): Stmt {
    if (s.kind === 'Guard') return this.exprStmt(s.x);
    if (s.kind === 'RangeClause') return this.exprStmt(s.x);
    return s;
  }

  /** `keyword` is the statement whose header this is part of; it decides whether range clauses and guards are allowed. */
  private simpleStmt(lhs: Expr[] | undefined, keyword: Tok): Simple {
    if (keyword === Tok.For && this.tok === Tok.Range) return this.rangeClause([], false);
    lhs ??= this.exprList();
    const first = lhs[0] as Expr;
    const pos = this.pos();
    if (lhs.length === 1) {
      switch (this.tok) {
        case Tok.AssignOp: {
          const op = `${this.op}=`;
          this.advanceToken();
          return this.assign(lhs, pos, op, [this.expr()]);
        }
        case Tok.IncOp: {
          const op = this.op === '+' ? '++' : '--';
          this.advanceToken();
          return { kind: 'IncDecStmt', id: this.newId(), pos: first.pos, end: this.endPos(), x: first, op };
        }
        case Tok.Arrow: {
          this.advanceToken();
          const value = this.expr();
          return { kind: 'SendStmt', id: this.newId(), pos: first.pos, end: value.end, chan: first, arrow: pos, value };
        }
        case Tok.Assign: case Tok.Define: break;
        default:
          if (keyword === Tok.Switch && first.kind === 'TypeAssertExpr' && !first.type) return { kind: 'Guard', pos: first.pos, bind: undefined, x: first };
          return this.exprStmt(first);
      }
    }
    if (this.tok !== Tok.Assign && this.tok !== Tok.Define) {
      this.syntaxError('expected := or = or comma');
      this.advance(Tok.Semi, Tok.Rbrace);
      return this.exprStmt(first);
    }
    const define = this.tok === Tok.Define;
    this.advanceToken();
    if (keyword === Tok.For && this.tok === (Tok.Range as Tok)) return this.rangeClause(lhs, define);
    const rhs = this.exprList();
    const value = rhs[0] as Expr;
    if (define && keyword === Tok.Switch && rhs.length === 1 && lhs.length === 1 && first.kind === 'Ident' && value.kind === 'TypeAssertExpr' && !value.type) {
      return { kind: 'Guard', pos: first.pos, bind: first, x: value };
    }
    return this.assign(lhs, pos, define ? ':=' : '=', rhs);
  }

  private assign(lhs: Expr[], opPos: Pos, op: string, rhs: Expr[]): AssignStmt {
    return { kind: 'AssignStmt', id: this.newId(), pos: (lhs[0] as Expr).pos, end: (rhs[rhs.length - 1] as Expr).end, lhs, opPos, op, rhs };
  }

  private rangeClause(lhs: Expr[], define: boolean): RangeClause {
    const pos = this.pos();
    this.advanceToken();
    return { kind: 'RangeClause', lhs, define, pos, x: this.expr() };
  }

  private callStmt(): Stmt {
    const pos = this.pos();
    const kind = this.tok === Tok.Go ? 'GoStmt' : 'DeferStmt';
    this.advanceToken();
    let call = this.primaryExpr(undefined, this.tok === Tok.Lparen);
    const inner = unparen(call);
    if (inner !== call) {
      this.errorAt(call.pos, `expression in ${kind === 'GoStmt' ? 'go' : 'defer'} must not be parenthesized`);
      call = inner;
    }
    return { kind, id: this.newId(), pos, end: call.end, call };
  }

  private header(keyword: Tok, word: string): Header {
    const h: Header = { init: undefined, cond: undefined, guard: undefined, post: undefined, range: undefined };
    this.want(keyword);
    if (this.tok === Tok.Lbrace) {
      if (keyword === Tok.If) {
        this.syntaxError('missing condition in if statement');
        h.cond = this.badExpr();
      }
      return h;
    }
    const outer = this.xnest;
    this.xnest = -1;
    this.headerParts(keyword, word, h);
    this.xnest = outer;
    return h;
  }

  private headerParts(keyword: Tok, word: string, h: Header): void {
    let init: Simple | undefined;
    if (this.tok !== Tok.Semi) {
      if (this.got(Tok.Var)) this.syntaxError(`var declaration not allowed in ${word} initializer`);
      init = this.simpleStmt(undefined, keyword);
      if (init.kind === 'RangeClause') {
        h.range = init;
        return;
      }
    }
    let cond: Simple | undefined;
    let semiPos: Pos = 0;
    let semiLit = '';
    if (this.tok === Tok.Lbrace) {
      cond = init;
      init = undefined;
    } else {
      if (this.tok === Tok.Semi) {
        semiPos = this.pos();
        semiLit = this.lit;
        this.advanceToken();
      } else {
        this.want(Tok.Lbrace);
        if (this.tok !== (Tok.Lbrace as Tok)) this.advance(Tok.Lbrace, Tok.Rbrace);
      }
      if (keyword === Tok.For) {
        if (this.tok !== Tok.Semi) {
          if (this.tok === (Tok.Lbrace as Tok)) {
            this.syntaxError('expected for loop condition');
            if (init) h.init = this.asStmt(init);
            return;
          }
          cond = this.simpleStmt(undefined, Tok.None);
        }
        this.want(Tok.Semi);
        if (this.tok !== (Tok.Lbrace as Tok)) {
          h.post = this.asStmt(this.simpleStmt(undefined, Tok.None));
          if (h.post.kind === 'AssignStmt' && h.post.op === ':=') this.syntaxErrorAt(h.post.opPos, 'cannot declare in post statement of for loop');
        }
      } else if (this.tok !== (Tok.Lbrace as Tok)) cond = this.simpleStmt(undefined, keyword);
    }
    if (init) h.init = this.asStmt(init);
    this.condition(keyword, h, cond, semiPos, semiLit);
  }

  private condition(keyword: Tok, h: Header, cond: Simple | undefined, semiPos: Pos, semiLit: string): void {
    if (!cond) {
      if (keyword !== Tok.If || !semiPos) return;
      this.syntaxErrorAt(semiPos, semiLit === 'semicolon' ? 'missing condition in if statement' : `unexpected ${semiLit}, expected { after if clause`);
      h.cond = { kind: 'BadExpr', id: this.newId(), pos: semiPos, end: semiPos };
    } else if (cond.kind === 'Guard') h.guard = cond;
    else if (cond.kind === 'ExprStmt') h.cond = cond.x;
    else if (cond.kind !== 'RangeClause') {
      let text: string;
      if (cond.kind === 'AssignStmt' && cond.op === '=') text = `assignment ${emphasize(cond.lhs)} = ${emphasize(cond.rhs)}`;
      else text = stmtString(cond);
      this.syntaxErrorAt(reportPos(cond), `cannot use ${text} as value`);
    }
  }

  /** A chain of else-ifs can be long, so it is read in a loop and then put together from its end. */
  private ifStmt(): IfStmt {
    const parts: { pos: Pos; init: Stmt | undefined; cond: Expr; body: BlockStmt }[] = [];
    let orElse: Stmt | undefined;
    for (;;) {
      const pos = this.pos();
      const h = this.header(Tok.If, 'if');
      const cond = h.cond ?? h.guard?.x ?? this.badExpr();
      parts.push({ pos, init: h.init, cond, body: this.block('if clause') });
      if (!this.got(Tok.Else)) break;
      if (this.tok === Tok.If) continue;
      if (this.tok === Tok.Lbrace) orElse = this.block('');
      else {
        this.syntaxError('else must be followed by if or statement block');
        this.advance(Tok.Name, Tok.Rbrace);
      }
      break;
    }
    const end = this.endPos();
    for (let i = parts.length - 1; i >= 0; i--) {
      const { pos, init, cond, body } = parts[i] as (typeof parts)[number];
      orElse = { kind: 'IfStmt', id: this.newId(), pos, end, init, cond, body, else: orElse };
    }
    return orElse as IfStmt;
  }

  private forStmt(): ForStmt | RangeStmt {
    const pos = this.pos();
    const h = this.header(Tok.For, 'for');
    if (h.guard) h.cond = h.guard.x;
    const body = this.block('for clause');
    const end = this.endPos();
    const r = h.range;
    if (!r) return { kind: 'ForStmt', id: this.newId(), pos, end, init: h.init, cond: h.cond, post: h.post, body };
    return { kind: 'RangeStmt', id: this.newId(), pos, end, key: r.lhs[0], value: r.lhs[1], extra: r.lhs[2], define: r.define, rangePos: r.pos, x: r.x, body };
  }

  private switchStmt(): Stmt {
    const pos = this.pos();
    const h = this.header(Tok.Switch, 'switch');
    if (!this.got(Tok.Lbrace)) {
      this.syntaxError('missing { after switch clause');
      this.advance(Tok.Case, Tok.Default, Tok.Rbrace);
    }
    const from = this.nElements;
    while (this.tok !== Tok.EOF && this.tok !== Tok.Rbrace) this.add(this.caseClause());
    const body = this.take<CaseClause>(from);
    const rbrace = this.pos();
    this.want(Tok.Rbrace);
    const end = this.endPos();
    if (h.guard) return { kind: 'TypeSwitchStmt', id: this.newId(), pos, end, init: h.init, bind: h.guard.bind, x: h.guard.x.x, body, rbrace };
    return { kind: 'SwitchStmt', id: this.newId(), pos, end, init: h.init, tag: h.cond, body, rbrace };
  }

  private caseClause(): CaseClause {
    this.enter();
    const pos = this.pos();
    let exprs: Expr[] | undefined;
    if (this.got(Tok.Case)) exprs = this.exprList();
    else this.defaultClause();
    const colon = this.pos();
    this.want(Tok.Colon);
    const body = this.stmtList();
    this.depth--;
    return { kind: 'CaseClause', id: this.newId(), pos, end: this.endPos(), exprs, colon, body };
  }

  private defaultClause(): void {
    if (this.got(Tok.Default)) return;
    this.syntaxError('expected case or default or }');
    this.advance(Tok.Colon, Tok.Case, Tok.Default, Tok.Rbrace);
  }

  private selectStmt(): Stmt {
    const pos = this.pos();
    this.want(Tok.Select);
    if (!this.got(Tok.Lbrace)) {
      this.syntaxError('missing { after select clause');
      this.advance(Tok.Case, Tok.Default, Tok.Rbrace);
    }
    const from = this.nElements;
    while (this.tok !== Tok.EOF && this.tok !== Tok.Rbrace) this.add(this.commClause());
    const body = this.take<CommClause>(from);
    const rbrace = this.pos();
    this.want(Tok.Rbrace);
    return { kind: 'SelectStmt', id: this.newId(), pos, end: this.endPos(), body, rbrace };
  }

  private commClause(): CommClause {
    this.enter();
    const pos = this.pos();
    let comm: Stmt | undefined;
    if (this.got(Tok.Case)) comm = this.asStmt(this.simpleStmt(undefined, Tok.None));
    else this.defaultClause();
    const colon = this.pos();
    this.want(Tok.Colon);
    const body = this.stmtList();
    this.depth--;
    return { kind: 'CommClause', id: this.newId(), pos, end: this.endPos(), comm, colon, body };
  }
}

function emphasize(list: readonly Expr[]): string {
  const text = list.map(exprString).join(', ');
  const x = list[0];
  return list.length === 1 && x?.kind === 'BinaryExpr' ? `(${text})` : text;
}
