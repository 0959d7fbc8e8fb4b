/**
 * The layers of src as data, and a reading of every import against them. DO NOT EDIT THE TABLE TO MAKE A BUILD PASS: move the
 * code to where it belongs, or change the architecture on purpose (and ARCHITECTURE.md with it).
 *
 * Each folder names what it may import. Modules of Node and npm packages are listed too; the pure layers have none, so that
 * they run in any host. `src/runtime` is AssemblyScript and reaches only itself.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { sourceFiles } from './sourceFiles';

const root = path.join(__dirname, '../..');

interface Layer {
  /** Folders of src, or parts of one. */
  readonly folders: readonly string[];
  readonly node?: boolean;
  readonly packages?: readonly string[];
}

const layers: Record<string, Layer> = {
  base: { folders: [] },
  syntax: { folders: ['base'] },
  wasm: { folders: ['base'] },
  layout: { folders: [] },
  runtime: { folders: [] },
  types: { folders: ['base', 'syntax'] },
  compile: { folders: ['base', 'syntax', 'types', 'wasm', 'layout'] },
  engine: { folders: ['layout', 'compile/debuginfo'], node: true },
  inspect: { folders: ['base', 'syntax', 'layout', 'compile/debuginfo'] },
  views: { folders: ['layout', 'compile/debuginfo', 'inspect'] },
  webview: { folders: ['views/messages'], packages: ['preact', 'preact/hooks', 'd3-hierarchy', 'd3-scale', 'd3-selection', 'd3-zoom'] },
  dap: { folders: ['base', 'syntax', 'layout', 'compile/debuginfo', 'engine', 'inspect', 'views'], node: true, packages: ['@vscode/debugadapter', '@vscode/debugprotocol'] },
  cli: { folders: ['base', 'syntax', 'types', 'wasm', 'layout', 'compile', 'engine', 'inspect', 'views', 'dap'], node: true },
  extension: { folders: ['views/messages'], node: true, packages: ['vscode'] },
};

function problem(file: string, specifier: string): string | undefined {
  const own = path.relative(path.join(root, 'src'), file).split(path.sep)[0] as string;
  const layer = layers[own];
  if (!layer) return `${own} is not in the table`;
  if (specifier.startsWith('node:')) return layer.node ? undefined : `${own} may not use Node`;
  if (!specifier.startsWith('.')) return layer.packages?.includes(specifier) ? undefined : `${own} may not import ${specifier}`;
  const target = path
    .relative(path.join(root, 'src'), path.resolve(path.dirname(file), specifier))
    .split(path.sep)
    .join('/');
  if (target.startsWith(`${own}/`)) return undefined;
  return layer.folders.some((f) => target === f || target.startsWith(`${f}/`)) ? undefined : `${own} may not import ${target}`;
}

it('every import goes to a layer that the folder may use', () => {
  const problems: string[] = [];
  for (const file of sourceFiles(path.join(root, 'src'))) {
    const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    for (const m of text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s*['"]([^'"]+)['"]/g)) {
      const found = problem(file, (m[1] ?? m[2] ?? m[3]) as string);
      if (found) problems.push(`${path.relative(root, file)}: ${found}`);
    }
  }
  assert.deepEqual(problems, []);
});

it('the project references of each folder say the same', () => {
  for (const [own, layer] of Object.entries(layers)) {
    if (own === 'runtime') continue;
    const config = JSON.parse(readFileSync(path.join(root, 'src', own, 'tsconfig.json'), 'utf8'));
    const references = (config.references ?? []).map((r: { path: string }) => path.basename(r.path));
    const allowed = new Set(layer.folders.map((f) => f.split('/')[0]));
    assert.deepEqual(
      references.filter((r: string) => !allowed.has(r)),
      [],
      `src/${own}/tsconfig.json`,
    );
  }
});
