export function isSchedtrace(line: string): boolean;
export function schedForm(line: string): string;
