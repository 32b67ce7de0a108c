/**
 * A picture of broad diagonal bands as a baseline JPEG. Every 8 by 8 block is flat, so only the first (DC)
 * coefficient is written, with a quantiser of 8 it is simply the shade minus 128.
 */
export type Picture = { width: number; height: number; luma: number; blue: number; red: number };

// Eleven-symbol code for the length of a DC difference (ITU T.81, table K.3), and a one-symbol code for "no AC".
const dcCounts = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const dcSymbols = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const endOfBlock = { code: 0, length: 1 };

const dcCodes = new Map<number, { code: number; length: number }>();
let code = 0;
let symbol = 0;
dcCounts.forEach((count, index) => {
  for (let n = 0; n < count; n += 1)
    dcCodes.set(dcSymbols[symbol++] ?? 0, { code: code++, length: index + 1 });
  code <<= 1;
});

function segment(marker: number, payload: number[]): number[] {
  const length = payload.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...payload];
}

function bitWriter() {
  const bytes: number[] = [];
  let buffer = 0;
  let filled = 0;
  const write = (value: number, length: number): void => {
    for (let bit = length - 1; bit >= 0; bit -= 1) {
      buffer = (buffer << 1) | ((value >> bit) & 1);
      filled += 1;
      if (filled < 8) continue;
      bytes.push(buffer);
      if (buffer === 0xff) bytes.push(0);
      buffer = 0;
      filled = 0;
    }
  };
  const finish = (): number[] => {
    while (filled !== 0) write(1, 1);
    return bytes;
  };
  return { write, finish };
}

export function drawJpeg({ width, height, luma, blue, red }: Picture): Buffer {
  const { write, finish } = bitWriter();
  const before = [0, 0, 0];
  const columns = Math.ceil(width / 8);
  const rows = Math.ceil(height / 8);
  for (let block = 0; block < columns * rows; block += 1) {
    const band = Math.floor((((block % columns) + Math.floor(block / columns)) * 6) / (columns + rows));
    [luma + band * 12 - 128, blue - 128, red - 128].forEach((value, component) => {
      const difference = value - (before[component] ?? 0);
      before[component] = value;
      const length = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference));
      const prefix = dcCodes.get(length);
      if (!prefix) throw new RangeError(`No code for a difference of ${difference}`);
      write(prefix.code, prefix.length);
      write(difference < 0 ? difference + (1 << length) - 1 : difference, length);
      write(endOfBlock.code, endOfBlock.length);
    });
  }
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [...Buffer.from("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...new Array<number>(64).fill(8)]),
    ...segment(0xc0, [
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      3,
      1,
      0x11,
      0,
      2,
      0x11,
      0,
      3,
      0x11,
      0,
    ]),
    ...segment(0xc4, [0x00, ...dcCounts, ...dcSymbols]),
    ...segment(0xc4, [0x10, 1, ...new Array<number>(15).fill(0), 0]),
    ...segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
    ...finish(),
    ...[0xff, 0xd9],
  ]);
}
