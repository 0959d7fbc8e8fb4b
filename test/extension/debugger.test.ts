/**
 * The debugger in a real VS Code, as a person uses it: breakpoints of each kind, hovers, watches, values that are set, a panic, a restart, tests, a terminal.
 * Screenshots go where those of extension.test.ts go.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { findChromium, installVscodeHost } from '../../scripts/installVscodeHost.mjs';
import { type BrowserHost, startBrowserHost } from './browserHost';
import { Person } from './person';
import { makeWorkspace, root, settings } from './workspace';

const screenshots = process.env.GLASSGO_SCREENSHOTS ?? mkdtempSync(path.join(os.tmpdir(), 'glassgo-screenshots-'));
const source = readFileSync(path.join(root, 'test/extension/tour/main.go'), 'utf8').split('\n');
const lineOf = (text: string): number => source.findIndex((l) => l.includes(text)) + 1;
let host: BrowserHost;
const workspaces: string[] = [];

before(async () => {
  mkdirSync(screenshots, { recursive: true });
  console.log(`screenshots: ${screenshots}`);
  host = await startBrowserHost(installVscodeHost(), findChromium() as string, root, {}, settings);
});
after(async () => {
  await host?.close();
  for (const folder of workspaces) rmSync(folder, { recursive: true, force: true });
});

interface Scene {
  readonly page: Page;
  readonly person: Person;
  /** Waits until the program stands at the line that contains a text. */
  stands(text: string): Promise<void>;
}

async function scene(theme: 'dark' | 'light', play: (s: Scene) => Promise<void>): Promise<void> {
  const folder = makeWorkspace();
  workspaces.push(path.dirname(folder));
  cpSync(path.join(root, 'test/extension/tour'), path.join(folder, 'tour'), { recursive: true });
  const page = await host.open(folder);
  const person = new Person(page, screenshots);
  await person.waitForWorkbench();
  await person.chooseTheme(theme);
  await person.openFile('tour/main.go');
  const stands = async (text: string): Promise<void> => {
    await person.until(
      `the program stands at "${text}"`,
      () => person.standsAt(),
      (line) => line === String(lineOf(text)),
    );
  };
  await play({ page, person, stands });
  await person.press('Shift+F5');
  await page.close();
}

describe('the debugger in the workbench', () => {
  it('stops where a condition holds, shows values on hover and in watches, and sets them', { timeout: 240000 }, () =>
    scene('dark', async ({ page, person, stands }) => {
      await person.conditionalBreakpoint(lineOf('fmt.Println(i,'), 'i == 4 && acc.Balance > 50');
      await person.press('F5');
      await person.widenSideBar(110);
      await stands('fmt.Println(i,');
      await person.watch('acc.Balance * 2');
      await person.watch('fmt.Sprintf("%s has %d", acc.Owner, i)');
      const watched = await person.until(
        'watches have values',
        () => person.pane('.debug-watch'),
        (rows) => rows.some((r) => r.includes('Ada has 4')),
      );
      assert.ok(
        watched.some((r) => /acc\.Balance \* 2\s*[=:]?\s*200/.test(r)),
        watched.join('\n'),
      );
      assert.match(await person.hover(lineOf('fmt.Println(i,'), 'acc'), /Owner/);
      await person.screenshot('debugger-condition-hover-watch');
      await person.press('Escape');
      await person.setVariable('i', '9');
      await person.until(
        'the variable has its new value',
        () => person.variables(),
        (rows) => rows.some((r) => /^i\s*[=:]?\s*9$/.test(r)),
      );
      await person.screenshot('debugger-set-value');
      await page.keyboard.press('F5');
      await person.until(
        'the loop has gone on from there',
        () => person.debugConsole(),
        (text) => text.includes('10 '),
      );
    }),
  );

  it('writes log points, stops at functions and where data changes', { timeout: 240000 }, () =>
    scene('light', async ({ page, person, stands }) => {
      await person.logPoint(lineOf('acc.deposit('), 'deposit {i*10} for {acc.Owner}');
      await person.clickGutter(lineOf('acc := '));
      await person.press('F5');
      await person.widenSideBar(110);
      await stands('acc := ');
      await person.press('F10');
      await stands('for i := 1');
      await person.expandVariable('acc');
      await person.breakOnChange('Balance');
      await person.press('F5');
      await stands('a.History = append');
      await person.screenshot('debugger-data-breakpoint');
      await person.removeAllBreakpoints();
      await person.collapse('Watch');
      await person.collapse('Call Stack');
      await person.collapse('Variables');
      await person.functionBreakpoint('worker');
      await person.press('F5');
      await stands('defer wg.Done()');
      const console = await person.debugConsole();
      assert.match(console, /deposit 10 for Ada/);
      await person.screenshot('debugger-log-function');
      await page.keyboard.press('Shift+F5');
    }),
  );

  it('stops at a panic, and starts again', { timeout: 240000 }, () =>
    scene('dark', async ({ page, person }) => {
      await person.press('F5');
      await person.widenSideBar(110);
      await person.until(
        'the panic is shown',
        () => person.exceptionText(),
        (text) => text.includes('integer divide by zero'),
      );
      await person.screenshot('debugger-panic');
      await person.clickGutter(lineOf('acc := '));
      await page.keyboard.press('Control+Shift+F5');
      await person.until(
        'the program stands at its first line again',
        () => person.standsAt(),
        (line) => line === String(lineOf('acc := ')),
      );
      await person.screenshot('debugger-restart');
    }),
  );

  it('debugs one test from the lens above it, with the environment of launch.json', { timeout: 240000 }, async () => {
    const folder = makeWorkspace();
    workspaces.push(path.dirname(folder));
    cpSync(path.join(root, 'test/extension/tested'), path.join(folder, 'tested'), { recursive: true });
    const configuration = { type: 'glassgo', request: 'launch', name: 'Tests', mode: 'test', program: '${fileDirname}', env: { GREETING: 'from launch.json' } };
    writeFileSync(path.join(folder, '.vscode/launch.json'), JSON.stringify({ version: '0.2.0', configurations: [configuration] }));
    const page = await host.open(folder);
    const person = new Person(page, screenshots);
    await person.waitForWorkbench();
    await person.chooseTheme('light');
    await person.openFile('tested/stack_test.go');
    const lines = readFileSync(path.join(folder, 'tested/stack_test.go'), 'utf8').split('\n');
    const pop = lines.findIndex((l) => l.includes('v, ok := s.Pop()')) + 1;
    await person.clickGutter(pop);
    // The lenses of the functions, in the order of the file, behind those of the package.
    await page.locator('.codelens-decoration a', { hasText: 'debug test' }).nth(1).click();
    await person.widenSideBar(110);
    await person.until(
      'the program stands in the test',
      () => person.standsAt(),
      (line) => line === String(pop),
    );
    await person.watch('s.items');
    await person.watch('t.Name()');
    const watched = await person.until(
      'watches have values',
      () => person.pane('.debug-watch'),
      (rows) => rows.some((r) => r.includes('TestPop')),
    );
    assert.ok(
      watched.some((r) => /s\.items.*len: 2/.test(r)),
      watched.join('\n'),
    );
    await person.screenshot('debugger-test');
    await person.press('F5');
    const text = await person.until(
      'the test has passed',
      () => person.debugConsole(),
      (t) => t.includes('--- PASS: TestPop'),
    );
    assert.match(text, /from launch\.json/);
    assert.doesNotMatch(text, /TestPush/);
    await person.screenshot('debugger-test-passed');
    await page.close();
  });

  it('a program in a terminal reads what is typed there; in the console, lines go to it too', { timeout: 240000 }, async () => {
    const folder = makeWorkspace({ 'terminal.integrated.gpuAcceleration': 'off' });
    workspaces.push(path.dirname(folder));
    cpSync(path.join(root, 'test/extension/asking'), path.join(folder, 'asking'), { recursive: true });
    const configuration = { type: 'glassgo', request: 'launch', name: 'In a terminal', program: '${file}', console: 'integratedTerminal' };
    writeFileSync(path.join(folder, '.vscode/launch.json'), JSON.stringify({ version: '0.2.0', configurations: [configuration] }));
    const page = await host.open(folder);
    const person = new Person(page, screenshots);
    await person.waitForWorkbench();
    await person.chooseTheme('dark');
    await person.openFile('asking/main.go');
    await person.press('F5');
    const shown = async (): Promise<string> => (await page.locator('.xterm-rows').allInnerTexts()).join('\n');
    await person.until('it asks in the terminal', shown, (t) => t.includes('What is your name?'));
    await page.locator('.xterm-helper-textarea').first().focus();
    await page.keyboard.type('Ada\n');
    await person.until('it answers there', shown, (t) => t.includes('Hello, Ada!'));
    await person.screenshot('debugger-terminal');
    await page.keyboard.type('Bob\n');
    await person.until('it has ended', shown, (t) => t.includes('Hello, Bob!'));
    // Without the terminal, by the button of the editor.
    await person.clickRunButton('Debug Go File');
    await person.command('Debug Console: Focus on Debug Console View');
    await person.until(
      'the console says how',
      () => person.debugConsole(),
      (t) => /lines that you type here/.test(t),
    );
    await page.locator('.repl-input-wrapper .monaco-editor').click();
    await page.keyboard.type('Cyn');
    await page.keyboard.press('Enter');
    await person.until(
      'it answers in the console',
      () => person.debugConsole(),
      (t) => t.includes('Hello, Cyn!'),
    );
    await person.screenshot('debugger-console-input');
    await page.close();
  });
});
