/** Reads a member that is stored, not compressed, out of a zip file: the form in which $ZONEINFO may name a database. */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const endSize = 22;

/** The bytes of a stored member, undefined if there is none of that name or the file is no zip. */
export function zipMember(zip: Uint8Array, name: string): Uint8Array | undefined {
  const v = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  try {
    // A comment of up to 65535 bytes can follow the end record.
    let end = zip.length - endSize;
    const least = Math.max(0, end - 0xffff);
    while (end >= least && v.getUint32(end, true) !== END) end--;
    if (end < least) return undefined;
    let at = v.getUint32(end + 16, true);
    for (let n = v.getUint16(end + 10, true); n > 0 && v.getUint32(at, true) === ENTRY; n--) {
      const nameLength = v.getUint16(at + 28, true);
      const found = Buffer.from(zip.subarray(at + 46, at + 46 + nameLength)).toString() === name;
      if (found) return storedBytes(zip, v, at);
      at += 46 + nameLength + v.getUint16(at + 30, true) + v.getUint16(at + 32, true);
    }
  } catch (e) {
    if (!(e instanceof RangeError)) throw e;
  }
  return undefined;
}

function storedBytes(zip: Uint8Array, v: DataView, entry: number): Uint8Array | undefined {
  const method = v.getUint16(entry + 10, true);
  const size = v.getUint32(entry + 24, true);
  const local = v.getUint32(entry + 42, true);
  if (method !== 0 || v.getUint32(local, true) !== LOCAL) return undefined;
  const from = local + 30 + v.getUint16(local + 26, true) + v.getUint16(local + 28, true);
  return from + size <= zip.length ? zip.subarray(from, from + size) : undefined;
}
