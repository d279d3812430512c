/** One strip or tile of a TIFF page as samples. */
import { inflateSync } from 'node:zlib';
import { PipelineError } from '../../pipeline/model/errors.ts';
import { decodePicture } from './canvas.ts';
import { decodeFax, type FaxCoding } from './ccitt.ts';
import type { TagDirectory } from './ifd.ts';
import { readJpegHeader } from './jpeg-header.ts';
import { undoPredictor, unpackLzw, unpackRuns } from './unpack.ts';

/** `x`, `y`, `width`, `height` in pixels of the page; `plane` is null when all colours lie together. */
export type ChunkCoding = {
  offset: number;
  length: number;
  x: number;
  y: number;
  width: number;
  height: number;
  bigEndian: boolean;
  plane: number | null;
};

/** Rows padded to bytes; `photometric` as in tag 262, -1 for pixels that are RGBA already. */
export type ChunkSamples = { data: Uint8Array; bits: number; perPixel: number; photometric: number };

/** Share of fax rows that must be free of faults; the last rows of a page are its margin. */
const goodRowShare = 0.98;
const compressions = { none: 1, huffman: 2, group3: 3, group4: 4, lzw: 5, oldJpeg: 6, jpeg: 7, deflate: 8 } as const;
const olderDeflate = 32946;
const packBits = 32773;

/** The samples of a chunk, or null when it is cut, faulty, or compressed in a way that ikat does not know. */
export async function readChunk(
  data: Uint8Array,
  tags: TagDirectory,
  chunk: ChunkCoding,
): Promise<ChunkSamples | null> {
  const compression = tags.get(259)?.[0] ?? 1;
  const photometric = tags.get(262)?.[0] ?? (sampleBits(tags) === 1 ? 0 : 1);
  const perPixel = chunk.plane === null ? (tags.get(277)?.[0] ?? 1) : 1;
  if (compression === compressions.jpeg || compression === compressions.oldJpeg) {
    return readJpegChunk(data, tags, chunk, photometric);
  }
  const bits = sampleBits(tags);
  const isFlipped = tags.get(266)?.[0] === 2;
  const upright = isFlipped ? data.map(reverseBits) : data;
  const fax = faxCoding(compression, tags, chunk);
  if (fax) {
    const { bits: pixels, goodRows } = decodeFax(upright, fax);
    // the decoder gives 1 for black, which is what photometric 0 means
    return goodRows >= chunk.height * goodRowShare ? { data: pixels, bits: 1, perPixel: 1, photometric } : null;
  }
  const size = Math.ceil((chunk.width * bits * perPixel) / 8) * chunk.height;
  const unpacked = unpack(upright, compression, tags, { ...chunk, bits, perPixel, size });
  return unpacked && { data: unpacked, bits, perPixel, photometric };
}

function sampleBits(tags: TagDirectory): number {
  return tags.get(258)?.[0] ?? 1;
}

function reverseBits(value: number): number {
  let out = 0;
  for (let i = 0; i < 8; i++) out |= ((value >> i) & 1) << (7 - i);
  return out;
}

function faxCoding(compression: number, tags: TagDirectory, { width, height }: ChunkCoding): FaxCoding | null {
  if (compression === compressions.huffman) return { scheme: 'rows', width, height };
  if (compression === compressions.group4) return { scheme: 'g4', width, height };
  if (compression !== compressions.group3) return null;
  return { scheme: 'g3', width, height, twoDimensional: ((tags.get(292)?.[0] ?? 0) & 1) === 1 };
}

type Shape = { width: number; height: number; bigEndian: boolean; bits: number; perPixel: number; size: number };

/** Samples with the predictor undone, 16 bits low byte first; null when they are fewer than the size says. */
function unpack(data: Uint8Array, compression: number, tags: TagDirectory, shape: Shape): Uint8Array | null {
  const out = decompress(data, compression, shape.size);
  if (!out || out.length < shape.size) return null;
  const samples = out.slice(0, shape.size);
  if (shape.bits === 16 && shape.bigEndian) Buffer.from(samples.buffer).swap16();
  const predictor = tags.get(317)?.[0] ?? 1;
  if (predictor > 2) return null;
  if (predictor === 2) undoPredictor(samples, shape);
  return samples;
}

function decompress(data: Uint8Array, compression: number, size: number): Uint8Array | null {
  switch (compression) {
    case compressions.none:
      return data;
    case compressions.lzw:
      return unpackLzw(data, size);
    case packBits:
      return unpackRuns(data, size);
    case compressions.deflate:
    case olderDeflate:
      // some writers pad the last strip: a little more than the size is no fault
      return inflateSync(data, { maxOutputLength: size * 2 + 65_536 });
    default:
      return null;
  }
}

/**
 * A JPEG in a TIFF leaves its tables in a tag of the page, and says by the photometric tag alone whether its three
 * colours are RGB; an Adobe mark tells the decoder.
 */
async function readJpegChunk(
  data: Uint8Array,
  tags: TagDirectory,
  chunk: ChunkCoding,
  photometric: number,
): Promise<ChunkSamples | null> {
  if (data[0] !== 0xff || data[1] !== 0xd8) return null;
  const tables = Uint8Array.from(tags.get(347) ?? []);
  const shared = tables.length > 4 ? tables.subarray(2, tables.length - 2) : new Uint8Array();
  const rgb = 2;
  const adobe = [0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0];
  const mark = photometric === rgb && (tags.get(277)?.[0] ?? 1) === 3 ? adobe : [];
  const file = Uint8Array.from([0xff, 0xd8, ...mark, ...shared, ...data.subarray(2)]);
  const header = readJpegHeader(file);
  if (header.width < chunk.width || header.height < chunk.height) {
    throw new PipelineError('damaged-image', 'A part of the TIFF file is smaller than its page says');
  }
  if (header.width > chunk.width * 2 || header.height > chunk.height * 2) return null;
  const picture = await decodePicture(file);
  const pixels = new Uint8Array(picture.rgba.buffer);
  if (picture.width !== chunk.width) return cropColumns(pixels, picture.width, chunk);
  return { data: pixels, bits: 8, perPixel: 4, photometric: -1 };
}

function cropColumns(pixels: Uint8Array, stride: number, { width, height }: ChunkCoding): ChunkSamples {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) data.set(pixels.subarray(y * stride * 4, (y * stride + width) * 4), y * width * 4);
  return { data, bits: 8, perPixel: 4, photometric: -1 };
}
