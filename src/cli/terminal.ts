/** `glassgo terminal HOST:PORT`: what the debug adapter has a client start in a terminal; relays the streams of the program (src/dap/terminal.ts). */
import * as net from 'node:net';
import { frame, frameKind, frames, secretVariable } from '../dap/terminal';

/** Resolves with the program's exit status. */
export function terminal(args: readonly string[]): Promise<number> {
  const [, host, port] = /^(.*):(\d+)$/.exec(args[0] ?? '') ?? [];
  if (!host || !port) {
    process.stderr.write('usage: glassgo terminal HOST:PORT\n\nThe debug adapter starts this in the terminals that it asks an editor for.\n');
    return Promise.resolve(2);
  }
  return new Promise((resolve) => {
    let status = 1;
    const socket = net.connect(Number(port), host, () => socket.write(frame(frameKind.secret, Buffer.from(process.env[secretVariable] ?? ''))));
    socket.on('data', frames((kind, payload) => {
      if (kind === frameKind.out) process.stdout.write(Buffer.from(payload));
      else if (kind === frameKind.err) process.stderr.write(Buffer.from(payload));
      else if (kind === frameKind.exit) status = payload.readUInt32LE(0);
    }));
    socket.on('error', (e) => process.stderr.write(`glassgo: ${e.message}\n`));
    socket.on('close', () => resolve(status));
    process.stdin.on('data', (piece: Buffer) => socket.write(frame(frameKind.input, piece)));
    process.stdin.on('end', () => socket.write(frame(frameKind.inputEnd)));
  });
}
