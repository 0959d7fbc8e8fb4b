/** Sentences: why the program stands, what a phase of the collector is for. They say what happens and why, for people who have read no manual. */
import type { Image } from '../inspect/image';
import { currentG, kernelU32 } from '../inspect/goroutines';
import { type RootJob, collectorPhase } from '../inspect/collector';
import { readProbe } from '../inspect/trace';
import { describeObject } from '../inspect/heapObjects';
import { placeName } from '../inspect/locks';
import { channelType, globalName } from '../inspect/waitObjects';
import type { StopAnswer } from './messages';

type Args = Readonly<Record<string, number | string>>;

/** What an event of the runtime means. */
const sentences: Readonly<Record<string, (a: Args, image: Image, who: string) => string>> = {
  schedule: (a, image) => `P${currentP(image)} has chosen G${a.g} to run next: ${whyChosen(String(a.why))}. ${Number(a.queue) > 0 ? `${a.queue} more wait in its queue.` : 'Its queue is empty now.'}`,
  goStart: (a) => `G${a.g} gets a P and runs.`,
  goSteal: (a, image) => `P${currentP(image)} had nothing to run and steals ${a.count} ${Number(a.count) === 1 ? 'goroutine' : 'goroutines'} from P${a.from}: half of what waits there, so that both have work.`,
  goPark: (a) => `G${a.g} begins to wait (${a.reason}). Its P is free for another goroutine.`,
  goReady: (a) => `G${a.g}, which waited (${a.reason}), can run again${Number(a.by) ? `: G${a.by} has woken it` : ''}.`,
  goPreempt: (a) => `G${a.g} has run for its 10 ms. It goes to the end of the global queue, so that others get their turn.`,
  goYield: (a) => `G${a.g} has called runtime.Gosched and goes to the end of the global queue.`,
  goCreate: (a) => `G${a.g} has been started. It is what this P runs next, and another P may come for it.`,
  goEnd: (a) => `G${a.g} has ended.`,
  gcPhase: (a) => phaseSentence(String(a.to)),
  gcRoot: (a) => rootSentence(a),
  gcMark: (a, image) => `The collector has found ${objectText(image, a.object)}${a.from === '0' ? ' from a root' : ` in ${objectText(image, a.from)}`}: it is reachable, so it stays. It is grey until what it points to has been looked at.`,
  gcBlacken: (a, image) => `The object ${objectText(image, a.object)} has been scanned: all that it points to is marked, and it is black.`,
  gcSweep: (a) => `A span has been swept: ${a.freed} ${Number(a.freed) === 1 ? 'object' : 'objects'} of it ${Number(a.freed) === 1 ? 'was' : 'were'} white and ${Number(a.freed) === 1 ? 'is' : 'are'} free now, ${a.live} stay${Number(a.live) === 1 ? 's' : ''}.`,
  gcFree: (a, image) => `The object ${objectText(image, a.object)} is freed: the last collection did not reach it.`,
  gcAssist: (a) => `G${a.g} allocates faster than the workers mark, so it has had to help: it has scanned ${a.bytes} bytes before it may go on.`,
  writeBarrier: (a, image) => `The program has written a pointer while the collector marks. The write barrier shades what the slot held (${a.old === '0' ? 'nil' : objectText(image, a.old)}) and what it holds now (${a.new === '0' ? 'nil' : objectText(image, a.new)}), so that no reachable object stays white.`,
  gcWorker: (a) => `A worker of the collector ${Number(a.begin) ? 'begins' : 'ends'} its turn.`,
  stopTheWorld: (a) => (Number(a.begin) ? 'The world stops: no goroutine runs until the collector has changed its phase.' : 'The world goes on.'),
  chanSend: (a, image, who) => `${who} is about to send to ${channelText(image, a.chan)}.`,
  chanRecv: (a, image, who) => `${who} is about to receive from ${channelText(image, a.chan)}.`,
  chanClose: (a, image, who) => `${who} has closed ${channelText(image, a.chan)}.`,
  select: (_a, _image, who) => `${who} comes to a select.`,
  semAcquire: (a, image, who) => `${who} is about to wait for ${placeName(image, Number(a.address))}.`,
  semRelease: (a, image, who) => `${who} wakes one that waits for ${placeName(image, Number(a.address))}.`,
  condWait: (a, image, who) => `${who} waits on ${placeName(image, Number(a.list))}.`,
  condNotify: (a, image, who) => `${who} wakes ${Number(a.all) ? 'all that wait' : 'one that waits'} on ${placeName(image, Number(a.list))}.`,
  lockTaken: (a, image, who) => `${who} has taken the lock ${placeName(image, Number(a.address))}.`,
  lockFreed: (a, image, who) => `${who} gives the lock ${placeName(image, Number(a.address))} back.`,
  sysmon: (a) => `The monitor sees to P${a.p}.`,
  alloc: (a, image) => `The object ${objectText(image, a.object)} has been allocated.`,
};

const whys: Readonly<Record<string, string>> = {
  runnext: 'it was just made runnable here, and goes on in the time slice of who woke it (runnext)', 'local queue': 'it is first in the P\'s own queue',
  'global queue (61st tick)': 'at every 61st tick the global queue comes first, so that nobody there waits for ever', 'global queue': 'the P\'s own queue is empty, so the global queue is next',
  stolen: 'the P had nothing to run and has taken it from another P\'s queue', 'stolen timer': 'a timer of another P was due and woke it', timer: 'a timer was due and woke it', 'GC worker': 'the collector needs a worker',
  netpoll: 'what it waited for outside of the program has arrived', 'went on': 'it goes on', 'locked M': 'this thread is locked to it', 'chosen by the user': 'you chose it',
  coroutine: 'the other side of the coroutine (iter.Pull) has handed over to it, in the same time slice',
};

export function whyChosen(why: string): string {
  return whys[why] ?? why;
}

const phases: Readonly<Record<string, string>> = {
  mark: 'A collection begins. The world stood still for a moment to switch the write barrier on. Now marking starts: from globals and stacks, every object that the program can still reach is found, while the program runs on.',
  'mark termination': 'No grey object is left, so everything reachable is marked. The world stands still for a moment: the write barrier goes off and the size of the live heap is counted.',
  sweep: 'Marking is over. White objects were not reached, so nothing can use them: sweeping frees them span by span, when somebody needs the memory or a P is idle.',
  off: 'Everything is swept. The collection is over, and the next one starts when the heap has grown to the trigger.',
};

export function phaseSentence(phase: string): string {
  return phases[phase] ?? phase;
}

function rootSentence(a: Args): string {
  const job = { kind: String(a.kind), index: Number(a.index), goroutine: Number(a.g) } satisfies Partial<RootJob>;
  switch (job.kind) {
    case 'stack': return job.goroutine ? `The stack of G${job.goroutine} has been scanned: what its variables point to is reachable.` : 'The stack of a goroutine that has ended was skipped.';
    case 'globals': return `A block of package-level variables has been scanned (block ${job.index + 1}): what they point to is reachable.`;
    case 'timers and finalizers': return 'The runtime\'s own references have been scanned: timers, and finalizers that are about to run.';
    default: return 'Finalizers and cleanups of a block of spans have been scanned: what they need must stay.';
  }
}

function objectText(image: Image, address: number | string | undefined): string {
  return describeObject(image, Number(address));
}

function channelText(image: Image, c: number | string | undefined): string {
  const address = Number(c);
  const name = globalName(image, address);
  return `${name ? `${name}, ` : ''}the ${channelType(image, address)} at 0x${address.toString(16)}`;
}

const capital = (s: string): string => s.replace(/^./, (c) => c.toUpperCase());

function currentP(image: Image): number {
  const p = kernelU32(image.memory, 'curp');
  return p ? image.memory.u32(p) : 0;
}

/** Why the program stands. `reason` is DAP's, `description` what the debugger knows. */
export function explainStop(image: Image, reason: string, description: string, goroutine: number, where: string): StopAnswer {
  const base = { goroutine, goroutines: kernelU32(image.memory, 'nGoroutines') - kernelU32(image.memory, 'nSystemG'), gcPhase: collectorPhase(image), event: '', object: 0 };
  const at = where ? ` at ${where}` : '';
  if (reason === 'probe') {
    const e = readProbe(image.memory, image.info);
    const about = e.args.object ?? e.args.address ?? e.args.chan;
    const text = (sentences[e.kind] ?? ((a: Args) => `${e.kind} ${Object.entries(a).map(([k, v]) => `${k}=${v}`).join(' ')}`))(e.args, image, goroutine ? `G${goroutine}` : 'A goroutine');
    const line = goroutine && where && /^(writeBarrier|gcAssist|alloc|chan|select|sem|lock|goPark)/.test(e.kind) ? ` G${goroutine} stands at ${where}.` : '';
    return { ...base, text: `${text}${line}`, event: e.kind, object: typeof about === 'string' ? Number(about) : 0 };
  }
  const texts: Readonly<Record<string, string>> = {
    breakpoint: `G${goroutine} has come to a breakpoint${at}.`, step: `G${goroutine} has taken a step and stands${at}.`, entry: `The program stands at its first statement${at}.`,
    pause: kernelU32(image.memory, 'nHeld') > 0 && currentG(image.memory) === 0 ? 'Nothing can run but goroutines that you hold back: thaw one, or let all run.' : `The program was paused${goroutine ? ` in G${goroutine}` : ''}${at}.`,
    exception: `${capital(description || 'A panic').replace(/[.!?]?$/, (end) => end || '.')} G${goroutine} stands${at}.`,
  };
  return { ...base, text: texts[reason] ?? `The program stands${at}.` };
}
