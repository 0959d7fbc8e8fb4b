/**
 * A VS Code served on loopback and shown in headless Chromium. The same workbench, debug view and Node extension host as the
 * desktop editor's. `close` ends the server with everything it started.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';

const chromiumFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export interface BrowserHost {
  /** Opens a folder; with `tests`, the extension host runs that module's run(). */
  open(workspace: string, options?: { tests?: string }): Promise<Page>;
  close(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function untilServed(url: string, server: ChildProcess, log: () => string): Promise<void> {
  for (const deadline = Date.now() + 60000; Date.now() < deadline; ) {
    if (server.exitCode !== null) break;
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((r) => setTimeout(r, 200));
  }
  throw new Error(`the VS Code server did not start:\n${log()}`);
}

/** Starts the server of an installation made by scripts/installVscodeHost.mjs. The settings are the user's settings.json. */
export async function startBrowserHost(serverFolder: string, executablePath: string, extension: string, env: Record<string, string>, settings: object): Promise<BrowserHost> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'glassgo-vscode-'));
  mkdirSync(path.join(data, 'Machine'), { recursive: true });
  mkdirSync(path.join(data, 'User'), { recursive: true });
  writeFileSync(path.join(data, 'Machine/settings.json'), JSON.stringify(settings));
  const port = await freePort();
  let log = '';
  const server = spawn(
    process.execPath,
    [
      'out/server-main.js',
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
      '--disable-workspace-trust',
      '--user-data-dir',
      data,
      '--server-data-dir',
      data,
      '--extensions-dir',
      path.join(data, 'extensions'),
    ],
    { cwd: serverFolder, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (d) => (log += d));
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close().catch(() => {});
    try {
      // The server leads a process group: extension hosts and adapters go with it.
      process.kill(-(server.pid as number), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    await gone;
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await untilServed(`http://127.0.0.1:${port}/version`, server, () => log);
    browser = await chromium.launch({ executablePath, args: chromiumFlags });
  } catch (e) {
    await close();
    throw e;
  }
  const launched = browser;
  return {
    async open(workspace, options = {}) {
      const remote = (file: string): string => `vscode-remote://127.0.0.1:${port}${file}`;
      const payload: [string, string][] = [
        ['extensionDevelopmentPath', remote(extension)],
        ['skipWelcome', 'true'],
      ];
      if (options.tests) payload.push(['extensionTestsPath', remote(options.tests)]);
      const context = await launched.newContext({ viewport: { width: 1400, height: 900 } });
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURI(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
      return page;
    },
    close,
  };
}
