/** Positions, lazy bodies, comments, and that no input makes the parser throw or hang. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileSet } from '../../src/base/source';
import { exprString } from '../../src/syntax/exprString';
import type { Expr, File, FuncDecl, GenDecl, ValueSpec } from '../../src/syntax/nodes';
import { parseFile, type ParseOptions } from '../../src/syntax/parser';

function parse(text: string, options: Partial<ParseOptions> = {}) {
  const source = new FileSet().add('x.go', 'x.go', new TextEncoder().encode(text));
  return parseFile(source, { ids: { next: 0 }, ...options });
}

function file(text: string, options: Partial<ParseOptions> = {}): File {
  const r = parse(text, options);
  assert.deepEqual(r.errors, []);
  assert.ok(r.file);
  return r.file;
}

function expr(text: string): Expr {
  const decl = file(`package p\nvar _ = ${text}\n`).decls[0] as GenDecl;
  return (decl.specs[0] as ValueSpec).values[0] as Expr;
}

test('expressions print as Go prints them', () => {
  for (const text of [
    'a + b * c', '(a + b) * c', 'f(x, y...)', 'x[1:2:3]', 'x.(T)', 'map[string]int{…}', 'func(a, b int) (c string) {…}', '[...]int{…}', '<-chan int(x)', '*p.q', '-x', '&T{}',
    'G[int, string](x)', 'interface{…}', 'struct{}', 'chan<- (<-chan int)',
  ]) {
    const source = text.replace('{…}', text.startsWith('func') ? '{ return }' : text.startsWith('interface') ? '{ m() }' : text.startsWith('map') ? '{"a": 1}' : '{1}');
    assert.equal(exprString(expr(source)), text);
  }
});

test('positions are byte positions', () => {
  const x = expr('é + f(1)');
  assert.ok(x.kind === 'BinaryExpr' && x.y.kind === 'CallExpr');
  assert.deepEqual([x.pos, x.opPos, x.y.pos, x.y.lparen, x.y.rparen, x.end].map((p) => p - x.pos), [0, 3, 5, 6, 8, 9]);
});

test('a lazy body is the same as an eager one', () => {
  const text = 'package p\nfunc f() { if x := "}"; x == `{` { /* } */ g(\'{\', "\\"}") // }\n } }\nfunc g()\nfunc h() int { return 1 }\nvar v = 2\n';
  const shape = (f: File) => f.decls.map((d) => JSON.stringify(d.kind === 'FuncDecl' ? { name: d.name.name, end: d.end, body: d.body } : d.kind, (k, v) => (k === 'id' ? 0 : v)));
  assert.deepEqual(shape(file(text, { lazy: true })), shape(file(text)));
  const lazy = file(text, { lazy: true }).decls[0] as FuncDecl;
  assert.equal(lazy.body, lazy.body);
  assert.ok(lazy.hasBody);
});

test('comments and documentation', () => {
  const f = file('// Package.\npackage p\n\n// A is\n// documented.\nvar A = 1 // behind\n\n// Not for B.\n\nvar B = 2\n', { comments: true });
  assert.equal(f.comments.length, 5);
  assert.deepEqual(f.decls.map((d) => d.doc), ['// A is\n// documented.', '']);
});

test('build lines and directives', () => {
  const f = file('//go:build linux && go1.21\n\npackage p\n\n//go:linkname a b\nfunc a() { //go:nope\n}\n');
  assert.equal(f.goVersion, 'go1.21');
  assert.deepEqual(f.directives.map((d) => d.text), ['//go:build linux && go1.21', '//go:linkname a b']);
});

test('encoding errors', () => {
  const source = new FileSet().add('x.go', 'x.go', new Uint8Array([...new TextEncoder().encode('package p\nvar s = "'), 0xff, 0, 0x22, 10]));
  assert.deepEqual(parseFile(source, { ids: { next: 0 } }).errors.map((e) => `${e.offset} ${e.message}`), ['19 invalid UTF-8 encoding', '20 invalid NUL character']);
});

test('deep nesting is refused, long chains are not', () => {
  for (const [open, close] of [['(', ')'], ['[]int{', '}'], ['!', ''], ['f(', ')'], ['func() { x = ', '}'], ['a[', ']'], ['*', '']] as const) {
    const { errors } = parse(`package p\nvar x = ${open.repeat(20000)}1${close.repeat(20000)}\n`);
    assert.ok(errors.some((e) => e.message.includes('nesting too deep')), open);
  }
  assert.deepEqual(parse(`package p\nvar x = 1${' + 1'.repeat(20000)}\n`).errors, []);
  assert.deepEqual(parse(`package p\nvar x = a${'.b()'.repeat(20000)}\n`).errors.filter((e) => !e.message.includes('nesting too deep')), []);
});
