/**
 * Go's size classes: 67 object sizes up to 32 KiB, and the pages of a span of each. Powers of two would need no tables but waste a quarter of the memory; with
 * these at most an eighth is lost, and a heap has the size here that it has in Go. The class of a size is read from a table that is made at the start.
 */

// @ts-ignore: decorator
@lazy
const sizes = memory.data<u16>([
  0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384, 416, 448, 480,
  512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376,
  6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576,
  27264, 28672, 32768,
]);
// @ts-ignore: decorator
@lazy
const pages = memory.data<u8>([
  0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 2, 1,
  3, 2, 3, 1, 3, 2, 3, 4, 5, 6, 1, 7, 6, 5, 4, 3, 5, 7, 2, 9, 7, 5, 8, 3, 10, 7, 4,
]);

export const nSizeClasses: u32 = 68;
export const maxSmallSize: u32 = 32768;
export const pageShift: u32 = 13;
export const pageBytes: u32 = 8192;

// @ts-ignore: decorator
@inline
export function classSize(c: u32): u32 {
  return load<u16>(sizes + (<usize>c << 1));
}
// @ts-ignore: decorator
@inline
export function classPages(c: u32): u32 {
  return load<u8>(pages + <usize>c);
}
