/** Files and standard streams of a program, over Node's synchronous calls. Failures are Linux errno numbers. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Permissions } from './permissions';
import { zoneOffsetOf, zonePeriod } from './timeZones';

const encoder = new TextEncoder();

export interface ProcessContext {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly directOutput: boolean;
  /** Files in place of the standard streams. */
  readonly streams?: { readonly in: string | undefined; readonly out: string | undefined; readonly err: string | undefined };
  /** Files and folders that the program may use; all of them without. */
  readonly permitted?: readonly string[];
}

function errnoOf(e: unknown): number {
  const { errno, code } = e as { errno?: number; code?: string };
  if (typeof errno === 'number') return Math.abs(errno);
  // Node refuses names with a NUL before the system sees them.
  return code === 'ERR_INVALID_ARG_VALUE' ? os.constants.errno.EINVAL : os.constants.errno.EIO;
}

/** Go's fs.FileMode bits. */
function goMode(s: fs.BigIntStats): number {
  const bits = Number(s.mode);
  let mode = bits & 0o777;
  if (s.isDirectory()) mode += 2 ** 31;
  if (s.isSymbolicLink()) mode += 2 ** 27;
  if (s.isBlockDevice() || s.isCharacterDevice()) mode += 2 ** 26;
  if (s.isCharacterDevice()) mode += 2 ** 21;
  if (s.isFIFO()) mode += 2 ** 25;
  if (s.isSocket()) mode += 2 ** 24;
  if (bits & 0o4000) mode += 2 ** 23;
  if (bits & 0o2000) mode += 2 ** 22;
  if (bits & 0o1000) mode += 2 ** 20;
  return mode;
}

/** Times to the nanosecond, and inode numbers of any size. */
const exact = { bigint: true } as const;

/** The same for all names of a file. */
const identity = (s: fs.BigIntStats): string => `${s.dev}:${s.ino}`;

export class FileSystem {
  private cwd: string;
  /** Files whose writes go to the end, wherever the offset is. */
  private readonly appending = new Set<number>();
  private readonly askedTimes = new Map<string, { asked: bigint; became: bigint }>();
  private readonly offsets = new Map<number, number>();

  private readonly permissions: Permissions | undefined;
  /** Open files in place of standard streams, by the stream's number. */
  private readonly redirected = new Map<number, number>();

  /** `post` takes what goes to standard output and error; `denied` hears of files that the program may not use. */
  constructor(private readonly context: ProcessContext, private readonly post: (fd: number, bytes: Uint8Array) => void, denied: (file: string) => void) {
    this.cwd = context.cwd;
    if (context.permitted) this.permissions = new Permissions(context.permitted, denied);
    const { streams } = context;
    if (streams?.in) this.redirected.set(0, fs.openSync(streams.in, 'r'));
    if (streams?.out) this.redirected.set(1, fs.openSync(streams.out, 'w'));
    if (streams?.err) this.redirected.set(2, streams.err === streams.out ? (this.redirected.get(1) as number) : fs.openSync(streams.err, 'w'));
  }

  /** Whether standard input is a file. */
  get hasInputFile(): boolean {
    return this.redirected.has(0);
  }

  /** An absolute path that is otherwise as it was given: what `..` behind a link means, or a slash at the end, is for the system to say. */
  private resolve(name: string): string {
    if (name === '') throw Object.assign(new Error('no such file'), { errno: -os.constants.errno.ENOENT });
    const file = path.isAbsolute(name) ? name : path.join(this.cwd, path.sep) + name;
    this.permissions?.check(file);
    return file;
  }

  write(fd: number, bytes: Uint8Array): number {
    const file = this.redirected.get(fd);
    if (file !== undefined) return fs.writeSync(file, bytes);
    if (!this.context.directOutput && (fd === 1 || fd === 2)) {
      this.post(fd, bytes);
      return bytes.length;
    }
    let done = 0;
    while (done < bytes.length) {
      try {
        const at = this.offsets.get(fd);
        const n = fs.writeSync(fd, bytes, done, bytes.length - done, this.appending.has(fd) ? null : at);
        if (at !== undefined) this.offsets.set(fd, this.appending.has(fd) ? fs.fstatSync(fd).size : at + n);
        done += n;
      } catch (e) {
        if ((e as { code?: string }).code === 'EAGAIN') {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
          continue;
        }
        return done > 0 ? done : -errnoOf(e);
      }
    }
    return done;
  }

  read(fd: number, to: Uint8Array): number {
    for (;;) {
      try {
        const at = this.offsets.get(fd);
        const n = fs.readSync(this.redirected.get(fd) ?? fd, to, 0, to.length, at ?? null);
        if (at !== undefined) this.offsets.set(fd, at + n);
        return n;
      } catch (e) {
        const { code } = e as { code?: string };
        if (code === 'EOF') return 0;
        if (code === 'EAGAIN') {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
          continue;
        }
        return -errnoOf(e);
      }
    }
  }

  open(name: string, flags: number, perm: number): number {
    try {
      const fd = fs.openSync(this.resolve(name), flags, perm);
      if (fs.fstatSync(fd).isFile()) {
        this.offsets.set(fd, 0);
        if ((flags & fs.constants.O_APPEND) !== 0) this.appending.add(fd);
      }
      return fd;
    } catch (e) {
      return -errnoOf(e);
    }
  }

  close(fd: number): number {
    try {
      fs.closeSync(fd);
      this.offsets.delete(fd);
      this.appending.delete(fd);
      return 0;
    } catch (e) {
      return -errnoOf(e);
    }
  }

  seek(fd: number, offset: number, whence: number): number {
    const at = this.offsets.get(fd);
    if (at === undefined) return -29;
    let to = offset;
    try {
      if (whence === 1) to += at;
      else if (whence === 2) to += fs.fstatSync(fd).size;
    } catch (e) {
      return -errnoOf(e);
    }
    if (to < 0 || whence < 0 || whence > 2) return -22;
    this.offsets.set(fd, to);
    return to;
  }

  /** The answer of internal/rt.FileOp, an errno, or undefined for what only the owner of the run knows. */
  operation(op: string, a: string, b: string): Uint8Array | number | undefined {
    try {
      const r = this.perform(op, a, b);
      return typeof r === 'string' ? encoder.encode(r) : r;
    } catch (e) {
      return errnoOf(e);
    }
  }

  private perform(op: string, a: string, b: string): string | Uint8Array | number | undefined {
    const list = (items: readonly string[]): string => items.map((s) => `${s}\0`).join('');
    switch (op) {
      case 'args': return list(this.context.args);
      case 'environ': return list(Object.entries(this.context.env).map(([k, v]) => `${k}=${v}`));
      case 'stat': return this.record(a, fs.statSync(this.resolve(a), exact));
      case 'lstat': return this.record(a, fs.lstatSync(this.resolve(a), exact));
      case 'fstat': return this.record('', fs.fstatSync(Number(a), exact));
      case 'readdir': {
        const folder = this.resolve(a);
        return fs.readdirSync(folder).sort().map((name) => this.record(name, fs.lstatSync(`${folder}/${name}`, exact))).join('');
      }
      case 'mkdir': fs.mkdirSync(this.resolve(a), Number(b || '511')); return '';
      case 'remove': {
        const target = this.resolve(a);
        if (fs.lstatSync(target).isDirectory()) fs.rmdirSync(target);
        else fs.unlinkSync(target);
        return '';
      }
      case 'rename': fs.renameSync(this.resolve(a), this.resolve(b)); return '';
      case 'chdir': {
        const target = this.resolve(a);
        if (!fs.statSync(target).isDirectory()) return 20;
        this.cwd = fs.realpathSync(target);
        return '';
      }
      case 'getwd': return this.cwd;
      case 'readlink': return fs.readlinkSync(this.resolve(a));
      case 'symlink': fs.symlinkSync(a, this.resolve(b)); return '';
      case 'link': fs.linkSync(this.resolve(a), this.resolve(b)); return '';
      case 'chmod': fs.chmodSync(this.resolve(a), Number(b)); return '';
      case 'fchmod': fs.fchmodSync(Number(a), Number(b)); return '';
      case 'chown':
      case 'lchown':
      case 'fchown': {
        const [user, group] = b.split(' ').map(Number) as [number, number];
        if (op === 'fchown') fs.fchownSync(Number(a), user, group);
        else if (op === 'chown') fs.chownSync(this.resolve(a), user, group);
        else fs.lchownSync(this.resolve(a), user, group);
        return '';
      }
      case 'truncate':
      case 'ftruncate':
        // Node takes less than nothing for nothing.
        if (Number(b) < 0) return os.constants.errno.EINVAL;
        if (op === 'truncate') fs.truncateSync(this.resolve(a), Number(b));
        else fs.ftruncateSync(Number(a), Number(b));
        return '';
      case 'fsync': fs.fsyncSync(Number(a)); return '';
      case 'chtimes': this.setTimes(this.resolve(a), b); return '';
      case 'mkdirtemp': return fs.mkdtempSync(this.resolve(a));
      case 'isatty': return this.context.directOutput && process.stdout.isTTY && Number(a) < 3 ? '1' : '0';
      case 'hostname': return os.hostname();
      case 'tempdir': return os.tmpdir();
      case 'homedir': return os.homedir();
      case 'zone': {
        const [unix, zoneInfo] = b.split('\0') as [string, string];
        return zonePeriod(a, Number(unix), zoneInfo);
      }
      case 'zonenamed': {
        const [local, zoneInfo, abbreviation] = b.split('\0') as [string, string, string];
        return zoneOffsetOf(a, Number(local), zoneInfo, abbreviation);
      }
      default: return undefined;
    }
  }

  /**
   * Sets access and modification time, nanoseconds or nothing for those to leave. Node takes seconds as a floating point number,
   * which is off by up to 240 ns: what was asked for is remembered beside what it became.
   */
  private setTimes(file: string, times: string): void {
    const was = fs.statSync(file, exact);
    const [atime, mtime] = times.split(' ') as [string, string];
    const seconds = (time: string, otherwise: bigint): number => {
      const ns = time === '' ? otherwise : BigInt(time);
      return Number(ns / 1_000_000_000n) + Number(ns % 1_000_000_000n) / 1e9;
    };
    fs.utimesSync(file, seconds(atime, was.atimeNs), seconds(mtime, was.mtimeNs));
    const asked = mtime === '' ? this.modTime(was) : BigInt(mtime);
    this.askedTimes.set(identity(was), { asked, became: fs.statSync(file, exact).mtimeNs });
  }

  private modTime(s: fs.BigIntStats): bigint {
    const times = this.askedTimes.size > 0 ? this.askedTimes.get(identity(s)) : undefined;
    return times?.became === s.mtimeNs ? times.asked : s.mtimeNs;
  }

  /** What package os knows of a file (`parseStat` there reads it): two records of one file end with the same device and number. */
  private record(name: string, s: fs.BigIntStats): string {
    const base = path.basename(name) || (name && path.sep);
    return `${base}\0${s.size}\0${goMode(s)}\0${this.modTime(s)}\0${identity(s)}\0`;
  }
}
