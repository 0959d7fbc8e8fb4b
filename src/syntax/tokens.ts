/** Tokens of the Go language, their spelling in messages, and the operators' precedences. */
export const enum Tok {
  None, EOF, Name, Literal, Operator, AssignOp, IncOp, Assign, Define, Arrow, Star,
  Lparen, Lbrack, Lbrace, Rparen, Rbrack, Rbrace, Comma, Semi, Colon, Dot, DotDotDot,
  Break, Case, Chan, Const, Continue, Default, Defer, Else, Fallthrough, For, Func, Go, Goto, If, Import,
  Interface, Map, Package, Range, Return, Select, Struct, Switch, Type, Var,
}

const spelling = [
  '', 'EOF', 'name', 'literal', 'op', 'op=', 'opop', '=', ':=', '<-', '*',
  '(', '[', '{', ')', ']', '}', ',', ';', ':', '.', '...',
  'break', 'case', 'chan', 'const', 'continue', 'default', 'defer', 'else', 'fallthrough', 'for', 'func', 'go', 'goto', 'if', 'import',
  'interface', 'map', 'package', 'range', 'return', 'select', 'struct', 'switch', 'type', 'var',
];

/** Keywords in the order of their tokens, from Tok.Break on. */
export const keywords: readonly string[] = spelling.slice(Tok.Break);

/** How a message names a token: `comma`, `keyword range`, `)`. */
export function tokenText(tok: Tok): string {
  if (tok === Tok.Comma) return 'comma';
  if (tok === Tok.Semi) return 'semicolon or newline';
  const text = spelling[tok] as string;
  return tok >= Tok.Break ? `keyword ${text}` : text;
}

export const enum Prec { None, OrOr, AndAnd, Cmp, Add, Mul }
