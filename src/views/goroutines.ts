/** The goroutines view: filter, groups with counts, and the rows of what is open. */
import { type GoroutineTable, goroutineTable, holdsBack, labelsOf, locationOf, standingGoroutine, stateOf, waitReasonOf } from '../inspect/goroutineTable';
import type { Image } from '../inspect/image';
import { describeWait, waitObjects } from '../inspect/waitObjects';
import { type Term, parseFilter } from './filter';
import type { GoroutineGroup, GoroutineRow, GoroutineState, GoroutinesAnswer, GoroutinesArguments, Grouping, Place } from './messages';

export class GoroutinesView {
  readonly table: GoroutineTable;
  private readonly current: number;
  private readonly objectTexts = new Map<number, string>();

  constructor(private readonly image: Image) {
    this.table = goroutineTable(image);
    this.current = standingGoroutine(image);
  }

  answer(args: GoroutinesArguments): GoroutinesAnswer {
    const t = this.table;
    const { terms, problem } = parseFilter(args.filter ?? '');
    const states = noStates();
    let system = 0;
    const matching: number[] = [];
    const ids = args.ids && new Set(args.ids);
    for (let i = 0; i < t.n; i++) {
      if (ids && !ids.has(t.id[i] as number)) continue;
      if (t.system[i]) {
        system++;
        if (!args.system) continue;
      } else states[stateOf(t, i) as GoroutineState]++;
      if (terms.every((term) => this.matches(i, term) !== term.negated)) matching.push(i);
    }
    const groupBy = args.groupBy ?? 'state';
    const start = args.start ?? 0;
    const count = Math.min(args.count ?? 100, 1000);
    let groups: GoroutineGroup[] = [];
    let shown: number[] = [];
    if (groupBy === 'none' || args.group !== undefined) {
      const inGroup = args.group === undefined ? matching : matching.filter((i) => this.keysOf(i, groupBy).includes(args.group as string));
      shown = inGroup.slice(start, start + count);
    } else groups = this.groups(matching, groupBy);
    return { total: t.n - system, matching: matching.length, system, states, ...holdsBack(this.image), groups, rows: shown.map((i) => this.row(i)), problem };
  }

  private matches(i: number, term: Term): boolean {
    const t = this.table;
    const has = (text: string): boolean => text.toLowerCase().includes(term.value);
    switch (term.key) {
      case 'state': return has(stateOf(t, i)) || has(waitReasonOf(t, i));
      case 'on': return has(waitReasonOf(t, i)) || (t.waitReason[i] !== 0 && has(this.objectText(i)));
      case 'func': return has(locationOf(this.image, t, i).func);
      case 'at': return has(placeText(locationOf(this.image, t, i)));
      case 'by': return has(this.image.places.ofId(t.createdAt[i] as number).func) || has(placeText(this.image.places.ofId(t.createdAt[i] as number)));
      case 'label': return labelsOf(this.image, t.labels[i] as number).some((l) => has(`${l.key}=${l.value}`));
      case 'id': return String(t.id[i]) === term.value;
      case 'parent': return String(t.parent[i]) === term.value;
      case 'p': return String(t.p[i]) === term.value;
      case 'frozen': return (t.frozen[i] !== 0) === /^(y|1|t)/.test(term.value);
      default:
        return has(locationOf(this.image, t, i).func) || has(waitReasonOf(t, i)) || has(stateOf(t, i)) || String(t.id[i]) === term.value || labelsOf(this.image, t.labels[i] as number).some((l) => has(`${l.key}=${l.value}`));
    }
  }

  private keysOf(i: number, by: Grouping): string[] {
    const t = this.table;
    switch (by) {
      case 'state': return [t.waitReason[i] ? `waiting: ${waitReasonOf(t, i)}` : stateOf(t, i)];
      case 'location': return [t.at[i] ? `${t.at[i]}` : `start ${t.startFunc[i]}`];
      case 'creator': return [String(t.createdAt[i])];
      case 'object': {
        const objects = waitObjects(this.image, t, i);
        return objects.length > 0 ? [...new Set(objects.map((o) => String(o.address)))] : ['0'];
      }
      case 'label': {
        const labels = labelsOf(this.image, t.labels[i] as number);
        return labels.length > 0 ? labels.map((l) => `${l.key}=${l.value}`) : [''];
      }
      default: return [''];
    }
  }

  private groups(matching: readonly number[], by: Grouping): GoroutineGroup[] {
    const found = new Map<string, { first: number; count: number; states: Record<GoroutineState, number> }>();
    for (const i of matching) {
      for (const key of this.keysOf(i, by)) {
        let group = found.get(key);
        if (!group) {
          group = { first: i, count: 0, states: noStates() };
          found.set(key, group);
        }
        group.count++;
        group.states[stateOf(this.table, i) as GoroutineState]++;
      }
    }
    const out = [...found].map(([key, g]) => ({ key, ...this.title(g.first, by, key), count: g.count, states: g.states }));
    return out.sort((a, b) => b.count - a.count || (a.title < b.title ? -1 : 1));
  }

  private title(i: number, by: Grouping, key: string): { title: string; detail: string } {
    const t = this.table;
    switch (by) {
      case 'state': return { title: key, detail: '' };
      case 'location': {
        const at = locationOf(this.image, t, i);
        return { title: at.func || 'not in Go code', detail: placeText(at) };
      }
      case 'creator': {
        if (!t.createdAt[i]) return { title: 'the runtime', detail: 'main and the like' };
        const at = this.image.places.ofId(t.createdAt[i] as number);
        return { title: at.func, detail: placeText(at) };
      }
      case 'object': {
        if (key === '0') return { title: 'nothing', detail: 'does not wait for an object' };
        const object = waitObjects(this.image, t, i).find((o) => String(o.address) === key);
        return { title: object ? describeWait(this.image, t, i, object) : key, detail: `0x${Number(key).toString(16)}` };
      }
      case 'label': return { title: key || 'without labels', detail: '' };
      default: return { title: 'all', detail: '' };
    }
  }

  private objectText(i: number): string {
    let text = this.objectTexts.get(i);
    if (text === undefined) {
      text = waitObjects(this.image, this.table, i).map((o) => describeWait(this.image, this.table, i, o)).join(', ');
      this.objectTexts.set(i, text);
    }
    return text;
  }

  row(i: number): GoroutineRow {
    const t = this.table;
    const reason = waitReasonOf(t, i);
    const objects = reason ? waitObjects(this.image, t, i) : [];
    return {
      id: t.id[i] as number, state: stateOf(t, i) as GoroutineState, reason, object: this.objectText(i), objectAddress: objects[0]?.address ?? 0,
      waitMs: reason ? Math.max(0, (t.now - (t.waitSince[i] as number)) / 1e6) : -1, at: locationOf(this.image, t, i), created: this.image.places.ofId(t.createdAt[i] as number),
      parent: t.parent[i] as number, p: t.p[i] as number, frozen: t.frozen[i] !== 0, system: t.system[i] !== 0, current: t.id[i] === this.current, labels: labelsOf(this.image, t.labels[i] as number),
    };
  }
}

export function noStates(): Record<GoroutineState, number> {
  return { running: 0, runnable: 0, waiting: 0, syscall: 0 };
}

export function placeText(p: Place): string {
  return p.path ? `${p.path.replace(/^.*[\\/]/, '')}:${p.line}` : '';
}
