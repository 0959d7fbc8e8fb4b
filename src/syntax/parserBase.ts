/**
 * What all parts of the parser share: node ids, error reporting in the words of Go's compiler, and recovery
 * by skipping to a token that can follow.
 */
import type { Pos, SourceFile } from '../base/source';
import type { BadExpr, Ident } from './nodes';
import { Scanner } from './scanner';
import { Tok, tokenText } from './tokens';

/** Nesting of expressions, types and statements above this is refused, so that no later stage runs out of stack. */
export const maxNesting = 400;

/** Where ids come from; the files of one package share one. */
export interface IdSource { next: number }

const stopset: readonly Tok[] = [
  Tok.Break, Tok.Const, Tok.Continue, Tok.Defer, Tok.Fallthrough, Tok.For, Tok.Go, Tok.Goto, Tok.If, Tok.Return, Tok.Select, Tok.Switch, Tok.Type, Tok.Var,
];

/** The empty list, of which trees have many. */
export const none: never[] = [];

export class ParserBase extends Scanner {
  protected readonly base: Pos;
  /** Function nesting: 0 outside of functions. */
  protected fnest = 0;
  /** Expression nesting; below 0 inside of a statement's header, where `{` begins a block and not a composite literal. */
  protected xnest = 0;
  /** Depth of the recursion. */
  protected depth = 0;
  /** Offset behind the previous token. */
  protected prevEnd = 0;
  protected syntaxErrors = 0;
  /** Elements of the lists that are being read. A list is made when all of it is there: one that grows would get room for 17 elements at once. */
  private readonly elements: unknown[] = [];
  /** How many there are. */
  protected nElements = 0;

  constructor(source: SourceFile, protected readonly ids: IdSource, shared?: Scanner) {
    super(source, shared);
    this.base = source.base;
  }

  protected advanceToken(): void {
    this.prevEnd = this.offset;
    this.next();
  }

  protected pos(): Pos { return this.base + this.start; }
  protected endPos(): Pos { return this.base + this.prevEnd; }
  protected newId(): number { return this.ids.next++; }

  protected add(element: object): void {
    this.elements[this.nElements++] = element;
  }

  /** The list of the elements that were added since there were `from`. */
  protected take<T>(from: number): T[] {
    if (from === this.nElements) return none;
    const list = this.elements.slice(from, this.nElements) as T[];
    this.nElements = from;
    return list;
  }

  protected got(tok: Tok): boolean {
    if (this.tok !== tok) return false;
    this.advanceToken();
    return true;
  }

  protected want(tok: Tok): void {
    if (this.tok === tok) this.advanceToken();
    else {
      this.syntaxError(`expected ${tokenText(tok)}`);
      this.advance();
    }
  }

  /** Accepts `=`; `:=` with a complaint. */
  protected gotAssign(): boolean {
    if (this.tok === Tok.Define) {
      this.syntaxError('expected =');
      this.advanceToken();
      return true;
    }
    return this.got(Tok.Assign);
  }

  protected errorAt(pos: Pos, message: string, code?: string): void {
    this.errorAtOffset(pos - this.base, message, code);
  }

  protected syntaxError(message: string): void {
    this.syntaxErrorAt(this.pos(), message);
  }

  /** Reports at `pos`; messages that begin with "in", "at", "after" or "expected" are completed with the unexpected token. */
  protected syntaxErrorAt(pos: Pos, message: string): void {
    if (this.tok === Tok.EOF && this.errorsSoFar().length > 0) return;
    this.syntaxErrors++;
    if (/^(in|at|after) /.test(message)) message = ` ${message}`;
    else if (message.startsWith('expected ')) message = `, ${message}`;
    else {
      this.errorAt(pos, `syntax error: ${message}`);
      return;
    }
    this.errorAt(pos, `syntax error: unexpected ${this.tokenName()}${message}`);
  }

  private tokenName(): string {
    switch (this.tok) {
      case Tok.Name: return `name ${this.lit}`;
      case Tok.Semi: return this.lit;
      case Tok.Literal: return `literal ${this.lit}`;
      case Tok.Operator: return this.op;
      case Tok.AssignOp: return `${this.op}=`;
      case Tok.IncOp: return this.op + this.op;
      default: return tokenText(this.tok);
    }
  }

  /** Skips tokens until one of `follow`, or a statement keyword inside of functions; without arguments skips one token. */
  protected advance(...follow: Tok[]): void {
    if (follow.length === 0) {
      if (this.tok !== Tok.EOF) this.advanceToken();
      return;
    }
    while (this.tok !== Tok.EOF && !follow.includes(this.tok) && !(this.fnest > 0 && stopset.includes(this.tok))) this.advanceToken();
  }

  /** Enters a level of nesting; refuses by going to the end of the file. */
  protected enter(): void {
    if (++this.depth === maxNesting) {
      this.syntaxError('nesting too deep');
      this.offset = this.size;
      this.start = this.size;
      this.nlsemi = false;
      this.tok = Tok.EOF;
    }
  }

  protected badExpr(): BadExpr {
    return { kind: 'BadExpr', id: this.newId(), pos: this.pos(), end: this.pos() };
  }

  protected newIdent(name: string, pos: Pos, end: Pos): Ident {
    return { kind: 'Ident', id: this.ids.next++, pos, end, name };
  }

}
