/** One goroutine: its stack, and in a sentence what it does and who could wake it. */
import { frames, readGoroutine } from '../inspect/goroutines';
import type { Image } from '../inspect/image';
import { placeText, type GoroutinesView } from './goroutines';
import type { WaitGraphView } from './waitGraph';
import type { GoroutineAnswer, GoroutineRow, StackRow } from './messages';

export function goroutineDetail(image: Image, view: GoroutinesView, id: number, waits: WaitGraphView): GoroutineAnswer {
  const t = view.table;
  const i = t.rowOf.get(id);
  if (i === undefined) throw new Error(`there is no goroutine ${id}`);
  const row = view.row(i);
  let children = 0;
  for (let j = 0; j < t.n; j++) if (t.parent[j] === id) children++;
  const stack: StackRow[] = frames(image.memory, image.info, readGoroutine(image.memory, t.address[i] as number), 0, 100)
    .filter((f) => !image.places.isHidden[image.places.funcOfId[f.id] as number])
    .map((f) => ({ ...image.places.ofId(f.id), user: image.places.isUser[image.places.funcOfId[f.id] as number] === 1 }));
  const { wakers, more } = waits.whoCouldWake(i);
  return { row, stack, children, explanation: explain(row), wakers, moreWakers: more };
}

const reasons: Readonly<Record<string, (row: GoroutineRow) => string>> = {
  'chan receive': (r) => `It waits to receive from ${r.object}: there is no value in the channel, and nobody is sending.`,
  'chan send': (r) => `It waits to send to ${r.object}: the channel has no room, and nobody is receiving.`,
  select: (r) => `It waits in a select until one of its cases can go on: ${r.object}.`,
  'select (no cases)': () => 'It waits in a select without cases, which never ends.',
  'chan receive (nil chan)': () => 'It waits to receive from a nil channel, which never ends.',
  'chan send (nil chan)': () => 'It waits to send to a nil channel, which never ends.',
  'sync.Mutex.Lock': (r) => `It waits for the lock ${r.object}, which somebody holds.`,
  'sync.RWMutex.RLock': (r) => `It waits to read-lock ${r.object}, which a writer holds or waits for.`,
  'sync.RWMutex.Lock': (r) => `It waits to write-lock ${r.object} until its readers are gone.`,
  'sync.WaitGroup.Wait': (r) => `It waits until the counter of ${r.object} is zero.`,
  'sync.Cond.Wait': (r) => `It waits until somebody signals ${r.object}.`,
  semacquire: (r) => `It waits for ${r.object}.`,
  coroutine: () => 'It waits until the other side of its coroutine (iter.Pull) hands over to it.',
  sleep: () => 'It sleeps until its timer is due.',
  'IO wait': () => 'It waits for input or output; the poller makes it runnable when that is there.',
  'wait for GC cycle': () => 'It has called runtime.GC and waits until the collection is over.',
  'finalizer wait': () => 'It runs finalizers and cleanups, and waits until there are some.',
};

export function explain(row: GoroutineRow): string {
  const held = row.frozen ? ' It is frozen: the scheduler does not run it until it is thawed.' : '';
  const at = row.at.func ? ` in ${row.at.func} at ${placeText(row.at)}` : '';
  switch (row.state) {
    case 'running': return `It runs on P${row.p}${at}.${held}`;
    case 'runnable': return `It can run and waits in a queue for its turn${at}.${held}`;
    case 'syscall': return `It is in a system call${at}: it needs no P until the call is over.${held}`;
    default: return `${(reasons[row.reason.replace(' (durable)', '')] ?? ((r: GoroutineRow) => `It waits (${r.reason}).`))(row)}${held}`;
  }
}
