/**
 * A terminal of the client's for the program's streams (`console` of the launch configuration). The program runs in the adapter's process, so what the client
 * starts in its terminal is a small relay (`glassgo terminal`, src/cli/terminal.ts) that connects back to this file over a local socket.
 *
 * Frames in both directions: one byte that says what it is, the payload's length (u32, little endian), the payload. The relay begins with a secret that it has
 * been given in its environment, as any process of the machine could connect.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import * as net from 'node:net';

/** Adapter to relay: output, errors, end with exit status (u32). Relay to adapter: the secret, input, end of input. */
export const frameKind = { out: 1, err: 2, exit: 3, secret: 16, input: 17, inputEnd: 18 } as const;

export function frame(kind: number, payload: Uint8Array = new Uint8Array(0)): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(kind, 0);
  head.writeUInt32LE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

/** Calls back with each frame of a stream of bytes. */
export function frames(each: (kind: number, payload: Buffer) => void): (data: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (data) => {
    rest = rest.length > 0 ? Buffer.concat([rest, data]) : data;
    while (rest.length >= 5) {
      const end = 5 + rest.readUInt32LE(1);
      if (rest.length < end) return;
      each(rest.readUInt8(0), rest.subarray(5, end));
      rest = rest.subarray(end);
    }
  };
}

export const secretVariable = 'GLASSGO_TERMINAL';

export interface TerminalEvents {
  input(piece: Uint8Array | null): void;
  /** The user has closed the terminal, or interrupted what runs in it. */
  closed(): void;
}

/** Milliseconds that a client may take until the terminal is there. */
const patience = 30_000;

export class Terminal {
  private over = false;

  private constructor(private readonly socket: net.Socket) {}

  /** `start` asks the client to run the relay, which gets the address as its argument and the variables in its environment. */
  static open(start: (address: string, env: Record<string, string>) => Promise<void>, events: TerminalEvents): Promise<Terminal> {
    const secret = randomBytes(16).toString('hex');
    return new Promise((resolve, reject) => {
      let terminal: Terminal | undefined;
      const server = net.createServer((socket) => {
        socket.on('error', () => socket.destroy());
        socket.on('data', frames((kind, payload) => {
          if (!terminal) {
            if (kind !== frameKind.secret || payload.length !== secret.length || !timingSafeEqual(payload, Buffer.from(secret))) socket.destroy();
            else {
              terminal = new Terminal(socket);
              done();
              resolve(terminal);
            }
          } else if (kind === frameKind.input) events.input(new Uint8Array(payload));
          else if (kind === frameKind.inputEnd) events.input(null);
        }));
        socket.on('close', () => {
          if (terminal?.socket === socket && !terminal.over) events.closed();
        });
      });
      const timer = setTimeout(() => fail(new Error('the client has opened no terminal')), patience);
      const done = (): void => {
        clearTimeout(timer);
        server.close();
      };
      const fail = (e: Error): void => {
        done();
        reject(e);
      };
      server.on('error', fail);
      server.listen(0, '127.0.0.1', () => start(`127.0.0.1:${(server.address() as net.AddressInfo).port}`, { [secretVariable]: secret }).catch(fail));
    });
  }

  write(fd: number, bytes: Uint8Array): void {
    this.socket.write(frame(fd === 2 ? frameKind.err : frameKind.out, bytes));
  }

  /** The program has ended: so does the relay, with its status. */
  end(code: number): void {
    this.over = true;
    const status = Buffer.alloc(4);
    status.writeUInt32LE(code >>> 0);
    this.socket.end(frame(frameKind.exit, status));
  }
}
