/**
 * Which files a program may use. A debug session gives it the program's folder, the working directory and the folder for temporary files; what else it is to
 * reach stands in the launch configuration. Links are followed before a path is judged, so that none leads out.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** EACCES: Go says "permission denied". */
const eacces = 13;

/** Devices that harm nobody. */
const harmless = new Set(['/dev/null', '/dev/zero', '/dev/random', '/dev/urandom']);

export class Permissions {
  private readonly roots: readonly string[];
  private readonly told = new Set<string>();

  /** `tell` hears of each path that is denied, once. */
  constructor(roots: readonly string[], private readonly tell: (file: string) => void) {
    this.roots = [...roots, os.tmpdir()].map((r) => real(path.resolve(r)));
  }

  /** Throws what a file operation throws that the system denies. */
  check(file: string): void {
    const at = real(file);
    if (harmless.has(file) || this.roots.some((r) => at === r || at.startsWith(r.endsWith(path.sep) ? r : r + path.sep))) return;
    const told = path.resolve(file);
    if (!this.told.has(told)) {
      this.told.add(told);
      this.tell(told);
    }
    throw Object.assign(new Error('permission denied'), { errno: -eacces });
  }
}

/** A path with links followed, as far as it exists. */
function real(file: string): string {
  const rest: string[] = [];
  for (let at = file; ; at = path.dirname(at)) {
    try {
      return path.join(fs.realpathSync(at), ...rest);
    } catch {
      if (path.dirname(at) === at) return file;
      rest.unshift(path.basename(at));
    }
  }
}
