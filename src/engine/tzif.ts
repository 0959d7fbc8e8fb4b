/**
 * One time zone: the TZif file of the database (RFC 9636) and the rule of its footer for times behind the last
 * transition (a TZ string of POSIX). Times are Unix seconds as numbers; what lies further than 2^53 from 1970 is no
 * longer exact. Bounds of periods are Go's: under a rule they end with the UTC year, 365 days after it began.
 */

/** An offset with its name. */
export interface ZoneType {
  readonly name: string;
  /** Seconds east of UTC. */
  readonly offset: number;
  readonly isDst: boolean;
}

/** A type and the time in which it is in effect: start belongs to it, end does not; infinite where there is no bound. */
export interface Period extends ZoneType {
  readonly start: number;
  readonly end: number;
}

type RuleDay = { readonly kind: 'J'; readonly day: number } | { readonly kind: 'n'; readonly day: number } | { readonly kind: 'M'; readonly month: number; readonly week: number; readonly weekday: number };

interface RuleDate {
  readonly on: RuleDay;
  /** Seconds behind midnight of that day, of either sign. */
  readonly time: number;
}

export interface Rule {
  readonly standard: ZoneType;
  readonly summer: { readonly type: ZoneType; readonly from: RuleDate; readonly to: RuleDate } | undefined;
}

const DAY = 86400;

export class TimeZone {
  /** `times[i]` is where `types[kinds[i]]` begins; ascending. */
  constructor(private readonly types: readonly ZoneType[], private readonly times: readonly number[], private readonly kinds: readonly number[], private readonly rule?: Rule) {}

  at(unix: number): Period {
    const { times } = this;
    if (times.length === 0 || unix < (times[0] as number)) return { ...(this.types[this.firstKind()] as ZoneType), start: -Infinity, end: times[0] ?? Infinity };
    let low = 0;
    let high = times.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (unix < (times[middle] as number)) high = middle;
      else low = middle;
    }
    const start = times[low] as number;
    if (high === times.length && this.rule) return ruledPeriod(this.rule, unix, start);
    return { ...(this.types[this.kinds[low] as number] as ZoneType), start, end: times[high] ?? Infinity };
  }

  /** The offset that an abbreviation means at a time given as if in UTC: of the type in effect then, or else of the first with that name. */
  offsetOf(name: string, local: number): number | undefined {
    const named = this.types.filter((t) => t.name === name);
    for (const t of named) {
      const now = this.at(local - t.offset);
      if (now.name === name) return now.offset;
    }
    return named[0]?.offset;
  }

  /** The type before the first transition: the first if it is not used later, else the standard time that the first transition leaves. */
  private firstKind(): number {
    const { types, kinds } = this;
    if (!kinds.includes(0)) return 0;
    const first = kinds[0] as number;
    if (kinds.length > 0 && types[first]?.isDst) {
      for (let i = first - 1; i >= 0; i--) if (!types[i]?.isDst) return i;
    }
    return Math.max(types.findIndex((t) => !t.isDst), 0);
  }
}

/** The zone that a TZif file describes; undefined for anything else. */
export function parseTzif(bytes: Uint8Array): TimeZone | undefined {
  try {
    return readZone(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (e) {
    // Reading behind the end.
    if (e instanceof RangeError) return undefined;
    throw e;
  }
}

const HEADER = 44;

/** The sizes of the lists of a block, in the order of the header. */
function readHeader(v: DataView, at: number): { isUt: number; isStd: number; leaps: number; times: number; types: number; chars: number } {
  const count = (i: number): number => v.getUint32(at + 20 + 4 * i);
  return { isUt: count(0), isStd: count(1), leaps: count(2), times: count(3), types: count(4), chars: count(5) };
}

function readZone(v: DataView): TimeZone | undefined {
  const ascii = (from: number, to: number): string => {
    if (to > v.byteLength) throw new RangeError('short');
    return String.fromCharCode(...Array.from({ length: to - from }, (_, i) => v.getUint8(from + i)));
  };
  if (ascii(0, 4) !== 'TZif') return undefined;
  const version = v.getUint8(4);
  if (version !== 0 && (version < 0x32 || version > 0x33)) return undefined;
  let at = 0;
  let n = readHeader(v, 0);
  let width = 4;
  if (version !== 0) {
    // The first block is for readers of 32-bit times; the second says the same with 64 bits.
    at = HEADER + n.times * 5 + n.types * 6 + n.chars + n.leaps * 8 + n.isStd + n.isUt;
    n = readHeader(v, at);
    width = 8;
  }
  const times = at + HEADER;
  const kinds = times + n.times * width;
  const types = kinds + n.times;
  const chars = types + n.types * 6;
  const end = chars + n.chars + n.leaps * (width + 4) + n.isStd + n.isUt;
  if (end > v.byteLength || n.types === 0) return undefined;
  const names = ascii(chars, chars + n.chars);
  const zoneTypes: ZoneType[] = [];
  for (let i = 0; i < n.types; i++) {
    const name = v.getUint8(types + 6 * i + 5);
    if (name >= names.length) return undefined;
    const nul = names.indexOf('\0', name);
    zoneTypes.push({ name: names.slice(name, nul < 0 ? undefined : nul), offset: v.getInt32(types + 6 * i), isDst: v.getUint8(types + 6 * i + 4) !== 0 });
  }
  const starts: number[] = [];
  const startKinds: number[] = [];
  for (let i = 0; i < n.times; i++) {
    const kind = v.getUint8(kinds + i);
    if (kind >= n.types) return undefined;
    starts.push(width === 4 ? v.getInt32(times + 4 * i) : Number(v.getBigInt64(times + 8 * i)));
    startKinds.push(kind);
  }
  // A zone that never changed has had its type, or its rule, for ever.
  if (starts.length === 0) {
    starts.push(-Infinity);
    startKinds.push(0);
  }
  const footer = width === 8 ? /^\n([\s\S]+)\n$/.exec(ascii(end, v.byteLength))?.[1] : undefined;
  return new TimeZone(zoneTypes, starts, startKinds, footer === undefined ? undefined : parseRule(footer));
}

/** A TZ string such as CET-1CEST,M3.5.0,M10.5.0/3; undefined where it is malformed. */
export function parseRule(text: string): Rule | undefined {
  let rest = text;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const m = pattern.exec(rest);
    if (m) rest = rest.slice(m[0].length);
    return m;
  };
  const name = (): string | undefined => {
    const m = take(/^(?:<([^>]*)>|(?!<)([^0-9,+-]{3,}))/);
    return m?.[1] ?? m?.[2];
  };
  const seconds = (): number | undefined => {
    const m = take(/^([+-]?)(\d{1,3})(?::(\d{1,2})(?::(\d{1,2}))?)?/);
    if (!m) return undefined;
    const [hours, minutes, secs] = [Number(m[2]), Number(m[3] ?? 0), Number(m[4] ?? 0)];
    if (hours > 24 * 7 || minutes > 59 || secs > 59) return undefined;
    return (m[1] === '-' ? -1 : 1) * (hours * 3600 + minutes * 60 + secs);
  };
  const date = (): RuleDate | undefined => {
    const on = parseRuleDay((pattern) => take(pattern));
    if (!on) return undefined;
    const time = take(/^\//) ? seconds() : 7200;
    return time === undefined ? undefined : { on, time };
  };

  const standardName = name();
  const west = standardName === undefined ? undefined : seconds();
  if (standardName === undefined || west === undefined) return undefined;
  const standard = { name: standardName, offset: -west || 0, isDst: false };
  if (rest === '' || rest[0] === ',') return { standard, summer: undefined };
  const summerName = name();
  if (summerName === undefined) return undefined;
  let offset: number | undefined = standard.offset + 3600;
  if (rest !== '' && rest[0] !== ',') {
    const summerWest = seconds();
    offset = summerWest === undefined ? undefined : -summerWest || 0;
  }
  // What America has is taken where the string does not say when.
  if (rest === '') rest = ',M3.2.0,M11.1.0';
  const from = take(/^[,;]/) ? date() : undefined;
  const to = take(/^,/) ? date() : undefined;
  if (offset === undefined || !from || !to || rest !== '') return undefined;
  return { standard, summer: { type: { name: summerName, offset, isDst: true }, from, to } };
}

function parseRuleDay(take: (pattern: RegExp) => RegExpExecArray | null): RuleDay | undefined {
  const m = take(/^(?:J(\d{1,3})|M(\d{1,2})\.(\d)\.(\d)|(\d{1,3}))/);
  if (!m) return undefined;
  if (m[2] !== undefined) {
    const [month, week, weekday] = [Number(m[2]), Number(m[3]), Number(m[4])];
    return month >= 1 && month <= 12 && week >= 1 && week <= 5 && weekday <= 6 ? { kind: 'M', month, week, weekday } : undefined;
  }
  const day = Number(m[1] ?? m[5]);
  if (m[1] !== undefined) return day >= 1 && day <= 365 ? { kind: 'J', day } : undefined;
  return day <= 365 ? { kind: 'n', day } : undefined;
}

/** The period of a time behind the last transition, which was at `last`. */
function ruledPeriod({ standard, summer }: Rule, unix: number, last: number): Period {
  if (!summer) return { ...standard, start: last, end: Infinity };
  const year = yearOf(unix);
  const newYear = daysBefore(year) * DAY;
  let [inner, outer] = [summer.type, standard];
  let from = newYear + secondOfYear(summer.from, year, standard.offset);
  let to = newYear + secondOfYear(summer.to, year, summer.type.offset);
  if (to < from) {
    // In the south the year begins and ends in summer.
    [from, to] = [to, from];
    [inner, outer] = [outer, inner];
  }
  if (unix < from) return { ...outer, start: newYear, end: from };
  if (unix >= to) return { ...outer, start: to, end: newYear + 365 * DAY };
  return { ...inner, start: from, end: to };
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days from 1970 to a year's first. */
function daysBefore(year: number): number {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) - 719162;
}

function yearOf(unix: number): number {
  const day = Math.floor(unix / DAY);
  let year = 1970 + Math.floor(day / 365.2425);
  while (daysBefore(year) > day) year--;
  while (daysBefore(year + 1) <= day) year++;
  return year;
}

const monthDays = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/** The second of the UTC year at which a rule's date comes while `offset` holds. */
function secondOfYear({ on, time }: RuleDate, year: number, offset: number): number {
  return dayOfYear(on, year) * DAY + time - offset;
}

function dayOfYear(on: RuleDay, year: number): number {
  if (on.kind === 'n') return on.day;
  // Day J60 is the first of March in every year.
  if (on.kind === 'J') return on.day - 1 + (isLeap(year) && on.day >= 60 ? 1 : 0);
  const leap = isLeap(year) ? 1 : 0;
  const first = (monthDays[on.month - 1] as number) + (on.month > 2 ? leap : 0);
  const length = (monthDays[on.month] as number) + (on.month >= 2 ? leap : 0) - first;
  // 1970 began on a Thursday.
  const weekday = (((daysBefore(year) + first + 4) % 7) + 7) % 7;
  let day = ((on.weekday - weekday + 7) % 7) + (on.week - 1) * 7;
  if (day >= length) day -= 7;
  return first + day;
}
