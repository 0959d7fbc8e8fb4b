/** Facts that are written down twice: package.json against the code, the README and the files beside it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { sourceFiles } from './sourceFiles';

const root = path.join(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const lock = read('package-lock.json');

it('commands of package.json are those that the extension registers', () => {
  const declared = manifest.contributes.commands.map((c: { command: string }) => c.command).sort();
  const code = sourceFiles(path.join(root, 'src/extension')).map((f) => readFileSync(f, 'utf8'));
  const registered = code.flatMap((t) => [...t.matchAll(/registerCommand\('([^']+)'/g)].map((m) => m[1] as string)).sort();
  assert.deepEqual(registered, declared);
  const inMenus = Object.values(manifest.contributes.menus as Record<string, { command: string }[]>)
    .flat()
    .map((m) => m.command);
  for (const command of inMenus) assert.ok(declared.includes(command), command);
});

it('launch attributes of package.json are those that the adapter reads, and the README has them all', () => {
  const { properties } = manifest.contributes.debuggers[0].configurationAttributes.launch;
  const text = /interface LaunchArguments[^{]*\{([^}]*)\}/.exec(read('src/dap/launchConfiguration.ts'))?.[1] as string;
  const inCode = [...text.matchAll(/^\s*(\w+)\?:/gm)].map((m) => m[1]);
  assert.deepEqual(Object.keys(properties).sort(), inCode.sort());
  for (const name of Object.keys(properties)) assert.ok(read('README.md').includes(`| \`${name}\` |`), `README: ${name}`);
});

it('the README has the usage texts that the command prints', () => {
  for (const command of ['run', 'test', 'check', 'dap', 'inspect']) {
    const { stdout } = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), command, '--help'], { encoding: 'utf8' });
    assert.match(stdout, /^usage: /);
    assert.ok(read('README.md').includes(stdout.trim()), `README lacks the usage of glassgo ${command}:\n${stdout}`);
  }
});

it('files that package.json names are there', () => {
  const files = [manifest.icon, manifest.main, manifest.bin.glassgo, ...manifest.contributes.grammars.map((g: { path: string }) => g.path)];
  for (const file of files) assert.ok(existsSync(path.join(root, file)), file);
});

it('the lock file names no registry', () => {
  assert.ok(!lock.includes('"resolved"'));
});

it('every expected output belongs to a program, and every program has one', () => {
  for (const name of readdirSync(path.join(root, 'test/run'))) {
    if (name.endsWith('.out'))
      assert.ok(
        ['.go', '/main.go'].some((end) => existsSync(path.join(root, 'test/run', name.replace(/\.out$/, end)))),
        `${name} has no program`,
      );
    else if (name.endsWith('.go')) assert.ok(existsSync(path.join(root, 'test/run', name.replace(/\.go$/, '.out'))), `${name} has no .out`);
  }
  for (const name of readdirSync(path.join(root, 'examples'))) {
    const files = readdirSync(path.join(root, 'examples', name));
    for (const needed of ['go.mod', 'main.go', 'main.out']) assert.ok(files.includes(needed), `examples/${name} has no ${needed}`);
  }
});

it('the code says nothing is unfinished: that belongs into the issues', () => {
  const bad = sourceFiles(path.join(root, 'src')).filter((f) => /\b(TODO|FIXME|XXX)\b/.test(readFileSync(f, 'utf8')));
  assert.deepEqual(
    bad.map((f) => path.relative(root, f)),
    [],
  );
});
