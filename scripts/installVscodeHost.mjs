// Installs a VS Code that is served to a browser, for test/extension on machines that cannot download the desktop editor:
// the npm package code-server, and Debian's Chromium to show it in. Its own install script fetches prebuilt binaries, so
// scripts are off and only the native modules it needs are built, which takes a C++ compiler, make and python3.
//
//   node scripts/installVscodeHost.mjs [FOLDER]
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const release = 'code-server@4.100.3';

/** Where the server of an installation is. */
export const serverFolder = (folder) => path.join(folder, 'node_modules/code-server/lib/vscode');

export const defaultFolder = path.join(root, '.cache/vscode-host');

export function findChromium() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const r = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (r.status === 0) return r.stdout.trim();
  }
  return undefined;
}

/** Throws with the step that failed. */
export function installVscodeHost(folder = defaultFolder) {
  const host = serverFolder(folder);
  const ready = path.join(host, '.ready');
  const run = (cwd, command, args, env = {}) => {
    try {
      execFileSync(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    } catch (e) {
      throw new Error(`the VS Code host could not be installed: ${command} ${args.join(' ')} failed in ${cwd}\n${String(e.stderr ?? e).slice(-2000)}`);
    }
  };
  if (!findChromium()) {
    run(root, 'apt-get', ['update', '-qq']);
    run(root, 'apt-get', ['install', '-y', '-qq', 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' });
  }
  if (existsSync(ready)) return host;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  run(folder, 'npm', ['install', '--ignore-scripts', release]);
  run(folder, 'npm', ['rebuild', 'argon2', '--build-from-source']);
  run(host, 'npm', ['install', '--ignore-scripts', '--omit=dev']);
  run(path.join(host, 'extensions'), 'npm', ['install', '--ignore-scripts', '--omit=dev']);
  run(host, 'npm', ['rebuild', '@vscode/spdlog', 'native-watchdog', '@parcel/watcher']);
  // Terminals. Its script after the build looks for files of other systems and fails where there are none: what counts is the module.
  try {
    run(host, 'npm', ['rebuild', 'node-pty']);
  } catch (e) {
    if (!existsSync(path.join(host, 'node_modules/node-pty/build/Release/pty.node'))) throw e;
  }
  writeFileSync(ready, '');
  return host;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(installVscodeHost(process.argv[2]));
