/** Every body of the library is checked, also those that no program reaches: nobody checks them otherwise before a program does. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formatDiagnostic } from '../../src/base/diagnostic';
import { openLibrary } from '../../src/cli/library';
import { loadProgram } from '../../src/compile/load/load';
import { Func } from '../../src/types/objects';

const golib = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../src/golib');

const load = (text: string): ReturnType<typeof loadProgram> =>
  loadProgram({
    entry: ['/x.go'], library: openLibrary(path.join(golib, '../cli')),
    files: { read: (p) => (p === '/x.go' ? new TextEncoder().encode(text) : undefined), list: () => undefined, isDirectory: () => false, kind: () => undefined, absolute: (p) => p },
  });

test('all of the library type-checks', () => {
  const names = Object.keys(JSON.parse(readFileSync(path.join(golib, 'manifest.json'), 'utf8')) as Record<string, unknown>);
  const text = `package main\nimport (\n${names.map((n) => `\t_ "${n}"\n`).join('')})\nfunc main() {}\n`;
  const program = load(text);
  assert.ok(program.packages.length > names.length);
  for (const p of program.packages) {
    for (const file of p.pkg.files) {
      for (const d of file.decls) {
        const f = d.kind === 'FuncDecl' ? p.info.defs.get(d.name.id) : undefined;
        if (f instanceof Func) p.checkBody(f);
      }
    }
    void p.info.initOrder;
  }
  assert.deepEqual(program.diagnostics.map((d) => formatDiagnostic(program.files, d)), []);
});

test('the names in signatures, which errors show, are those of Go', () => {
  const signatures = {
    'fmt.Errorf': 'func(format string, a ...any) (err error)',
    'strings.Count': 'func(s string, substr string) int',
    '(*strings.Reader).Read': 'func(r *strings.Reader, b []byte) (n int, err error)',
    '(*bytes.Reader).WriteTo': 'func(r *bytes.Reader, w io.Writer) (n int64, err error)',
    'filepath.Clean': 'func(path string) string',
    'cmplx.Rect': 'func(r float64, θ float64) complex128',
    'utf8.DecodeRune': 'func(p []byte) (r rune, size int)',
    '(*bufio.Writer).WriteString': 'func(b *bufio.Writer, s string) (int, error)',
    '(*csv.Reader).Read': 'func(*csv.Reader) (record []string, err error)',
    '(*regexp.Regexp).FindAllStringSubmatch': 'func(re *regexp.Regexp, s string, n int) [][]string',
  };
  const names = Object.keys(signatures);
  const program = load(`package main\nimport ("bufio"; "bytes"; "encoding/csv"; "fmt"; "math/cmplx"; "path/filepath"; "regexp"; "strings"; "unicode/utf8")\n${names.map((n) => `var _ int = ${n}\n`).join('')}func main() {}\n`);
  const expected = Object.entries(signatures).map(([name, sig], i) => `/x.go:${i + 3}:13: cannot use ${name} (value of type ${sig}) as int value in variable declaration`);
  assert.deepEqual(program.diagnostics.map((d) => formatDiagnostic(program.files, d)), expected);
});
