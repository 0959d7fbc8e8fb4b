/** Types of normalise.mjs. */
export function normalise(text: string): string;
export function directive(source: string): { args: (string | undefined)[]; env: Record<string, string>; only: string | undefined };
export function transcript(source: string, run: (args: string[], env: Record<string, string>) => { stderr: string; code: number }): string;
