export const defaultFolder: string;
export function serverFolder(folder: string): string;
export function findChromium(): string | undefined;
export function installVscodeHost(folder?: string): string;
