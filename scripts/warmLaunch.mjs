// Measures how long a debug server that has run programs before takes from the launch request to the first output of another one: hello world, a little
// different each time, so that it is compiled each time. The first launches warm the engine up and do not count.
//
//   node scripts/warmLaunch.mjs [--launches 12] [--pause MS]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

function option(name, fallback) {
  const i = process.argv.indexOf(`--${name}`);
  return Number(i < 0 ? fallback : process.argv[i + 1]);
}

const warmup = 4;
const folder = mkdtempSync(path.join(os.tmpdir(), 'warm-launch-'));
const program = path.join(folder, 'hello.go');
const server = spawn(process.execPath, [path.join(root, 'dist/cli.js'), 'dap', '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
const port = await new Promise((resolve) => server.stdout.once('data', (line) => resolve(Number(/:(\d+)\s*$/.exec(String(line))[1]))));

/** One session: milliseconds from the launch request to the output. */
async function launch(n, noDebug) {
  writeFileSync(program, `package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("hello ${n}")\n}\n`);
  const socket = net.connect(port, '127.0.0.1');
  let seq = 0;
  const request = (command, args) => {
    const text = JSON.stringify({ seq: ++seq, type: 'request', command, arguments: args });
    socket.write(`Content-Length: ${text.length}\r\n\r\n${text}`);
  };
  const begun = performance.now();
  let printed = 0;
  let rest = '';
  socket.setEncoding('utf8');
  request('initialize', { adapterID: 'glassgo' });
  request('launch', { program, noDebug });
  for await (const piece of socket) {
    rest += piece;
    for (let m; (m = /^Content-Length: (\d+)\r\n\r\n/.exec(rest)) && rest.length >= m[0].length + Number(m[1]); ) {
      const message = JSON.parse(rest.slice(m[0].length, m[0].length + Number(m[1])));
      rest = rest.slice(m[0].length + Number(m[1]));
      if (message.event === 'initialized') request('configurationDone');
      if (message.event === 'output' && message.body.output.includes(`hello ${n}`)) printed ||= performance.now();
      if (message.event === 'terminated') request('disconnect');
      if (message.command === 'disconnect') socket.end();
    }
  }
  return printed - begun;
}

for (const noDebug of [false, true]) {
  const times = [];
  for (let i = 0; i < warmup + option('launches', 12); i++) {
    times.push(await launch(i, noDebug));
    await new Promise((resolve) => setTimeout(resolve, option('pause', 300)));
  }
  const sorted = times.slice(warmup).sort((a, b) => a - b);
  console.log(`hello world, ${noDebug ? 'run' : 'debugged'}: ${sorted[0].toFixed(0)} ms at best, ${sorted[sorted.length >> 1].toFixed(0)} ms in the middle, ${sorted.at(-1).toFixed(0)} ms at worst`);
}
server.kill();
rmSync(folder, { recursive: true });
