/** What a launch does, seen from inside the extension host: through VS Code's API and the messages of the debug adapter. */
import assert from 'node:assert/strict';
import * as path from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import * as vscode from 'vscode';

/** Messages of all sessions of type glassgo, in order. */
class Messages implements vscode.DebugAdapterTrackerFactory {
  private readonly seen: DebugProtocol.ProtocolMessage[] = [];
  private waiters: (() => void)[] = [];

  createDebugAdapterTracker(): vscode.DebugAdapterTracker {
    return {
      onDidSendMessage: (m) => {
        this.seen.push(m);
        for (const w of this.waiters.splice(0)) w();
      },
    };
  }

  clear(): void {
    this.seen.length = 0;
  }

  /** The next event of that name, which is taken from the list. */
  async event(name: string): Promise<any> {
    for (const deadline = Date.now() + 30000; Date.now() < deadline; ) {
      const i = this.seen.findIndex((m) => m.type === 'event' && (m as DebugProtocol.Event).event === name);
      if (i >= 0) return (this.seen.splice(i, 1)[0] as DebugProtocol.Event).body;
      await new Promise<void>((resolve) => {
        this.waiters.push(resolve);
        setTimeout(resolve, 500);
      });
    }
    throw new Error(`no ${name} event; seen: ${JSON.stringify(this.seen).slice(0, 2000)}`);
  }

  output(category: string): string {
    const events = this.seen.filter((m) => m.type === 'event' && (m as DebugProtocol.Event).event === 'output') as DebugProtocol.OutputEvent[];
    return events
      .filter((e) => e.body.category === category)
      .map((e) => e.body.output)
      .join('');
  }
}

async function openFile(...where: string[]): Promise<vscode.TextDocument> {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath as string;
  const document = await vscode.workspace.openTextDocument(path.join(root, ...where));
  await vscode.window.showTextDocument(document);
  return document;
}

function breakAt(document: vscode.TextDocument, text: string): void {
  const at = document.positionAt(document.getText().indexOf(text));
  vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(new vscode.Location(document.uri, at))]);
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 20000; Date.now() < deadline; await new Promise((r) => setTimeout(r, 50))) if (holds()) return;
  throw new Error(`not within 20 seconds: ${what}`);
}

export function launches(): void {
  suite('launches', () => {
    const messages = new Messages();
    let tracker: vscode.Disposable;

    suiteSetup(() => {
      tracker = vscode.debug.registerDebugAdapterTrackerFactory('glassgo', messages);
    });
    suiteTeardown(() => tracker.dispose());
    teardown(async () => {
      // A session that ends by itself at this moment cancels the request to stop it.
      await vscode.debug.stopDebugging().then(undefined, () => {});
      await until('the session has ended', () => vscode.debug.activeDebugSession === undefined);
      vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
      messages.clear();
    });

    test('F5 without launch.json stops at a breakpoint, lists goroutines, reads a variable, steps and ends', async () => {
      const document = await openFile('pipeline', 'main.go');
      breakAt(document, 'results <- result{');
      await vscode.commands.executeCommand('workbench.action.debug.start');
      const stop = await messages.event('stopped');
      assert.equal(stop.reason, 'breakpoint');
      const session = vscode.debug.activeDebugSession as vscode.DebugSession;
      assert.equal(session.type, 'glassgo');

      const { threads } = (await session.customRequest('threads')) as DebugProtocol.ThreadsResponse['body'];
      assert.ok(threads.length >= 2, `threads: ${threads.map((t) => t.name).join(', ')}`);
      assert.ok(
        threads.some((t) => t.name.includes('main.square')),
        `threads: ${threads.map((t) => t.name).join(', ')}`,
      );

      const top = async (): Promise<DebugProtocol.StackFrame> => (await session.customRequest('stackTrace', { threadId: stop.threadId, startFrame: 0, levels: 20 })).stackFrames[0];
      const frame = await top();
      assert.equal(frame.name, 'main.square');
      const { scopes } = await session.customRequest('scopes', { frameId: frame.id });
      const { variables } = (await session.customRequest('variables', { variablesReference: scopes[0].variablesReference })) as DebugProtocol.VariablesResponse['body'];
      const named = (name: string): string => variables.find((v) => v.name === name)?.value ?? `no variable ${name}`;
      const { result } = await session.customRequest('evaluate', { expression: 'j.value * j.value', frameId: frame.id, context: 'watch' });
      assert.equal(named('squared'), result);

      vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
      await vscode.commands.executeCommand('workbench.action.debug.stepOver');
      assert.equal((await messages.event('stopped')).reason, 'step');
      assert.equal((await top()).name, 'main.square');
      await vscode.commands.executeCommand('workbench.action.debug.continue');
      assert.equal((await messages.event('exited')).exitCode, 0);
      assert.match(messages.output('stdout'), /20² = 400\nsum of squares: 2870\n$/);
    });

    test('the Run command runs without stopping', async () => {
      const document = await openFile('pipeline', 'main.go');
      breakAt(document, 'sum := 0');
      assert.equal(await vscode.commands.executeCommand('glassgo.runFile', document.uri), true);
      assert.equal((await messages.event('exited')).exitCode, 0);
      assert.match(messages.output('stdout'), /sum of squares: 2870/);
    });

    test('compile errors become problems, and go when the program compiles', async () => {
      const document = await openFile('broken', 'main.go');
      void vscode.commands.executeCommand('workbench.action.debug.start');
      const ours = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri).filter((d) => d.source === 'glassgo');
      await until('problems are shown', () => ours().length > 0);
      assert.deepEqual(
        ours().map((d) => `${d.range.start.line + 1}:${d.range.start.character + 1}: ${d.message}`),
        ['6:2: declared and not used: unused', '7:19: cannot use "text" (untyped string constant) as int value in variable declaration'],
      );
      const good = await openFile('pipeline', 'main.go');
      await vscode.commands.executeCommand('glassgo.runFile', good.uri);
      await messages.event('exited');
      await until('problems are gone', () => ours().length === 0);
    });
  });
}
