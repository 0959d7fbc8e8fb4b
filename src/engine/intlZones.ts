/**
 * Time zones where there is no database (Windows): what Intl knows of one, found by asking for the offset every ten days
 * from 1900 to 2050 and halving where it differs. That is some thousand questions to one formatter for each zone, and no
 * more: after 2050 the last answer stays.
 */
import { TimeZone, ZoneType } from './tzif';

const first = Date.UTC(1900, 0, 1) / 1000;
const last = Date.UTC(2050, 0, 1) / 1000;
const step = 10 * 86400;

/** undefined for a name that Intl does not know. */
export function intlZone(timeZone: string): TimeZone | undefined {
  let formatters: ReturnType<typeof formattersOf>;
  try {
    formatters = formattersOf(timeZone);
  } catch {
    return undefined;
  }
  const { offsetAt, typeAt } = formatters;
  const types: ZoneType[] = [typeAt(first, offsetAt(first))];
  const times: number[] = [];
  const kinds: number[] = [];
  let offset = offsetAt(first);
  for (let t = first; t < last; t += step) {
    const next = offsetAt(t + step);
    if (next === offset) continue;
    let [before, after] = [t, t + step];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (offsetAt(middle) === offset) before = middle;
      else after = middle;
    }
    const type = typeAt(after, next);
    let kind = types.findIndex((x) => x.name === type.name && x.offset === type.offset && x.isDst === type.isDst);
    if (kind < 0) kind = types.push(type) - 1;
    times.push(after);
    kinds.push(kind);
    offset = next;
  }
  return new TimeZone(types, times, kinds);
}

function formattersOf(timeZone: string): { offsetAt(unix: number): number; typeAt(unix: number, offset: number): ZoneType } {
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  const short = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'short' });
  const long = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'long' });
  const nameIn = (f: Intl.DateTimeFormat, unix: number): string => f.formatToParts(unix * 1000).find((p) => p.type === 'timeZoneName')?.value ?? '';
  return {
    offsetAt: (unix) => {
      const p: Record<string, number> = {};
      for (const { type, value } of clock.formatToParts(unix * 1000)) p[type] = Number(value);
      return Math.round(Date.UTC(p.year as number, (p.month as number) - 1, p.day as number, p.hour as number, p.minute as number, p.second as number) / 1000) - unix;
    },
    typeAt: (unix, offset) => {
      const name = nameIn(short, unix);
      return { name: /^GMT[+-]/.test(name) ? numeric(offset) : name, offset, isDst: /Daylight|Summer/.test(nameIn(long, unix)) };
    },
  };
}

/** An offset as the database abbreviates zones without letters: +0530. */
function numeric(offset: number): string {
  const minutes = Math.floor(Math.abs(offset) / 60);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${minutes % 60 ? two(minutes % 60) : ''}`;
}
