/** Decompressors of TIFF. Source: TIFF revision 6.0, sections 9, 13 and 14. */

const clearCode = 256;
const endCode = 257;
const maxCodes = 4096;

/** LZW with early change, at most `size` bytes; fewer when the data end early or hold a code that cannot be. */
export function unpackLzw(data: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  // an entry of the table is a piece of the output: where it starts and how long it is
  const starts = new Int32Array(maxCodes);
  const lengths = new Int32Array(maxCodes);
  let next = 258;
  let width = 9;
  let filled = 0;
  let previous = -1;
  let previousStart = 0;
  let previousLength = 0;
  for (let at = 0; at + width <= data.length * 8 && filled < size;) {
    const byte = at >>> 3;
    const three = ((data[byte] ?? 0) << 16) | ((data[byte + 1] ?? 0) << 8) | (data[byte + 2] ?? 0);
    const code = (three >>> (24 - (at & 7) - width)) & ((1 << width) - 1);
    at += width;
    if (code === endCode) break;
    if (code === clearCode) {
      next = 258;
      width = 9;
      previous = -1;
      continue;
    }
    if (code > next || (code === next && previous < 0)) break;
    const start = filled;
    if (code < 256) {
      out[filled++] = code;
    } else {
      const isNew = code === next;
      const from = isNew ? previousStart : (starts[code] as number);
      const length = isNew ? previousLength + 1 : (lengths[code] as number);
      for (let i = 0; i < length && filled < size; i++) out[filled++] = out[from + i] as number;
    }
    if (previous >= 0 && next < maxCodes) {
      // the piece before and the byte after it lie side by side in the output
      starts[next] = previousStart;
      lengths[next] = previousLength + 1;
      next++;
      if (next + 1 === 1 << width && width < 12) width++;
    }
    previous = code;
    previousStart = start;
    previousLength = filled - start;
  }
  return out.subarray(0, filled);
}

/** PackBits run lengths, at most `size` bytes. */
export function unpackRuns(data: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let filled = 0;
  for (let at = 0; at < data.length && filled < size;) {
    const head = data[at++] as number;
    if (head === 128) continue;
    const count = Math.min(head < 128 ? head + 1 : 257 - head, size - filled);
    if (head < 128) {
      const piece = data.subarray(at, at + count);
      out.set(piece, filled);
      at += head + 1;
      filled += piece.length;
    } else if (at < data.length) {
      out.fill(data[at++] as number, filled, filled + count);
      filled += count;
    }
  }
  return out.subarray(0, filled);
}

/** Undoes horizontal differencing in place; samples of 8 bits, or of 16 with the low byte first. */
export function undoPredictor(
  samples: Uint8Array,
  { width, height, bits, perPixel }: { width: number; height: number; bits: number; perPixel: number },
): void {
  const size = bits === 16 ? 2 : 1;
  const stride = width * perPixel * size;
  for (let y = 0; y < height; y++) {
    for (let x = y * stride + perPixel * size; x < (y + 1) * stride; x += size) {
      const before = x - perPixel * size;
      if (size === 1) {
        samples[x] = (samples[x] as number) + (samples[before] as number);
      } else {
        const low = (samples[x] as number) + (samples[before] as number);
        samples[x] = low;
        samples[x + 1] = (samples[x + 1] as number) + (samples[before + 1] as number) + (low >> 8);
      }
    }
  }
}
