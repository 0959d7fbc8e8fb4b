/**
 * Answers the requests of the views over an image. One object serves one stop: what is expensive is computed when it is first asked for and kept until
 * the program goes on. The debug adapter and `glassgo inspect` both answer through here.
 */
import type { Image } from '../inspect/image';
import { GoroutinesView } from './goroutines';
import { goroutineDetail } from './goroutineDetail';
import type { GoroutinesArguments, SpawnTreeArguments } from './messages';
import { SpawnTree } from './spawnTree';

export class Answers {
  private goroutinesView: GoroutinesView | undefined;
  private spawnTree: SpawnTree | undefined;

  constructor(private readonly image: Image) {}

  get goroutines(): GoroutinesView {
    this.goroutinesView ??= new GoroutinesView(this.image);
    return this.goroutinesView;
  }

  /** The answer to a request, undefined if it is none of these. Throws an Error whose message is for people. */
  answer(request: string, args: Record<string, unknown>): object | undefined {
    switch (request) {
      case 'glassgo/goroutines': return this.goroutines.answer(args as GoroutinesArguments);
      case 'glassgo/goroutine': return goroutineDetail(this.image, this.goroutines, Number(args.id));
      case 'glassgo/spawnTree':
        this.spawnTree ??= new SpawnTree(this.image, this.goroutines.table);
        return this.spawnTree.answer(args as SpawnTreeArguments);
      default: return undefined;
    }
  }
}
