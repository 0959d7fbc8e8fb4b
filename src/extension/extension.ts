/**
 * The extension: registers the debug type `glassgo`, so that F5 on a Go file runs and debugs it on the embedded runtime, and
 * the Run and Debug buttons. The adapter runs in a process of its own (dist/cli.js dap).
 */
import * as vscode from 'vscode';
import { CompileErrors } from './compileErrors';
import { ConfigurationProvider, dynamicConfigurations } from './configurations';
import { runtimeCommands } from './runtimeCommands';
import { RuntimeHub } from './runtimeHub';
import { RuntimeViews } from './runtimeViews';
import { testLenses } from './testLens';
import { Tours } from './tours';

export function activate(context: vscode.ExtensionContext): void {
  const problems = new CompileErrors();
  const hub = new RuntimeHub();
  const views = new RuntimeViews(hub, context.extensionUri);
  const tours = new Tours(hub, views, context.extensionUri);
  context.subscriptions.push(
    problems,
    hub,
    views,
    tours,
    vscode.commands.registerCommand('glassgo.startTour', (id?: string) => tours.start(id)),
    ...views.register(),
    ...runtimeCommands(hub, views),
    ...testLenses(),
    vscode.debug.registerDebugConfigurationProvider('glassgo', new ConfigurationProvider()),
    vscode.debug.registerDebugConfigurationProvider('glassgo', dynamicConfigurations, vscode.DebugConfigurationProviderTriggerKind.Dynamic),
    vscode.debug.onDidReceiveDebugSessionCustomEvent((e) => {
      if (e.session.type === 'glassgo' && e.event === 'glassgo/diagnostics') problems.show(e.body.diagnostics);
    }),
    vscode.debug.onDidStartDebugSession((s) => {
      if (s.type === 'glassgo') problems.clear();
    }),
    vscode.commands.registerCommand('glassgo.runFile', (uri?: vscode.Uri) => start(uri, true)),
    vscode.commands.registerCommand('glassgo.debugFile', (uri?: vscode.Uri) => start(uri, false)),
  );
}

export function deactivate(): void {}

/** Runs or debugs the package of a Go file: the one given, or the active editor's. */
async function start(uri: vscode.Uri | undefined, noDebug: boolean): Promise<boolean> {
  const file = uri ?? vscode.window.activeTextEditor?.document.uri;
  if (!file || file.scheme !== 'file' || !file.fsPath.endsWith('.go')) {
    void vscode.window.showErrorMessage('Glassgo: open a Go file first.');
    return false;
  }
  await vscode.workspace.saveAll(false);
  return vscode.debug.startDebugging(
    vscode.workspace.getWorkspaceFolder(file),
    { type: 'glassgo', request: 'launch', name: noDebug ? 'Run Go File' : 'Debug Go File', program: file.fsPath },
    { noDebug },
  );
}
