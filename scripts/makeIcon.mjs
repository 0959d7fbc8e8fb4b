// Draws media/icon.png: a magnifying glass over a play sign, 128 by 128, each pixel from 16 samples.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const size = 128;
const samples = 4;
const clear = [0, 0, 0, 0];
const ground = [13, 42, 58, 255];
const lens = [28, 84, 108, 255];
const rim = [127, 216, 240, 255];
const sign = [255, 255, 255, 255];

function distanceToLine(x, y, x0, y0, x1, y1) {
  const t = Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / ((x1 - x0) ** 2 + (y1 - y0) ** 2)));
  return Math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0));
}

function colour(x, y) {
  const corner = 26;
  const dx = Math.max(0, Math.abs(x - 64) - (60 - corner));
  const dy = Math.max(0, Math.abs(y - 64) - (60 - corner));
  if (Math.hypot(dx, dy) > corner) return clear;
  const fromCentre = Math.hypot(x - 56, y - 56);
  // The play sign: right of its left side, and between the two sides that meet at its point.
  if (x >= 47 && x <= 73 && Math.abs(y - 56) <= ((73 - x) / 26) * 16) return sign;
  if (Math.abs(fromCentre - 32) <= 4) return rim;
  if (fromCentre < 32) return lens;
  if (distanceToLine(x, y, 82, 82, 101, 101) <= 6.5) return rim;
  return ground;
}

function pixel(px, py) {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < samples; i++) {
    for (let j = 0; j < samples; j++) {
      const [r, g, b, a] = colour(px + (i + 0.5) / samples, py + (j + 0.5) / samples);
      sum[0] += r * a;
      sum[1] += g * a;
      sum[2] += b * a;
      sum[3] += a;
    }
  }
  const alpha = sum[3];
  return alpha === 0 ? clear : [sum[0] / alpha, sum[1] / alpha, sum[2] / alpha, alpha / samples ** 2].map(Math.round);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

const rows = Buffer.alloc(size * (1 + 4 * size));
for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) rows.set(pixel(x, y), y * (1 + 4 * size) + 1 + 4 * x);
const header = Buffer.alloc(13);
header.writeUInt32BE(size, 0);
header.writeUInt32BE(size, 4);
header.set([8, 6, 0, 0, 0], 8);
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
writeFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), '../media/icon.png'), png);
