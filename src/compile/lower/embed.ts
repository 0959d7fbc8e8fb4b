/** Writes what //go:embed puts into variables to the program's data. */
import { utf8 } from '../../base/utf8';
import type { Embedded } from '../load/embed';
import type { StaticData } from './staticData';

/** embed.file of the library: the name and the contents, two strings. */
const fileSize = 32;

/** A string, a slice of bytes, or an embed.FS: a pointer to a slice of files. */
export function writeEmbedded(data: StaticData, { kind, files }: Embedded, at: number): void {
  if (kind !== 'files') {
    const bytes = files[0]?.bytes ?? new Uint8Array();
    header(data, bytes, at);
    if (kind === 'bytes') data.u32(at + 16, bytes.length);
    return;
  }
  const slice = data.alloc(24, 8);
  const list = data.alloc(files.length * fileSize, 8);
  files.forEach((f, i) => {
    header(data, utf8(f.name), list + i * fileSize);
    if (f.bytes.length > 0) header(data, f.bytes, list + i * fileSize + 16);
  });
  data.u32(slice, list);
  data.u32(slice + 8, files.length);
  data.u32(slice + 16, files.length);
  data.u32(at, slice);
}

/** Address and length of bytes, which nothing else shares. */
function header(data: StaticData, bytes: Uint8Array, at: number): void {
  const target = data.alloc(Math.max(1, bytes.length), 8);
  data.bytesAt(target, bytes.length).set(bytes);
  data.u32(at, target);
  data.u32(at + 8, bytes.length);
}
