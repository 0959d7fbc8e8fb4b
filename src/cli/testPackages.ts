/** From the arguments of `glassgo test` to packages: folders, patterns with `...`, import paths of the module, or files. */
import * as path from 'node:path';
import type { FileAccess } from '../compile/load/library';
import { findModule } from '../compile/load/module';

export interface TestTarget {
  /** What the loader takes: a folder, or files. */
  readonly entry: readonly string[];
  /** Where the tests run. */
  readonly folder: string;
}

/** A target, or a pattern that leads to nothing and why. */
export type Expanded = TestTarget | { readonly pattern: string; readonly problem: string };

export function expandPackages(args: readonly string[], files: FileAccess): Expanded[] {
  if (args.length > 0 && args.every((a) => a.endsWith('.go'))) return [{ entry: args, folder: path.dirname(args[0] as string) }];
  const out: Expanded[] = [];
  const seen = new Set<string>();
  for (const arg of args.length > 0 ? args : ['.']) {
    for (const x of expand(arg, files)) {
      const key = 'folder' in x ? files.absolute(x.folder) : x.pattern;
      if (!seen.has(key)) out.push(x);
      seen.add(key);
    }
  }
  return out;
}

function expand(arg: string, files: FileAccess): Expanded[] {
  const folder = folderOf(arg.replace(/\/?\.\.\.$/, '') || '.', files);
  const isPattern = arg.endsWith('...');
  if (folder === undefined) return [{ pattern: arg, problem: `package ${arg} is not in the module` }];
  if (!files.isDirectory(folder)) {
    const problem = isPattern ? `pattern ${arg}: lstat ${arg.replace('...', '')}: no such file or directory` : `stat ${files.absolute(folder)}: directory not found`;
    return [{ pattern: arg, problem }];
  }
  if (!isPattern) return [{ entry: [folder], folder }];
  return walk(folder, files, true).map((f) => ({ entry: [f], folder: f }));
}

/** The folder that an argument names: by its path, or by an import path of the module here. */
function folderOf(arg: string, files: FileAccess): string | undefined {
  if (/^(\.{1,2}(\/|$)|\/)/.test(arg)) return path.posix.normalize(arg).replace(/(.)\/$/, '$1');
  const found = findModule(files, files.absolute('.'))?.folderOf(arg);
  return found === undefined ? undefined : path.relative('.', found).split(path.sep).join('/') || '.';
}

/** Folders with Go files, from one on: not those that Go leaves out, nor other modules. */
function walk(folder: string, files: FileAccess, isRoot: boolean): string[] {
  const names = [...(files.list(folder) ?? [])].sort();
  if (!isRoot && names.includes('go.mod')) return [];
  const out = names.some((n) => n.endsWith('.go') && !/^[._]/.test(n)) ? [folder] : [];
  for (const name of names) {
    const inner = folder === '.' ? name : `${folder}/${name}`;
    if (/^[._]/.test(name) || name === 'testdata' || name === 'vendor' || !files.isDirectory(inner)) continue;
    out.push(...walk(inner, files, false));
  }
  return out;
}
