/** The folder that the tests open in VS Code: a copy of examples/, and the broken program. */
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const root = path.join(__dirname, '../..');

/** Settings for an editor that shows no more than a new user's first window would, and stays still for a screenshot. */
export const settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
};

/** `more` are settings of this workspace's own. */
export function makeWorkspace(more: object = {}): string {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'glassgo-workspace-'));
  const folder = path.join(parent, 'examples');
  cpSync(path.join(root, 'examples'), folder, { recursive: true, filter: (f) => !f.endsWith('.out') });
  cpSync(path.join(root, 'test/extension/broken'), path.join(folder, 'broken'), { recursive: true });
  mkdirSync(path.join(folder, '.vscode'));
  writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ ...settings, ...more, 'files.exclude': { '**/.vscode': true, '**/go.mod': true } }, undefined, 2));
  return folder;
}
