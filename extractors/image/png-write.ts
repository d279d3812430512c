/** Writes grey PNG files of 16 shades. Source: PNG (W3C, 2003). */
import { crc32, deflateSync } from 'node:zlib';
import type { Gray } from '../raster/bitmap.ts';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A PNG of 4 bits a pixel; `shades` says which of the 16 shades (0 black, 15 white) each grey value becomes. */
export function writeGrayPng({ width, height, data }: Gray, shades: (grey: number) => number): Uint8Array {
  const table = Uint8Array.from({ length: 256 }, (_, grey) => shades(grey));
  const stride = Math.ceil(width / 2) + 1; // the filter byte of each row stays 0: print packs best as it is
  const rows = new Uint8Array(stride * height);
  for (let y = 0, i = 0; y < height; y++) {
    let o = y * stride + 1;
    for (let x = 0; x + 1 < width; x += 2, i += 2) rows[o++] = (table[data[i]!]! << 4) | table[data[i + 1]!]!;
    if (width % 2 === 1) rows[o] = table[data[i++]!]! << 4;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 4; // bits; colour type, compression, filter and interlace are all 0
  const body = deflateSync(rows, { level: 6 });
  return new Uint8Array(
    Buffer.concat([signature, pngChunk('IHDR', header), pngChunk('IDAT', body), pngChunk('IEND', new Uint8Array())]),
  );
}

/** A chunk of a PNG file: length, type of four letters, body and check sum. */
export function pngChunk(type: string, body: Uint8Array): Buffer {
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  out.write(type, 4, 'latin1');
  out.set(body, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length);
  return out;
}
