/** How messages name packages of Go's library, as go1.26 does: by their paths where Go's own imports hold another package of the name. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { load } from './harness';

const library = {
  packages: {
    sync: 'package sync\ntype Mutex struct{}\n',
    'sync/atomic': 'package atomic\ntype Int32 struct{}\n',
    strconv: 'package strconv\ntype NumError struct{}\n',
    strings: 'package strings\ntype Builder struct{}\n',
    time: 'package time\ntype Duration int64\n',
    'crypto/sha256': 'package sha256\nconst Size = 32\n',
    'math/rand': 'package rand\ntype Rand struct{}\n',
    'math/rand/v2': 'package rand\ntype Rand struct{}\n',
    'container/list': 'package list\nimport "internal/rt"\ntype List struct{ rt.Word }\n',
    'internal/rt': 'package rt\ntype Word int\n',
  },
};

/** What a mistake with a type of the package is told as, in a program that imports more packages. */
function named(path: string, type: string, ...more: string[]): string {
  const imports = [`x "${path}"`, ...more.map((p) => `_ "${p}"`)].join('; ');
  const { diagnostics } = load({ 'main.go': `package main\nimport (${imports})\nvar _ x.${type} = "a"\nfunc main() {}\n` }, { library });
  assert.equal(diagnostics.length, 1, JSON.stringify(diagnostics));
  return /as (\S+) value/.exec(diagnostics[0]?.message ?? '')?.[1] ?? '';
}

describe('names of packages', () => {
  it('sync and strconv import internal packages of their names', () => {
    assert.equal(named('sync', 'Mutex'), '"sync".Mutex');
    assert.equal(named('strconv', 'NumError'), '"strconv".NumError');
    assert.equal(named('strings', 'Builder', 'sync'), 'strings.Builder');
  });

  it('the runtime, which all but a few packages import, has an atomic package too', () => {
    assert.equal(named('sync/atomic', 'Int32'), 'atomic.Int32');
    assert.equal(named('sync/atomic', 'Int32', 'container/list'), 'atomic.Int32');
    assert.equal(named('sync/atomic', 'Int32', 'strings'), '"sync/atomic".Int32');
  });

  it('hashes import a package called time', () => {
    assert.equal(named('time', 'Duration'), 'time.Duration');
    assert.equal(named('time', 'Duration', 'crypto/sha256'), '"time".Duration');
  });

  it('packages of one name that the program imports', () => {
    assert.equal(named('math/rand', 'Rand'), 'rand.Rand');
    assert.equal(named('math/rand', 'Rand', 'math/rand/v2'), '"math/rand".Rand');
  });
});
