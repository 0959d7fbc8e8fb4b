/**
 * The extension in a real VS Code. The suite of suite/ runs inside the extension host, of the desktop editor where that can be
 * downloaded and shown, else of the browser-served one; then a person's way through the workbench, in the browser-served one, with
 * screenshots in $GLASSGO_SCREENSHOTS or a temporary folder. A machine on which neither host can be had fails here.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import * as esbuild from 'esbuild';
import { findChromium, installVscodeHost } from '../../scripts/installVscodeHost.mjs';
import { type BrowserHost, startBrowserHost } from './browserHost';
import { Person } from './person';
import type { Report } from './suite/index';
import { makeWorkspace, root, settings } from './workspace';

const suiteFile = path.join(root, 'dist/test/suite.js');
const screenshots = process.env.GLASSGO_SCREENSHOTS ?? mkdtempSync(path.join(os.tmpdir(), 'glassgo-screenshots-'));
const workspaces: string[] = [];

function workspace(): string {
  const folder = makeWorkspace();
  workspaces.push(path.dirname(folder));
  return folder;
}

/** The path of a desktop editor of the oldest version that the extension runs on, or undefined where there is none to be had. */
async function desktopEditor(): Promise<string | undefined> {
  if (process.platform === 'linux' && !process.env.DISPLAY) return undefined;
  try {
    return await downloadAndUnzipVSCode({ version: '1.90.0', cachePath: path.join(root, '.cache/vscode'), timeout: 15000 });
  } catch {
    return undefined;
  }
}

function browserHost(env: Record<string, string> = {}): Promise<BrowserHost> {
  return startBrowserHost(installVscodeHost(), findChromium() as string, root, env, settings);
}

function check(report: Report): void {
  for (const t of report.tests) console.log(`  ${t.error ? 'failed' : 'passed'}: ${t.name} (${t.milliseconds} ms)`);
  assert.deepEqual(
    report.tests.filter((t) => t.error).map((t) => `${t.name}: ${t.error}`),
    [],
  );
  assert.ok(report.tests.length >= 3, 'the whole suite has run');
}

async function suiteInBrowserHost(reportFile: string): Promise<void> {
  const host = await browserHost({ GLASSGO_TEST_REPORT: reportFile });
  try {
    await host.open(workspace(), { tests: suiteFile });
    for (const deadline = Date.now() + 240000; !existsSync(reportFile); await new Promise((r) => setTimeout(r, 200))) {
      assert.ok(Date.now() < deadline, 'the suite in the extension host has reported nothing for four minutes');
    }
  } finally {
    await host.close();
  }
}

before(async () => {
  mkdirSync(screenshots, { recursive: true });
  console.log(`screenshots: ${screenshots}`);
  await esbuild.build({
    entryPoints: [path.join(root, 'test/extension/suite/index.ts')],
    outfile: suiteFile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
});

after(() => {
  for (const folder of workspaces) rmSync(folder, { recursive: true, force: true });
});

describe('in the extension host', () => {
  it('launches, steps, runs and reports compile errors', { timeout: 900000 }, async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'glassgo-report-'));
    const reportFile = path.join(folder, 'report.json');
    const editor = await desktopEditor();
    try {
      if (editor) {
        const launchArgs = [workspace(), '--disable-workspace-trust', '--disable-extensions'];
        await runTests({
          vscodeExecutablePath: editor,
          extensionDevelopmentPath: root,
          extensionTestsPath: suiteFile,
          launchArgs,
          extensionTestsEnv: { GLASSGO_TEST_REPORT: reportFile },
        }).catch(() => {});
      } else await suiteInBrowserHost(reportFile);
      check(JSON.parse(readFileSync(reportFile, 'utf8')));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('in the workbench', () => {
  let host: BrowserHost;
  before(async () => {
    host = await browserHost();
  });
  after(() => host?.close());

  for (const name of ['dark', 'light'] as const) {
    it(`a person debugs a concurrent program, ${name} theme`, { timeout: 240000 }, async () => {
      const folder = workspace();
      const source = readFileSync(path.join(folder, 'pipeline/main.go'), 'utf8').split('\n');
      const stop = source.findIndex((l) => l.includes('results <- result{')) + 1;
      const page = await host.open(folder);
      const person = new Person(page, screenshots);
      await person.waitForWorkbench();
      await person.chooseTheme(name);
      await person.openFile('pipeline/main.go');
      await person.clickGutter(stop);
      await person.press('F5');
      await person.widenSideBar(110);

      await person.until(
        'the program stands at the breakpoint',
        () => person.standsAt(),
        (line) => line === String(stop),
      );
      const stack = await person.until(
        'goroutines are listed',
        () => person.callStack(),
        (rows) => rows.filter((r) => r.includes('[Go ')).length >= 2,
      );
      assert.ok(
        stack.some((r) => r.includes('main.square')),
        stack.join('\n'),
      );
      const variables = await person.until(
        'variables are shown',
        () => person.variables(),
        (rows) => rows.some((r) => /^squared ?=/.test(r)),
      );
      assert.match(variables.find((r) => r.startsWith('squared')) as string, /^squared ?= ?\d+$/);
      await person.screenshot(`${name}-breakpoint`);

      await person.press('F9');
      await person.press('F10');
      await person.until(
        'the step has ended on another line',
        () => person.standsAt(),
        (line) => line !== '' && line !== String(stop),
      );
      await person.screenshot(`${name}-step`);
      await person.press('F5');
      const console = await person.until(
        'the output is in the Debug Console',
        () => person.debugConsole(),
        (text) => text.includes('sum of squares: 2870'),
      );
      assert.match(console, /400/);
      await person.screenshot(`${name}-end`);

      await person.openFile('broken/main.go');
      await person.clickRunButton('Run Go File');
      const problems = await person.until(
        'problems are listed',
        () => person.problems(),
        (rows) => rows.length >= 3,
      );
      assert.ok(
        problems.some((r) => r.includes('declared and not used: unused')),
        problems.join('\n'),
      );
      await person.screenshot(`${name}-problems`);
      assert.match(await person.dialogText(), /does not compile/);
      await page.close();
    });
  }

  it('a deadlock stops the program, and the call stack says who waits for what', { timeout: 240000 }, async () => {
    const page = await host.open(workspace());
    const person = new Person(page, screenshots);
    await person.waitForWorkbench();
    await person.chooseTheme('light');
    await person.openFile('deadlock/main.go');
    await person.clickRunButton('Debug Go File');
    await person.widenSideBar(110);
    const stack = await person.until(
      'waiting goroutines are listed',
      () => person.callStack(),
      (rows) => rows.filter((r) => r.includes('[sync.Mutex.Lock]')).length === 2,
    );
    assert.ok(
      stack.some((r) => r.includes('[sync.WaitGroup.Wait]')),
      stack.join('\n'),
    );
    await person.until(
      'the message is shown',
      () => person.exceptionText(),
      (text) => text.includes('all goroutines are asleep - deadlock!'),
    );
    await person.screenshot('light-deadlock');
    await person.press('Shift+F5');
    await page.close();
  });
});
