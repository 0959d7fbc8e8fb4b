/** Small DAP clients, for tests: over any streams, and over those of an adapter of their own. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { DebugProtocol } from '@vscode/debugprotocol';

const cli = path.join(__dirname, '../../dist/cli.js');

export class DapConnection {
  readonly events: DebugProtocol.Event[] = [];
  output = '';
  private seq = 1;
  private buffer = Buffer.alloc(0);
  private readonly waiting = new Map<number, (r: DebugProtocol.Response) => void>();
  private eventWaiters: { names: string[]; resolve: (e: DebugProtocol.Event) => void }[] = [];

  constructor(from: Readable, private readonly to: Writable) {
    from.on('data', (d: Buffer) => this.receive(d));
  }

  private receive(data: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.toString('utf8', 0, end))?.[1]);
      if (this.buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.buffer.toString('utf8', end + 4, end + 4 + length)) as DebugProtocol.ProtocolMessage;
      this.buffer = this.buffer.subarray(end + 4 + length);
      if (message.type === 'response') {
        const r = message as DebugProtocol.Response;
        this.waiting.get(r.request_seq)?.(r);
        this.waiting.delete(r.request_seq);
      } else if (message.type === 'request') this.asked(message as DebugProtocol.Request);
      else this.event(message as DebugProtocol.Event);
    }
  }

  /** Answers requests of the adapter's, such as runInTerminal; throws to refuse. */
  onRequest: (command: string, args: unknown) => object = (command) => {
    throw new Error(`${command} is not supported`);
  };

  private asked(r: DebugProtocol.Request): void {
    const answer = { seq: this.seq++, type: 'response', request_seq: r.seq, command: r.command, success: true, message: '', body: {} };
    try {
      answer.body = this.onRequest(r.command, r.arguments);
    } catch (e) {
      Object.assign(answer, { success: false, message: (e as Error).message });
    }
    const body = JSON.stringify(answer);
    this.to.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  private event(e: DebugProtocol.Event): void {
    if (e.event === 'output') this.output += e.body.output;
    const i = this.eventWaiters.findIndex((w) => w.names.includes(e.event));
    if (i >= 0) this.eventWaiters.splice(i, 1)[0]?.resolve(e);
    else this.events.push(e);
  }

  raw(text: string): void {
    this.to.write(text);
  }

  /** The number of the last request. */
  get lastRequest(): number {
    return this.seq - 1;
  }

  request(command: string, args: unknown = {}): Promise<DebugProtocol.Response> {
    const seq = this.seq++;
    const body = JSON.stringify({ seq, type: 'request', command, arguments: args });
    this.to.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${command}: no answer\n${this.output}`)), 20000);
      this.waiting.set(seq, (r) => {
        clearTimeout(timer);
        resolve(r);
      });
    });
  }

  waitFor(...names: string[]): Promise<DebugProtocol.Event> {
    const i = this.events.findIndex((e) => names.includes(e.event));
    if (i >= 0) return Promise.resolve(this.events.splice(i, 1)[0] as DebugProtocol.Event);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no event ${names.join(' or ')}\n${this.output}`)), 20000);
      this.eventWaiters.push({
        names,
        resolve: (e) => {
          clearTimeout(timer);
          resolve(e);
        },
      });
    });
  }
}

export class DapClient extends DapConnection {
  readonly child: ChildProcessWithoutNullStreams;

  constructor() {
    const child = spawn(process.execPath, [cli, 'dap']);
    super(child.stdout, child.stdin);
    this.child = child;
    child.stderr.on('data', (d: Buffer) => {
      this.output += d.toString();
    });
  }

  async close(): Promise<void> {
    await this.request('disconnect', { terminateDebuggee: true }).catch(() => undefined);
    await new Promise<void>((resolve) => {
      if (this.child.exitCode !== null) resolve();
      else {
        this.child.once('exit', () => resolve());
        setTimeout(() => this.child.kill('SIGKILL'), 3000).unref();
      }
    });
  }
}
