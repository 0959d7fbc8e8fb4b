/**
 * The build cache: images of programs compiled before, so that starting an unchanged program costs no compilation.
 *
 * An entry is found by what was asked for (files and options) and holds what the compiler looked at: files with
 * their hashes, folders with their listings. It counts only if all of that is still as it was. Entries lie under the
 * user's cache folder; GLASSGO_CACHE names another one, or is `off`.
 */
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Image } from '../compile/emit/program';
import type { FileAccess, FileKind } from '../compile/load/library';

/** What the compiler saw of the disk: answers by question. */
type Seen = [question: 'read' | 'list' | 'directory' | 'kind', path: string, answer: string][];

interface Entry {
  readonly seen: Seen;
  readonly image: Image;
}

const maxEntries = 200;

function hash(data: Uint8Array | string): string {
  return createHash('sha1').update(data).digest('base64');
}

/** A view of the disk that remembers what it was asked. */
export class RecordingFiles implements FileAccess {
  readonly seen: Seen = [];
  constructor(private readonly files: FileAccess) {}

  read(file: string): Uint8Array | undefined {
    const bytes = this.files.read(file);
    this.seen.push(['read', this.absolute(file), bytes ? hash(bytes) : '']);
    return bytes;
  }
  list(folder: string): readonly string[] | undefined {
    const names = this.files.list(folder);
    this.seen.push(['list', this.absolute(folder), names ? names.join('/') : '']);
    return names;
  }
  isDirectory(file: string): boolean {
    const is = this.files.isDirectory(file);
    this.seen.push(['directory', this.absolute(file), String(is)]);
    return is;
  }
  kind(file: string): FileKind | undefined {
    const kind = this.files.kind(file);
    this.seen.push(['kind', this.absolute(file), kind ?? '']);
    return kind;
  }
  absolute(file: string): string {
    return this.files.absolute(file);
  }
}

/** A view of the disk that gives the same answers for ever. */
export class MemoFiles implements FileAccess {
  private readonly reads = new Map<string, Uint8Array | undefined>();
  private readonly lists = new Map<string, readonly string[] | undefined>();
  private readonly directories = new Map<string, boolean>();
  private readonly kinds = new Map<string, FileKind | undefined>();
  constructor(private readonly files: FileAccess) {}

  read(file: string): Uint8Array | undefined {
    return memo(this.reads, this.absolute(file), () => this.files.read(file));
  }
  list(folder: string): readonly string[] | undefined {
    return memo(this.lists, this.absolute(folder), () => this.files.list(folder));
  }
  isDirectory(file: string): boolean {
    return memo(this.directories, this.absolute(file), () => this.files.isDirectory(file));
  }
  kind(file: string): FileKind | undefined {
    return memo(this.kinds, this.absolute(file), () => this.files.kind(file));
  }
  absolute(file: string): string {
    return this.files.absolute(file);
  }
}

function memo<T>(known: Map<string, T>, key: string, make: () => T): T {
  if (!known.has(key)) known.set(key, make());
  return known.get(key) as T;
}

export class BuildCache {
  private readonly file: string | undefined;

  /** `request` is everything but the disk that the result depends on. */
  constructor(request: unknown, private readonly files: FileAccess) {
    const setting = process.env.GLASSGO_CACHE ?? '';
    if (setting === 'off') return;
    const folder = setting || path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'glassgo', 'images');
    this.file = path.join(folder, `${createHash('sha1').update(JSON.stringify([buildId(), process.cwd(), request])).digest('hex')}.image`);
  }

  /** The image of an earlier build whose sources have not changed. */
  find(): Image | undefined {
    if (!this.file) return undefined;
    try {
      const entry = deserialize(fs.readFileSync(this.file)) as Entry;
      for (const [question, at, answer] of entry.seen) {
        if (question === 'read') {
          const bytes = this.files.read(at);
          if ((bytes ? hash(bytes) : '') !== answer) return undefined;
        } else if (question === 'list') {
          if ((this.files.list(at)?.join('/') ?? '') !== answer) return undefined;
        } else if (question === 'kind') {
          if ((this.files.kind(at) ?? '') !== answer) return undefined;
        } else if (String(this.files.isDirectory(at)) !== answer) return undefined;
      }
      return entry.image;
    } catch {
      return undefined;
    }
  }

  /** Keeps an image; a cache that cannot be written is no error. */
  keep(seen: Seen, image: Image): void {
    if (!this.file) return;
    try {
      const folder = path.dirname(this.file);
      fs.mkdirSync(folder, { recursive: true });
      const temporary = `${this.file}.${process.pid}`;
      fs.writeFileSync(temporary, serialize({ seen, image } satisfies Entry));
      fs.renameSync(temporary, this.file);
      prune(folder);
    } catch {
      // The program runs without it.
    }
  }
}

function prune(folder: string): void {
  const names = fs.readdirSync(folder).filter((n) => n.endsWith('.image'));
  if (names.length <= maxEntries) return;
  const byAge = names.map((n) => ({ n, at: fs.statSync(path.join(folder, n)).mtimeMs })).sort((a, b) => a.at - b.at);
  for (const { n } of byAge.slice(0, names.length - maxEntries)) fs.rmSync(path.join(folder, n), { force: true });
}

/** Changes with every build of Glassgo. */
function buildId(): string {
  try {
    return fs.readFileSync(path.join(__dirname, 'build-id'), 'utf8');
  } catch {
    return String(process.pid);
  }
}
