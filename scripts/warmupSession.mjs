// A debug session as editors have it, for the build: V8's code cache is to hold what the adapter and the program's worker run at F5.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Debugs `program` to its end with the adapter `cli`, stopping once at the first line that has `mark`. */
export async function warmupSession(cli, program, mark, env) {
  const adapter = spawn(process.execPath, [cli, 'dap'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map();
  let seq = 0;
  let rest = Buffer.alloc(0);
  adapter.stdout.on('data', (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const head = rest.indexOf('\r\n\r\n');
      const body = head + 4 + Number(/Content-Length: (\d+)/.exec(rest.subarray(0, head + 1).toString())?.[1] ?? Number.POSITIVE_INFINITY);
      if (head < 0 || rest.length < body) return;
      const message = JSON.parse(rest.subarray(head + 4, body).toString());
      rest = rest.subarray(body);
      const key = message.type === 'response' ? message.request_seq : message.event;
      waiting.get(key)?.(message.body ?? {});
    }
  });
  const answer = (key) => new Promise((resolve) => waiting.set(key, resolve));
  const request = (command, args = {}) => {
    const text = JSON.stringify({ seq: ++seq, type: 'request', command, arguments: args });
    adapter.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    return answer(seq);
  };
  const [initialized, stopped, terminated] = ['initialized', 'stopped', 'terminated'].map(answer);
  await request('initialize', { adapterID: 'glassgo', linesStartAt1: true, columnsStartAt1: true, pathFormat: 'path' });
  const launched = request('launch', { program });
  await initialized;
  const line = readFileSync(program, 'utf8').split('\n').findIndex((text) => text.includes(mark)) + 1;
  await request('setBreakpoints', { source: { path: program }, breakpoints: [{ line }] });
  await request('setFunctionBreakpoints', { breakpoints: [] });
  await request('setExceptionBreakpoints', { filters: [] });
  await request('configurationDone');
  await launched;
  const { threadId } = await stopped;
  await request('threads');
  const { stackFrames } = await request('stackTrace', { threadId, startFrame: 0, levels: 20 });
  const { scopes } = await request('scopes', { frameId: stackFrames[0].id });
  for (const { variablesReference } of scopes) await request('variables', { variablesReference });
  const again = answer('stopped');
  await request('next', { threadId });
  await again;
  await request('threads');
  await request('continue', { threadId });
  await terminated;
  await request('disconnect');
  adapter.stdin.end();
  await once(adapter, 'exit');
}
