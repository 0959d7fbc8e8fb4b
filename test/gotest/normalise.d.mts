/** Types of normalise.mjs. */
export interface Case {
  readonly name: string;
  readonly folder: string;
  readonly args: readonly string[];
}
export const moduleFolder: string;
export function cases(text: string): Case[];
export function record(c: Case, run: { code: number; stdout: string; stderr: string }): string;
