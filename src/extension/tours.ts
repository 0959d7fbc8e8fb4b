/**
 * Guided examples: programs of examples/ that stop by themselves where there is something to see, with the view that shows it and two or three sentences about it.
 * A stop is a line (the one that contains a text), a step of the runtime, or the program's own end in a deadlock. Breakpoints that a stop needs
 * are set when its turn comes and taken away with it, so that the user's own stay as they are.
 */
import * as vscode from 'vscode';
import type { RuntimeStep, SessionState, ViewName } from '../views/messages';
import type { RuntimeHub } from './runtimeHub';
import type { RuntimeViews } from './runtimeViews';

interface TourStop {
  /** Part of the line to stop at; `step` for a step of the runtime; neither: where the program stops by itself. */
  readonly line?: string;
  readonly step?: RuntimeStep;
  /** How often the line is passed, from the stop before on, until this one. */
  readonly after?: number;
  readonly view: ViewName;
  readonly text: string;
}

interface Tour {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly example: string;
  readonly stops: readonly TourStop[];
}

export const tours: readonly Tour[] = [
  {
    id: 'pipeline',
    title: 'Pipeline',
    about: 'Goroutines connected by channels, and who waits for whom',
    example: 'pipeline',
    stops: [
      {
        line: 'squared := j.value',
        view: 'goroutines',
        text: 'One of four workers has received a number. Open the groups: the generator waits to send the next one, the other workers wait for it, and main waits for results. Each line says on which channel.',
      },
      {
        line: 'waiting[r.seq] = r',
        after: 4,
        view: 'channels',
        text: 'Channels without a buffer hand a value straight from sender to receiver, so somebody always waits at one end. Select a channel to see its queues: the first in a queue is the first to be served.',
      },
      {
        line: 'squared := j.value',
        after: 8,
        view: 'timeline',
        text: 'What each P has done so far. Choose "By Goroutine" to see them wait and run in turn; the arrows lead from who sent or received to who was woken by that. Zoom with the wheel or + and −.',
      },
    ],
  },
  {
    id: 'workerpool',
    title: 'Worker Pool',
    about: 'select, cancellation, and how work is spread over Ps',
    example: 'workerpool',
    stops: [
      {
        line: 'return list',
        view: 'scheduler',
        text: 'Three workers share the numbers. Each P runs one goroutine at a time; what is ready to run stands in its queue, and "next" is the one that was woken last and goes on first.',
      },
      {
        step: 'decision',
        view: 'scheduler',
        text: 'The scheduler has just decided. The sentence above says which goroutine it chose and why; each P shows its own last decision. Take a few more steps with "Next Scheduling Decision", or drag a goroutine to a P to run it next.',
      },
      {
        line: 'cancel(errFound)',
        view: 'goroutines',
        text: 'The number has been found, and main is about to cancel the context. Workers in a select wait for two things at once: a number, or the end. Both channels are listed behind "select".',
      },
    ],
  },
  {
    id: 'deadlock',
    title: 'Deadlock',
    about: 'Two locks taken in opposite orders',
    example: 'deadlock',
    stops: [
      {
        line: 'to.mu.Lock()',
        view: 'channels',
        text: 'Each transfer locks the account that it takes money from, and then wants the other one. Choose "Locks": both are held already, each by the goroutine that the other will wait for.',
      },
      {
        view: 'goroutines',
        text: 'All goroutines are asleep. Choose "Wait-For Graph": the red circle leads from each goroutine to the lock that it waits for, and from there to the one that holds it. Taking both locks in one fixed order would mend it.',
      },
    ],
  },
  {
    id: 'leak',
    title: 'Goroutine Leak',
    about: 'Goroutines that nobody will ever wake',
    example: 'leak',
    stops: [
      {
        line: 'return <-replies',
        view: 'goroutines',
        text: 'Three servers are asked, and the first reply wins. The channel has no buffer, so each sender needs a receiver; but only one reply is ever received.',
      },
      {
        line: 'fmt.Println("left behind:"',
        view: 'goroutines',
        text: 'Two senders are still there. Choose "Wait-For Graph": nothing that can still run reaches their channel, so nothing can wake them. In a server they would pile up with each request.',
      },
      {
        line: 'fmt.Println("left behind by the mended one:"',
        view: 'channels',
        text: 'The mended function gives its channel room for every reply: the late senders put theirs into the buffer and end. The old channel, with its senders, is still in the list.',
      },
    ],
  },
  {
    id: 'contention',
    title: 'Lock Contention',
    about: 'A lock that is held too long',
    example: 'contention',
    stops: [
      {
        line: 'a.balance += amount',
        view: 'channels',
        text: 'Choose "Locks": one goroutine holds the mutex and has slept with it, the others wait in a queue. The first in the queue is the next to get it.',
      },
      {
        line: 'fmt.Println(what, "done")',
        view: 'timeline',
        text: 'Choose "By Goroutine": the red spans are waits for the lock, one after the other like stairs. What could have happened at the same time happened in sequence.',
      },
      {
        line: 'fmt.Println(what, "done")',
        view: 'timeline',
        text: 'Now each goroutine sleeps first and takes the lock only for the addition: they sleep side by side, and nobody waits for the lock for long. The stairs are gone.',
      },
    ],
  },
  {
    id: 'stealing',
    title: 'Work Stealing',
    about: 'How Ps without work help themselves',
    example: 'stealing',
    stops: [
      {
        line: 'wg.Wait()',
        view: 'scheduler',
        text: 'A go statement puts the new goroutine into the queue of the P that runs it. So this P has a queue, and unless they have stolen already, the others have nothing.',
      },
      {
        step: 'steal',
        view: 'scheduler',
        text: 'A P that finds its own queue and the global one empty looks at the others, in random order, and takes half of what waits there. Its last decision says from whom, and how many.',
      },
      {
        step: 'steal',
        view: 'scheduler',
        text: 'And again: after a few steals all Ps have work, without any of them having been told to share. Look at "Has stolen" below each P.',
      },
      { line: 'total := 0', view: 'timeline', text: 'All is done. The lanes of the Ps show that the work was spread, although one goroutine had started all of it.' },
    ],
  },
  {
    id: 'gc',
    title: 'A Garbage Collection',
    about: 'One cycle of the collector, step by step',
    example: 'gcchurn',
    stops: [
      {
        line: 'total += build',
        view: 'heap',
        text: 'One tree has been built and will be kept; a hundred more will be built and dropped. The bar shows the live heap: when it reaches the trigger, a collection starts.',
      },
      {
        step: 'gc',
        view: 'collector',
        text: 'The heap has reached the trigger. The world stood still for a moment, and the write barrier is on. All objects are white: nothing has been reached yet.',
      },
      {
        step: 'root',
        view: 'collector',
        text: 'The collector works through its roots: package variables, timers, the stack of each goroutine. What they point to becomes grey: reached, but not looked at yet.',
      },
      {
        step: 'object',
        view: 'collector',
        text: 'A grey object has been scanned: what it points to is grey now, and it is black itself. "Next Object" repeats this until no grey object is left.',
      },
      {
        step: 'phase',
        view: 'collector',
        text: 'No grey object is left. Everything that the program can reach is black; what is still white is garbage, for nothing can get at it any more.',
      },
      {
        step: 'sweep',
        view: 'collector',
        text: 'Sweeping goes span by span: white objects become free places for new ones. It is done when a P is idle or needs memory, so that it does not stop the program.',
      },
    ],
  },
  {
    id: 'escape',
    title: 'Escape to the Heap',
    about: 'What is on the stack and what is on the heap',
    example: 'escape',
    stops: [
      {
        line: 'fmt.Println("on the stack:"',
        view: 'heap',
        text: 'A thousand points have been made and none is here: choose "By Type". The compiler saw that no address leaves onStack, so its points lived in the frame. Press "Compare from Here" before you go on.',
      },
      {
        line: 'fmt.Println("on the heap:"',
        view: 'heap',
        text: 'Now there are a thousand objects main.point: onHeap returns their addresses, so they must outlive the call. "More objects" is what has come since the last stop.',
      },
      {
        line: 'fmt.Println("kept:"',
        view: 'heap',
        text: 'All but ten have been forgotten, yet they are still on the heap: they are garbage, and the next collection frees them. "Why is it alive" tells them apart: select an object of type main.point.',
      },
    ],
  },
];

interface Running {
  readonly tour: Tour;
  readonly file: vscode.Uri;
  index: number;
  breakpoint: vscode.SourceBreakpoint | undefined;
  waiting: boolean;
}

export class Tours implements vscode.Disposable {
  private running: Running | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly hub: RuntimeHub,
    private readonly views: RuntimeViews,
    private readonly extension: vscode.Uri,
  ) {
    this.subscription = hub.onDidChange((state) => void this.changed(state));
    views.onTour = (action) => (action === 'next' ? void this.next() : this.end());
  }

  /** Asks which, unless it is given, and starts it. */
  async start(id?: string): Promise<void> {
    const chosen =
      id ??
      (
        await vscode.window.showQuickPick(
          tours.map((t) => ({ label: t.title, description: t.about, id: t.id })),
          { placeHolder: 'Which guided example?' },
        )
      )?.id;
    const tour = tours.find((t) => t.id === chosen);
    if (!tour) return;
    this.end();
    const file = vscode.Uri.joinPath(this.extension, 'examples', tour.example, 'main.go');
    await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One });
    this.running = { tour, file, index: -1, breakpoint: undefined, waiting: false };
    await this.arm(0);
    const started = await vscode.debug.startDebugging(undefined, {
      type: 'glassgo',
      request: 'launch',
      name: `Guided example: ${tour.title}`,
      program: file.fsPath,
      cwd: vscode.Uri.joinPath(file, '..').fsPath,
    });
    if (!started) this.end();
  }

  /** Sets what stop number `index` needs. */
  private async arm(index: number): Promise<void> {
    const r = this.running;
    const stop = r?.tour.stops[index];
    if (!r || !stop) return;
    r.index = index;
    r.waiting = true;
    this.removeBreakpoint();
    if (stop.line === undefined) return;
    const lines = (await vscode.workspace.openTextDocument(r.file)).getText().split('\n');
    const line = lines.findIndex((l) => l.includes(stop.line as string));
    r.breakpoint = new vscode.SourceBreakpoint(new vscode.Location(r.file, new vscode.Position(line, 0)), true, undefined, stop.after ? `> ${stop.after}` : undefined);
    vscode.debug.addBreakpoints([r.breakpoint]);
  }

  private removeBreakpoint(): void {
    const b = this.running?.breakpoint;
    if (b) vscode.debug.removeBreakpoints([b]);
    if (this.running) this.running.breakpoint = undefined;
  }

  private async changed(state: SessionState): Promise<void> {
    const r = this.running;
    if (!r) return;
    if (state.kind === 'none' && r.index >= 0 && !r.waiting) this.end();
    if (state.kind !== 'stopped' || !r.waiting) return;
    const stop = r.tour.stops[r.index] as TourStop;
    r.waiting = false;
    await this.views.show(stop.view);
    this.views.setTour({ id: r.tour.id, title: r.tour.title, text: stop.text, step: r.index + 1, steps: r.tour.stops.length });
  }

  async next(): Promise<void> {
    const r = this.running;
    if (!r || r.waiting) return;
    const stop = r.tour.stops[r.index + 1];
    if (!stop) {
      this.end();
      await this.hub.step('continue');
      return;
    }
    await this.arm(r.index + 1);
    await this.hub.step(stop.step ?? 'continue');
  }

  end(): void {
    this.removeBreakpoint();
    this.running = undefined;
    this.views.setTour(null);
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
