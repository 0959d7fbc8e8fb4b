/** Finding files and packages: modules, vendor, internal, build constraints, and what goes wrong there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexDeclarations } from '../../src/compile/load/declarationIndex';
import { check, diagnostics, load } from './harness';

const fmt = 'package fmt\nfunc Println(a ...any) {}\n';
const library = { packages: { fmt, 'internal/x': 'package x\n', lib: 'package lib\nimport "internal/x"\nvar _ = x.Y\n' }, missing: { fmt: ['Sscanf'] } };

test('imports within a module, from vendor and from the library', () => {
  const files = {
    'go.mod': 'module example.com/m\n\ngo 1.22\n',
    'main.go': 'package main\nimport (\n\t"example.com/m/a"\n\t"fmt"\n\t"other.org/v"\n)\nfunc main() { fmt.Println(a.A, v.V) }\n',
    'a/a.go': 'package a\nimport "example.com/m/internal/i"\nvar A = i.I\n',
    'internal/i/i.go': 'package i\nvar I = 1\n',
    'vendor/other.org/v/v.go': 'package v\nconst V = "v"\n',
    'main_test.go': 'package main\nvar broken = undefined\n',
    'main_windows.go': 'package main\nvar broken = undefined\n',
    'tagged.go': '// Comment.\n\n//go:build ignore || !linux\n\npackage main\nvar broken = undefined\n',
    'main_linux.go': '//go:build linux && amd64 && go1.20\n\npackage main\nvar fine = 1\n',
  };
  const program = load(files, { entry: ['.'], library, run: true });
  assert.deepEqual(diagnostics(program), []);
  assert.deepEqual(program.packages.map((p) => p.pkg.path), ['example.com/m/internal/i', 'example.com/m/a', 'fmt', 'other.org/v', 'main']);
  assert.equal(program.packages[1]?.pkg.goVersion, 'go1.22');
});

test('lines with +build', () => {
  const broken = 'package p\nvar broken = undefined\n';
  const files = {
    'go.mod': 'module example.com/m\n\ngo 1.26\n',
    'ignored.go': `// Copyright.\n\n// +build ignore\n\n${broken}`,
    'windows.go': `// +build windows,amd64 !linux\n\n${broken}`,
    'both.go': `// +build linux\n//+build arm64\n\n${broken}`,
    'never.go': `// +build\n\n${broken}`,
    'newer.go': `//go:build ignore\n// +build linux\n\n${broken}`,
    'fine.go': '// +build !windows,linux plan9\n// +build amd64\n\npackage p\nvar A = 1\n',
    'noblank.go': '// +build ignore\npackage p\nvar B = A\n',
    'older.go': '// +build ignore\n\n//go:build linux\n\npackage p\nvar C = B\n',
  };
  assert.deepEqual(diagnostics(load(files, { entry: ['.'] })), []);
});

test('of packages that are linked in advance, what the program names is parsed', () => {
  const packages = { a: 'package a\nimport "b"\nfunc F() {}\nfunc G() b.T\nconst (\n\tX = iota\n\tY\n)\n', b: 'package b\ntype T int\nfunc (t *T) M() int { return hidden }\nvar hidden, Other = 1, 2\nvar _ = 3\nfunc init() {}\n' };
  const whole = load({ 'x.go': 'package main\nimport (\n\t_ "a"\n\t_ "b"\n)\nfunc main() {}\n' }, { library: { packages }, run: true });
  const linked = new Map(whole.packages.slice(0, 2).map((p) => [p.pkg.path, { name: p.pkg.name, imports: p.pkg.imports.map((i) => i.path), declarations: indexDeclarations(p) }]));
  const seen = (text: string): { files: string[]; names: (string | undefined)[] } => {
    const program = load({ 'x.go': text }, { library: { packages }, linked, run: true });
    assert.deepEqual(diagnostics(program), []);
    assert.deepEqual(program.packages.map((p) => p.pkg.path), ['b', 'a', 'main']);
    return { files: program.files.files.map((f) => f.path), names: program.packages.slice(0, 2).flatMap((p) => [...p.info.defs.values()].map((d) => d.name)) };
  };
  assert.deepEqual(seen('package main\nimport _ "a"\nfunc main() {}\n'), { files: ['/w/x.go'], names: [] });
  assert.deepEqual(seen('package main\nimport "a"\nfunc main() { a.F() }\n'), { files: ['/w/x.go', 'glassgo:a/lib.go'], names: ['F'] });
  assert.deepEqual(seen('package main\nimport "a"\nconst c int = a.Y\nfunc main() { a.F() }\n').names, ['X', 'Y', 'F']);
  assert.deepEqual(seen('package main\nimport "a"\nfunc main() { t := a.G(); _ = t.M() }\n'), { files: ['/w/x.go', 'glassgo:a/lib.go', 'glassgo:b/lib.go'], names: ['T', 't', 'M', 'G'] });
  assert.deepEqual(seen('package main\nimport . "a"\nfunc main() { F(); _ = X }\n').names, ['F', 'G', 'X', 'Y']);
});

test('import problems', () => {
  assert.deepEqual(check('package main\nimport "foo/bar"\nfunc main() {}\n'), ['x.go:2:8: package foo/bar is not in std (/go/src/foo/bar)']);
  assert.deepEqual(check('package main\nimport "internal/x"\nvar _ = x.X\n', { library }).slice(0, 1), ['x.go:2:8: use of internal package internal/x not allowed']);
  assert.deepEqual(check('package main\nimport "C"\n'), ['x.go:2:8: import "C" is not supported: Glassgo has no C compiler']);
  assert.deepEqual(check('package main\nimport "fmt"\n', { library }), ['x.go:2:8: "fmt" imported and not used']);
  assert.deepEqual(check('package main\nimport "fmt"\nfunc fmt() {}\n', { library }), [
    'x.go:2:8: "fmt" imported and not used',
    'x.go:3:6: fmt already declared through import of package fmt ("fmt")\n\tx.go:2:8: other declaration of fmt',
  ]);
  assert.deepEqual(check('package main\nimport f "fmt"\nvar fmt = 1\n', { library }), ['x.go:2:8: "fmt" imported as f and not used']);
});

test('what the go command says of headers', () => {
  const says = (text: string): string[] => check(text, { library, asGoCommand: true });
  const headers: [string, string][] = [
    ['import fmt\nfunc main() {}', "2:11: missing import path"],
    ['import (\n\t"fmt",\n\t"os"\n)', "3:7: expected ';', found ','"],
    ['import ("fmt" "os")', `2:15: expected ';', found "os"`],
    ['import { "fmt" }', '2:8: missing import path'],
    ['import "fmt" import "os"', "2:14: expected ';', found 'import'"],
    ["import 'fmt'", '2:8: illegal rune literal'],
    ['import “fmt”', `2:8: curly quotation mark '“' (use neutral '"')`],
    ['import "fmt\nfunc main() {}', '2:8: string literal not terminated'],
    ['import `fmt\nfunc main() {}', '2:8: raw string literal not terminated'],
    ['import "o\\qs" x', '2:11: unknown escape sequence'],
    ['/* import "fmt"', '2:1: comment not terminated'],
    ['import <stdio.h>\n#include <x>\nfunc main() { x := }', '2:8: missing import path'],
    ['import fmt os', '2:12: import path must be a string'],
    ['import 1.5', '2:8: import path must be a string'],
    ['import (fmt; os)', '2:12: missing import path'],
    ['import "fmt" in', "2:14: expected ';', found in"],
  ];
  for (const [text, message] of headers) assert.deepEqual(says(`package main\n${text}\n`), [`x.go:${message}`], text);
  const clauses: [string, string][] = [
    ['func main() {}', "1:1: expected 'package', found 'func'"],
    ['// No clause.\n"use strict"', `2:1: expected 'package', found "use strict"`],
    ['', "1:1: expected 'package', found 'EOF'"],
    ['Package main', "1:1: expected 'package', found Package"],
    ['package "main"', `1:9: expected 'IDENT', found "main"`],
    ['package func', "1:9: expected 'IDENT', found 'func'"],
    ['package main import "fmt"', "1:14: expected ';', found 'import'"],
    ['#!/usr/bin/go\npackage main', "1:1: illegal character U+0023 '#'"],
  ];
  for (const [text, message] of clauses) assert.deepEqual(says(text), [`x.go:${message}`], text);
  // What the go command can read it leaves to the compiler.
  assert.deepEqual(says('package main;import ()\nimport "fmt" "os"\n'), ['x.go:2:14: syntax error: unexpected literal "os" after top level declaration']);
  assert.deepEqual(says('package main)\n'), ['x.go:1:13: syntax error: unexpected ), expected semicolon or newline']);
  assert.deepEqual(says('\ufeffpackage main // x\n\n/* y */ import f "fmt"; func main() { f. }\n'), ['x.go:3:42: syntax error: unexpected }, expected name or (']);
  // Comments can be told apart in one way only.
  assert.deepEqual(says(`package main\nimport (${'/* a */ '.repeat(200)}${' '.repeat(20_000)}x\n`), ['x.go:2: missing import path']);
  // Imports that lead nowhere hide what is wrong elsewhere.
  assert.deepEqual(says('package main\nimport "nosuch"\nfunc main() { x := 1 }\n'), ['x.go:2:8: package nosuch is not in std (/go/src/nosuch)']);
});

test('names that the library lacks', () => {
  assert.deepEqual(check('package main\nimport "fmt"\nvar _ = fmt.Sscanf\nvar _ = fmt.Nope\nvar _ = fmt.println\n', { library }), [
    'x.go:3:13: undefined: fmt.Sscanf (not supported by Glassgo yet)',
    'x.go:4:13: undefined: fmt.Nope',
    'x.go:5:13: undefined: fmt.println (but have Println)',
  ]);
});

test('import cycles', () => {
  const files = {
    'go.mod': 'module m\n', 'main.go': 'package main\nimport _ "m/a"\nfunc main() {}\n',
    'a/a.go': 'package a\nimport _ "m/b"\n', 'b/b.go': 'package b\nimport _ "m/a"\n',
  };
  assert.deepEqual(diagnostics(load(files, { entry: ['.'] })), ['b/b.go:2:10: package m\n\timports m/a from main.go\n\timports m/b from a.go\n\timports m/a from b.go: import cycle not allowed']);
});

test('folders', () => {
  assert.deepEqual(diagnostics(load({ 'd/x.txt': '' }, { entry: ['d'] })), ['no Go files in d']);
  assert.deepEqual(diagnostics(load({ 'd/a.go': 'package a\n', 'd/b.go': 'package b\n' }, { entry: ['d'] })), ['found packages a (a.go) and b (b.go) in d']);
  assert.deepEqual(diagnostics(load({ 'x.go': 'package main\n' }, { run: true })), ['function main is undeclared in the main package']);
  assert.deepEqual(diagnostics(load({ 'x.go': 'package main\nfunc f()\nfunc main() {}\n' }, { run: true })), ['x.go:2:6: missing function body']);
});

test('language versions', () => {
  const text = 'package p\nfunc f() { for range 10 {} }\n';
  assert.deepEqual(check(text), []);
  assert.deepEqual(check(text, { lang: 'go1.21' }), ['x.go:2:22: cannot range over 10 (untyped int constant): requires go1.22 or later (-lang was set to go1.21; check go.mod)']);
  assert.deepEqual(check(`//go:build go1.21\n\n${text}`), ['x.go:4:22: cannot range over 10 (untyped int constant): requires go1.22 or later (file declares //go:build go1.21)']);
});

test('only syntax errors, if there are any', () => {
  assert.deepEqual(check('package p\nvar x int = "s"\nfunc f() { x := }\n'), ['x.go:3:17: syntax error: unexpected }, expected expression']);
});

test('packages of the installed Go and of the module cache', () => {
  const files = {
    'go.mod': 'module example.com/m\n\ngo 1.22\n\nrequire (\n\tother.org/Big/lib v1.2.0 // indirect\n)\nrequire near.org/n v0.0.0\nreplace near.org/n => ../near\n',
    'main.go': 'package main\nimport (\n\t"go/ast"\n\t"near.org/n"\n\t"other.org/Big/lib/sub"\n)\nfunc main() { _, _, _ = ast.A, n.N, sub.S }\n',
    '/go/src/go/ast/ast.go': 'package ast\nimport "golang.org/x/v"\nimport "internal/lazy"\nvar A = v.V + lazy.L\nfunc broken() { undefined() }\n',
    '/go/src/go/ast/asm.go': '//go:build !purego\n\npackage ast\nvar A = 1\n',
    '/go/src/internal/lazy/lazy.go': 'package lazy\nvar L = 1\n',
    '/go/src/vendor/golang.org/x/v/v.go': 'package v\nvar V = 1\n',
    '/cache/other.org/!big/lib@v1.2.0/go.mod': 'module other.org/Big/lib\ngo 1.18\n',
    '/cache/other.org/!big/lib@v1.2.0/sub/s.go': 'package sub\nvar S = 1\n',
    '/near/n.go': 'package n\nvar N = 1\n',
  };
  const program = load(files, { entry: ['.'] });
  assert.deepEqual(diagnostics(program), []);
  assert.equal(program.packages.find((p) => p.pkg.path === 'other.org/Big/lib/sub')?.pkg.goVersion, 'go1.18');
  assert.deepEqual(check('package p\nimport "go/token"\n'), ['x.go:2:8: package go/token is not in the library of Glassgo, and no Go installation was found to take it from']);
  assert.deepEqual(check('package p\nimport "internal/lazy"\n'), ['x.go:2:8: package internal/lazy is not in std (/go/src/internal/lazy)']);
  assert.deepEqual(check('package p\nimport "other.org/Big/lib"\n').map((d) => d.slice(0, 60)), ['x.go:2:8: no required module provides package other.org/Big/']);
});

const embedding = { packages: { embed: 'package embed\ntype FS struct{ files *[]int }\n' } };

function embeds(text: string, more: Record<string, string> = {}): string[] {
  return diagnostics(load({ 'x.go': `package main\n\nimport _ "embed"\n\n${text}\nfunc main() {}\n`, 'y.txt': 'y', 'd/z.txt': 'z', 'd/.h': '', 'm/go.mod': '', 'e\'e': '', 'g/.git/x': '', ...more }, { entry: ['x.go'], library: embedding, run: true }));
}

test('patterns of go:embed', () => {
  const problem = (pattern: string): string | undefined => embeds(`//go:embed ${pattern}\nvar s []byte\n`)[0]?.replace(/^x\.go:5:12: pattern /, '');
  assert.equal(problem('y.txt'), undefined);
  assert.equal(problem('[x-z].t?t'), undefined);
  assert.equal(problem('"y\\\\.txt"'), undefined);
  assert.equal(problem('`d/*.txt`'), undefined);
  assert.equal(problem('nope'), 'nope: no matching files found');
  assert.equal(problem('y.txt/z'), 'y.txt/z: no matching files found');
  assert.equal(problem('../x'), '../x: invalid pattern syntax');
  assert.equal(problem('y['), 'y[: invalid pattern syntax');
  assert.equal(problem('all:'), 'all:: invalid pattern syntax');
  assert.equal(problem('m'), 'm: cannot embed directory m: in different module');
  assert.equal(problem('e*'), "e*: cannot embed file e'e: invalid name e'e");
  assert.equal(problem('g/.git/x'), 'g/.git/x: cannot embed file g/.git/x: in invalid directory .git');
  assert.equal(problem('g'), 'g: cannot embed directory g: contains no embeddable files');
  assert.deepEqual(embeds('//go:embed z y.txt a\nvar s string\nvar t int = "x"\n'), ['x.go:5:20: pattern a: no matching files found']);
});

test('misplaced go:embed', () => {
  assert.deepEqual(embeds('//go:embed "y.txt\n//go:embed\nvar s string\n'), ['x.go:5:3: invalid quoted string in //go:embed: "y.txt', 'x.go:5:3: usage: //go:embed pattern...', 'x.go:6:3: usage: //go:embed pattern...']);
  assert.deepEqual(embeds('//go:embed y.txt\nvar a, b string\n//go:embed y.txt\nvar c = "c"\n//go:embed y.txt\nconst d = 1\n//go:embed y.txt\nfunc f() {\n\t//go:embed y.txt\n\tvar s string\n\t_ = s\n}\n'), [
    'x.go:5:3: go:embed cannot apply to multiple vars',
    'x.go:7:3: go:embed cannot apply to var with initializer',
    'x.go:9:3: misplaced go:embed directive',
    'x.go:11:3: misplaced go:embed directive',
    'x.go:13:4: go:embed cannot apply to var inside func',
  ]);
  assert.deepEqual(embeds('func f() {\n\t//go:embed y.txt\n\tf()\n}\nvar (\n\ta int\n\t//go:embed y.txt\n)\n//go:embed y.txt\n').filter((_, i) => i < 2), ['x.go:6:4: misplaced go:embed directive', 'x.go:11:4: misplaced go:embed directive']);
  assert.deepEqual(embeds('//go:embed y.txt\nvar a int\n//go:embed y.txt d/*\nvar b string\n'), ['x.go:6:5: go:embed cannot apply to var of type int', 'x.go:8:5: invalid go:embed: multiple files for type string']);
  assert.deepEqual(check('package p\n//go:embed y.txt\nvar a string\n'), ['x.go:2:3: go:embed requires import "embed" (or import _ "embed", if package is not used)']);
});
