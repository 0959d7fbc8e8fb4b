/** The spawn tree: goroutines under those that started them. Ten or more that one go statement made are one node until it is opened. */
import { type GoroutineTable, locationOf, stateOf, waitReasonOf } from '../inspect/goroutineTable';
import type { Image } from '../inspect/image';
import type { GoroutineState, SpawnTreeAnswer, SpawnTreeArguments } from './messages';

const alikeFrom = 10;

export class SpawnTree {
  /** Rows by the id of the goroutine that started them; 0: started by the runtime, or by one that has ended. */
  private readonly children = new Map<number, number[]>();

  constructor(private readonly image: Image, private readonly t: GoroutineTable) {
    for (let i = 0; i < t.n; i++) {
      if (t.system[i]) continue;
      const parent = t.parent[i] as number;
      const under = parent !== 0 && t.rowOf.has(parent) ? parent : 0;
      const list = this.children.get(under);
      if (list) list.push(i);
      else this.children.set(under, [i]);
    }
  }

  answer(args: SpawnTreeArguments): SpawnTreeAnswer {
    const rows = this.children.get(args.parent ?? 0) ?? [];
    const start = args.start ?? 0;
    const count = Math.min(args.count ?? 200, 1000);
    const { t } = this;
    if (args.site) {
      const alike = rows.filter((i) => t.createdAt[i] === args.site);
      return { nodes: alike.slice(start, start + count).map((i) => this.node(i, 1)), total: alike.length };
    }
    const bySite = new Map<number, number[]>();
    for (const i of rows) {
      const site = t.createdAt[i] as number;
      const list = bySite.get(site);
      if (list) list.push(i);
      else bySite.set(site, [i]);
    }
    const nodes: SpawnTreeAnswer['nodes'][number][] = [];
    for (const [, list] of bySite) {
      if (list.length >= alikeFrom) nodes.push(this.node(list[0] as number, list.length));
      else for (const i of list) nodes.push(this.node(i, 1));
    }
    return { nodes: nodes.slice(start, start + count), total: nodes.length };
  }

  private node(i: number, alike: number): SpawnTreeAnswer['nodes'][number] {
    const { t, image } = this;
    const at = locationOf(image, t, i);
    return {
      id: t.id[i] as number, title: at.func, state: stateOf(t, i) as GoroutineState, reason: waitReasonOf(t, i), at, children: this.children.get(t.id[i] as number)?.length ?? 0, alike,
      created: image.places.ofId(t.createdAt[i] as number), site: t.createdAt[i] as number,
    };
  }
}
