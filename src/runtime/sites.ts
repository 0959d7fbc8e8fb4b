/**
 * Where objects were allocated: a table beside each span with a number for each object, which leads to a stack of resume ids, kept once each.
 *
 * A goroutine that runs has its frames on the native stack, where nobody can see them. In builds with allocation sites each statement of the user's code writes
 * its resume id into its frame's first word and the frame's address to the machine word `allocFrame`, after each call again. Frames of a run lie one
 * behind the other from `runBase` on, and their ids tell their sizes, so the stack can be read from there up to allocFrame. Frames of library functions in
 * between have no ids; then the walk does not end at allocFrame, and only the top frame is known. What the library allocates for the user is the user's.
 *
 * Leaving the native stack at each allocation would give exact stacks at a hundred times the price; a shadow stack would cost every call.
 *
 * ```
 * Span.sites  -> [ u32 place in siteStacks ] …      one for each object
 * siteStacks  -> [ n | id of the top frame | id below | … ] …      entry 0 is unused: unknown
 * ```
 */
import { Span, fnFrameSize, mAllocFrame, mCurg, mTicks } from "./records";
import { K, asG, setTicks } from "./state";
import { allocBlock, persistentAlloc } from "./mheap";

const tableBytes: u32 = 4 << 20;
const hashSlots: u32 = 1 << 16;
const maxDepth: u32 = 48;

export function noteSite(span: Span, index: u32): void {
  if (span.sites != 0) store<u32>(<usize>(span.sites + (index << 2)), currentSite());
}

/** The number of the running goroutine's stack. */
function currentSite(): u32 {
  const k = K();
  const g = load<u32>(mCurg);
  const top = load<u32>(mAllocFrame);
  if (g == 0 || top < asG(g).stackLo || top >= asG(g).stackHi) return 0;
  if (k.siteStacks == 0) {
    k.siteStacks = persistentAlloc(tableBytes);
    k.siteHash = persistentAlloc(hashSlots << 2);
    k.siteUsed = 1;
  }
  if (((k.siteUsed + maxDepth + 2) << 2) > tableBytes) return 0;
  return intern(collect(top));
}

/** A library function is in the way. Once the goroutine has left its native stack, at its next safepoint, all frames below have their ids. */
function broken(n: u32): u32 {
  const k = K();
  const left = load<i32>(mTicks);
  if (k.siteRetried == k.runBase || left <= 0 || k.ticksSaved != 0) return n;
  k.siteRetried = k.runBase;
  k.ticksSaved = left;
  setTicks(0);
  return n;
}

/** Writes the ids, from the top, where a new entry would be; returns how many. */
function collect(top: u32): u32 {
  const k = K();
  const to = <usize>(k.siteStacks + (k.siteUsed << 2));
  store<u32>(to, load<u32>(top), 4);
  let n: u32 = 1;
  // How many frames there are above the oldest of this run, to fill them in from the top.
  let between: u32 = 0;
  let fp = k.runBase;
  while (fp < top) {
    const id = load<u32>(fp);
    if (id == 0 || id >= k.nResumeIds) return broken(n);
    const f = load<u32>(<usize>(k.resumeTable + (id << 3)));
    const size = f != 0 ? load<u32>(<usize>f, fnFrameSize) : 0;
    if (size == 0) return broken(n);
    between++;
    fp += size;
  }
  if (fp != top) return broken(n);
  fp = k.runBase;
  for (let i = between; i > 0; i--) {
    const id = load<u32>(fp);
    if (i < maxDepth) store<u32>(to + <usize>((i + 1) << 2), id);
    fp += load<u32>(<usize>load<u32>(<usize>(k.resumeTable + (id << 3))), fnFrameSize);
  }
  n = min(n + between, maxDepth);
  for (let below = load<u32>(k.runBase, 4) & ~1; below != 0 && n < maxDepth; below = load<u32>(below, 4) & ~1) {
    store<u32>(to + <usize>((n + 1) << 2), load<u32>(below));
    n++;
  }
  return n;
}

/** The place of the n ids that stand at the table's end, there or where they were before. */
function intern(n: u32): u32 {
  const k = K();
  const at = k.siteUsed;
  const to = <usize>(k.siteStacks + (at << 2));
  store<u32>(to, n);
  let hash: u32 = 2166136261;
  for (let i: u32 = 1; i <= n; i++) hash = (hash ^ load<u32>(to + <usize>(i << 2))) * 16777619;
  for (let i = hash & (hashSlots - 1), tries: u32 = 0; tries < 64; i = (i + 1) & (hashSlots - 1), tries++) {
    const slot = <usize>(k.siteHash + (i << 2));
    const known = load<u32>(slot);
    if (known == 0) {
      store<u32>(slot, at);
      k.siteUsed = at + n + 1;
      return at;
    }
    if (memory.compare(<usize>(k.siteStacks + (known << 2)), to, <usize>((n + 1) << 2)) == 0) return known;
  }
  return 0;
}

/** The table of a span that begins to hold objects. */
export function siteTable(nElems: u32): u32 {
  return K().trackSites != 0 ? allocBlock(nElems << 2) : 0;
}
