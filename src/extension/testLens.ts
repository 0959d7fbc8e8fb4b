/**
 * Code lenses of test files: run or debug one test, benchmark, example or fuzz target, or all of the package. They start from the first configuration for
 * tests (`"type": "glassgo", "mode": "test"`) of launch.json, so that its environment, arguments and so on hold for them too.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';

const testPattern = /^func ((Test|Benchmark|Example|Fuzz)(?:[^a-z\s(][\w\p{L}]*)?)\(/u;

interface TestFunction {
  readonly name: string;
  readonly line: number;
}

function testsOf(document: vscode.TextDocument): TestFunction[] {
  const out: TestFunction[] = [];
  for (let line = 0; line < document.lineCount; line++) {
    const m = testPattern.exec(document.lineAt(line).text);
    if (m && m[1] !== 'TestMain') out.push({ name: m[1] as string, line });
  }
  return out;
}

/** Arguments of the test program that choose one function, or with '' all tests. */
function selection(name: string): string[] {
  if (!name) return ['-test.v'];
  return name.startsWith('Benchmark') ? ['-test.v', '-test.run=^$', `-test.bench=^${name}$`] : ['-test.v', `-test.run=^${name}$`];
}

class TestLenses implements vscode.CodeLensProvider {
  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!vscode.workspace.getConfiguration('glassgo', document).get('testCodeLens', true)) return [];
    const tests = testsOf(document);
    if (tests.length === 0) return [];
    const lens = (line: number, title: string, command: string, name: string): vscode.CodeLens =>
      new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title, command, arguments: [document.uri, name] });
    let clause = 0;
    while (clause < document.lineCount - 1 && !document.lineAt(clause).text.startsWith('package ')) clause++;
    return [
      lens(clause, 'run package tests', 'glassgo.runTest', ''),
      lens(clause, 'debug package tests', 'glassgo.debugTest', ''),
      ...tests.flatMap(({ name, line }) => {
        const what = name.startsWith('Benchmark') ? 'benchmark' : 'test';
        return [lens(line, `run ${what}`, 'glassgo.runTest', name), lens(line, `debug ${what}`, 'glassgo.debugTest', name)];
      }),
    ];
  }
}

/** The test around the cursor; '' if there is none. */
function atCursor(editor: vscode.TextEditor): string {
  return (
    testsOf(editor.document)
      .filter((t) => t.line <= editor.selection.active.line)
      .pop()?.name ?? ''
  );
}

async function start(noDebug: boolean, uri: vscode.Uri | undefined, name: string | undefined): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  const file = uri ?? editor?.document.uri;
  if (!file?.fsPath.endsWith('_test.go')) {
    void vscode.window.showErrorMessage('Glassgo: open a _test.go file first.');
    return false;
  }
  const test = name ?? (editor ? atCursor(editor) : '');
  await vscode.workspace.saveAll(false);
  const folder = vscode.workspace.getWorkspaceFolder(file);
  const written = vscode.workspace
    .getConfiguration('launch', folder)
    .get<vscode.DebugConfiguration[]>('configurations', [])
    .find((c) => c.type === 'glassgo' && c.mode === 'test');
  return vscode.debug.startDebugging(
    folder,
    {
      ...written,
      type: 'glassgo',
      request: 'launch',
      name: test || 'Package Tests',
      mode: 'test',
      program: path.dirname(file.fsPath),
      args: [...((written?.args as string[] | undefined) ?? []), ...selection(test)],
    },
    { noDebug },
  );
}

export function testLenses(): vscode.Disposable[] {
  return [
    vscode.languages.registerCodeLensProvider({ language: 'go', scheme: 'file', pattern: '**/*_test.go' }, new TestLenses()),
    vscode.commands.registerCommand('glassgo.runTest', (uri?: vscode.Uri, name?: string) => start(true, uri, name)),
    vscode.commands.registerCommand('glassgo.debugTest', (uri?: vscode.Uri, name?: string) => start(false, uri, name)),
  ];
}
