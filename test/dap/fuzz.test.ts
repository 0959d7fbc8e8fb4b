/**
 * Clients that send nonsense: every request of the protocol, in any order, with arguments that are wrong, absurd or missing. Each gets an answer, the adapter lives, and
 * the program under debug goes on unharmed. GLASSGO_FUZZ sets the number of messages, GLASSGO_SEED repeats a run.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { it } from 'node:test';
import { DapClient } from './client';

const messages = Number(process.env.GLASSGO_FUZZ ?? 3000);
const program = path.join(__dirname, 'endless/main.go');

const commands = [
  'breakpointLocations', 'cancel', 'completions', 'configurationDone', 'continue', 'dataBreakpointInfo', 'disassemble', 'evaluate', 'exceptionInfo', 'goto', 'gotoTargets', 'initialize', 'launch', 'attach', 'loadedSources', 'locations', 'modules', 'next',
  'pause', 'readMemory', 'restartFrame', 'reverseContinue', 'scopes', 'setBreakpoints', 'setDataBreakpoints', 'setExceptionBreakpoints', 'setExpression', 'setFunctionBreakpoints', 'setInstructionBreakpoints', 'setVariable', 'source', 'stackTrace',
  'stepBack', 'stepIn', 'stepInTargets', 'stepOut', 'terminateThreads', 'threads', 'variables', 'writeMemory', 'glassgo/probes', 'glassgo/trace', 'glassgo/goroutines', 'glassgo/heap', 'glassgo/nonsense', 'unknown',
];
const keys = [
  'threadId', 'frameId', 'variablesReference', 'name', 'value', 'expression', 'context', 'memoryReference', 'offset', 'count', 'line', 'column', 'source', 'breakpoints', 'filters', 'filterOptions', 'targetId', 'granularity', 'singleThread', 'instructionCount',
  'instructionOffset', 'data', 'text', 'startFrame', 'levels', 'start', 'sourceReference', 'requestId', 'program', 'format', 'lines', 'endLine', 'hitCondition', 'condition',
];

function generator(seed: number): () => number {
  let s = seed >>> 0;
  return () => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0;
    return s / 2 ** 32;
  };
}

it(`survives ${messages} absurd requests`, { timeout: 300000 }, async (t) => {
  const seed = Number(process.env.GLASSGO_SEED ?? Math.floor(Math.random() * 2 ** 31));
  t.diagnostic(`GLASSGO_SEED=${seed}`);
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const value = (depth = 0): unknown => {
    switch (Math.floor(random() * (depth > 2 ? 7 : 10))) {
      case 0: return Math.floor(random() * 10);
      case 1: return pick([-1, 1e9, 2 ** 53, 0.5, -0, 1e308]);
      case 2: return pick(['', 'n', '0x20000', '0xffffffff', 'nonsense', program, '/', 'for {}', 'panic(1)', 'x = 1', '((((', '"', 'main.main', '/[/', '\u0000', 'é'.repeat(50)]);
      case 3: return pick([true, false, null]);
      case 4: return pick(['statement', 'line', 'instruction', 'repl', 'hover', 'watch']);
      case 5: return { path: pick([program, '/nowhere.go', '']) };
      case 6: return 1;
      case 7: return Array.from({ length: Math.floor(random() * 4) }, () => value(depth + 1));
      default: return args(depth + 1);
    }
  };
  const args = (depth = 0): Record<string, unknown> => Object.fromEntries(Array.from({ length: Math.floor(random() * 6) }, () => [pick(keys), value(depth)]));

  const client = new DapClient();
  await client.request('initialize', { adapterID: 'glassgo', linesStartAt1: true, pathFormat: 'path' });
  const launched = client.request('launch', { program, stopOnEntry: true, evaluationTimeout: 20, permissions: {} });
  await client.waitFor('initialized');
  await client.request('configurationDone');
  assert.ok((await launched).success);
  await client.waitFor('stopped');
  let dead = false;
  client.child.once('exit', () => {
    dead = true;
  });
  for (let i = 0; i < messages && !dead; i++) {
    if (i % 8 === 0) {
      // Most requests want a program that stands.
      await client.request('pause', { threadId: 1 });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const command = pick(commands);
    const answers: Promise<unknown>[] = [];
    // Some come in pairs, before the first is answered.
    for (let n = random() < 0.2 ? 2 : 1; n > 0; n--) {
      const a = random() < 0.1 ? pick([undefined, null, [], 'text', 5]) : { ...args(), ...(random() < 0.5 ? { threadId: 1, frameId: 1 } : {}) };
      answers.push(client.request(command, a).catch((e: Error) => assert.fail(`${command} ${JSON.stringify(a)}: ${e.message.split('\n')[0]}`)));
    }
    await Promise.all(answers);
  }
  assert.equal(dead, false, client.output);
  const { threads } = (await client.request('threads')).body;
  assert.ok(Array.isArray(threads));
  await client.close();
});
