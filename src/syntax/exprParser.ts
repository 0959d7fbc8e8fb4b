/** Parses expressions and types, with the recovery and the messages of Go's compiler. */
import type { Pos } from '../base/source';
import { exprString } from './exprString';
import type { BadExpr, BasicLit, BinaryExpr, BlockStmt, ChanType, CompositeLit, Expr, Field, FuncType, Ident, KeyValueExpr } from './nodes';
import { none, ParserBase } from './parserBase';
import { Tok, tokenText } from './tokens';

/** One entry of a parameter list before names and types are sorted out. */
interface Param {
  pos: Pos;
  name: Ident | undefined;
  type: Expr | undefined;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function unparen(x: Expr): Expr {
  while (x.kind === 'ParenExpr') x = x.x;
  return x;
}

/** True if x can only be a type element: then `P *x` declares a type parameter. */
function isTypeElem(x: Expr): boolean {
  switch (x.kind) {
    case 'ArrayType': case 'StructType': case 'FuncType': case 'InterfaceType': case 'MapType': case 'ChanType': return true;
    case 'BinaryExpr': return isTypeElem(x.x) || isTypeElem(x.y);
    case 'UnaryExpr': return x.op === '~' || isTypeElem(x.x);
    case 'StarExpr': case 'ParenExpr': return isTypeElem(x.x);
    default: return false;
  }
}

/** True if x is certainly a value and so cannot be the type of a composite literal. */
function isValue(x: Expr): boolean {
  switch (x.kind) {
    case 'BasicLit': case 'CompositeLit': case 'FuncLit': case 'SliceExpr': case 'TypeAssertExpr': case 'CallExpr': case 'UnaryExpr': case 'BinaryExpr': return true;
    case 'ParenExpr': return isValue(x.x);
    case 'IndexExpr': return isValue(x.x) || isValueIndex(x);
    default: return false;
  }
}

/** Several indices are type arguments. */
function isValueIndex(x: Extract<Expr, { kind: 'IndexExpr' }>): boolean { return x.indices.length === 1 && isValue(x.indices[0] as Expr); }

export abstract class ExprParser extends ParserBase {
  protected abstract funcBody(): BlockStmt;

  /** f parses one element and returns true to end the list. Returns the position of the closing token. */
  protected list(context: string, sep: Tok, close: Tok, f: () => boolean): Pos {
    let done = false;
    while (this.tok !== Tok.EOF && this.tok !== close && !done) {
      done = f();
      if (this.tok === sep) this.advanceToken();
      else if (this.tok !== close) {
        this.syntaxError(`in ${context}; possibly missing ${tokenText(sep)} or ${tokenText(close)}`);
        this.advance(Tok.Rparen, Tok.Rbrack, Tok.Rbrace);
        if (this.tok !== close) return this.pos();
      }
    }
    const pos = this.pos();
    this.want(close);
    return pos;
  }

  protected ident(): Ident {
    if (this.tok === Tok.Name) {
      const n: Ident = { kind: 'Ident', id: this.ids.next++, pos: this.base + this.start, end: this.base + this.offset, name: this.lit };
      this.advanceToken();
      return n;
    }
    const n = this.newIdent('_', this.pos(), this.pos());
    this.syntaxError('expected name');
    this.advance();
    return n;
  }

  protected identList(first: Ident): Ident[] {
    if (this.tok !== Tok.Comma) return [first];
    const from = this.nElements;
    this.add(first);
    while (this.got(Tok.Comma)) this.add(this.ident());
    return this.take(from);
  }

  protected basicLit(): BasicLit | undefined {
    if (this.tok !== Tok.Literal) return undefined;
    const b: BasicLit = { kind: 'BasicLit', id: this.ids.next++, pos: this.base + this.start, end: this.base + this.offset, token: this.litKind, text: this.lit, bad: this.bad };
    this.advanceToken();
    return b;
  }

  protected expr(): Expr {
    return this.binaryExpr(undefined, 0);
  }

  protected exprList(): Expr[] {
    const first = this.expr();
    if (this.tok !== Tok.Comma) return [first];
    const from = this.nElements;
    this.add(first);
    while (this.got(Tok.Comma)) this.add(this.expr());
    return this.take(from);
  }

  protected binaryExpr(x: Expr | undefined, prec: number): Expr {
    x ??= this.unaryExpr();
    while ((this.tok === Tok.Operator || this.tok === Tok.Star) && this.prec > prec) {
      const opPos = this.pos();
      const op = this.op;
      const tprec = this.prec;
      this.advanceToken();
      const y = this.binaryExpr(undefined, tprec);
      x = { kind: 'BinaryExpr', id: this.newId(), pos: x.pos, end: y.end, x, opPos, op, y };
    }
    return x;
  }

  protected unaryExpr(): Expr {
    const tok = this.tok;
    if (tok !== Tok.Operator && tok !== Tok.Star && tok !== Tok.Arrow) return this.primaryExpr(undefined, true);
    this.enter();
    const pos = this.pos();
    let x: Expr | undefined;
    if (tok === Tok.Star) {
      this.advanceToken();
      const y = this.unaryExpr();
      x = { kind: 'StarExpr', id: this.newId(), pos, end: y.end, x: y };
    } else if (tok === Tok.Arrow) {
      this.advanceToken();
      x = this.receiveOrChanType(pos, this.unaryExpr());
    } else {
      const op = this.op;
      switch (op) {
        case '+': case '-': case '!': case '^': case '~': case '&': {
          this.advanceToken();
          let y = this.unaryExpr();
          const end = y.end;
          if (op === '&') y = unparen(y);
          x = { kind: 'UnaryExpr', id: this.newId(), pos, end, op, x: y };
          break;
        }
        default:
          x = this.primaryExpr(undefined, true);
      }
    }
    this.depth--;
    return x;
  }

  /** After `<-`: a channel type on the right binds the arrow, otherwise it is a receive. */
  private receiveOrChanType(pos: Pos, x: Expr): Expr {
    if (x.kind !== 'ChanType') return { kind: 'UnaryExpr', id: this.newId(), pos, end: x.end, op: '<-', x };
    let dir = 'send';
    let t: Expr = x;
    let at = pos;
    while (dir === 'send') {
      if (t.kind !== 'ChanType') break;
      const c: Mutable<ChanType> = t;
      dir = c.dir;
      if (dir === 'recv') this.syntaxError('unexpected <-, expected chan');
      c.dir = 'recv';
      const start = c.pos;
      c.pos = at;
      at = start;
      t = c.value;
    }
    if (dir === 'send') this.syntaxError(`unexpected ${exprString(t)}, expected chan`);
    return x;
  }

  private operand(keepParens: boolean): Expr {
    switch (this.tok) {
      case Tok.Name: return this.ident();
      case Tok.Literal: return this.basicLit() as BasicLit;
      case Tok.Lparen: {
        this.enter();
        const pos = this.pos();
        this.advanceToken();
        this.xnest++;
        let x = this.expr();
        this.xnest--;
        this.want(Tok.Rparen);
        this.depth--;
        if ((this.tok as Tok) === Tok.Lbrace) keepParens = true;
        if (keepParens) x = { kind: 'ParenExpr', id: this.newId(), pos, end: this.endPos(), x };
        return x;
      }
      case Tok.Func: {
        const pos = this.pos();
        this.advanceToken();
        const type = this.funcType('function type', pos);
        if (this.tok !== (Tok.Lbrace as Tok)) return type;
        this.enter();
        this.xnest++;
        const body = this.funcBody();
        this.xnest--;
        this.depth--;
        return { kind: 'FuncLit', id: this.newId(), pos, end: body.end, type, body };
      }
      case Tok.Lbrack: case Tok.Chan: case Tok.Map: case Tok.Struct: case Tok.Interface: return this.type();
      default: {
        const x = this.badExpr();
        this.syntaxError('expected expression');
        this.advance(Tok.Rparen, Tok.Rbrack, Tok.Rbrace);
        return x;
      }
    }
  }

  protected primaryExpr(x: Expr | undefined, keepParens: boolean): Expr {
    x ??= this.operand(keepParens);
    for (;;) {
      switch (this.tok) {
        case Tok.Dot: x = this.selectorOrAssertion(x); break;
        case Tok.Lbrack: x = this.indexOrSlice(x); break;
        case Tok.Lparen: x = this.call(x); break;
        case Tok.Lbrace: {
          const t = unparen(x);
          if (!this.canBeLiteralType(t)) return x;
          if (t !== x) this.syntaxError('cannot parenthesize type in composite literal');
          x = this.compositeLit(x);
          break;
        }
        default: return x;
      }
    }
  }

  private canBeLiteralType(t: Expr): boolean {
    switch (t.kind) {
      case 'Ident': case 'SelectorExpr': return this.xnest >= 0;
      case 'IndexExpr': return this.xnest >= 0 && !isValueIndex(t);
      case 'ArrayType': case 'StructType': case 'MapType': return true;
      default: return false;
    }
  }

  private selectorOrAssertion(x: Expr): Expr {
    this.advanceToken();
    if (this.tok === Tok.Name) {
      const sel = this.ident();
      return { kind: 'SelectorExpr', id: this.newId(), pos: x.pos, end: sel.end, x, sel };
    }
    if (this.tok === Tok.Lparen) {
      this.advanceToken();
      const type = this.got(Tok.Type) ? undefined : this.type();
      this.want(Tok.Rparen);
      return { kind: 'TypeAssertExpr', id: this.newId(), pos: x.pos, end: this.endPos(), x, type };
    }
    this.syntaxError('expected name or (');
    this.advance(Tok.Semi, Tok.Rparen);
    return x;
  }

  private indexOrSlice(x: Expr): Expr {
    this.enter();
    const lbrack = this.pos();
    this.advanceToken();
    let low: Expr | undefined;
    if (this.tok !== Tok.Colon) {
      let indices: Expr[];
      let comma = false;
      if (this.tok === Tok.Rbrack) {
        this.syntaxError('expected operand');
        indices = [this.badExpr()];
      } else ({ list: indices, comma } = this.typeList(false));
      if (comma || this.tok === (Tok.Rbrack as Tok)) {
        this.want(Tok.Rbrack);
        this.depth--;
        return { kind: 'IndexExpr', id: this.newId(), pos: x.pos, end: this.endPos(), x, lbrack, indices };
      }
      low = indices[0];
    }
    if (!this.got(Tok.Colon)) {
      this.syntaxError('expected comma, : or ]');
      this.advance(Tok.Comma, Tok.Colon, Tok.Rbrack);
    }
    this.xnest++;
    let high: Expr | undefined;
    let max: Expr | undefined;
    let slice3 = false;
    if (this.tok !== Tok.Colon && this.tok !== (Tok.Rbrack as Tok)) high = this.expr();
    if (this.tok === Tok.Colon) {
      slice3 = true;
      if (!high) {
        this.errorAt(this.pos(), 'middle index required in 3-index slice');
        high = this.badExpr();
      }
      this.advanceToken();
      if (this.tok !== (Tok.Rbrack as Tok)) max = this.expr();
      else {
        this.errorAt(this.pos(), 'final index required in 3-index slice');
        max = this.badExpr();
      }
    }
    this.xnest--;
    this.want(Tok.Rbrack);
    this.depth--;
    return { kind: 'SliceExpr', id: this.newId(), pos: x.pos, end: this.endPos(), x, lbrack, low, high, max, slice3 };
  }

  private call(fun: Expr): Expr {
    this.enter();
    const lparen = this.pos();
    this.advanceToken();
    const from = this.nElements;
    let ellipsis: Pos = 0;
    this.xnest++;
    const rparen = this.list('argument list', Tok.Comma, Tok.Rparen, () => {
      this.add(this.expr());
      const pos = this.pos();
      if (!this.got(Tok.DotDotDot)) return false;
      ellipsis = pos;
      return true;
    });
    this.xnest--;
    this.depth--;
    const args = this.take<Expr>(from);
    return { kind: 'CallExpr', id: this.newId(), pos: fun.pos, end: this.endPos(), fun, lparen, args, ellipsis, rparen };
  }

  private compositeLit(type: Expr | undefined): CompositeLit {
    this.enter();
    const lbrace = this.pos();
    const from = this.nElements;
    this.xnest++;
    this.want(Tok.Lbrace);
    const rbrace = this.list('composite literal', Tok.Comma, Tok.Rbrace, () => {
      const key = this.element();
      if (this.tok !== Tok.Colon) {
        this.add(key);
        return false;
      }
      const colon = this.pos();
      this.advanceToken();
      const value = this.element();
      const pair: KeyValueExpr = { kind: 'KeyValueExpr', id: this.newId(), pos: key.pos, end: value.end, key, colon, value };
      this.add(pair);
      return false;
    });
    this.xnest--;
    this.depth--;
    const elts = this.take<Expr>(from);
    return { kind: 'CompositeLit', id: this.newId(), pos: type ? type.pos : lbrace, end: this.endPos(), type, lbrace, elts, rbrace };
  }

  private element(): Expr {
    return this.tok === Tok.Lbrace ? this.compositeLit(undefined) : this.expr();
  }

  // Types

  protected type(): Expr {
    const t = this.typeOrNone();
    if (t) return t;
    const bad = this.badExpr();
    this.syntaxError('expected type');
    this.advance(Tok.Comma, Tok.Colon, Tok.Semi, Tok.Rparen, Tok.Rbrack, Tok.Rbrace);
    return bad;
  }

  protected typeOrNone(): Expr | undefined {
    if (this.tok === Tok.Name) return this.qualifiedName(undefined);
    this.enter();
    const t = this.typeLiteral();
    this.depth--;
    return t;
  }

  private typeLiteral(): Expr | undefined {
    const pos = this.pos();
    switch (this.tok) {
      case Tok.Star: {
        this.advanceToken();
        const x = this.type();
        return { kind: 'StarExpr', id: this.newId(), pos, end: x.end, x };
      }
      case Tok.Arrow: {
        this.advanceToken();
        this.want(Tok.Chan);
        const value = this.chanElem();
        return { kind: 'ChanType', id: this.newId(), pos, end: value.end, dir: 'recv', value };
      }
      case Tok.Func:
        this.advanceToken();
        return this.funcType('function type', pos);
      case Tok.Lbrack:
        this.advanceToken();
        if (this.got(Tok.Rbrack)) return this.sliceType(pos);
        return this.arrayType(pos, undefined);
      case Tok.Chan: {
        this.advanceToken();
        const dir = this.got(Tok.Arrow) ? 'send' : 'both';
        const value = this.chanElem();
        return { kind: 'ChanType', id: this.newId(), pos, end: value.end, dir, value };
      }
      case Tok.Map: {
        this.advanceToken();
        this.want(Tok.Lbrack);
        const key = this.type();
        this.want(Tok.Rbrack);
        const value = this.type();
        return { kind: 'MapType', id: this.newId(), pos, end: value.end, key, value };
      }
      case Tok.Struct: return this.structType();
      case Tok.Interface: return this.interfaceType();
      case Tok.Lparen: {
        this.advanceToken();
        const t = this.type();
        this.want(Tok.Rparen);
        return t;
      }
      default: return undefined;
    }
  }

  private chanElem(): Expr {
    const t = this.typeOrNone();
    if (t) return t;
    const bad = this.badExpr();
    this.syntaxError('missing channel element type');
    return bad;
  }

  protected sliceType(pos: Pos): Expr {
    const elt = this.type();
    return { kind: 'ArrayType', id: this.newId(), pos, end: elt.end, len: undefined, elt };
  }

  protected arrayType(pos: Pos, len: Expr | undefined): Expr {
    if (!len) {
      const dots = this.pos();
      if (this.got(Tok.DotDotDot)) len = { kind: 'Ellipsis', id: this.newId(), pos: dots, end: this.endPos(), elt: undefined };
      else {
        this.xnest++;
        len = this.expr();
        this.xnest--;
      }
    }
    if (this.tok === Tok.Comma) {
      this.syntaxError('unexpected comma; expected ]');
      this.advanceToken();
    }
    this.want(Tok.Rbrack);
    const elt = this.type();
    return { kind: 'ArrayType', id: this.newId(), pos, end: elt.end, len, elt };
  }

  /** `name`, `pkg.name` or an instantiation of these. */
  protected qualifiedName(name: Ident | undefined): Expr {
    let x: Expr;
    if (name) x = name;
    else if (this.tok === Tok.Name) x = this.ident();
    else {
      x = this.newIdent('_', this.pos(), this.pos());
      this.syntaxError('expected name');
      this.advance(Tok.Dot, Tok.Semi, Tok.Rbrace);
    }
    if (this.tok === Tok.Dot) {
      this.advanceToken();
      const sel = this.ident();
      x = { kind: 'SelectorExpr', id: this.newId(), pos: x.pos, end: sel.end, x, sel };
    }
    return this.tok === Tok.Lbrack ? this.typeInstance(x) : x;
  }

  private typeInstance(x: Expr): Expr {
    this.enter();
    const lbrack = this.pos();
    this.want(Tok.Lbrack);
    let indices: Expr[];
    if (this.tok === Tok.Rbrack) {
      this.syntaxError('expected type argument list');
      indices = [this.badExpr()];
    } else indices = this.typeList(true).list;
    this.want(Tok.Rbrack);
    this.depth--;
    return { kind: 'IndexExpr', id: this.newId(), pos: x.pos, end: this.endPos(), x, lbrack, indices };
  }

  /** A list of types; where not strict, its first element may be any expression. */
  protected typeList(strict: boolean): { list: Expr[]; comma: boolean } {
    this.xnest++;
    const list = [strict ? this.type() : this.expr()];
    let comma = false;
    while (this.got(Tok.Comma)) {
      comma = true;
      const t = this.typeOrNone();
      if (!t) break;
      list.push(t);
    }
    this.xnest--;
    return { list, comma };
  }

  /** context '' allows type parameters, otherwise it names what must not have them. */
  protected funcType(context: string, start: Pos): FuncType {
    const lparen = this.pos();
    let typeParams: Field[] = none;
    if (this.got(Tok.Lbrack)) {
      if (context !== '') this.syntaxErrorAt(lparen, `${context} must have no type parameters`);
      if (this.tok === Tok.Rbrack) {
        this.syntaxError('empty type parameter list');
        this.advanceToken();
      } else typeParams = this.paramList(undefined, undefined, Tok.Rbrack, true, false);
    }
    this.want(Tok.Lparen);
    const params = this.paramList(undefined, undefined, Tok.Rparen, false, true);
    const results = this.funcResult();
    return { kind: 'FuncType', id: this.newId(), pos: start, end: this.endPos(), lparen, typeParams: context === '' ? typeParams : none, params, results };
  }

  private funcResult(): Field[] {
    if (this.got(Tok.Lparen)) return this.paramList(undefined, undefined, Tok.Rparen, false, false);
    const pos = this.pos();
    const type = this.typeOrNone();
    return type ? [{ pos, names: none, type, tag: undefined, embedded: false }] : none;
  }

  private structType(): Expr {
    const pos = this.pos();
    const from = this.nElements;
    this.want(Tok.Struct);
    this.want(Tok.Lbrace);
    this.list('struct type', Tok.Semi, Tok.Rbrace, () => {
      this.fieldDecl();
      return false;
    });
    return { kind: 'StructType', id: this.newId(), pos, end: this.endPos(), fields: this.take(from) };
  }

  private star(pos: Pos, x: Expr): Expr {
    return { kind: 'StarExpr', id: this.newId(), pos, end: x.end, x };
  }

  private fieldDecl(): void {
    const pos = this.pos();
    const field = (names: Ident[], type: Expr, embedded: boolean) => {
      const f: Field = { pos, names, type, tag: this.basicLit(), embedded };
      this.add(f);
    };
    const embed = (type: Expr) => field(none, type, true);
    switch (this.tok) {
      case Tok.Name: {
        const name = this.ident();
        const tok = this.tok as Tok;
        if (tok === Tok.Dot || tok === Tok.Literal || tok === Tok.Semi || tok === Tok.Rbrace) {
          embed(this.qualifiedName(name));
          return;
        }
        const names = this.identList(name);
        let type: Expr;
        if (names.length === 1 && (this.tok as Tok) === Tok.Lbrack) {
          type = this.arrayOrTypeArgs(name);
          if (type.kind === 'IndexExpr') {
            embed(type);
            return;
          }
        } else type = this.type();
        field(names, type, false);
        return;
      }
      case Tok.Star: {
        this.advanceToken();
        let type: Expr;
        if ((this.tok as Tok) === Tok.Lparen) {
          this.syntaxError('cannot parenthesize embedded type');
          this.advanceToken();
          type = this.qualifiedName(undefined);
          this.got(Tok.Rparen);
        } else type = this.qualifiedName(undefined);
        embed(this.star(pos, type));
        return;
      }
      case Tok.Lparen: {
        this.syntaxError('cannot parenthesize embedded type');
        this.advanceToken();
        let type: Expr;
        const star = this.pos();
        if (this.got(Tok.Star)) type = this.star(star, this.qualifiedName(undefined));
        else type = this.qualifiedName(undefined);
        this.got(Tok.Rparen);
        embed(type);
        return;
      }
      default:
        this.syntaxError('expected field name or embedded type');
        this.advance(Tok.Semi, Tok.Rbrace);
    }
  }

  /** After a name: `[n]T` or `[]T` is an array or slice type, `[T1, T2]` instantiates the name. */
  private arrayOrTypeArgs(name: Ident): Expr {
    const lbrack = this.pos();
    this.want(Tok.Lbrack);
    if (this.got(Tok.Rbrack)) return this.sliceType(lbrack);
    const { list, comma } = this.typeList(false);
    this.want(Tok.Rbrack);
    if (!comma) {
      const elt = this.typeOrNone();
      if (elt) return { kind: 'ArrayType', id: this.newId(), pos: lbrack, end: elt.end, len: list[0], elt };
    }
    return { kind: 'IndexExpr', id: this.newId(), pos: name.pos, end: this.endPos(), x: name, lbrack, indices: list };
  }

  private interfaceType(): Expr {
    const pos = this.pos();
    const from = this.nElements;
    const add = (f: Field) => this.add(f);
    this.want(Tok.Interface);
    this.want(Tok.Lbrace);
    this.list('interface type', Tok.Semi, Tok.Rbrace, () => {
      const start = this.pos();
      let type: Expr | undefined;
      if (this.tok === Tok.Name) {
        const m = this.methodDecl();
        if (m.name) {
          add({ pos: start, names: [m.name], type: m.type as Expr, tag: undefined, embedded: false });
          return false;
        }
        type = m.type;
      }
      add({ pos: start, names: none, type: this.embeddedElem(type), tag: undefined, embedded: true });
      return false;
    });
    return { kind: 'InterfaceType', id: this.newId(), pos, end: this.endPos(), methods: this.take(from) };
  }

  /** A method has a name; without one it is an embedded element. */
  private methodDecl(): { name: Ident | undefined; type: Expr } {
    const name = this.ident();
    const context = 'interface method';
    if (this.tok === Tok.Lparen) return { name, type: this.funcType(context, name.pos) };
    if (this.tok !== Tok.Lbrack) return { name: undefined, type: this.qualifiedName(name) };
    const lbrack = this.pos();
    this.advanceToken();
    if (this.tok === (Tok.Rbrack as Tok)) {
      const pos = this.pos();
      this.advanceToken();
      if (this.tok === (Tok.Lparen as Tok)) {
        this.errorAt(pos, 'empty type parameter list');
        return { name, type: this.funcType(context, name.pos) };
      }
      this.errorAt(pos, 'empty type argument list');
      return { name: undefined, type: name };
    }
    const list = this.paramList(undefined, undefined, Tok.Rbrack, false, false);
    if (list.length === 0) {
      if (this.tok === (Tok.Lparen as Tok)) return { name, type: this.funcType(context, name.pos) };
      return { name: undefined, type: name };
    }
    if ((list[0] as Field).names.length > 0) {
      const type = this.funcType(context, name.pos);
      this.errorAt(lbrack, 'interface method must have no type parameters');
      return { name, type };
    }
    return { name: undefined, type: { kind: 'IndexExpr', id: this.newId(), pos: name.pos, end: this.endPos(), x: name, lbrack, indices: list.map((f) => f.type) } };
  }

  /** A union of terms; `first` is its first term if that has been parsed already. */
  private embeddedElem(first: Expr | undefined): Expr {
    let x = first ?? this.embeddedTerm();
    while (this.tok === Tok.Operator && this.op === '|') {
      const opPos = this.pos();
      this.advanceToken();
      const y = this.embeddedTerm();
      x = { kind: 'BinaryExpr', id: this.newId(), pos: x.pos, end: y.end, x, opPos, op: '|', y };
    }
    return x;
  }

  private embeddedTerm(): Expr {
    if (this.tok === Tok.Operator && this.op === '~') {
      const pos = this.pos();
      this.advanceToken();
      const x = this.type();
      return { kind: 'UnaryExpr', id: this.newId(), pos, end: x.end, op: '~', x };
    }
    const t = this.typeOrNone();
    if (t) return t;
    const bad = this.badExpr();
    this.syntaxError('expected ~ term or type');
    this.advance(Tok.Operator, Tok.Semi, Tok.Rparen, Tok.Rbrack, Tok.Rbrace);
    return bad;
  }

  private isOp(op: string): boolean {
    return this.tok === Tok.Operator && this.op === op;
  }

  private paramDecl(name: Ident | undefined, follow: Tok): Param | undefined {
    const typeSetsOk = follow === Tok.Rbrack;
    const pos = name ? name.pos : this.pos();
    if (!name && typeSetsOk && this.isOp('~')) return { pos, name: undefined, type: this.embeddedElem(undefined) };
    const f: Param = { pos, name: undefined, type: undefined };
    if (this.tok === Tok.Name || name) {
      name ??= this.ident();
      if (this.tok === Tok.Lbrack) {
        f.type = this.arrayOrTypeArgs(name);
        if (f.type.kind !== 'IndexExpr') f.name = name;
        if (typeSetsOk && this.isOp('|')) f.type = this.embeddedElem(f.type);
        return f;
      }
      if (this.tok === Tok.Dot) {
        f.type = this.qualifiedName(name);
        if (typeSetsOk && this.isOp('|')) f.type = this.embeddedElem(f.type);
        return f;
      }
      if (typeSetsOk && this.isOp('|')) {
        f.type = this.embeddedElem(name);
        return f;
      }
      f.name = name;
    }
    if (this.tok === Tok.DotDotDot) {
      const dots = this.pos();
      this.advanceToken();
      const elt = this.typeOrNone();
      if (elt) f.type = { kind: 'Ellipsis', id: this.newId(), pos: dots, end: elt.end, elt };
      else {
        f.type = this.badExpr();
        this.syntaxError('... is missing type');
      }
      return f;
    }
    if (typeSetsOk && this.isOp('~')) {
      f.type = this.embeddedElem(undefined);
      return f;
    }
    f.type = this.typeOrNone();
    if (typeSetsOk && f.type && this.isOp('|')) f.type = this.embeddedElem(f.type);
    if (f.name || f.type) return f;
    this.syntaxError(`expected ${tokenText(follow)}`);
    this.advance(Tok.Comma, follow);
    return undefined;
  }

  /** The rest of a parameter list up to `close`; name and type are its first parameter as far as it has been parsed. */
  protected paramList(name: Ident | undefined, type: Expr | undefined, close: Tok, requireNames: boolean, dotsOk: boolean): Field[] {
    const list: Param[] = [];
    let named = 0;
    let typed = 0;
    const end = this.list('parameter list', Tok.Comma, close, () => {
      const par = type ? { pos: (name as Ident).pos, name, type } : this.paramDecl(name, close);
      name = undefined;
      type = undefined;
      if (par) {
        if (par.name && par.type) named++;
        if (par.type) typed++;
        list.push(par);
      }
      return false;
    });
    if (name && type) list.push({ pos: name.pos, name, type });
    if (list.length === 0) return none;
    if (name && type) named = typed = 1;
    if (named === 0 && !requireNames) {
      for (const par of list) {
        if (par.name) {
          par.type = par.name;
          par.name = undefined;
        }
      }
    } else if (named !== list.length) this.distributeTypes(list, end, named === typed, requireNames);
    this.checkDots(list, dotsOk);
    return this.groupParams(list);
  }

  /** Some parameters have a name and a type, some only one word: gives each the type of its group, or complains. */
  private distributeTypes(list: Param[], end: Pos, allTypedAreNamed: boolean, requireNames: boolean): void {
    let errPos: Pos = 0;
    let type: Expr | undefined;
    for (let i = list.length - 1; i >= 0; i--) {
      const par = list[i] as Param;
      if (par.type) {
        type = par.type;
        if (!par.name) {
          errPos = type.pos;
          par.name = this.newIdent('_', errPos, errPos);
        }
      } else if (type) par.type = type;
      else {
        errPos = (par.name as Ident).pos;
        const bad: BadExpr = { kind: 'BadExpr', id: this.newId(), pos: errPos, end: errPos };
        par.type = bad;
      }
    }
    if (!errPos) return;
    if (allTypedAreNamed) this.syntaxErrorAt(end, requireNames ? 'missing type constraint' : 'missing parameter type');
    else if (!requireNames) this.syntaxErrorAt(errPos, 'missing parameter name');
    else this.syntaxErrorAt(errPos, `missing type parameter name${list.length === 1 ? ' or invalid array length' : ''}`);
  }

  private checkDots(list: Param[], dotsOk: boolean): void {
    let first = true;
    list.forEach((f, i) => {
      const t = f.type;
      if (t?.kind !== 'Ellipsis' || (dotsOk && i + 1 === list.length)) return;
      if (first) this.errorAt(t.pos, dotsOk ? 'can only use ... with final parameter' : 'invalid use of ...');
      first = false;
      f.type = t.elt;
    });
  }

  private groupParams(list: Param[]): Field[] {
    const from = this.nElements;
    let last: Field | undefined;
    for (const par of list) {
      if (last && par.name && last.names.length > 0 && last.type === par.type) last.names.push(par.name);
      else {
        last = { pos: par.pos, names: par.name ? [par.name] : none, type: par.type as Expr, tag: undefined, embedded: false };
        this.add(last);
      }
    }
    return this.take(from);
  }

  /**
   * Reads x, which follows `type T [`, as the beginning of a type parameter declaration: a name and, if x goes on
   * behind it, its constraint. Without a name x is an array length.
   */
  protected splitTypeParam(x: Expr, force: boolean): { name: Ident | undefined; type: Expr | undefined } {
    if (x.kind === 'Ident') return { name: x, type: undefined };
    if (x.kind === 'BinaryExpr' && x.op === '*' && x.x.kind === 'Ident' && (force || isTypeElem(x.y))) {
      return { name: x.x, type: this.star(x.opPos, x.y) };
    }
    if (x.kind === 'BinaryExpr' && x.op === '|') {
      const { name, type } = this.splitTypeParam(x.x, force || isTypeElem(x.y));
      if (name && type) {
        const union: BinaryExpr = { ...x, pos: type.pos, x: type };
        return { name, type: union };
      }
    }
    if (x.kind === 'CallExpr' && x.fun.kind === 'Ident' && x.args.length === 1 && !x.ellipsis && (force || isTypeElem(x.args[0] as Expr))) {
      return { name: x.fun, type: unparen(x.args[0] as Expr) };
    }
    return { name: undefined, type: undefined };
  }
}

