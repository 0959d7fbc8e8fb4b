/** Messages between a program's worker and the thread that owns it, and the words of the control block they share. */

export interface StartMessage {
  readonly kernel: Uint8Array;
  readonly wasm: Uint8Array;
  readonly header: number;
  readonly pages: number;
  readonly tableSize: number;
  readonly memoryLimit: number;
  readonly seed: bigint;
  readonly procs: number;
  readonly gcPercent: number;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Output goes to the process's own streams, else it is posted. */
  readonly directOutput: boolean;
  /** Tell the owner when a panic begins. */
  readonly debugPanics: boolean;
  /** Stop before the first instruction, so that the owner can set breakpoints in the image. */
  readonly stopAtStart: boolean;
  readonly control: SharedArrayBuffer;
}

export type WorkerMessage =
  | { readonly type: 'ready'; readonly memory: WebAssembly.Memory }
  | { readonly type: 'output'; readonly fd: number; readonly bytes: Uint8Array }
  /** The worker waits on `control[command]`. */
  | { readonly type: 'stop'; readonly reason: 'check' | 'panic' | 'start' }
  /** Wants something worked out from the frames; waits on `control[answer]`. */
  | { readonly type: 'look'; readonly kind: number }
  | { readonly type: 'ask'; readonly op: string; readonly a: string; readonly b: string }
  /** The run is over. `memory` can still be read. */
  | { readonly type: 'end'; readonly result: number; readonly code: number; readonly text: string; readonly ms: number };

/** Words (i32) of the control block; the answer's bytes start at byte 64. */
export const control = { command: 0, answer: 1, answerLength: 2, input: 3, wake: 4 } as const;
export const controlBytes = 64 + (1 << 20);

export const command = { none: 0, go: 1, end: 2 } as const;
