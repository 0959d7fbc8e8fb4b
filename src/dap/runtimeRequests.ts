/**
 * The custom requests about the runtime (docs/requests.md lists them): what the views show, read from the stopped program's memory, and what the user decides
 * about the schedule, written to it. The session passes requests on and tells about stops.
 */
import type { DebugInfo } from '../compile/debuginfo/debugInfo';
import { type Image, imageOf } from '../inspect/image';
import type { MemoryReader } from '../inspect/memoryReader';
import { locationOf } from '../inspect/goroutineTable';
import { Answers } from '../views/answers';
import { explainStop } from '../views/explain';
import { placeText } from '../views/goroutines';
import type { RuntimeStep, StopAnswer } from '../views/messages';
import { RuntimeControl } from './runtimeControl';

/** What this part needs of its session. */
export interface RuntimeHost {
  readonly reader: MemoryReader;
  readonly info: DebugInfo;
  readonly memory: WebAssembly.Memory;
  /** Whether the program stands. */
  readonly stopped: boolean;
  /** Lets the program go on. */
  go(): void;
  /** Makes a goroutine the one that the client shows. */
  select(goroutine: number): void;
}

export class RuntimeRequests {
  private image: Image | undefined;
  private answers: Answers | undefined;
  private readonly control: RuntimeControl;
  private stop = { reason: '', description: '', goroutine: 0 };

  constructor(private readonly host: RuntimeHost) {
    this.control = new RuntimeControl(host.reader, host.info, host.memory);
  }

  /** The program goes on: what was computed for the stop is stale. */
  resumed(): void {
    this.answers = undefined;
  }

  /** Whether the program is to go on at once from a stop by a probe. */
  passes(): boolean {
    return this.control.passes();
  }

  /** The program stands. Returns what to tell the user about it if the stop ends a step of the runtime's. */
  stoppedBy(reason: string, description: string, goroutine: number): string | undefined {
    this.stop = { reason, description, goroutine };
    return this.control.stopped() || reason === 'probe' ? this.explainStop().text : undefined;
  }

  private explainStop(): StopAnswer {
    const image = this.theImage();
    const { reason, description, goroutine } = this.stop;
    const table = this.theAnswers().goroutines;
    const row = table.table.rowOf.get(goroutine);
    const at = row === undefined ? undefined : locationOf(image, table.table, row);
    return explainStop(image, reason, description, goroutine, at?.path ? placeText(at) : '');
  }

  private theImage(): Image {
    this.image ??= imageOf(this.host.reader, this.host.info);
    return this.image;
  }

  private theAnswers(): Answers {
    this.answers ??= new Answers(this.theImage());
    return this.answers;
  }

  /** The answer to a request, undefined if it is none of this part's. Throws an Error whose message is for people. */
  handle(command: string, args: Record<string, unknown>): object | undefined {
    if (!this.host.stopped) throw new Error('the program is running');
    if (command === 'glassgo/stop') return this.explainStop();
    const done = this.change(command, args);
    if (!done) return this.theAnswers().answer(command, args);
    // What is shown may have changed with it.
    this.answers = undefined;
    return done;
  }

  /** A request that changes something, or lets the program go on. */
  private change(command: string, args: Record<string, unknown>): object | undefined {
    const { control } = this;
    switch (command) {
      case 'glassgo/select': this.host.select(Number(args.goroutine)); return {};
      case 'glassgo/freeze': control.freeze((args.goroutines as number[]) ?? [], args.frozen !== false); return {};
      case 'glassgo/runOnly': control.runOnly(Number(args.goroutine ?? 0)); return {};
      case 'glassgo/runNext': control.runNext(Number(args.goroutine ?? 0)); return {};
      case 'glassgo/step':
        control.armStep(args.kind as RuntimeStep);
        this.host.go();
        return {};
      case 'glassgo/forceGC':
        control.forceGC();
        control.armStep('gc');
        this.host.go();
        return {};
      default: return undefined;
    }
  }
}
