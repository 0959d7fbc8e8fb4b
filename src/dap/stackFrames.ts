/** Stack frames and the handles under which a client names them. */
import type { DebugProtocol } from '@vscode/debugprotocol';
import { type DebugInfo, positionOfId } from '../compile/debuginfo/debugInfo';
import { type Frame, type Goroutine, findFrame } from '../inspect/goroutines';
import type { BufferReader } from '../inspect/memoryReader';
import { isRuntimeInternal } from '../inspect/traceback';
import { codeBase } from '../layout/machine';
import type { Sources } from './sources';
import type { Threads } from './threads';

/** Lines and columns as the client counts them. */
export interface Counting {
  line(line1: number): number;
  column(column1: number): number;
}

export class FrameStore {
  private handles: { g: Goroutine; frame: Frame }[] = [];

  constructor(private readonly memory: BufferReader, private readonly info: DebugInfo, private readonly threads: Threads, private readonly sources: Sources, private readonly counting: Counting) {}

  clear(): void {
    this.handles = [];
  }

  get(id: number | undefined): { g: Goroutine; frame: Frame } | undefined {
    return id ? this.handles[id - 1] : undefined;
  }

  /** The first frame of a goroutine for which `test` holds, the runtime's own left out. */
  find(g: Goroutine, test: (f: Frame) => boolean): Frame | undefined {
    return findFrame(this.memory, this.info, g, (f) => !isRuntimeInternal(f.func) && test(f));
  }

  trace(g: Goroutine, start: number, levels: number): { stackFrames: DebugProtocol.StackFrame[]; totalFrames: number } {
    const stackFrames: DebugProtocol.StackFrame[] = [];
    let count = 0;
    this.find(g, (frame) => {
      if (count >= start && stackFrames.length < levels) stackFrames.push(this.show(g, frame));
      count++;
      return false;
    });
    if (count === 0) {
      const f = this.threads.startFunction(g);
      if (f) stackFrames.push({ id: 0, name: f.name, line: this.counting.line(f.line), column: 0, ...this.sourceOf(this.info.files[f.file]?.path) });
    }
    return { stackFrames, totalFrames: Math.max(count, stackFrames.length) };
  }

  private show(g: Goroutine, frame: Frame): DebugProtocol.StackFrame {
    const at = positionOfId(this.info, frame.id);
    this.handles.push({ g, frame });
    const pc = this.info.pcs[frame.id] ?? 0;
    return {
      id: this.handles.length, name: frame.func.name, line: this.counting.line(at.line), column: at.column ? this.counting.column(at.column) : 0, ...this.sourceOf(at.file?.path),
      ...(this.threads.isUser(frame) ? {} : { presentationHint: 'subtle' as const }), moduleId: frame.func.pkg, canRestart: this.threads.isUser(frame),
      ...(pc >= codeBase ? { instructionPointerReference: `0x${pc.toString(16)}` } : {}),
    };
  }

  private sourceOf(path: string | undefined): { source?: DebugProtocol.Source } {
    return path ? { source: this.sources.source(path) } : {};
  }
}
