/** Errors of the runtime itself, which no program can recover from. */
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
