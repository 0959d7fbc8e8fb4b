/** Line directives: where errors are said to be, in which order, and how others are mentioned. What is expected is what go build prints. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from './harness';

const text = `package main



func f() {
	goto L
	var x int
L:
	goto M
	{
	M:
	}
	_ = x
//line foo.go:10
	y := 1
/*line :20:5*/	z := 1; var w int = "s"
	switch { default: ; default: }
//line :7
	undefinedName()
//line bar/baz.go:100:3
	undefinedName2()
	L: 
}
type T struct{}
func (T) m() {}
//line x.go:50
func (T) m() {}
//line a.go:300
func g() { _ = qq }
//line a.go:0
//line a.go:x
//line a.go:5:0
//line a.go:5:x
 //line a.go:7
/*line a.go:9
*/
func main() { a := 1 }
`;

const expected = `\
x.go:6:7: goto L jumps over declaration of x at x.go:7:6
x.go:9:7: goto M jumps into block starting at x.go:10:2
bar/baz.go:100:4: undefined: undefinedName2
bar/baz.go:101:2: label L already defined at x.go:8:1
a.go:300: undefined: qq
a.go:301: invalid line number: 0
a.go:302: invalid line number: x
a.go:303: invalid column number: 0
a.go:304: invalid line number: x
a.go:306: invalid line number: 9

a.go:308: declared and not used: a
x.go:50: method T.m already declared at bar/baz.go:104:10[/w/x.go:25:10]
foo.go:20:6: declared and not used: z
foo.go:20:18: declared and not used: w
foo.go:20:26: cannot use "s" (untyped string constant) as int value in variable declaration
foo.go:21:22: multiple defaults (first at foo.go:21:11[/w/x.go:17:11])
:7: undefined: undefinedName
foo.go:10: declared and not used: y
`;

test('errors are where line directives say', () => {
  assert.equal(check(text).map((line) => `${line}\n`).join(''), expected);
});

test('syntax errors, and columns behind a directive that gives one', () => {
  assert.deepEqual(check('//line foo.go:10:4\n'), ['foo.go:10:4: syntax error: package statement must be first']);
  assert.deepEqual(check('//line foo.go:10:4\n\n'), ['foo.go:11:1: syntax error: package statement must be first']);
  assert.deepEqual(check('/*line :10*/'), [':10: syntax error: package statement must be first']);
  assert.deepEqual(check('/*line :10:4*/'), ['x.go:10:4: syntax error: package statement must be first']);
});
