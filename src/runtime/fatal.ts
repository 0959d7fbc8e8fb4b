/**
 * Errors of the runtime itself, which no program can recover from. The host ends the run with Go's words and a traceback; nothing of the
 * kernel runs after one. Panics would let a deferred function go on with a heap or a stack that is not sound, and a
 * WebAssembly trap would lose the frames that are still on the native stack, so the host is called while they are in order.
 */
import { fatalMessage, fatalOutOfMemory as codeOutOfMemory, fatalStackOverflow } from "./records";
import { hostFatal } from "./host";

export function fatalOutOfMemory(): void {
  hostFatal(codeOutOfMemory, 0);
}

export function fatalStack(): void {
  hostFatal(fatalStackOverflow, 0);
}

/** `which` numbers the text in src/cli/runTexts.ts. */
export function fatalText(which: u32): void {
  hostFatal(fatalMessage, which);
}
