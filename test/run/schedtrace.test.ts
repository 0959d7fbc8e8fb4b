/** GODEBUG=schedtrace and scheddetail: the lines have the form that real Go 1.26 gave for the same program. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { it } from 'node:test';

const root = path.join(__dirname, '../..');

/** Numbers and ids become V, booleans B, wait reasons REASON. */
function form(line: string): string {
  return line
    .replace(/\d+/g, 'N')
    .replace(/\b(nil|N)\b/g, 'V')
    .replace(/=(true|false)/g, '=B')
    .replace(/ V( V)*/g, ' V')
    .replace(/\([a-zA-Z.() ]*\) m=/, '(REASON) m=');
}

function trace(godebug: string): string[] {
  const r = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), 'run', '--seed', '1', path.join(root, 'test/stress/schedtrace.go')], { encoding: 'utf8', env: { ...process.env, GOMAXPROCS: '4', GODEBUG: godebug }, timeout: 60000 });
  assert.equal(r.status, 0, r.stderr);
  return r.stderr.trim().split('\n');
}

it('schedtrace=N prints a line with the lengths of the queues and the ticks', () => {
  const lines = trace('schedtrace=10');
  assert.ok(lines.length > 1);
  assert.deepEqual([...new Set(lines.map(form))], ['SCHED Nms: gomaxprocs=V idleprocs=V threads=V spinningthreads=V needspinning=V idlethreads=V runqueue=V [ V ] schedticks=[ V ]']);
});

it('scheddetail=1 adds lines for each P, M and G', () => {
  const lines = trace('schedtrace=10,scheddetail=1');
  assert.deepEqual([...new Set(lines.map(form))].sort(), [
    '  GN: status=V(REASON) m=V lockedm=V',
    '  MN: p=V curg=V mallocing=V throwing=V preemptoff= locks=V dying=V spinning=B blocked=B lockedg=V',
    '  PN: status=V schedtick=V syscalltick=V m=V runqsize=V gfreecnt=V timerslen=V',
    'SCHED Nms: gomaxprocs=V idleprocs=V threads=V spinningthreads=V needspinning=V idlethreads=V runqueue=V gcwaiting=B nmidlelocked=V stopwait=V sysmonwait=B',
  ]);
  // At the end the six that loop are running or runnable, the others wait for what the program says.
  const last = lines.slice(lines.map((l) => l.startsWith('SCHED')).lastIndexOf(true));
  const waiting = last.flatMap((l) => /^ {2}G\d+: status=4\((.*)\) m=/.exec(l)?.[1] ?? []);
  for (const reason of ['sync.Mutex.Lock', 'select (no cases)', 'chan receive', 'sleep']) assert.ok(waiting.includes(reason), `${reason} in ${waiting}`);
  assert.equal(last.filter((l) => /^ {2}G\d+: status=[12]\(/.test(l)).length >= 6, true);
  assert.match(last.join('\n'), /^ {2}M1: p=nil curg=nil /m);
});
