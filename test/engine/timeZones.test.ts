/** The reader of time zone files over small ones made here, and where zones are looked for (src/engine/timeZones.ts). */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { intlZone } from '../../src/engine/intlZones';
import { zoneOffsetOf, zonePeriod } from '../../src/engine/timeZones';
import { parseRule, parseTzif } from '../../src/engine/tzif';

interface Block {
  readonly times?: readonly number[];
  readonly kinds?: readonly number[];
  /** Offset, DST, where the name begins. */
  readonly types: readonly (readonly [number, number, number])[];
  readonly names: string;
}

function block(version: string, { times = [], kinds = [], types, names }: Block): Buffer {
  const wide = version !== '\0';
  const counts = Buffer.alloc(24);
  [0, 0, 0, times.length, types.length, names.length].forEach((n, i) => counts.writeUInt32BE(n, 4 * i));
  const when = times.map((t) => {
    const b = Buffer.alloc(wide ? 8 : 4);
    if (wide) b.writeBigInt64BE(BigInt(t));
    else b.writeInt32BE(t);
    return b;
  });
  const list = types.map(([offset, dst, name]) => {
    const b = Buffer.alloc(6, 0);
    b.writeInt32BE(offset);
    b[4] = dst;
    b[5] = name;
    return b;
  });
  return Buffer.concat([Buffer.from(`TZif${version}${'\0'.repeat(15)}`), counts, ...when, Buffer.from(kinds), ...list, Buffer.from(names)]);
}

const narrow: Block = { types: [[0, 0, 0]], names: 'X\0' };
const winterSummer: Block = { times: [0, 1000], kinds: [1, 2], types: [[300, 0, 0], [3600, 0, 4], [7200, 1, 8]], names: 'LMT\0ONE\0TWO\0' };

// The first block of a second version is always one of 32-bit times, here without any.
const file = (b: Block, footer: string): Buffer => Buffer.concat([block('2', narrow), block('2', b), Buffer.from(`\n${footer}\n`)]);

it('reads transitions of both widths', () => {
  for (const bytes of [block('\0', winterSummer), file(winterSummer, '')]) {
    const zone = parseTzif(bytes);
    assert.deepEqual(zone?.at(-1), { name: 'LMT', offset: 300, isDst: false, start: -Infinity, end: 0 });
    assert.deepEqual(zone?.at(0), { name: 'ONE', offset: 3600, isDst: false, start: 0, end: 1000 });
    assert.deepEqual(zone?.at(999), zone?.at(0));
    assert.deepEqual(zone?.at(1e12), { name: 'TWO', offset: 7200, isDst: true, start: 1000, end: Infinity });
  }
});

it('takes the standard time before a first transition that uses every type', () => {
  const types: Block['types'] = [[7200, 1, 8], [3600, 0, 4], [7200, 1, 8]];
  assert.equal(parseTzif(block('\0', { ...winterSummer, types, kinds: [2, 0] }))?.at(-1).name, 'ONE');
  assert.equal(parseTzif(block('\0', { ...winterSummer, types, kinds: [0, 1] }))?.at(-1).name, 'ONE');
});

it('follows the rule of the footer behind the last transition', () => {
  const zone = parseTzif(file(winterSummer, 'ONE-1TWO,M3.5.0,M10.5.0/3'));
  const at = (iso: string) => zone?.at(Date.parse(iso) / 1000);
  assert.equal(at('2024-03-31T00:59:59Z')?.name, 'ONE');
  assert.deepEqual(at('2024-03-31T01:00:00Z'), { name: 'TWO', offset: 7200, isDst: true, start: Date.parse('2024-03-31T01:00:00Z') / 1000, end: Date.parse('2024-10-27T01:00:00Z') / 1000 });
  assert.equal(at('2024-10-27T01:00:00Z')?.name, 'ONE');
  assert.equal(zone?.at(500).end, 1000);
});

it('refuses what is no zone, without reading behind the end', () => {
  const good = file(winterSummer, 'ONE-1');
  for (let n = 0; n < good.length - 8; n++) assert.equal(parseTzif(good.subarray(0, n)), undefined, `${n} bytes`);
  assert.equal(parseTzif(Buffer.concat([Buffer.from('tzif'), good.subarray(4)])), undefined);
  assert.equal(parseTzif(block('\0', { ...winterSummer, kinds: [1, 3] })), undefined);
  assert.equal(parseTzif(block('\0', { ...winterSummer, types: [[0, 0, 12], ...winterSummer.types.slice(1)] })), undefined);
  assert.equal(parseTzif(block('\0', { types: [], names: '' })), undefined);
});

it('reads TZ strings', () => {
  assert.equal(parseRule('EST5')?.standard.offset, -18000);
  assert.deepEqual(parseRule('<+0330>-3:30')?.standard, { name: '+0330', offset: 12600, isDst: false });
  assert.deepEqual(parseRule('EST5EDT')?.summer?.from, { on: { kind: 'M', month: 3, week: 2, weekday: 0 }, time: 7200 });
  assert.equal(parseRule('AAA0BBB-2,J60,365/-1:30')?.summer?.to.time, -5400);
  for (const bad of ['', 'EST', 'ES5', '<EST5', 'EST200', 'EST5EDT,', 'EST5EDT,M3.2.0', 'EST5EDT,M3.2.7,M11.1.0', 'EST5EDT,J0,J1', 'EST5EDT,M3.2.0,M11.1.0x']) assert.equal(parseRule(bad), undefined, bad);
});

it('looks for zones in $ZONEINFO, a folder or a zip file', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zones-'));
  const bytes = file(winterSummer, 'ONE-1');
  writeFileSync(path.join(folder, 'Mine'), bytes);
  writeFileSync(path.join(folder, 'z.zip'), stored('Some/Mine', bytes));
  const answer = ['ONE', '3600', '0', '0', '1000', ''].join('\0');
  assert.equal(zonePeriod('Mine', 7, folder), answer);
  assert.equal(zonePeriod('Some/Mine', 7, path.join(folder, 'z.zip')), answer);
  assert.equal(zonePeriod('Mine', 7, ''), 2);
  assert.equal(zonePeriod('Mine', 7, path.join(folder, 'z.zip')), 2);
  assert.equal(zonePeriod(path.join(folder, 'Mine'), 7, ''), answer);
  assert.equal(zonePeriod(`data:${bytes.toString('hex')}`, 7, ''), answer);
  assert.equal(zonePeriod('data:00', 7, ''), 22);
  assert.equal(zoneOffsetOf('Mine', 0, folder, 'TWO'), '7200');
  assert.equal(zoneOffsetOf('Mine', 0, folder, 'FOUR'), '');
});

it('makes zones of what Intl knows', () => {
  const zone = intlZone('America/New_York');
  assert.deepEqual(zone?.at(1_000_000_000), { name: 'EDT', offset: -14400, isDst: true, start: 986108400, end: 1004248800 });
  assert.deepEqual(intlZone('Asia/Kolkata')?.at(1e9), { name: '+0530', offset: 19800, isDst: false, start: -764145000, end: Infinity });
  assert.equal(intlZone('Nope/Nope'), undefined);
});

/** A zip file with one member that is not compressed. */
function stored(name: string, bytes: Buffer): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50);
  entry.writeUInt32LE(bytes.length, 20);
  entry.writeUInt32LE(bytes.length, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + bytes.length, 16);
  return Buffer.concat([local, Buffer.from(name), bytes, entry, Buffer.from(name), end]);
}
