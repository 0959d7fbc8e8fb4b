/** Commands of the runtime's views and steps. */
import * as vscode from 'vscode';
import type { RuntimeHub } from './runtimeHub';
import type { RuntimeViews } from './runtimeViews';

export function runtimeCommands(hub: RuntimeHub, views: RuntimeViews): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand('glassgo.showGoroutines', () => views.show('goroutines')),
    vscode.commands.registerCommand('glassgo.showScheduler', () => views.show('scheduler')),
    vscode.commands.registerCommand('glassgo.showTimeline', () => views.show('timeline')),
    vscode.commands.registerCommand('glassgo.showHeap', () => views.show('heap')),
    vscode.commands.registerCommand('glassgo.showCollector', () => views.show('collector')),
    vscode.commands.registerCommand('glassgo.showChannels', () => views.show('channels')),
    vscode.commands.registerCommand('glassgo.stepDecision', () => hub.step('decision')),
    vscode.commands.registerCommand('glassgo.stepSteal', () => hub.step('steal')),
    vscode.commands.registerCommand('glassgo.stepPark', () => hub.step('park')),
    vscode.commands.registerCommand('glassgo.stepPreemption', () => hub.step('preemption')),
    vscode.commands.registerCommand('glassgo.stepGC', () => hub.step('gc')),
    vscode.commands.registerCommand('glassgo.stepPhase', () => hub.step('phase')),
    vscode.commands.registerCommand('glassgo.stepRoot', () => hub.step('root')),
    vscode.commands.registerCommand('glassgo.stepObject', () => hub.step('object')),
    vscode.commands.registerCommand('glassgo.stepMark', () => hub.step('mark')),
    vscode.commands.registerCommand('glassgo.stepBarrier', () => hub.step('barrier')),
    vscode.commands.registerCommand('glassgo.stepAssist', () => hub.step('assist')),
    vscode.commands.registerCommand('glassgo.stepSweep', () => hub.step('sweep')),
    vscode.commands.registerCommand('glassgo.saveCore', () => saveCore(hub)),
    vscode.commands.registerCommand('glassgo.forceGC', () => forceGC(hub)),
    vscode.commands.registerCommand('glassgo.showOnHeap', (variable?: { variable?: { memoryReference?: string; evaluateName?: string; name?: string } }) =>
      showOnHeap(hub, views, variable?.variable),
    ),
  ];
}

async function saveCore(hub: RuntimeHub): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const to = await vscode.window.showSaveDialog({ ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, 'core.glassgo') } : {}), filters: { 'Glassgo core file': ['glassgo'] } });
  if (!to) return;
  try {
    const { bytes } = (await hub.ask('glassgo/saveCore', { path: to.fsPath })) as { bytes: number };
    void vscode.window.showInformationMessage(`Glassgo: saved ${(bytes / 1048576).toFixed(1)} MB. "glassgo inspect" reads it.`);
  } catch (e) {
    void vscode.window.showErrorMessage(`Glassgo: ${(e as Error).message}`);
  }
}

async function forceGC(hub: RuntimeHub): Promise<void> {
  try {
    await hub.ask('glassgo/forceGC', {});
  } catch (e) {
    void vscode.window.showErrorMessage(`Glassgo: ${(e as Error).message}`);
  }
}

/** From a variable of the debugger to the object on the heap that it is or points to. */
async function showOnHeap(hub: RuntimeHub, views: RuntimeViews, variable: { memoryReference?: string; evaluateName?: string; name?: string } | undefined): Promise<void> {
  const stack = vscode.debug.activeStackItem;
  const frameId = stack && 'frameId' in stack ? stack.frameId : undefined;
  const expression =
    variable?.evaluateName ?? variable?.name ?? (await vscode.window.showInputBox({ prompt: 'A Go expression: the object that it is or points to is shown on the heap' }));
  if (!expression) return;
  try {
    const { address } = (await hub.ask('glassgo/addressOf', { expression, frameId })) as { address: number };
    await views.show('heap', { address });
  } catch (e) {
    void vscode.window.showErrorMessage(`Glassgo: ${(e as Error).message}`);
  }
}
