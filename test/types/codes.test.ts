/**
 * Error codes: each package of codes/codes.txt has the error that it stands under, as go/types says (codes/oracle.go prints its codes), and each code that
 * the checker uses has an example there.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { load } from './harness';

const library = {
  packages: {
    fmt: 'package fmt\ntype pp struct{}\nfunc newPrinter() *pp { return nil }\nfunc Println(a ...any) {}\n',
    bytes: 'package bytes\ntype Buffer struct { buf []byte; off, lastRead int }\n',
  },
};

const text = readFileSync(path.join(__dirname, 'codes/codes.txt'), 'utf8');
const examples = text.split(/^-- /m).slice(1).map((part) => {
  const [, code, source] = /^(\w+) --\n([\s\S]*)$/.exec(part) as unknown as [string, string, string];
  return { code, source: source.includes('package ') ? source : `package p\n${source}` };
});

describe('error codes', () => {
  for (const { code, source } of examples) {
    it(code, () => {
      const { diagnostics } = load({ 'p.go': source }, { library });
      assert.ok(
        diagnostics.some((d) => d.code === code),
        JSON.stringify(diagnostics.map((d) => [d.code, d.message])),
      );
    });
  }

  it('every code of the checker has an example, or is the parser\'s', () => {
    // Errors that go/types only finds in trees that no parser makes, or that need more than one package.
    const elsewhere = new Set(['BadDecl', 'BadDotDotDotSyntax', 'BadImportPath', 'BadRecv', 'BadTypeKeyword', 'ImportCRenamed', 'InvalidInitSig', 'InvalidIterVar', 'InvalidMethodTypeParams', 'InvalidPostDecl', 'InvalidSyntaxTree', 'MismatchedPkgName', 'MultiValAssignOp', 'UntypedLit']);
    const folder = path.join(__dirname, '../../src/types');
    const used = new Set<string>();
    for (const f of readdirSync(folder).filter((n) => n.endsWith('.ts'))) {
      for (const m of readFileSync(path.join(folder, f), 'utf8').matchAll(/\b(?:error|softError|report)\w*\([^'"`]*'([A-Z]\w+)'/g)) if (!/^(ExprStmt|TypeName|InternalError)$/.test(m[1] as string)) used.add(m[1] as string);
    }
    const shown = new Set(examples.map((e) => e.code));
    assert.deepEqual([...used].filter((c) => !shown.has(c) && !elsewhere.has(c)).sort(), []);
  });
});
