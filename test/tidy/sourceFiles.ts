/** The TypeScript of a folder and the folders in it; golib is Go. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

export function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return name === 'golib' ? [] : sourceFiles(file);
    return name.endsWith('.ts') || name.endsWith('.tsx') ? [file] : [];
  });
}
