/** Fax pictures, groups 3 and 4. Source: ITU-T T.4 and T.6; resumes at the next end of line after a damaged line. */
import { modeCodes, runCodes } from './ccitt-codes.ts';

/**
 * `scheme`: `rows` is one-dimensional without end-of-line marks, every row on a byte boundary (TIFF compression 2);
 * `g3` has end-of-line marks, with a tag bit after each when `twoDimensional`; `g4` is two-dimensional throughout.
 */
export type FaxCoding = { scheme: 'rows' | 'g3' | 'g4'; width: number; height: number; twoDimensional?: boolean };

/** Rows of packed bits (1 is black, rows padded to bytes), and how many rows were read without a fault. */
export type FaxPicture = { bits: Uint8Array; goodRows: number };

/** Longest code word, in bits. */
const longest = 13;
const eolBits = 12;
/** Table entries are `value * 16 + code length`; 0 is no code. Values are shifted so that none is negative. */
const pass = 8;
const horizontal = 9;
const verticalZero = 3;

const runTables = [tableOf(runCodes(0).map((c) => [c.code, c.run])), tableOf(runCodes(1).map((c) => [c.code, c.run]))];
const modeTable = tableOf(
  modeCodes.map(({ mode, code }) => [
    code,
    mode === 'pass' ? pass : mode === 'horizontal' ? horizontal : mode + verticalZero,
  ]),
);

function tableOf(codes: (readonly [string, number])[]): Int32Array {
  const table = new Int32Array(1 << longest);
  for (const [code, value] of codes) {
    const first = parseInt(code, 2) << (longest - code.length);
    table.fill(value * 16 + code.length, first, first + (1 << (longest - code.length)));
  }
  return table;
}

type BitReader = { bytes: Uint8Array; at: number };

/** The next `count` bits (at most 16) without moving; zeros after the end. */
function peek({ bytes, at }: BitReader, count: number): number {
  const byte = at >>> 3;
  const three = ((bytes[byte] ?? 0) << 16) | ((bytes[byte + 1] ?? 0) << 8) | (bytes[byte + 2] ?? 0);
  return (three >>> (24 - (at & 7) - count)) & ((1 << count) - 1);
}

/** Value of the next code word, or -1 when the bits are none. */
function readCode(reader: BitReader, table: Int32Array): number {
  const entry = table[peek(reader, longest)] as number;
  if (entry === 0) return -1;
  reader.at += entry & 15;
  return entry >> 4;
}

/** A whole run: make-up words and the terminating one; -1 at a fault. */
function readRun(reader: BitReader, colour: number): number {
  for (let total = 0; ;) {
    const run = readCode(reader, runTables[colour] as Int32Array);
    if (run < 0) return -1;
    total += run;
    if (run < 64) return total;
  }
}

/** The pixels of a fax picture; never throws: rows after the last good one stay white. */
export function decodeFax(bytes: Uint8Array, { scheme, width, height, twoDimensional }: FaxCoding): FaxPicture {
  const stride = Math.ceil(width / 8);
  const bits = new Uint8Array(stride * height);
  const reader: BitReader = { bytes, at: 0 };
  const end = bytes.length * 8;
  let above: number[] = [];
  let goodRows = 0;
  for (let y = 0; y < height; y++) {
    let isFlat = scheme !== 'g4';
    if (scheme === 'rows') reader.at = (reader.at + 7) & ~7;
    if (scheme === 'g3') {
      if (!skipEndOfLine(reader, end)) break;
      if (twoDimensional) isFlat = peek(reader, 1) === 1;
      if (twoDimensional) reader.at++;
    }
    if (reader.at >= end) break;
    const changes = isFlat ? readFlatRow(reader, width) : readRowBelow(reader, width, above);
    if (changes) {
      goodRows++;
      above = changes;
    } else if (scheme !== 'g3') break;
    paintRow(bits, y * stride, above, width);
  }
  return { bits, goodRows };
}

/** Moves behind the next end of line, over fill bits and the rest of a damaged row; false at the end of the bytes. */
function skipEndOfLine(reader: BitReader, end: number): boolean {
  while (reader.at + eolBits <= end) {
    if (peek(reader, eolBits) === 1) {
      reader.at += eolBits;
      return true;
    }
    reader.at++;
  }
  return false;
}

/** Places where the colour changes, beginning with white; null at a fault. */
function readFlatRow(reader: BitReader, width: number): number[] | null {
  const changes: number[] = [];
  for (let x = 0, colour = 0; x < width; colour ^= 1) {
    const run = readRun(reader, colour);
    if (run < 0) return null;
    x += run;
    if (x > width) return null;
    changes.push(x);
  }
  return changes;
}

/** The same, coded by its difference from the row above. */
function readRowBelow(reader: BitReader, width: number, above: readonly number[]): number[] | null {
  const changes: number[] = [];
  let a0 = -1;
  let colour = 0;
  let b = 0;
  while (a0 < width) {
    // b1: the first change above, right of a0, to the colour that a0 has not
    while (b > 0 && (above[b - 1] as number) > a0) b--;
    while (b < above.length && ((above[b] as number) <= a0 || (b & 1) !== colour)) b++;
    const b1 = above[b] ?? width;
    const mode = readCode(reader, modeTable);
    if (mode < 0) return null;
    if (mode === pass) {
      a0 = above[b + 1] ?? width;
    } else if (mode === horizontal) {
      const first = readRun(reader, colour);
      const second = first < 0 ? -1 : readRun(reader, colour ^ 1);
      const a1 = Math.max(a0, 0) + first;
      if (second < 0 || a1 + second > width) return null;
      changes.push(a1, a1 + second);
      a0 = a1 + second;
    } else {
      const a1 = b1 + mode - verticalZero;
      if (a1 < Math.max(a0, 0) || a1 > width) return null;
      changes.push(a1);
      a0 = a1;
      colour ^= 1;
    }
  }
  return changes;
}

function paintRow(bits: Uint8Array, offset: number, changes: readonly number[], width: number): void {
  for (let i = 0; i < changes.length; i += 2) {
    const to = changes[i + 1] ?? width;
    for (let x = changes[i] as number; x < to; x++) {
      if ((x & 7) === 0 && x + 8 <= to) {
        bits[offset + (x >> 3)] = 0xff;
        x += 7;
      } else {
        bits[offset + (x >> 3)] = (bits[offset + (x >> 3)] as number) | (0x80 >> (x & 7));
      }
    }
  }
}
