/** Launch configurations: what F5 means without a launch.json, and what a written one may leave out. */
import * as path from 'node:path';
import * as vscode from 'vscode';

export class ConfigurationProvider implements vscode.DebugConfigurationProvider {
  /** F5 without launch.json gives an empty configuration: it means the open Go file. */
  resolveDebugConfiguration(folder: vscode.WorkspaceFolder | undefined, config: vscode.DebugConfiguration): vscode.ProviderResult<vscode.DebugConfiguration> {
    const editor = vscode.window.activeTextEditor;
    if (!config.type && !config.request && !config.name) {
      if (editor?.document.languageId !== 'go') return undefined;
      return { type: 'glassgo', request: 'launch', name: 'Debug Go File', program: editor.document.uri.fsPath };
    }
    if (!config.program) config.program = editor?.document.languageId === 'go' ? editor.document.uri.fsPath : (folder?.uri.fsPath ?? '');
    if (!config.program) return vscode.window.showErrorMessage('Glassgo: "program" names no Go file or folder.').then(() => undefined);
    return config;
  }

  /** With variables such as ${workspaceFolder} filled in: a file of a folder with several becomes the folder's package. */
  async resolveDebugConfigurationWithSubstitutedVariables(_folder: vscode.WorkspaceFolder | undefined, config: vscode.DebugConfiguration): Promise<vscode.DebugConfiguration> {
    config.timeline ??= true;
    config.allocationSites ??= true;
    // The terminal is what the user wants to see then.
    if (config.console === 'integratedTerminal' || config.console === 'externalTerminal') config.internalConsoleOptions ??= 'neverOpen';
    const { program } = config as { program?: string };
    if (program?.endsWith('.go') && !program.endsWith('_test.go') && config.mode !== 'test' && (await isOneOfSeveral(program))) config.program = path.dirname(program);
    return config;
  }
}

/** Whether main is in another file, or the file uses others of its folder: then the folder is the program. */
async function isOneOfSeveral(file: string): Promise<boolean> {
  const folder = vscode.Uri.file(path.dirname(file));
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const others = entries.filter(([name, type]) => type === vscode.FileType.File && name.endsWith('.go') && !name.endsWith('_test.go') && name !== path.basename(file));
  if (others.length === 0) return false;
  const hasModule = entries.some(([name]) => name === 'go.mod');
  // Loose files that each have a main are programs of their own.
  const texts = await Promise.all(others.map(([name]) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name))));
  const mains = texts.filter((t) => /^func main\(\)/m.test(Buffer.from(t).toString('utf8'))).length;
  const ownMain = /^func main\(\)/m.test(Buffer.from(await vscode.workspace.fs.readFile(vscode.Uri.file(file))).toString('utf8'));
  if (ownMain && mains > 0) return false;
  return hasModule || !ownMain || mains === 0;
}

/** What the Run and Debug view offers by itself. */
export const dynamicConfigurations: vscode.DebugConfigurationProvider = {
  provideDebugConfigurations: () => [
    { type: 'glassgo', request: 'launch', name: 'Glassgo: debug the open file', program: '${file}' },
    { type: 'glassgo', request: 'launch', name: 'Glassgo: debug the package of this folder', program: '${workspaceFolder}' },
  ],
};
