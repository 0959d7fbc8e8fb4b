/** The grammar of syntaxes/ against lines as Go and Glassgo print them: each line's first matching rule, as an editor would find it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';

const root = path.join(__dirname, '../..');
const grammar = JSON.parse(readFileSync(path.join(root, 'syntaxes/go-trace.tmLanguage.json'), 'utf8'));

function rule(line: string): string | undefined {
  for (const { include } of grammar.patterns as { include: string }[]) {
    const name = include.slice(1);
    if (new RegExp(grammar.repository[name].match).test(line)) return name;
  }
  return undefined;
}

it('each line has its rule', () => {
  const lines: [string, string | undefined][] = [
    ['panic: runtime error: index out of range [5] with length 3', 'fatal'],
    ['\tpanic: again [recovered, repanicked]', 'fatal'],
    ['fatal error: all goroutines are asleep - deadlock!', 'fatal'],
    ['goroutine 1 [running]:', 'goroutine'],
    ['goroutine 34 [chan receive, 5 minutes]:', 'goroutine'],
    ['goroutine 7 [select (no cases)]:', 'goroutine'],
    ['main.main()', 'call'],
    ['main.(*account).add(0xc000012345, 0x1)', 'call'],
    ['main.main.func1(...)', 'call'],
    ['sync.(*WaitGroup).Wait(...)', 'call'],
    ['example/tree.Map[...](0x1)', 'call'],
    ['\t/home/me/project/main.go:17 +0x1d', 'position'],
    ['\tglassgo:sync/waitgroup.go:54 +0x3', 'position'],
    ['created by main.main in goroutine 1', 'created'],
    ['gc 1 @0.012s 3%: 0.018+0.41+0.003 ms clock, 0.14+0.2/0.3/0.1+0.02 ms cpu, 4->4->1 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 8 P', 'gctrace'],
    ['gc 12 @1.5s 0%: 0.02+0.4+0.01 ms clock, 0.1+0/0.3/0.1+0.02 ms cpu, 9->9->3 MB, 10 MB goal, 0 MB stacks, 0 MB globals, 4 P (forced)', 'gctrace'],
    ['SCHED 0ms: gomaxprocs=8 idleprocs=7 threads=4 spinningthreads=0 needspinning=0 idlethreads=2 runqueue=0 [0 0 0 0 0 0 0 0]', 'schedtrace'],
    ['exit status 2', 'exit'],
    ['sum of squares: 2870', undefined],
    ['', undefined],
  ];
  for (const [line, wanted] of lines) assert.equal(rule(line), wanted, JSON.stringify(line));
});

it('every line of a deadlock report that Glassgo prints has a rule', () => {
  const r = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), 'run', path.join(root, 'examples/deadlock')], { encoding: 'utf8' });
  const lines = r.stderr.split('\n').filter((l) => l !== '');
  assert.ok(lines.length > 10);
  assert.deepEqual(
    lines.filter((l) => rule(l) === undefined),
    [],
  );
});
