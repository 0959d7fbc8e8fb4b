/**
 * What a program asks about time zones (internal/rt.Zone…), from the system's time zone database: the folders in which Go
 * looks, then the archive of a Go tree. Every zone is read once. Only where there is no database at all the zones are
 * made of what Intl knows.
 *
 * A zone is referred to by its name in the database, the absolute path of a file, `data:` and the bytes of a file in
 * hexadecimal, or "" for the system's own zone. Failures are Linux errno numbers: 2 is an unknown zone, 22 a file that
 * describes none.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { intlZone } from './intlZones';
import { parseTzif, TimeZone } from './tzif';
import { zipMember } from './zipMember';

const ENOENT = 2;
const EINVAL = 22;
const systemFolders = ['/usr/share/zoneinfo', '/usr/share/lib/zoneinfo', '/usr/lib/locale/TZ', '/etc/zoneinfo'];

/** Zones by reference, and what was the matter with those that there are not. Bounded, because a program can make data. */
const known = new Map<string, TimeZone | number>();
const maxKnown = 1000;

/** The period in which a time lies: name, offset, DST, start and end ("" for none); `zoneInfo` is the program's $ZONEINFO. */
export function zonePeriod(ref: string, unix: number, zoneInfo: string): string | number {
  const zone = zoneOf(ref, zoneInfo);
  if (typeof zone === 'number') return zone;
  const p = zone.at(unix);
  const bound = (t: number): string => (Number.isFinite(t) ? String(BigInt(t)) : '');
  return [p.name, String(p.offset), p.isDst ? '1' : '0', bound(p.start), bound(p.end)].map((s) => `${s}\0`).join('');
}

/** The offset that an abbreviation means at a time given as if in UTC; "" for a name that the zone does not have. */
export function zoneOffsetOf(ref: string, local: number, zoneInfo: string, abbreviation: string): string | number {
  const zone = zoneOf(ref, zoneInfo);
  return typeof zone === 'number' ? zone : String(zone.offsetOf(abbreviation, local) ?? '');
}

function zoneOf(ref: string, zoneInfo: string): TimeZone | number {
  const key = `${zoneInfo}\0${ref}`;
  let zone = known.get(key);
  if (zone === undefined) {
    zone = load(ref, zoneInfo);
    if (known.size >= maxKnown) known.clear();
    known.set(key, zone);
  }
  return zone;
}

function load(ref: string, zoneInfo: string): TimeZone | number {
  if (ref.startsWith('data:')) return parseTzif(Buffer.from(ref.slice(5), 'hex')) ?? EINVAL;
  if (ref === '') return fromFile('/etc/localtime') ?? intlIfNoDatabase(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? ENOENT;
  if (path.isAbsolute(ref)) return fromFile(ref) ?? ENOENT;
  let failure: number | undefined;
  // A bad file of the user's is passed over, a bad one of the system's is told.
  for (const source of zoneInfo ? [zoneInfo] : []) {
    const zone = fromSource(source, ref);
    if (zone instanceof TimeZone) return zone;
    if (zone !== undefined && zone !== EINVAL) failure ??= zone;
  }
  const archive = process.env.GOROOT ? [path.join(process.env.GOROOT, 'lib/time/zoneinfo.zip')] : [];
  for (const source of [...systemFolders, ...archive]) {
    const zone = fromSource(source, ref);
    if (zone instanceof TimeZone) return zone;
    failure ??= zone;
  }
  return failure ?? intlIfNoDatabase(ref) ?? ENOENT;
}

/** The zone in a folder or zip file; undefined where it has none of that name, an errno if reading it failed. */
function fromSource(source: string, name: string): TimeZone | number | undefined {
  return source.endsWith('.zip') ? read(() => zipMember(fs.readFileSync(source), name)) : fromFile(path.join(source, name));
}

const fromFile = (file: string): TimeZone | number | undefined => read(() => fs.readFileSync(file));

function read(bytes: () => Uint8Array | undefined): TimeZone | number | undefined {
  try {
    const b = bytes();
    return b && (parseTzif(b) ?? EINVAL);
  } catch (e) {
    const { code, errno } = e as { code?: string; errno?: number };
    return code === 'ENOENT' ? undefined : Math.abs(errno ?? EINVAL);
  }
}

function intlIfNoDatabase(name: string): TimeZone | undefined {
  return systemFolders.some((folder) => fs.existsSync(folder)) ? undefined : intlZone(name);
}
