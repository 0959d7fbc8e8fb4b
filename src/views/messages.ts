/**
 * What the views show, as plain JSON: answers of the adapter's custom requests (`glassgo/…`), of `glassgo inspect`, and what extension and webview
 * say to each other. Nothing but types and constants, so that the webview can import it.
 */

export interface Place {
  readonly func: string;
  readonly path: string;
  readonly line: number;
}

// ---- goroutines

export const groupings = ['state', 'location', 'creator', 'object', 'label', 'none'] as const;
export type Grouping = (typeof groupings)[number];

export interface GoroutinesArguments {
  /** Terms such as `state:waiting on:chan label:x func:worker id:7 frozen:yes`, or words that appear anywhere; `-` before a term negates it. */
  readonly filter?: string;
  readonly groupBy?: Grouping;
  /** Rows of this group instead of the list of groups. */
  readonly group?: string;
  readonly start?: number;
  readonly count?: number;
  /** Goroutines of the runtime's own too. */
  readonly system?: boolean;
  /** Only these. */
  readonly ids?: readonly number[];
}

export interface GoroutineGroup {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly count: number;
  /** How many of them run, can run, wait, are in a system call. */
  readonly states: Readonly<Record<GoroutineState, number>>;
}

export type GoroutineState = 'running' | 'runnable' | 'waiting' | 'syscall';

export interface GoroutineRow {
  readonly id: number;
  readonly state: GoroutineState;
  /** Why it waits, in the words of Go's tracebacks. */
  readonly reason: string;
  /** What it waits for: a name in its own code, a type, an address. */
  readonly object: string;
  readonly objectAddress: number;
  /** Milliseconds on the program's clock, -1 where it does not wait. */
  readonly waitMs: number;
  readonly at: Place;
  readonly created: Place;
  readonly parent: number;
  readonly p: number;
  readonly frozen: boolean;
  readonly system: boolean;
  /** The program stands in it. */
  readonly current: boolean;
  readonly labels: readonly { readonly key: string; readonly value: string }[];
}

export interface GoroutinesAnswer {
  readonly total: number;
  readonly matching: number;
  readonly system: number;
  readonly states: Readonly<Record<GoroutineState, number>>;
  /** What the user has decided about the schedule: the only goroutine that may run (0: all), the next one (0: the scheduler's choice), how many are held back. */
  readonly only: number;
  readonly wanted: number;
  readonly held: number;
  readonly groups: readonly GoroutineGroup[];
  readonly rows: readonly GoroutineRow[];
  /** What is wrong with the filter, '' if nothing. */
  readonly problem: string;
}

export interface StackRow extends Place {
  readonly user: boolean;
}

export interface Waker {
  readonly kind: 'owner' | 'holder' | 'global' | 'timer' | 'host' | 'nobody' | 'collector' | 'monitor';
  readonly goroutine: number;
  readonly text: string;
}

export interface GoroutineAnswer {
  readonly row: GoroutineRow;
  readonly stack: readonly StackRow[];
  readonly children: number;
  /** A sentence: what it does and why. */
  readonly explanation: string;
  /** Who could wake it; more are left out than `wakers` holds. */
  readonly wakers: readonly Waker[];
  readonly moreWakers: number;
}

export interface SpawnNode {
  readonly id: number;
  readonly title: string;
  readonly state: GoroutineState | 'ended';
  readonly reason: string;
  readonly at: Place;
  /** Goroutines that it has started and that exist. */
  readonly children: number;
  /** Several alike, made by one go statement: their number. */
  readonly alike: number;
  readonly created: Place;
}

export interface SpawnTreeArguments {
  /** Children of this goroutine; 0 for the roots. */
  readonly parent?: number;
  /** Only those made by this go statement (its resume id), one by one. */
  readonly site?: number;
  readonly start?: number;
  readonly count?: number;
}

export interface SpawnTreeAnswer {
  readonly nodes: readonly (SpawnNode & { readonly site: number })[];
  readonly total: number;
}

export interface WaitGraphNode {
  readonly key: string;
  readonly kind: 'goroutine' | 'channel' | 'lock' | 'other';
  readonly title: string;
  readonly detail: string;
  readonly goroutine: number;
  readonly address: number;
  readonly count: number;
  /** In a circle of goroutines that wait for each other. */
  readonly cycle: boolean;
  /** Nothing that can still run can wake it. */
  readonly stuck: boolean;
}

export interface WaitGraphEdge {
  readonly from: string;
  readonly to: string;
  /** `waits`: a goroutine for an object. `wakes`: a goroutine that owns or reaches the object. */
  readonly kind: 'waits' | 'owns' | 'reaches';
  readonly cycle: boolean;
}

export interface WaitGraphAnswer {
  readonly nodes: readonly WaitGraphNode[];
  readonly edges: readonly WaitGraphEdge[];
  readonly cycles: readonly (readonly number[])[];
  /** Goroutines that nothing can wake. */
  readonly stuck: readonly GoroutineRow[];
  readonly nStuck: number;
  readonly waiting: number;
  readonly leftOut: number;
}

// ---- scheduler

export interface QueuedGoroutine {
  readonly id: number;
  readonly func: string;
  readonly at: Place;
  readonly frozen: boolean;
}

export interface ProcessorRow {
  readonly id: number;
  readonly status: string;
  readonly m: number;
  readonly mStatus: string;
  readonly current: QueuedGoroutine | null;
  /** Has just been chosen, and will run when the program goes on. */
  readonly chosen: QueuedGoroutine | null;
  readonly currentState: string;
  readonly runnext: QueuedGoroutine | null;
  readonly queue: readonly QueuedGoroutine[];
  readonly queueLength: number;
  /** Its last decision in words. */
  readonly decision: string;
  readonly decisionNumber: number;
  /** Decisions until the global queue is looked at first. */
  readonly untilGlobal: number;
  readonly ticks: number;
  readonly steals: number;
  readonly gcWorker: string;
  readonly timers: number;
}

export interface TimerRow {
  readonly p: number;
  /** Milliseconds from now; negative if overdue. */
  readonly dueMs: number;
  readonly what: string;
  readonly goroutine: number;
  readonly periodMs: number;
}

export interface SchedulerAnswer {
  readonly procs: readonly ProcessorRow[];
  readonly globalQueue: readonly QueuedGoroutine[];
  readonly globalLength: number;
  readonly held: readonly QueuedGoroutine[];
  readonly heldLength: number;
  readonly idleMs: number;
  readonly spinningMs: number;
  readonly threads: readonly { readonly id: number; readonly status: string; readonly p: number; readonly goroutine: number; readonly locked: number }[];
  readonly syscalls: readonly QueuedGoroutine[];
  /** Goroutines that wait for the host, and whether an M waits for it. */
  readonly poller: { readonly waiting: readonly QueuedGoroutine[]; readonly ready: readonly QueuedGoroutine[]; readonly m: number };
  readonly timers: readonly TimerRow[];
  readonly nTimers: number;
  readonly sysmon: readonly { readonly text: string; readonly agoMs: number }[];
  readonly lastDecision: string;
  readonly decisions: number;
  readonly preemptions: number;
  readonly parks: number;
  readonly steals: number;
  readonly only: number;
  readonly wanted: number;
}

// ---- timeline

export interface TimelineArguments {
  /** How many of the last events. */
  readonly events?: number;
  /** Goroutines shown at most. */
  readonly lanes?: number;
}

export interface TimelineAnswer {
  /** Nanoseconds since the program's start. */
  readonly from: number;
  readonly to: number;
  /** Columns: entry i of each describes span i. `at` is an index into places, `kind` into kinds, `reason` into reasons. */
  readonly spans: { readonly goroutine: readonly number[]; readonly p: readonly number[]; readonly start: readonly number[]; readonly end: readonly number[]; readonly kind: readonly number[]; readonly reason: readonly number[]; readonly at: readonly number[] };
  readonly places: readonly Place[];
  readonly reasons: readonly string[];
  readonly kinds: readonly string[];
  readonly goroutines: readonly number[];
  readonly names: readonly string[];
  readonly goroutinesInAll: number;
  readonly procs: number;
  /** Who woke whom, and when and where the one that was woken then ran. */
  readonly wakes: readonly { readonly time: number; readonly from: number; readonly to: number; readonly start: number; readonly fromP: number; readonly toP: number }[];
  readonly phases: readonly { readonly start: number; readonly end: number; readonly phase: string }[];
  readonly stops: readonly number[];
  readonly events: number;
  readonly lost: number;
}

// ---- heap

export type ObjectColour = 'free' | 'white' | 'grey' | 'black' | 'in use' | 'dead';

export interface SpanClassRow {
  /** 0: large objects. */
  readonly sizeClass: number;
  readonly bytes: number;
  readonly spans: number;
  readonly objects: number;
  readonly places: number;
  readonly objectBytes: number;
  readonly spanBytes: number;
}

export interface HeapCell {
  readonly kind: 'small' | 'large' | 'stack' | 'free' | 'kernel';
  /** Share of the cell that objects fill. */
  readonly used: number;
  readonly address: number;
}

export interface HeapAnswer {
  readonly objects: number;
  readonly objectBytes: number;
  readonly spanBytes: number;
  readonly heapBytes: number;
  readonly freeBytes: number;
  /** Of the free pages: what has been given back to the system. */
  readonly releasedBytes: number;
  readonly stackBytes: number;
  readonly colours: Readonly<Record<ObjectColour, number>>;
  readonly phase: string;
  readonly classes: readonly SpanClassRow[];
  readonly cells: readonly HeapCell[];
  readonly pagesPerCell: number;
  readonly heapLive: number;
  readonly trigger: number;
  readonly goal: number;
  readonly allocated: number;
  readonly allocations: number;
  /** Bytes per second of the program's clock: since its start, and since the last stop (-1: there was none). */
  readonly rate: number;
  readonly recentRate: number;
  readonly hasBaseline: boolean;
}

export interface HeapTypeRow {
  readonly key: number;
  readonly name: string;
  readonly count: number;
  readonly bytes: number;
  /** Against the stop that was marked. */
  readonly moreCount: number;
  readonly moreBytes: number;
}

export interface HeapTypesAnswer {
  readonly rows: readonly HeapTypeRow[];
  readonly total: number;
  readonly count: number;
  readonly bytes: number;
  readonly hasBaseline: boolean;
}

export interface ObjectRow {
  readonly address: number;
  readonly type: string;
  readonly bytes: number;
  readonly colour: ObjectColour;
  readonly text: string;
}

export interface ObjectsAnswer {
  readonly rows: readonly ObjectRow[];
  readonly total: number;
}

export interface SpanRow {
  readonly address: number;
  readonly sizeClass: number;
  readonly bytes: number;
  readonly pages: number;
  readonly objects: number;
  readonly places: number;
  readonly noscan: boolean;
  readonly swept: boolean;
  /** The P whose cache has it, -1 for none. */
  readonly cached: number;
}

export interface SpanAnswer {
  readonly span: SpanRow;
  /** A letter for each place: f free, w white, g grey, b black, u in use, d dead. */
  readonly cells: string;
  readonly types: readonly { readonly name: string; readonly count: number }[];
}

export interface ObjectField {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  /** The object that it points to, 0 for none. */
  readonly target: number;
}

export interface Referrer {
  /** 0: a root. */
  readonly address: number;
  readonly text: string;
  readonly field: string;
  readonly goroutine: number;
}

export interface ObjectAnswer {
  readonly address: number;
  readonly type: string;
  readonly bytes: number;
  readonly colour: ObjectColour;
  readonly span: number;
  readonly fields: readonly ObjectField[];
  readonly moreFields: number;
  readonly referrers: readonly Referrer[];
  readonly nReferrers: number;
  /** From a root to the object; empty: nothing reaches it. */
  readonly path: readonly Referrer[];
  readonly text: string;
  /** Where it was allocated, if that is recorded. */
  readonly allocatedAt: readonly Place[];
}

export interface RetainedRow {
  /** 0: a root. */
  readonly address: number;
  readonly node: number;
  readonly text: string;
  readonly goroutine: number;
  readonly bytes: number;
  readonly retained: number;
  readonly children: number;
}

export interface RetainedAnswer {
  readonly rows: readonly RetainedRow[];
  readonly total: number;
  readonly retained: number;
  readonly reachable: number;
  readonly unreachable: number;
}

/** Live objects by the call stacks that allocated them. */
export interface SiteNode {
  readonly place: Place;
  readonly bytes: number;
  readonly count: number;
  /** What was allocated by this very line, and not further down. */
  readonly ownBytes: number;
  readonly ownCount: number;
  readonly type: string;
  readonly children: readonly SiteNode[];
}

export interface SitesAnswer {
  readonly recorded: boolean;
  readonly root: SiteNode;
}

// ---- collector

export interface PastCycleRow {
  readonly cycle: number;
  readonly trigger: number;
  readonly goal: number;
  readonly start: number;
  readonly end: number;
  readonly marked: number;
  readonly assistMs: number;
  readonly markingMs: number;
  readonly pauseUs: number;
}

export interface CollectorAnswer {
  readonly phase: string;
  readonly sentence: string;
  readonly cycle: number;
  readonly roots: { readonly done: number; readonly total: number; readonly jobs: readonly { readonly kind: string; readonly index: number; readonly goroutine: number; readonly done: boolean }[] };
  readonly grey: readonly { readonly p: number; readonly mode: string; readonly count: number; readonly first: readonly ObjectRow[] }[];
  readonly greyTotal: number;
  readonly scanning: ObjectRow | null;
  readonly barrier: readonly ObjectRow[];
  readonly barrierOn: boolean;
  readonly colours: Readonly<Record<ObjectColour, number>>;
  readonly sweep: { readonly swept: number; readonly total: number };
  readonly pacer: { readonly heapLive: number; readonly heapMarked: number; readonly trigger: number; readonly goal: number; readonly gcPercent: number; readonly scanWork: number; readonly expectedScan: number; readonly credit: number; readonly assistWorkPerByte: number };
  readonly past: readonly PastCycleRow[];
  /** What happened since the last stop. */
  readonly news: readonly { readonly text: string; readonly kind: string; readonly object: number; readonly goroutine: number }[];
  /** Where goroutines that run stand: what allocated or wrote meanwhile. */
  readonly running: readonly { readonly goroutine: number; readonly at: Place }[];
  readonly watches: readonly { readonly id: number; readonly address: number; readonly title: string }[];
}

// ---- channels and locks

export interface ChannelRow {
  readonly address: number;
  /** As a goroutine that waits on it calls it, '' if nobody waits. */
  readonly name: string;
  readonly type: string;
  readonly count: number;
  readonly capacity: number;
  readonly closed: boolean;
  readonly senders: number;
  readonly receivers: number;
  readonly timer: boolean;
}

export interface WaiterRow {
  readonly goroutine: number;
  readonly at: Place;
  readonly value: string;
  readonly inSelect: boolean;
}

export interface LockRow {
  readonly address: number;
  readonly kind: string;
  readonly name: string;
  readonly state: string;
  /** The goroutine that holds it, 0 if none or unknown. */
  readonly owner: number;
  /** Goroutines that hold it for reading, a hundred at most. */
  readonly readers: readonly number[];
  readonly waiters: readonly WaiterRow[];
  readonly nWaiters: number;
}

export interface ChannelsAnswer {
  readonly channels: readonly ChannelRow[];
  readonly total: number;
  readonly locks: readonly LockRow[];
  readonly nLocks: number;
}

export interface ChannelAnswer {
  readonly row: ChannelRow;
  /** The buffer's places; `order` says when a value is received, 0 first. */
  readonly slots: readonly { readonly index: number; readonly filled: boolean; readonly order: number; readonly value: string }[];
  readonly moreSlots: number;
  readonly sendx: number;
  readonly recvx: number;
  readonly senders: readonly WaiterRow[];
  readonly receivers: readonly WaiterRow[];
}

// ---- stops and steps

/** Steps that the runtime itself takes. Each runs the program until the event has happened, and then stops it there. */
export const runtimeSteps = [
  { kind: 'decision', title: 'Next Scheduling Decision', group: 'scheduler', doc: 'Run until a P chooses the goroutine that it runs next.' },
  { kind: 'steal', title: 'Next Steal', group: 'scheduler', doc: 'Run until a P takes goroutines from the queue of another.' },
  { kind: 'park', title: 'Next Park', group: 'scheduler', doc: 'Run until a goroutine begins to wait.' },
  { kind: 'preemption', title: 'Next Preemption', group: 'scheduler', doc: 'Run until a goroutine has used up its time and another gets its P.' },
  { kind: 'gc', title: 'Run to Next GC', group: 'collector', doc: 'Run until a collection starts.' },
  { kind: 'phase', title: 'Next GC Phase', group: 'collector', doc: 'Run until the collector goes to its next phase.' },
  { kind: 'root', title: 'Next Root', group: 'collector', doc: 'Run until the collector has scanned one more of its roots.' },
  { kind: 'object', title: 'Next Object', group: 'collector', doc: 'Run until the collector has scanned one more object and made it black.' },
  { kind: 'mark', title: 'Next Marked Object', group: 'collector', doc: 'Run until the collector has found one more object.' },
  { kind: 'barrier', title: 'Next Write Barrier Hit', group: 'collector', doc: 'Run until the program writes a pointer while the collector marks.' },
  { kind: 'assist', title: 'Next Assist', group: 'collector', doc: 'Run until a goroutine that allocates has marked for the collector.' },
  { kind: 'sweep', title: 'Sweep Next Span', group: 'collector', doc: 'Run until one more span has been swept.' },
] as const;
export type RuntimeStep = (typeof runtimeSteps)[number]['kind'];

export interface StopAnswer {
  /** Why the program stands, in a sentence. */
  readonly text: string;
  readonly goroutine: number;
  readonly event: string;
  /** An object that the event is about, 0 if none. */
  readonly object: number;
  readonly goroutines: number;
  readonly gcPhase: string;
}

// ---- extension and webview

export const viewNames = ['goroutines', 'scheduler', 'timeline', 'heap', 'collector', 'channels'] as const;
export type ViewName = (typeof viewNames)[number];
export const viewTitles: Readonly<Record<ViewName, string>> = {
  goroutines: 'Goroutines', scheduler: 'Scheduler', timeline: 'Timeline', heap: 'Heap', collector: 'Collector', channels: 'Channels and Locks',
};

/** What the program does, as far as views care. `generation` changes with each stop. */
export interface SessionState {
  readonly kind: 'none' | 'running' | 'stopped' | 'core';
  readonly generation: number;
  readonly name: string;
  readonly stop: StopAnswer | null;
}

export interface TourState {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly step: number;
  readonly steps: number;
}

export type ToWebview =
  | { readonly type: 'state'; readonly state: SessionState }
  | { readonly type: 'show'; readonly view: ViewName; readonly focus?: Focus }
  | { readonly type: 'tour'; readonly tour: TourState | null }
  | { readonly type: 'answer'; readonly id: number; readonly body?: unknown; readonly error?: string };

/** What a view is to bring into sight. */
export interface Focus {
  readonly goroutine?: number;
  readonly address?: number;
  readonly filter?: string;
}

export type FromWebview =
  /** The page is there; said again until it hears something. */
  | { readonly type: 'ready' }
  /** The page has heard something for the first time. */
  | { readonly type: 'connected' }
  /** A custom request of the adapter, passed on. */
  | { readonly type: 'ask'; readonly id: number; readonly request: string; readonly args: unknown }
  | { readonly type: 'open'; readonly place: Place }
  | { readonly type: 'select'; readonly goroutine: number }
  | { readonly type: 'step'; readonly kind: RuntimeStep | 'continue' }
  | { readonly type: 'show'; readonly view: ViewName; readonly focus?: Focus }
  | { readonly type: 'popOut'; readonly view: ViewName }
  | { readonly type: 'tour'; readonly action: 'next' | 'end' }
  | { readonly type: 'copy'; readonly text: string; readonly what: string }
  | { readonly type: 'save'; readonly name: string; readonly base64: string };
