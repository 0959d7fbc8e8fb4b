/** Messages between a program's worker and the thread that owns it, and the words of the control block they share. */
import type { MessagePort } from 'node:worker_threads';
import type { DebugInfo } from '../compile/debuginfo/debugInfo';

/** What to compile and how to run it. */
export interface StartMessage {
  readonly entry: readonly string[];
  /** Standard input comes from the owner; without it the program finds an empty one. */
  readonly interactive: boolean;
  /** Run the tests of the package at `entry`. */
  readonly test?: boolean;
  /** Compile with every check on. */
  readonly debug: boolean;
  /** Record where objects are allocated. */
  readonly sites?: boolean;
  readonly lang: string | undefined;
  /** Build tags. */
  readonly tags?: readonly string[];
  /** Bytes for heap and stacks together. */
  readonly memoryLimit: number;
  readonly seed: bigint;
  /** The user has chosen the seed: then crypto/rand comes from it too. */
  readonly seeded: boolean;
  readonly procs: number;
  readonly gcPercent: number;
  /** A virtual clock goes by what the program executes, and jumps when all goroutines wait for it. */
  readonly clock: 'real' | 'virtual';
  /** Write a hash of the image to standard error at every so many scheduling decisions; 0 for never. */
  readonly imageHash: number;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Output goes to the process's own streams, else it is posted. */
  readonly directOutput: boolean;
  /** The owner is a debugger: it gets the debug information, the memory, and a stop before the first instruction. */
  readonly attach: boolean;
  /** Milliseconds that an expression of the debugger may take. */
  readonly evaluationTime: number;
  /** Report counters at the end. */
  readonly stats: boolean;
  /** Files in place of the standard streams. */
  readonly streams?: { readonly in: string | undefined; readonly out: string | undefined; readonly err: string | undefined };
  /** Files and folders that the program may use; all of them without. */
  readonly permitted?: readonly string[];
  readonly control: SharedArrayBuffer;
  /** Breakpoints and input come here; the worker looks at it at stops and when it waits. */
  readonly port: MessagePort;
}

/** `probe`: an event of the runtime, see the kernel's probe fields. `dead`: a fatal error or an unrecovered panic has ended the run, and its frames can still be looked at. */
export type StopReason = 'check' | 'panic' | 'recovered' | 'start' | 'dead' | 'probe';

export type WorkerMessage =
  /** The program does not compile: lines to print, and for an editor the same as data. */
  | { readonly type: 'rejected'; readonly diagnostics: readonly RejectedDiagnostic[]; readonly inPackage: boolean }
  /** The debug information is the program's own; `wasm` its module, for a debugger. */
  | { readonly type: 'ready'; readonly memory: WebAssembly.Memory; readonly debug: DebugInfo; readonly usesLibrary: boolean; readonly wasm: Uint8Array; readonly compileMs: number }
  | { readonly type: 'output'; readonly fd: number; readonly bytes: Uint8Array; readonly path: string; readonly line: number }
  /** The image is to go on in another memory: the owner copies it there (moveImage.ts), then sets `control[moved]`, for which the worker waits. */
  | { readonly type: 'moved'; readonly memory: WebAssembly.Memory }
  /** The worker waits on `control[command]`. */
  | { readonly type: 'stop'; readonly reason: StopReason; readonly breakpoints: readonly number[]; readonly text: string }
  /** The program wants to read its standard input; the answer is an InputMessage on the port. */
  | { readonly type: 'read' }
  /** What the program wants to be done with signals; the owner sets `control[signals]`, for which the worker waits, when that is in force. */
  | ({ readonly type: 'signals' } & SignalWishes)
  | EvaluatedMessage
  | { readonly type: 'answer'; readonly seq: number; readonly body: unknown; readonly error: string }
  /** The breakpoints that were sent with `seq` are in force; some have a condition that does not compile. */
  | { readonly type: 'breakpoints'; readonly seq: number; readonly problems: readonly { readonly number: number; readonly message: string }[] }
  | { readonly type: 'log'; readonly text: string; readonly path: string; readonly line: number }
  /** The run is over, by `signal` if the program sent it to itself; `text` belongs on standard error. It took so long, compiling not counted. */
  | { readonly type: 'end'; readonly code: number; readonly signal?: number; readonly text: string; readonly stats: string; readonly milliseconds?: number };

export interface RejectedDiagnostic {
  readonly file: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** As Go prints it, with the position. */
  readonly text: string;
  readonly message: string;
  /** The package that it is in, as `go build` heads its errors. */
  readonly package: string;
}

/** Asks the worker of a stopped program for the value of an expression; it answers with `evaluated`. */
export interface EvaluateRequest {
  readonly seq: number;
  readonly text: string;
  /** Where its names are looked up: the resume id of a frame and the frame's address, 0 for the package main alone. */
  readonly id: number;
  readonly frame: number;
  /** Effects stay. */
  readonly keep: boolean;
}
/** A question about the code around a place; the answer comes as `answer`. */
export type CodeQuestion =
  /** Names that can stand at the end of `text`. */
  | { readonly about: 'completions'; readonly text: string; readonly id: number }
  /** Calls on the line of a resume id. */
  | { readonly about: 'calls'; readonly id: number }
  /** Resume ids on a line at which a frame that stands at `id` can go on. */
  | { readonly about: 'goOn'; readonly id: number; readonly line: number }
  /** Whether the program's code is to tell of its accesses to memory. */
  | { readonly about: 'watching'; readonly on: boolean }
  /** Memory that stays. */
  | { readonly about: 'allocate'; readonly bytes: number }
  /** Texts of values that have a String or Error method. */
  | { readonly about: 'texts'; readonly values: readonly { readonly type: number; readonly word: number }[] };
export interface QuestionMessage {
  readonly question: CodeQuestion;
  readonly seq: number;
}

export interface EvaluateMessage {
  readonly evaluate: EvaluateRequest;
}

export interface EvaluatedMessage {
  readonly type: 'evaluated';
  readonly seq: number;
  /** Type record, and the value's bytes or its address in the memory with `pages` over it. */
  readonly values: readonly { readonly type: number; readonly address: number; readonly bytes?: Uint8Array }[];
  /** Memory as it was at the end of an evaluation that has been undone, by page number (engine/evaluation.ts). */
  readonly pages: ReadonlyMap<number, Uint8Array>;
  readonly isNil: boolean;
  readonly isStatement: boolean;
  /** What is wrong, '' for nothing. */
  readonly error: string;
}

/** Numbers of signals that the program catches, and of those that it ignores. */
export interface SignalWishes {
  readonly caught: readonly number[];
  readonly ignored: readonly number[];
}

/** A signal that the program catches. */
export interface SignalMessage {
  readonly signal: number;
}

/** A piece of standard input, null at its end. */
export interface InputMessage {
  readonly input: Uint8Array | null;
}

/** Words (i32) of the control block. */
export const control = { command: 0, wake: 1, cancel: 2, moved: 3, signals: 4 } as const;
export const controlBytes = 64;

/** `news`: there is something on the port. */
export const command = { none: 0, go: 1, news: 2 } as const;
