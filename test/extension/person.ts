/** What a person does with keys and mouse in the workbench, and what they see there. Text is read from the page, as shown. */
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

export class Person {
  constructor(
    private readonly page: Page,
    private readonly screenshots: string,
  ) {}

  async waitForWorkbench(): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 90000 });
  }

  /** The default theme of that kind; the command goes from one to the other. */
  async chooseTheme(kind: 'dark' | 'light'): Promise<void> {
    const shown = this.page.locator(`.monaco-workbench[class*="${kind}_modern"]`);
    // The workbench starts in the theme it remembers and may yet change to that of the settings: what is shown has to stay.
    for (let tries = 0; tries < 6; tries++) {
      if (!(await shown.isVisible())) {
        await this.command('Preferences: Toggle between Light/Dark Themes');
        await shown.waitFor({ timeout: 15000 }).catch(() => {});
      }
      await this.page.waitForTimeout(1000);
      if (await shown.isVisible()) return;
    }
    throw new Error(`the workbench does not stay in its ${kind} theme`);
  }

  /** The dark theme of high contrast, from the list of themes. */
  async chooseContrast(): Promise<void> {
    await this.command('Preferences: Color Theme');
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Dark High Contrast' }).first();
    await row.waitFor();
    await row.click();
    await this.page.locator('.monaco-workbench.hc-black').waitFor();
  }

  /** Opens folder/name by clicks in the explorer. */
  async openFile(file: string): Promise<void> {
    const { page } = this;
    const [folder, name] = file.split('/') as [string, string];
    await page.keyboard.press('Control+Shift+E');
    const row = (level: number, label: string): Locator => page.locator(`.explorer-folders-view .monaco-list-row[aria-level="${level}"]`, { hasText: new RegExp(`^${label}$`) });
    const open = page.locator(`.explorer-folders-view .monaco-list-row[aria-level="1"][aria-expanded="true"]`);
    for (const other of await open.all()) await other.click();
    await row(1, folder).click();
    await row(2, name).first().dblclick();
    await page.locator('.breadcrumbs-control', { hasText: folder }).waitFor();
    await page.locator('.tab.active', { hasText: name }).waitFor();
    // The language of the file decides which buttons there are.
    await page.locator('.statusbar-item', { hasText: /^Go$/ }).waitFor();
  }

  async command(name: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(`>${name}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
  }

  /** Clicks left of a line's number. */
  async clickGutter(line: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(`:${line}`);
    await this.page.keyboard.press('Enter');
    const number = this.page.locator('.margin-view-overlays .line-numbers', { hasText: new RegExp(`^${line}$`) });
    const box = await this.until(
      `line ${line} is shown`,
      () => number.boundingBox(),
      (b) => b !== null,
    );
    if (!box) return;
    await this.page.mouse.click(box.x - 8, box.y + box.height / 2);
    await this.page.locator('.codicon-debug-breakpoint').first().waitFor();
  }

  private async goTo(line: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(`:${line}`);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  private async breakpointWidget(line: number, command: string, text: string): Promise<void> {
    await this.goTo(line);
    await this.command(command);
    const input = this.page.locator('.breakpoint-widget .monaco-editor').first();
    await input.waitFor();
    await input.click();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    // The editor takes the focus back, which would close what is opened meanwhile.
    await this.page.waitForTimeout(300);
  }

  conditionalBreakpoint(line: number, condition: string): Promise<void> {
    return this.breakpointWidget(line, 'Debug: Add Conditional Breakpoint...', condition);
  }

  logPoint(line: number, message: string): Promise<void> {
    return this.breakpointWidget(line, 'Debug: Add Logpoint...', message);
  }

  async functionBreakpoint(name: string): Promise<void> {
    await this.page.keyboard.press('Control+Shift+D');
    const pane = this.page.locator('.pane', { has: this.page.locator('.debug-breakpoints') });
    await pane.locator('.pane-header').hover();
    await pane.locator('.pane-header .action-label[aria-label^="Add Function Breakpoint"]').click();
    const input = this.page.locator('.debug-breakpoints input[type="text"]').first();
    await input.waitFor();
    await input.fill(name);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.debug-breakpoints .monaco-list-row', { hasText: name }).waitFor();
  }

  async removeAllBreakpoints(): Promise<void> {
    const pane = this.page.locator('.pane', { has: this.page.locator('.debug-breakpoints') });
    await pane.locator('.pane-header').hover();
    await pane.locator('.pane-header .action-label[aria-label^="Remove All Breakpoints"]').click();
    await this.page.locator('.codicon-debug-breakpoint').first().waitFor({ state: 'detached' });
  }

  /** Adds an expression to the watch view. */
  async watch(expression: string): Promise<void> {
    const pane = this.page.locator('.pane', { has: this.page.locator('.debug-watch') });
    await pane.locator('.pane-header').hover();
    await pane.locator('.pane-header .action-label[aria-label="Add Expression"]').click();
    const input = this.page.locator('.debug-watch input').first();
    await input.waitFor();
    await input.fill(expression);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** The rows of a view, as text. */
  async pane(selector: string): Promise<string[]> {
    return (await this.rows(selector).allInnerTexts()).map((t) => t.replace(/\s+/g, ' ').trim());
  }

  /** Rests the mouse on a word of a line; returns what the editor shows there. */
  async hover(line: number, word: string): Promise<string> {
    await this.goTo(line);
    const shown = this.page.locator('.view-lines .view-line', { hasText: word });
    for (const row of await shown.all()) {
      const at = row.locator('span span', { hasText: word }).first();
      const number = await this.page.locator('.margin-view-overlays .line-numbers', { hasText: new RegExp(`^${line}$`) }).boundingBox();
      const box = await row.boundingBox();
      if (!box || !number || Math.abs(box.y - number.y) > 3) continue;
      // Words of one colour are one element of the page: the place of the word within it is its share of the text.
      const text = await at.innerText();
      const span = await at.boundingBox();
      if (!span) continue;
      await this.page.mouse.move(span.x + (span.width * (text.indexOf(word) + word.length / 2)) / text.length, span.y + span.height / 2, { steps: 4 });
      const hover = this.page.locator('.debug-hover-widget:visible');
      await hover.waitFor({ timeout: 15000 });
      return hover.innerText();
    }
    throw new Error(`line ${line} with ${word} is not shown`);
  }

  /** Closes a view of the side bar, which gives the others room. */
  async collapse(view: string): Promise<void> {
    const header = this.page.locator('.pane-header[aria-expanded="true"]', { hasText: new RegExp(`^${view}`, 'i') }).first();
    if (await header.isVisible()) await header.click({ position: { x: 60, y: 10 } });
  }

  private variableRow(name: string): Locator {
    return this.page.locator('.debug-variables .monaco-list-row', { hasText: new RegExp(`^\\s*${name}\\s*[=:]`) }).first();
  }

  async setVariable(name: string, value: string): Promise<void> {
    await this.variableRow(name).dblclick();
    const input = this.page.locator('.debug-variables input').first();
    await input.waitFor();
    await input.fill(value);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  async expandVariable(name: string): Promise<void> {
    await this.variableRow(name).locator('.monaco-tl-twistie').click();
  }

  async breakOnChange(name: string): Promise<void> {
    await this.variableRow(name).click({ button: 'right' });
    await this.clickMenuItem('Break on Value Change');
    // The view of breakpoints is too low to show it.
    await this.page.waitForTimeout(500);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Clicks a button of the editor's title by the start of its tooltip, from the drop-down if it is not in front. */
  async clickRunButton(name: string): Promise<void> {
    const { page } = this;
    await page.locator('.editor-actions .action-label[aria-label^="Run or Debug"]').first().waitFor();
    const inFront = page.locator(`.editor-actions .action-label[aria-label^="${name}"]`).first();
    if (await inFront.isVisible()) return inFront.click();
    await page.locator('.editor-actions .action-label[aria-label^="Run or Debug"]').click();
    await this.clickMenuItem(name);
  }

  /** A menu that has just opened takes a click for the end of the one that opened it, and stays: so it is clicked until it goes. */
  private async clickMenuItem(name: string): Promise<void> {
    const item = this.page.locator('.monaco-menu .action-label', { hasText: name }).first();
    await item.waitFor();
    await this.until(
      'the menu takes the click',
      async () => {
        await item.click({ timeout: 1000 }).catch(() => {});
        await item.waitFor({ state: 'hidden', timeout: 1000 }).catch(() => {});
        return item.isVisible();
      },
      (shown) => !shown,
    );
  }

  /** Drags the border between side bar and editor. */
  async widenSideBar(pixels: number): Promise<void> {
    const callStack = this.page.locator('.debug-call-stack');
    await this.until(
      'the debug view is shown',
      () => callStack.isVisible(),
      (shown) => shown,
      60,
    );
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (!box) throw new Error('no side bar');
    const x = box.x + box.width;
    await this.page.mouse.move(x, box.y + 300);
    await this.page.mouse.down();
    await this.page.mouse.move(x + pixels, box.y + 300, { steps: 5 });
    await this.page.mouse.up();
    await this.page.mouse.move(x + pixels + 300, 200);
  }

  private rows(pane: string): Locator {
    return this.page.locator(`${pane} .monaco-list-row`);
  }

  async callStack(): Promise<string[]> {
    return (await this.rows('.debug-call-stack').allInnerTexts()).map((t) => t.replace(/\s+/g, ' ').trim());
  }

  async variables(): Promise<string[]> {
    return (await this.rows('.debug-variables').allInnerTexts()).map((t) => t.replace(/\s+/g, ' ').trim());
  }

  async debugConsole(): Promise<string> {
    return (await this.rows('.repl').allInnerTexts()).join('\n');
  }

  async problems(): Promise<string[]> {
    return (await this.rows('.markers-panel').allInnerTexts()).map((t) => t.replace(/\s+/g, ' ').trim());
  }

  /** The line with the yellow mark: where the program stands. */
  async standsAt(): Promise<string> {
    const mark = this.page.locator('.view-overlays .debug-top-stack-frame-line').first();
    const box = await mark.boundingBox();
    if (!box) return '';
    for (const number of await this.page.locator('.margin-view-overlays .line-numbers').all()) {
      const b = await number.boundingBox();
      if (b && Math.abs(b.y - box.y) < 3) return await number.innerText();
    }
    return '';
  }

  /** The line of the cursor, which goes to where the selected goroutine stands. */
  async cursorLine(): Promise<string> {
    return /Ln (\d+)/.exec(await this.page.locator('.statusbar').innerText())?.[1] ?? '';
  }

  async until<T>(what: string, see: () => Promise<T>, holds: (t: T) => boolean, seconds = 60): Promise<T> {
    let last: T | undefined;
    for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await this.page.waitForTimeout(100)) {
      last = await see();
      if (holds(last)) return last;
    }
    await this.screenshot('failure');
    throw new Error(`not within ${seconds} seconds: ${what}; last seen: ${JSON.stringify(last)}`);
  }

  /** What the editor shows under the line where a panic or fatal error stopped the program. */
  async exceptionText(): Promise<string> {
    return (await this.page.locator('.exception-widget').allInnerTexts()).join('\n');
  }

  async dialogText(): Promise<string> {
    return this.page.locator('.monaco-dialog-box .dialog-message-container').innerText();
  }

  async closeDialog(button: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box .monaco-button', { hasText: button }).click();
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(this.screenshots, `${name}.png`) });
  }
}
