/** `glassgo dap`: a debug adapter on standard input and output, or a server that editors connect to. */
import * as net from 'node:net';
import * as path from 'node:path';
import type { LibrarySource } from '../compile/load/library';
import { GlassgoSession } from '../dap/session';
import type { SessionEnvironment } from '../dap/sessionCore';
import { libraryScheme } from '../dap/sources';
import { keepWorkerAhead } from '../engine/programWorker';
import { diskFiles, openLibrary } from './library';
import { disassemble } from '../wasm/disassemble';
import { libraryModule, prepareLibrary, wholeDebug } from './prelinked';

export const usage = `usage: glassgo dap [--listen HOST:PORT]

Speaks the Debug Adapter Protocol on standard input and output. With --listen it serves one session after another, or
several at once, on a TCP port; port 0 picks a free one and prints it.
`;

/** Texts of library files, read when the first is asked for. */
function environment(): SessionEnvironment {
  let library: LibrarySource | undefined;
  return {
    command: path.join(__dirname, 'cli.js'),
    sourceText(file) {
      if (!file.startsWith(libraryScheme)) return diskText(file);
      library ??= openLibrary(__dirname);
      const slash = file.lastIndexOf('/');
      const found = library.files(file.slice(libraryScheme.length, slash))?.find((f) => f.name === file.slice(slash + 1));
      return found && new TextDecoder().decode(found.bytes);
    },
    prepare: prepareLibrary,
    wholeDebug,
    libraryModule,
    disassemble: (module, start, end) => disassemble(module, start, end, () => ''),
  };
}

function diskText(file: string): string | undefined {
  const bytes = diskFiles.read(file);
  return bytes && new TextDecoder().decode(bytes);
}

export async function dap(args: readonly string[]): Promise<number> {
  let listen = '';
  for (let i = 0; i < args.length; i++) {
    const [name, inline] = (args[i] as string).split(/=(.*)/s) as [string, string | undefined];
    if (name === '--listen' || name === '-listen') listen = inline ?? args[++i] ?? '';
    else {
      process.stderr.write(`glassgo dap: unknown argument ${name}\n${usage}`);
      return 2;
    }
  }
  if (!listen) {
    const session = new GlassgoSession(environment());
    process.stdin.on('end', () => {
      // The build asks for the code cache (scripts/build.mjs).
      (globalThis as { glassgoWriteCodeCache?: () => void }).glassgoWriteCodeCache?.();
      process.exit(0);
    });
    session.start(process.stdin, process.stdout);
    return new Promise(() => {});
  }
  const m = /^(.*):(\d+)$/.exec(listen);
  if (!m) {
    process.stderr.write(`glassgo dap: --listen wants HOST:PORT, not ${listen}\n`);
    return 2;
  }
  keepWorkerAhead();
  return new Promise((resolve) => {
    const server = net.createServer((socket) => {
      const session = new GlassgoSession(environment());
      session.setRunAsServer(true);
      // Answers are small, and header and body are separate writes.
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => void session.abandon());
      session.start(socket, socket);
    });
    server.on('error', (e) => {
      process.stderr.write(`glassgo dap: ${e.message}\n`);
      resolve(1);
    });
    server.listen(Number(m[2]), m[1] || '127.0.0.1', () => {
      const at = server.address() as net.AddressInfo;
      process.stdout.write(`DAP server listening at: ${at.address}:${at.port}\n`);
    });
  });
}
