/**
 * What makes a package's tests a program: which functions of its `_test.go` files are tests, benchmarks, fuzz targets and examples, and the package main
 * that hands them to package testing, as `go test` generates it. The loader asks; nothing here reads files.
 */
import type { Pos } from '../../base/source';
import type { Comment, Expr, File, FuncDecl } from '../../syntax/nodes';
import { decodeUtf8 } from '../../syntax/utf8';

/** The package's own tests and those of its external test package, which the generated main imports by these names. */
export type TestImport = '_test' | '_xtest';

interface TestFunc {
  readonly from: TestImport;
  readonly name: string;
}

interface Example extends TestFunc {
  readonly output: string;
  readonly unordered: boolean;
}

/** All that the test files declare, in the order in which it will run. */
export interface TestFunctions {
  readonly tests: TestFunc[];
  readonly benchmarks: TestFunc[];
  readonly fuzzTargets: TestFunc[];
  readonly examples: Example[];
  main: TestFunc | undefined;
}

export function noTests(): TestFunctions {
  return { tests: [], benchmarks: [], fuzzTargets: [], examples: [], main: undefined };
}

/** The name in a file's package clause, '' if there is none. */
export function packageClause(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes, 0, Math.min(bytes.length, 1 << 16));
  return /^\uFEFF?(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*package(?:\s|\/\*[\s\S]*?\*\/)+([\p{L}_][\p{L}\p{Nd}_]*)/u.exec(text)?.[1] ?? '';
}

/** Adds what a test file declares; `report` takes functions whose names promise what their signatures do not keep. */
export function collectTests(file: File, from: TestImport, into: TestFunctions, report: (pos: Pos, message: string) => void): void {
  const list = (d: FuncDecl, parameter: string, to: TestFunc[]): void => {
    if (hasSignature(d, parameter, report)) to.push({ from, name: d.name.name });
  };
  for (const d of file.decls) {
    if (d.kind !== 'FuncDecl' || d.recv) continue;
    const { name } = d.name;
    if (name === 'TestMain' && !takes(d, 'T')) {
      if (!hasSignature(d, 'M', report)) continue;
      if (into.main) report(0, 'multiple definitions of TestMain');
      into.main = { from, name };
    } else if (isTestName(name, 'Test')) list(d, 'T', into.tests);
    else if (isTestName(name, 'Benchmark')) list(d, 'B', into.benchmarks);
    else if (isTestName(name, 'Fuzz')) list(d, 'F', into.fuzzTargets);
    else if (isTestName(name, 'Example') && d.body && d.type.params.length === 0 && d.type.results.length === 0) {
      const expected = exampleOutput(file, d);
      if (expected) into.examples.push({ from, name, ...expected });
    }
  }
}

/** Test, TestX or Test_x, but not Testing. */
function isTestName(name: string, prefix: string): boolean {
  return name.startsWith(prefix) && !/^\p{Ll}/u.test(name.slice(prefix.length));
}

/** Whether the only parameter is a *X or *testing.X, for a function without results. */
function takes(d: FuncDecl, x: string): boolean {
  const [param] = d.type.params;
  if (d.type.results.length > 0 || d.type.params.length !== 1 || !param || param.names.length > 1 || param.type.kind !== 'StarExpr') return false;
  const type: Expr = param.type.x;
  return (type.kind === 'Ident' && type.name === x) || (type.kind === 'SelectorExpr' && type.sel.name === x);
}

function hasSignature(d: FuncDecl, x: string, report: (pos: Pos, message: string) => void): boolean {
  const { name } = d.name;
  let why = takes(d, x) ? '' : `must be: func ${name}(${x.toLowerCase()} *testing.${x})`;
  if (d.type.typeParams.length > 0) why = 'test functions cannot have type parameters';
  if (why) report(d.pos, `wrong signature for ${name}, ${why}`);
  return why === '';
}

// ---- examples

/** What an example's last comment says that it prints; undefined for one that is only compiled. */
function exampleOutput(file: File, d: FuncDecl): { output: string; unordered: boolean } | undefined {
  const { body } = d;
  if (!body) return undefined;
  const inside = file.comments.filter((c) => c.pos > body.pos && c.end < body.end);
  const text = commentText(lastGroup(file, inside));
  const m = /^\s*(unordered )?output:/i.exec(text);
  return m ? { output: text.slice(m[0].length).replace(/^ */, '').replace(/^\n/, ''), unordered: m[1] !== undefined } : undefined;
}

/** Comments belong together when nothing and no blank line is between them. One behind code on its line stands for itself. */
function lastGroup(file: File, comments: readonly Comment[]): readonly Comment[] {
  const { source } = file;
  const text = (from: Pos, to: Pos): string => decodeUtf8(source.bytes, from - source.base, to - source.base);
  const behindCode = (c: Comment): boolean => {
    const lines = source.lines();
    const start = source.base + (lines[source.placeAt(c.pos - source.base).line - 1] as number);
    return text(start, c.pos).trim() !== '';
  };
  let first = comments.length - 1;
  while (first > 0) {
    const before = comments[first - 1] as Comment;
    const between = text(before.end, (comments[first] as Comment).pos);
    if (!/^\s*$/.test(between) || between.split('\n').length > 2 || (between.includes('\n') && behindCode(before))) break;
    first--;
  }
  return comments.slice(Math.max(first, 0));
}

/** A group's text as go/doc gives it: without markers and directives, trailing space and doubled blank lines. */
function commentText(group: readonly Comment[]): string {
  const lines: string[] = [];
  for (const { text } of group) {
    if (text.startsWith('/*')) lines.push(...text.slice(2, -2).split('\n'));
    else if (!/^\/\/(line |extern |export |[a-z0-9]+:[a-z0-9])/.test(text)) lines.push(text.slice(2).replace(/^ /, ''));
  }
  const joined = lines.map((l) => l.replace(/[ \t\r]+$/, '')).join('\n').replace(/^\n+|\n+$/g, '').replace(/\n{3,}/g, '\n\n');
  return joined === '' ? '' : `${joined}\n`;
}

// ---- the generated main

export interface TestMainOptions {
  readonly importPath: string;
  readonly modulePath: string;
  /** There are test files of the package, and of its external test package. */
  readonly hasOwn: boolean;
  readonly hasExternal: boolean;
}

/** The package main that runs the tests. */
export function testMain(f: TestFunctions, o: TestMainOptions): string {
  const all = [...f.tests, ...f.benchmarks, ...f.fuzzTargets, ...f.examples, ...(f.main ? [f.main] : [])];
  const imported = (name: TestImport, path: string): string => `\t${all.some((x) => x.from === name) ? name : '_'} ${JSON.stringify(path)}\n`;
  const list = (type: string, items: readonly TestFunc[]): string => `[]testing.${type}{\n${items.map((x) => `\t{"${x.name}", ${x.from}.${x.name}},\n`).join('')}}`;
  const examples = f.examples.map((x) => `\t{"${x.name}", ${x.from}.${x.name}, ${JSON.stringify(x.output)}, ${x.unordered}},\n`).join('');
  const named = o.importPath.startsWith('_/') || o.importPath === 'command-line-arguments' ? '' : o.importPath;
  const end = f.main
    ? `\t${f.main.from}.${f.main.name}(m)\n\tos.Exit(int(reflect.ValueOf(m).Elem().FieldByName("exitCode").Int()))`
    : '\tos.Exit(m.Run())';
  return `// Generated for the tests of a package.

package main

import (
	"os"
${f.main ? '\t"reflect"\n' : ''}	"testing"
	"testing/internal/testdeps"

${o.hasOwn ? imported('_test', o.importPath) : ''}${o.hasExternal ? imported('_xtest', `${o.importPath}_test`) : ''})

var tests = ${list('InternalTest', f.tests)}

var benchmarks = ${list('InternalBenchmark', f.benchmarks)}

var fuzzTargets = ${list('InternalFuzzTarget', f.fuzzTargets)}

var examples = []testing.InternalExample{
${examples}}

func main() {
	m := testing.MainStart(testdeps.TestDeps{Package: ${JSON.stringify(named)}, Module: ${JSON.stringify(o.modulePath)}${f.fuzzTargets.length > 0 ? ', Call: testdeps.Call' : ''}}, tests, benchmarks, fuzzTargets, examples)
${end}
}
`;
}
