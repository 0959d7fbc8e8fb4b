/** What the checker records for the later stages, and the operations on types that they use. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Program } from '../../src/compile/load/program';
import { constantString, formatG, literalValue, toFloat32, toFloat64 } from '../../src/types/constantOps';
import { identical } from '../../src/types/identical';
import { allMethods, lookupFieldOrMethod } from '../../src/types/lookup';
import { Func, type Obj, Var } from '../../src/types/objects';
import { alignof, offsetsof, sizeof } from '../../src/types/sizes';
import { typeKey } from '../../src/types/typeKey';
import { typeString } from '../../src/types/typeString';
import type { Signature, Struct, Type } from '../../src/types/types';
import { underlying } from '../../src/types/under';
import { diagnostics, load } from './harness';

function main(program: Program) {
  const checked = program.packages[program.packages.length - 1];
  assert.ok(checked);
  return checked;
}

function compile(text: string, packages: Record<string, string> = {}): Program {
  const program = load({ 'x.go': text }, { library: { packages } });
  assert.deepEqual(diagnostics(program), []);
  return program;
}

function lookup(program: Program, name: string): Obj {
  const obj = main(program).pkg.scope.lookup(name);
  assert.ok(obj, name);
  return obj;
}

function typeOf(program: Program, name: string): Type { return lookup(program, name).type as Type; }

/** What is recorded for the expressions that begin at an offset. */
function typesAt(program: Program, offset: number): string {
  const source = program.files.files[0];
  assert.ok(source);
  const pos = source.base + offset;
  const { info, pkg } = main(program);
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const n = node as { pos?: number; id?: number; kind?: string };
    if (n.pos === pos && typeof n.id === 'number' && info.types.get(n.id)) found.push(`${n.kind} ${info.types.get(n.id)?.mode} ${typeString(info.types.get(n.id)?.type as Type)}`);
    for (const [key, value] of Object.entries(node)) if (key !== 'source') visit(value);
  };
  visit(pkg.files.map((f) => f.decls));
  return found.join('; ');
}

test('untyped operands get their final types', () => {
  const text = 'package p\nvar s uint\nvar f float64 = /*a*/1 + 2\nvar i int64 = /*b*/1 << s\nvar e interface{} = /*c*/1.5\nvar p *int = /*d*/nil\nvar b = /*e*/1 == s\n';
  const program = compile(text);
  const after = (mark: string) => typesAt(program, text.indexOf(mark) + mark.length);
  assert.equal(after('/*a*/'), 'BinaryExpr constant float64; BasicLit constant untyped int');
  assert.equal(after('/*b*/'), 'BinaryExpr value int64; BasicLit constant int64');
  assert.equal(after('/*c*/'), 'BasicLit constant float64');
  assert.equal(after('/*d*/'), 'Ident nilvalue *int');
  assert.equal(after('/*e*/'), 'BinaryExpr value bool; BasicLit constant uint');
});

test('instances are recorded and shared', () => {
  const program = compile('package p\ntype L[T any] struct { v T; next *L[T] }\nfunc F[T any](x T) L[T] { return L[T]{v: x} }\nvar a = F(1)\nvar b L[int]\nvar c L[string]\n');
  const a = typeOf(program, 'a');
  assert.ok(identical(a, typeOf(program, 'b')));
  assert.equal(typeKey(a), typeKey(typeOf(program, 'b')));
  assert.notEqual(typeKey(a), typeKey(typeOf(program, 'c')));
  assert.equal(typeString((underlying(a) as Struct).fields[1]?.type as Type), '*command-line-arguments.L[int]');
  const instances = [...main(program).info.instances.values()].map((i) => i.typeArgs.map((t) => typeString(t)).join());
  assert.ok(instances.includes('int') && instances.includes('T'));
});

test('keys of types: equal exactly for identical types', () => {
  const program = compile(`package p
type I interface { A(int) string; b() }
var a struct { X int "t"; y []byte }
var b struct { X int "t"; y []uint8 }
var c struct { X int; y []byte }
var d interface { b(); A(x int) (r string) }
var e interface { b(); interface { A(int) string } }
var f func(a int, b ...string) error
var g func(int, ...string) (e error)
var h func(int, []string) error
var i I
var j chan (<-chan int)
var k chan<- (chan int)
`);
  const key = (name: string) => typeKey(typeOf(program, name));
  assert.equal(key('a'), key('b'));
  assert.notEqual(key('a'), key('c'));
  assert.equal(key('d'), key('e'));
  assert.equal(key('f'), key('g'));
  assert.notEqual(key('g'), key('h'));
  assert.notEqual(key('i'), key('d'));
  assert.equal(typeKey(underlying(typeOf(program, 'i'))), key('d'));
  assert.notEqual(key('j'), key('k'));
});

test('method sets with index paths', () => {
  const program = compile('package p\ntype A struct{}\nfunc (A) V() {}\nfunc (*A) P() {}\ntype B struct { x int; A }\ntype C struct { *B }\nvar b B\nvar pb *B\nvar c C\n');
  const set = (name: string) => allMethods(typeOf(program, name)).map((m) => `${m.obj.name} ${m.index.join('.')}${m.indirect ? ' indirect' : ''}`);
  assert.deepEqual(set('b'), ['V 1.0']);
  assert.deepEqual(set('pb'), ['P 1.1 indirect', 'V 1.0 indirect']);
  assert.deepEqual(set('c'), ['P 0.1.1 indirect', 'V 0.1.0 indirect']);
  const x = lookupFieldOrMethod(typeOf(program, 'c'), false, main(program).pkg, 'x');
  assert.deepEqual([x.obj instanceof Var, x.index, x.indirect], [true, [0, 0], true]);
});

test('methods of instances have substituted signatures', () => {
  const program = compile('package p\ntype S[T any] struct { v T }\nfunc (s *S[E]) Get(d E) (E, bool) { return s.v, true }\nvar s S[string]\n');
  const { obj } = lookupFieldOrMethod(typeOf(program, 's'), true, main(program).pkg, 'Get');
  assert.ok(obj instanceof Func);
  assert.equal(typeString(obj.type as Signature), 'func(d string) (string, bool)');
  assert.notEqual(obj.origin, obj);
});

test('sizes, alignments and offsets are those of gc on amd64', () => {
  const program = compile('package p\nvar s struct { a bool; b int64; c int16; d [3]byte; e string; f []int; g interface{}; h complex64; z struct{} }\n');
  const t = typeOf(program, 's');
  assert.deepEqual(offsetsof(underlying(t) as Struct), [0, 8, 16, 18, 24, 40, 64, 80, 88]);
  assert.deepEqual([sizeof(t), alignof(t)], [96, 8]);
});

test('initialisation order follows dependencies through functions', () => {
  const program = compile('package p\nvar a = f()\nvar b, c = g()\nvar d = 1\nfunc f() int { return b + d }\nfunc g() (int, int) { return d, d }\n');
  assert.deepEqual(main(program).info.initOrder.map((i) => i.lhs.map((v) => v.name).join()), ['d', 'b,c', 'a']);
});

test('library packages are checked on demand', () => {
  const lib = 'package lib\nvar used = helper()\nvar Unused = 1 + "x"\nfunc helper() int { return 1 }\nfunc F() int { return used }\nfunc Broken() { return 1 }\n';
  const program = load({ 'x.go': 'package main\nimport "lib"\nfunc main() { println(lib.F()) }\n' }, { library: { packages: { lib } }, run: true });
  assert.deepEqual(diagnostics(program), []);
  const checked = program.packages[0];
  assert.ok(checked && program.isLibrary('lib') && !program.isLibrary('main'));
  const f = checked.pkg.scope.lookup('F');
  assert.ok(f instanceof Func && f.decl);
  const use = () => [...checked.info.uses.values()].filter((o) => o.name === 'used').length;
  assert.equal(use(), 0);
  checked.checkBody(f);
  assert.equal(use(), 1);
  const used = checked.pkg.scope.lookup('used');
  assert.deepEqual(checked.initializers([used as Var]).map((i) => i.lhs[0]?.name), ['used']);
  assert.deepEqual(diagnostics(program), []);
});

test('floats are rounded once', () => {
  const value = (text: string) => literalValue('FLOAT', text);
  assert.equal(toFloat64(value('0.1')), 0.1);
  assert.equal(toFloat64(value('2.2250738585072011e-308')), 2.225073858507201e-308);
  assert.equal(toFloat64(value('4.9406564584124654e-324')), 5e-324);
  assert.equal(toFloat64(value('1.7976931348623159e308')), Infinity);
  assert.equal(toFloat32(value('1.00000017881393432617187499')), Math.fround(1.0000001192092896));
  assert.equal(toFloat32(value('1.4e-45')), 1.401298464324817e-45);
  assert.equal(toFloat64(value('0x1p-2')), 0.25);
  assert.deepEqual(['1e100', '123456789.0', '0.00001', '1e-7'].map((s) => constantString(value(s))), ['1e+100', '1.23457e+08', '1e-05', '1e-07']);
  assert.equal(formatG(100000), '100000');
});

test('string literals are byte strings', () => {
  const value = (text: string) => literalValue('STRING', text);
  assert.deepEqual(value('"\\xff\\u00e9é\\101\\n"'), { kind: 'string', value: '\xff\xc3\xa9\xc3\xa9A\n' });
  assert.deepEqual(value('`a\\n\r\n`'), { kind: 'string', value: 'a\\n\n' });
  assert.deepEqual(literalValue('CHAR', "'\\xff'"), { kind: 'int', value: 255n });
  assert.deepEqual(literalValue('CHAR', "'世'"), { kind: 'int', value: 0x4e16n });
});
