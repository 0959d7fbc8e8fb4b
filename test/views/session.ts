/** A debug session for tests of the views: launches a program of programs/, asks the adapter's custom requests, takes steps of the runtime. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DapClient } from '../dap/client';

export const root = path.join(__dirname, '../..');

const open = new Set<Session>();

/** For `after`: a test that fails leaves its program behind, and the process would wait for it. */
export async function closeAll(): Promise<void> {
  await Promise.all([...open].map((s) => s.close()));
}

export class Session {
  private readonly client = new DapClient();
  /** What the program has written. */
  get output(): string {
    return this.client.output;
  }

  /** Stops at each `//bp:NAME` mark of the program that is named. */
  static async launch(file: string, marks: readonly string[], options: { env?: Record<string, string>; launch?: object } = {}): Promise<Session> {
    const s = new Session();
    open.add(s);
    const program = path.isAbsolute(file) ? file : path.join(__dirname, 'programs', file);
    const lines = readFileSync(program, 'utf8').split('\n');
    const { client } = s;
    await client.request('initialize', { adapterID: 'glassgo', linesStartAt1: true, columnsStartAt1: true, pathFormat: 'path' });
    const launched = client.request('launch', { program, timeline: true, env: options.env ?? {}, ...options.launch });
    await client.waitFor('initialized');
    await launched;
    const breakpoints = marks.map((m) => ({ line: lines.findIndex((l) => l.includes(`//bp:${m}`)) + 1 }));
    await client.request('setBreakpoints', { source: { path: program }, breakpoints });
    const stop = client.waitFor('stopped', 'terminated');
    await client.request('configurationDone');
    await stop;
    return s;
  }

  async ask<T>(request: string, args: object = {}): Promise<T> {
    const r = await this.client.request(`glassgo/${request}`, args);
    if (!r.success) throw new Error(`${request}: ${r.message}`);
    return r.body as T;
  }

  /** Goes on, by DAP's request or by a step of the runtime's. Returns the body of the next stop, undefined at the program's end. */
  async go(how: 'continue' | string = 'continue'): Promise<{ reason: string; threadId: number; probe?: { kind: string; args: Record<string, number | string> } } | undefined> {
    const next = this.client.waitFor('stopped', 'terminated');
    const r = how === 'continue' ? await this.client.request('continue', { threadId: 1 }) : await this.client.request('glassgo/step', { kind: how });
    if (!r.success) throw new Error(r.message);
    const e = await next;
    return e.event === 'terminated' ? undefined : e.body;
  }

  async clearBreakpoints(file: string): Promise<void> {
    await this.client.request('setBreakpoints', { source: { path: path.join(__dirname, 'programs', file) }, breakpoints: [] });
  }

  request(command: string, args: object): ReturnType<DapClient['request']> {
    return this.client.request(command, args);
  }

  async close(): Promise<void> {
    if (open.delete(this)) await this.client.close();
  }
}
