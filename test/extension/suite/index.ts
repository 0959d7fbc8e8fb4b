/**
 * The entry point that an extension host calls, in the desktop editor and in the browser-served one: runs the Mocha suite of
 * this folder and writes what came of it to $GLASSGO_TEST_REPORT as JSON.
 */
import { renameSync, writeFileSync } from 'node:fs';

export interface Report {
  readonly tests: { readonly name: string; readonly milliseconds: number; readonly error?: string }[];
}

export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'tdd', timeout: 60000 });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  const { launches } = await import('./launches');
  launches();
  const tests: Report['tests'] = [];
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', (t) => tests.push({ name: t.title, milliseconds: t.duration ?? 0 }))
      .on('fail', (t, e: Error) => tests.push({ name: t.title, milliseconds: 0, error: e.stack ?? String(e) }));
  });
  const report = process.env.GLASSGO_TEST_REPORT;
  if (!report) return;
  // Whoever waits for the file is to find all of it.
  writeFileSync(`${report}.part`, JSON.stringify({ tests } satisfies Report));
  renameSync(`${report}.part`, report);
  const failed = tests.filter((t) => t.error);
  if (failed.length > 0) throw new Error(`${failed.length} tests failed: ${failed.map((t) => t.error).join('\n')}`);
}
