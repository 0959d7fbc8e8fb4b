/** Dominators and retained sizes against brute force: an object's retained size is what becomes unreachable without it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dominators, retainedSizes } from '../../src/inspect/dominators';
import { checkRetained, graphOf, random } from './bruteForce';

describe('dominators', () => {
  it('retained sizes are those of brute force on random graphs', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const r = random(seed);
      const n = 2 + r(60);
      const edges: [number, number][] = [];
      for (let i = 0; i < r(4 * n); i++) edges.push([r(n), r(n)]);
      for (let i = 0; i <= r(3); i++) edges.push([n, r(n)]);
      checkRetained(graphOf(n + 1, n, edges), Float64Array.from({ length: n + 1 }, (_, v) => (v === n ? 0 : 1 + r(100))), `seed ${seed}`);
    }
  });

  it('a list of a million objects takes neither depth nor time', () => {
    const n = 1_000_000;
    const edges = Array.from({ length: n }, (_, i): [number, number] => (i === 0 ? [n, 0] : [i - 1, i]));
    const g = graphOf(n + 1, n, edges);
    const retained = retainedSizes(dominators(g), new Float64Array(n + 1).fill(8));
    assert.equal(retained[0], 8 * n);
    assert.equal(retained[n - 1], 8);
  });
});
