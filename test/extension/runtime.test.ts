/**
 * The views of the runtime in a real VS Code, as a person goes through them: each view and each step of the runtime, on programs of different sizes, in a light and a
 * dark theme. Screenshots go where those of extension.test.ts go.
 */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { findChromium, installVscodeHost } from '../../scripts/installVscodeHost.mjs';
import { type BrowserHost, startBrowserHost } from './browserHost';
import { Person } from './person';
import { RuntimePanel } from './runtimePanel';
import { makeWorkspace, root, settings } from './workspace';

const screenshots = process.env.GLASSGO_SCREENSHOTS ?? mkdtempSync(path.join(os.tmpdir(), 'glassgo-screenshots-'));
let host: BrowserHost;
const workspaces: string[] = [];

before(async () => {
  mkdirSync(screenshots, { recursive: true });
  console.log(`screenshots: ${screenshots}`);
  host = await startBrowserHost(installVscodeHost(), findChromium() as string, root, {}, { ...settings, 'debug.internalConsoleOptions': 'neverOpen' });
});
after(async () => {
  await host?.close();
  for (const folder of workspaces) rmSync(folder, { recursive: true, force: true });
});

type Theme = 'dark' | 'light' | 'contrast';

interface Scene {
  readonly page: Page;
  readonly person: Person;
  readonly panel: RuntimePanel;
  readonly shot: (name: string) => Promise<void>;
}

/** Opens a program, stops it at a line that contains a text ('' where it stops by itself), with the panel at a view. */
async function scene(theme: Theme, program: string, line: string, show: string, play: (s: Scene) => Promise<void>): Promise<void> {
  const folder = makeWorkspace();
  workspaces.push(path.dirname(folder));
  for (const own of ['large', 'stepping', 'busy']) cpSync(path.join(root, 'test/extension', own), path.join(folder, own), { recursive: true });
  const page = await host.open(folder);
  const person = new Person(page, screenshots);
  const panel = new RuntimePanel(page, person);
  await person.waitForWorkbench();
  if (theme === 'contrast') await person.chooseContrast();
  else await person.chooseTheme(theme);
  await person.openFile(`${program}/main.go`);
  if (line) {
    const source = readFileSync(path.join(folder, program, 'main.go'), 'utf8').split('\n');
    await person.clickGutter(source.findIndex((l) => l.includes(line)) + 1);
  }
  await person.press('F5');
  await person.until(
    'the program stands',
    async () => (line ? person.standsAt() : person.exceptionText()),
    (t) => t !== '',
  );
  // The breakpoint has done its work: steps of the runtime are not to stop there again.
  if (line) await person.press('F9');
  await person.command(`Glassgo: ${show}`);
  await panel.shows(/\w/);
  try {
    await play({ page, person, panel, shot: (name) => person.screenshot(`${theme}-${name}`) });
  } finally {
    await page.close();
  }
}

for (const theme of ['dark', 'light'] as const) {
  describe(`the runtime's views, ${theme} theme`, () => {
    it('goroutines: groups, filter, detail, freeze, spawn tree', { timeout: 240000 }, () =>
      scene(theme, 'workerpool', 'return list', 'Show Goroutines', async ({ panel, person, page, shot }) => {
        await panel.maximize();
        await panel.shows('main.worker');
        await (await panel.locator('.row', 'main.main.func2')).click();
        await panel.shows(/who could wake it/i);
        await shot('goroutines');
        await (await panel.locator('input.filter')).fill('func:worker state:waiting');
        await panel.shows(/of 6 goroutines/);
        await (await panel.locator('input.filter')).fill('');
        await panel.button('Freeze');
        await panel.shows('frozen');
        await panel.button('Thaw');
        await panel.choose('Spawn Tree');
        await panel.shows('started');
        await shot('spawntree');
        // The narrow view in the Run and Debug side bar.
        await page.locator('.sidebar .pane-header', { hasText: /^Goroutines$/i }).click();
        const side = await panel.frame('side');
        await person.until(
          'the side bar lists goroutines',
          async () => (await side.locator('#view').innerText()).replace(/\s+/g, ' '),
          (t) => /6 goroutines/.test(t),
        );
        await shot('sidebar');
        // By keyboard alone: to the list, down, and open.
        await (await panel.locator('.list')).focus();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowRight');
        await person.until(
          'a row is selected',
          async () => (await panel.frame()).locator('[aria-selected="true"].row').count(),
          (n) => n === 1,
        );
      }),
    );

    it('scheduler: each step, choosing what runs next, the timeline', { timeout: 240000 }, () =>
      scene(theme, 'stealing', 'wg.Wait()', 'Show Scheduler', async ({ panel, page, shot }) => {
        await panel.shows('Global queue');
        await panel.step('Next Park', /begins to wait/);
        await panel.step('Next Scheduling Decision', /has chosen G\d+ to run next/);
        await panel.step('Next Steal', /steals \d+ goroutines? from P\d/);
        await panel.maximize();
        await shot('scheduler');
        // Dragged from the end of a queue to another P.
        const f = await panel.frame();
        const chip = f.locator('.chip[draggable="true"]').last();
        await chip.dragTo(f.locator('.card.proc').first());
        const id = /You chose G(\d+) to run next/.exec(await panel.shows(/You chose G\d+ to run next/))?.[1] as string;
        const chosen = await panel.step('Next Scheduling Decision', /you chose it/);
        assert.match(chosen, new RegExp(`chosen G${id} `));
        await panel.tab('Timeline');
        await panel.shows('goroutine runs');
        await panel.choose('By Goroutine');
        await (await panel.locator('svg[role="application"]')).focus();
        await page.keyboard.press('+');
        await panel.settled();
        await shot('timeline-goroutines');
        await panel.choose('By P');
        await page.keyboard.press('0');
        await shot('timeline');
      }),
    );

    it('heap: overview, types, an object, what keeps it', { timeout: 240000 }, () =>
      scene(theme, 'gcchurn', 'total += build', 'Show Heap', async ({ panel, shot }) => {
        await panel.maximize();
        await panel.shows('Spans by size class');
        await (await panel.locator('td button', '24 bytes')).click();
        await panel.shows('Spans of this class');
        await (await panel.locator('td button.address')).click();
        await panel.shows(/Span 0x/i);
        await shot('heap-overview');
        await panel.choose('By Type');
        await (await panel.locator('td.mono button', 'main.node')).click();
        await panel.shows('Objects of type main.node');
        await (await panel.locator('td button.address')).click();
        await panel.shows(/why is it alive/i);
        await panel.button('Retained Size');
        await panel.shows('It alone keeps');
        await shot('heap');
        await panel.choose('What Keeps It');
        await panel.shows('are reachable');
        await shot('heap-retained');
        await panel.choose('By Goroutine');
        await panel.shows('the stack of G1');
      }),
    );

    it('collector: a cycle, step by step', { timeout: 240000 }, () =>
      scene(theme, 'gcchurn', 'total += build', 'Show Garbage Collector', async ({ panel, person, shot }) => {
        await panel.shows('No collection has run yet');
        await panel.step('Run to Next GC', /A collection begins/);
        await panel.step('Next Root', /scanned/);
        for (let i = 0; i < 3; i++) await panel.step('Next Root', /scanned/);
        await panel.step('Next Object', /it is black/);
        await panel.step('Next Marked Object', /It is grey/);
        await panel.step('Next Object', /it is black/);
        await panel.maximize();
        await shot('collector');
        await panel.step('Next GC Phase', /everything reachable is marked/);
        await panel.step('Next GC Phase', /Marking is over/);
        await panel.step('Sweep Next Span', /A span has been swept/);
        await panel.shows('Spans swept');
        await shot('collector-sweep');
        await panel.step('Next GC Phase', /The collection is over|Everything is swept/);
        await person.command('Glassgo: Force a Garbage Collection');
        await person.until(
          'the forced collection starts',
          () => panel.stopLine(),
          (t) => /A collection begins/.test(t),
        );
        for (let i = 0; i < 6; i++) await panel.step('Next GC Phase', /./);
        await panel.shows(/The last \d collections|THE LAST/i);
        await panel.tab('Timeline');
        await panel.shows('GC worker');
        await panel.maximize();
        await shot('timeline-gc');
        await panel.tab('Collector');
        await panel.shows(/The last \d collections|THE LAST/i);
        await shot('collector-history');
        await panel.tab('Heap');
        await panel.choose('By Allocation Site');
        await panel.shows('that are live now');
        await shot('heap-sites');
      }),
    );

    it('a busy program: the next preemption, write barrier hit and assist', { timeout: 240000 }, () =>
      scene(theme, 'busy', '// begin', 'Show Scheduler', async ({ panel, shot }) => {
        await panel.step('Next Preemption', /has run for its 10 ms/);
        await panel.maximize();
        await shot('scheduler-preemption');
        await panel.tab('Collector');
        await panel.step('Next Write Barrier Hit', /has written a pointer while the collector marks/);
        await shot('collector-barrier');
        await panel.step('Next Assist', /it has had to help/);
        await shot('collector-assist');
      }),
    );

    it('deadlock: the wait-for graph, locks', { timeout: 240000 }, () =>
      scene(theme, 'deadlock', '', 'Show Goroutines', async ({ panel, shot }) => {
        await panel.maximize();
        await panel.choose('Wait-For Graph');
        await panel.shows('A deadlock: these goroutines wait for each other in a circle');
        await shot('waitgraph');
        await panel.tab('Channels and Locks');
        await panel.choose(/Locks/);
        await (await panel.locator('td button.link', 'to.mu')).click();
        await panel.shows('Held by');
        await shot('locks');
      }),
    );

    it('a channel stops the program when it is used', { timeout: 240000 }, () =>
      scene(theme, 'pingpong', 'b.hits++', 'Show Channels and Locks', async ({ panel, person, shot }) => {
        await panel.choose(/Channels/);
        await (await panel.locator('td button.link')).click();
        await panel.button('Stop When Used');
        await panel.shows(/stop when/i);
        await person.press('F5');
        await person.until(
          'the use of the channel stops it',
          () => panel.stopLine(),
          (t) => /send|receive|chan/i.test(t),
        );
        await shot('channel-used');
      }),
    );

    it('a large program: 20,000 goroutines, a million objects', { timeout: 300000 }, () =>
      scene(theme, 'large', 'fmt.Println("ready"', 'Show Goroutines', async ({ panel, page, shot }) => {
        await panel.maximize();
        await panel.shows('20,001 goroutines');
        await (await panel.locator('.row', 'chan receive')).click();
        await (await panel.locator('.list')).focus();
        await page.keyboard.press('End');
        await panel.shows('G20000');
        await shot('goroutines-20000');
        await panel.tab('Heap');
        await panel.shows('Spans by size class');
        await panel.choose('What Keeps It');
        await panel.shows('[]*main.node');
        await shot('heap-large');
        await panel.tab('Channels and Locks');
        await panel.choose(/Channels/);
        await (await panel.locator('td button.link', 'buffered')).click();
        await panel.shows('places of the buffer are taken');
        await shot('channel');
        await panel.tab('Scheduler');
        await panel.shows('Global queue');
        await panel.tab('Timeline');
        await panel.shows('events');
      }),
    );

    it('one goroutine is frozen while another is stepped', { timeout: 240000 }, () =>
      scene(theme, 'stepping', 'sums[id] += i', 'Show Goroutines', async ({ panel, person, shot }) => {
        const rows = async (): Promise<string[]> =>
          (await (await panel.frame()).locator('.row', { hasText: 'main.count' }).allInnerTexts()).map((t) => t.replace(/\s+/g, ' ').trim());
        const current = (all: string[]): string => all.find((r) => r.includes('●')) ?? '';
        const others = (all: string[]): string[] => all.filter((r) => !r.includes('●'));
        await person.until('three goroutines count', rows, (all) => all.length === 3 && current(all) !== '');
        for (const id of others(await rows()).map((r) => /G\d+/.exec(r)?.[0] as string)) {
          await (await panel.locator('.row', `${id} `)).click();
          await panel.button('Freeze');
        }
        const frozen = await person.until('two are frozen', rows, (all) => all.length === 3 && current(all) !== '' && others(all).every((r) => r.includes('frozen')));
        // A click on a row selects its goroutine: back to the one that has stopped.
        await (await panel.locator('.row', '●')).click();
        const line = await person.until(
          'the selected goroutine is in its loop',
          () => person.cursorLine(),
          (l) => l === '13',
        );
        for (let i = 0; i < 6; i++) {
          const before = await person.cursorLine();
          await person.press('F10');
          await person.until(
            'it stands at the other line of the loop',
            () => person.cursorLine(),
            (l) => l !== before,
          );
        }
        assert.equal(await person.cursorLine(), line, 'three rounds of a loop of two lines');
        await panel.settled();
        const after = await rows();
        assert.equal(/G\d+/.exec(current(after))?.[0], /G\d+/.exec(current(frozen))?.[0], 'steps stay in their goroutine');
        assert.deepEqual(others(after), others(frozen), 'the frozen ones have not moved');
        await shot('freeze-step');
      }),
    );

    it('a guided example leads from stop to stop; export; a view in an editor of its own', { timeout: 240000 }, async () => {
      const folder = makeWorkspace();
      workspaces.push(path.dirname(folder));
      const page = await host.open(folder);
      const person = new Person(page, screenshots);
      const panel = new RuntimePanel(page, person);
      await person.waitForWorkbench();
      await person.chooseTheme(theme);
      await person.command('Glassgo: Start a Guided Example');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Goroutine Leak' }).click();
      const tourText = async (): Promise<string> =>
        (await panel.frame())
          .locator('.tour')
          .innerText()
          .catch(() => '');
      await person.until('the first stop', tourText, (t) => /1 \/ 3/.test(t) && /Three servers are asked/.test(t));
      await person.screenshot(`${theme}-tour`);
      await panel.button(/Go on to the next stop/);
      await person.until('the second stop', tourText, (t) => /2 \/ 3/.test(t));
      await panel.choose('Wait-For Graph');
      await panel.shows('2 goroutines can never be woken');
      await panel.button('Copy or save what this view shows');
      await (await panel.frame()).getByRole('menuitem', { name: 'Copy as JSON' }).click();
      await person.until(
        'it says that it was copied',
        () => page.locator('.statusbar').innerText(),
        (t) => t.includes('Copied'),
      );
      for (const kind of ['SVG', 'PNG']) {
        await panel.button('Copy or save what this view shows');
        await (await panel.frame()).getByRole('menuitem', { name: `Save as ${kind}` }).click();
        await page.locator('.quick-input-widget input').first().waitFor();
        await page.keyboard.press('Enter');
        const file = path.join(folder, `goroutines.${kind.toLowerCase()}`);
        // A file is there before all of it is: its end is waited for.
        const [begins, ends] = kind === 'SVG' ? [/^<svg[\s\S]*main\.ask/, /<\/svg>$/] : [/^\x89PNG/, /IEND.{4}$/s];
        await person.until(
          `${file} is written`,
          async () => {
            const text = existsSync(file) ? readFileSync(file, 'latin1') : '';
            return begins.test(text) && ends.test(text);
          },
          (whole) => whole,
        );
      }
      await panel.button('Open this view in an editor of its own');
      const editor = await panel.frame('goroutines');
      await person.screenshot(`${theme}-editor`);
      await editor.locator('.row, .wait-graph').first().waitFor();
      await person.screenshot(`${theme}-editor`);
      await page.close();
    });
  });
}

describe('guided examples', () => {
  const titles = ['Pipeline', 'Worker Pool', 'Deadlock', 'Goroutine Leak', 'Lock Contention', 'Work Stealing', 'A Garbage Collection', 'Escape to the Heap'];
  for (const [i, title] of titles.entries()) {
    it(title, { timeout: 240000 }, async () => {
      const folder = makeWorkspace();
      workspaces.push(path.dirname(folder));
      const page = await host.open(folder);
      const person = new Person(page, screenshots);
      const panel = new RuntimePanel(page, person);
      await person.waitForWorkbench();
      await person.chooseTheme(i % 2 === 0 ? 'light' : 'dark');
      await person.command('Glassgo: Start a Guided Example');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).click();
      const tourText = async (): Promise<string> =>
        (await panel.frame())
          .locator('.tour')
          .innerText()
          .catch(() => '');
      let steps = 1;
      for (let at = 1; at <= steps; at++) {
        const text = await person.until(`stop ${at}`, tourText, (t) => new RegExp(`${at} / \\d`).test(t));
        steps = Number(/\d \/ (\d+)/.exec(text)?.[1]);
        await panel.shows(/\w/);
        await panel.settled();
        await person.screenshot(`tour-${i + 1}-${at}`);
        if (at < steps) await panel.button(/Go on to the next stop/);
      }
      assert.ok(steps >= 2);
      await page.close();
    });
  }
});

describe('high contrast', () => {
  it('goroutines, scheduler, heap and collector', { timeout: 240000 }, () =>
    scene('contrast', 'gcchurn', 'total += build', 'Show Garbage Collector', async ({ panel, shot }) => {
      await panel.step('Run to Next GC', /A collection begins/);
      for (let i = 0; i < 4; i++) await panel.step('Next Root', /scanned/);
      await panel.step('Next Object', /it is black/);
      await panel.maximize();
      await shot('collector');
      await panel.tab('Heap');
      await panel.shows('Spans by size class');
      await shot('heap');
      await panel.tab('Scheduler');
      await panel.shows('Global queue');
      await shot('scheduler');
      await panel.tab('Goroutines');
      await panel.shows('1 goroutine');
      await shot('goroutines');
      await panel.tab('Timeline');
      await panel.shows('events');
      await shot('timeline');
    }),
  );
});
