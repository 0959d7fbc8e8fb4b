/** The Go Runtime panel as a person uses it: tabs, buttons, lists inside of the webview. */
import type { Frame, Locator, Page } from 'playwright-core';
import type { Person } from './person';

export class RuntimePanel {
  constructor(
    private readonly page: Page,
    private readonly person: Person,
  ) {}

  /** The webview's frame; `kind` is the data-kind of its page. */
  async frame(kind = 'panel'): Promise<Frame> {
    let found: Frame | undefined;
    await this.person.until(
      `the ${kind} webview is there`,
      async () => {
        for (const f of this.page.frames())
          if (
            await f
              .locator(`.app.${kind}`)
              .count()
              .catch(() => 0)
          )
            found = f;
        return found !== undefined;
      },
      (there) => there,
    );
    return found as Frame;
  }

  async tab(title: string): Promise<void> {
    const f = await this.frame();
    await f.getByRole('tab', { name: title }).click();
    await this.settled();
  }

  async choose(radio: string | RegExp): Promise<void> {
    await (await this.frame()).getByRole('radio', { name: radio }).first().click();
    await this.settled();
  }

  async button(name: string | RegExp): Promise<void> {
    await (await this.frame())
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
    await this.settled();
  }

  async locator(selector: string, text?: string | RegExp): Promise<Locator> {
    return (await this.frame()).locator(selector, text === undefined ? {} : { hasText: text }).first();
  }

  /** All that is to be read in the view. */
  async text(): Promise<string> {
    return (await (await this.frame()).locator('#view').innerText()).replace(/\s+/g, ' ');
  }

  async stopLine(): Promise<string> {
    return (
      await (
        await this.frame()
      )
        .locator('.stop-line')
        .innerText()
        .catch(() => '')
    )
      .replace(/\s+/g, ' ')
      .trim();
  }

  /** Waits until the view says something. */
  async shows(what: string | RegExp): Promise<string> {
    return this.person.until(
      `the view shows ${what}`,
      () => this.text(),
      (t) => (typeof what === 'string' ? t.includes(what) : what.test(t)),
      30,
    );
  }

  /** Takes a step of the runtime's with the button, and waits for the sentence about it. */
  async step(title: string, sentence: RegExp): Promise<string> {
    await this.button(title);
    return this.person.until(
      `${title}: ${sentence}`,
      () => this.stopLine(),
      (t) => sentence.test(t),
      40,
    );
  }

  /** The panel takes all the room that editors have. */
  async maximize(): Promise<void> {
    // A stop shows its source, for which the panel gives way: after that.
    await this.page.waitForTimeout(1200);
    await this.person.command('View: Toggle Maximized Panel');
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.page.waitForTimeout(250);
  }
}
