/** Bytes that are no text are told of, and then read as if they were not there; what go tool compile -e prints. And in which order and how often errors are told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from './harness';

test('NUL and byte order marks within names and between tokens', () => {
  assert.deepEqual(check('package p\nvar a\0b = 1\nvar \ufeffc \0int = a\0b\n'), ['x.go:2:6: invalid NUL character', 'x.go:3:5: invalid BOM in the middle of the file', 'x.go:3:10: invalid NUL character']);
  // What is wrong in front of the declarations ends it.
  assert.deepEqual(check('// \0\npackage p\nvar a b\n'), ['x.go:1:4: invalid NUL character']);
  assert.deepEqual(check('var a\nvar \0b\n'), ['x.go:1:1: syntax error: package statement must be first']);
});

test('such bytes within numbers and characters', () => {
  const text = "package p\nvar a = 12\x0034\nvar b = .\x005\nvar c = 0\ufeffx1f\nvar d = 08\x001\nvar e = 1e\x00+5i\nvar f = '\x00'\nvar g = 'a\x00'\nvar h = 7\x00\n";
  assert.deepEqual(check(text), [
    'x.go:2:9: malformed constant: 12\x0034', 'x.go:2:11: invalid NUL character', 'x.go:3:9: malformed constant: .\x005', 'x.go:3:10: invalid NUL character',
    'x.go:4:9: malformed constant: 0\ufeffx1f', 'x.go:4:10: invalid BOM in the middle of the file', "x.go:5:10: invalid digit '8' in octal literal", 'x.go:5:11: invalid NUL character',
    'x.go:6:9: malformed constant: 1e\x00+5i', 'x.go:6:11: invalid NUL character', 'x.go:7:10: invalid NUL character', "x.go:7:11: empty rune literal or unescaped '",
    'x.go:8:11: invalid NUL character', 'x.go:9:9: malformed constant: 7\x00', 'x.go:9:10: invalid NUL character',
  ]);
});

test('a keyword at the very end is one', () => {
  assert.deepEqual(check('package func'), ['x.go:1:9: syntax error: unexpected keyword func, expected name']);
  assert.deepEqual(check('package p\nfunc f() { return'), ['x.go:2:18: syntax error: unexpected EOF, expected }']);
});

test('one of several equal errors of a line, and the first syntax error of it', () => {
  assert.deepEqual(check('package p\nvar _ = a * a\nvar _ = a + b + a\n'), ['x.go:2:9: undefined: a', 'x.go:3:9: undefined: a', 'x.go:3:13: undefined: b', 'x.go:3:17: undefined: a']);
  assert.deepEqual(check('package p\nfunc f() {\n\tif e := g() (i int) {; e {\n\t}\n}\n'), ['x.go:3:17: syntax error: unexpected name int in argument list; possibly missing comma or )']);
});

test('misplaced directives do not end it', () => {
  assert.deepEqual(check('//go:noinline\n\npackage p\n\n//go:noinline\nvar x int\n'), ['x.go:1:3: misplaced compiler directive', 'x.go:5:3: misplaced compiler directive']);
});

test('columns that gc cannot keep', () => {
  assert.deepEqual(check(`package p\nvar _ = ${' '.repeat(245)}a\nvar _ = ${' '.repeat(246)}a\n`), ['x.go:2:254: undefined: a', 'x.go:3: undefined: a']);
});

test('what is not a type', () => {
  const text = 'package p\nvar q int\ntype T struct{}\nfunc (r T) m(p int) (s int) {\n\tvar l int\n\tvar (\n\t\t_ q\n\t\t_ r\n\t\t_ p\n\t\t_ s\n\t\t_ l\n\t\t_ nil\n\t\t_ new\n\t)\n\treturn\n}\n';
  assert.deepEqual(check(text).filter((e) => !e.includes('declared and not used')), [
    'x.go:7:5: q (package-level variable) is not a type', 'x.go:8:5: r (receiver) is not a type', 'x.go:9:5: p (parameter) is not a type', 'x.go:10:5: s (result variable) is not a type',
    'x.go:11:5: l (local variable) is not a type', 'x.go:12:5: nil (untyped nil) is not a type', 'x.go:13:5: new (built-in function) is not a type',
  ]);
});

test('a literal of a type with several arguments, whatever they are', () => {
  assert.deepEqual(check('package p\ntype pair[A, B any] struct{}\nvar _ = func() { _ = pair[0, int]{} }\n'), ['x.go:3:27: 0 is not a type']);
});
