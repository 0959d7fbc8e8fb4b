/**
 * The direct calls between a module's functions, found in one walk over their bodies. It tells which functions are recursive, so that they
 * count ticks at entry and no recursion runs for ever unpreempted; which can leave the native stack; and what is called outside of the module.
 */
import { type FuncRef, type IrFunc, S, SK, type Stmt } from '../ir';

export class CallGraph {
  /** Functions of other modules that are called, in the order of their first call. */
  readonly outside = new Set<FuncRef>();
  private readonly numbers = new Map<FuncRef, number>();
  /** By function: twice the number of each callee, plus one if the call may unwind. */
  private readonly calls: (readonly number[])[] = [];
  /** By function: 1 if its own statements can leave. */
  private readonly leaves: Uint8Array;
  private found: number[] = [];
  private canLeave = false;

  constructor(private readonly funcs: readonly IrFunc[]) {
    this.leaves = new Uint8Array(funcs.length);
    funcs.forEach((f, i) => this.numbers.set(f.ref, i));
    funcs.forEach((f, i) => {
      this.found = [];
      this.canLeave = f.areaBytes > 0 || f.ticksAtEntry || f.ownFrame === true || f.ref.unwinds;
      this.walk(f.body);
      this.calls.push(this.found);
      if (this.canLeave) this.leaves[i] = 1;
    });
  }

  private walk(list: readonly Stmt[]): void {
    for (const s of list) {
      switch (s.k) {
        case SK.If:
          this.walk(s.then);
          if (s.else) this.walk(s.else);
          break;
        case SK.Block:
        case SK.Loop:
          this.walk(s.body);
          break;
        case SK.Check:
        case SK.Tick:
          this.canLeave = true;
          break;
        case SK.PanicCall:
          this.canLeave = true;
          if (!s.func.imported && !this.numbers.has(s.func)) this.outside.add(s.func);
          break;
        case SK.Call:
          if (s.func) this.call(s.func, s.mayUnwind);
          else if (s.mayUnwind) this.canLeave = true;
          break;
      }
    }
  }

  private call(f: FuncRef, mayUnwind: boolean): void {
    if (!f.imported) {
      const n = this.numbers.get(f);
      if (n !== undefined) {
        this.found.push(2 * n + (mayUnwind ? 1 : 0));
        return;
      }
      this.outside.add(f);
    }
    if (mayUnwind && f.unwinds) this.canLeave = true;
  }

  /**
   * Sets `ticksAtEntry` and `unwinds` of all functions. Tarjan's algorithm, with an explicit stack: call graphs of generated code can be deep.
   * Components come after those that they call.
   */
  mark(): void {
    const n = this.funcs.length;
    const index = new Int32Array(n).fill(-1);
    const low = new Int32Array(n);
    const position = new Int32Array(n);
    const onStack = new Uint8Array(n);
    const stack: number[] = [];
    const path: number[] = [];
    let next = 0;
    const enter = (f: number): void => {
      index[f] = low[f] = next++;
      onStack[f] = 1;
      stack.push(f);
      path.push(f);
    };
    for (let root = 0; root < n; root++) {
      if (index[root] !== -1) continue;
      enter(root);
      while (path.length > 0) {
        const f = path[path.length - 1] as number;
        const calls = this.calls[f] as readonly number[];
        const at = position[f] as number;
        if (at < calls.length) {
          position[f] = at + 1;
          const callee = (calls[at] as number) >> 1;
          if (index[callee] === -1) enter(callee);
          else if (onStack[callee] === 1) low[f] = Math.min(low[f] as number, index[callee] as number);
          continue;
        }
        path.pop();
        const parent = path[path.length - 1];
        if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[f] as number);
        if (low[f] !== index[f]) continue;
        const from = stack.lastIndexOf(f);
        const members = stack.splice(from);
        for (const m of members) onStack[m] = 0;
        this.component(members);
      }
    }
  }

  /** Functions that call each other in a circle, or one; what they call beside is done. */
  private component(members: readonly number[]): void {
    const first = members[0] as number;
    const recursive = members.length > 1 || (this.calls[first] as readonly number[]).some((c) => c >> 1 === first);
    for (const m of members) {
      const f = this.funcs[m] as IrFunc;
      if (recursive) f.ticksAtEntry = true;
      if (f.ticksAtEntry && f.hasFrame) f.body.unshift(S.tick(f.pos));
      f.ref.unwinds = recursive || this.leaves[m] === 1 || (this.calls[m] as readonly number[]).some((c) => (c & 1) === 1 && (this.funcs[c >> 1] as IrFunc).ref.unwinds);
    }
  }
}
