/**
 * What the header of a JPEG file says, and whether the file is whole. No pixel is decoded here, but every table and
 * scan header is looked at: the decoder behind the canvas brings the process down on a faulty one.
 * Source: ITU-T T.81, annex B.
 */
import { PipelineError } from '../../pipeline/model/errors.ts';
import { readDirectories, sensibleDpi, tagOrientation, tagResolution } from './ifd.ts';
import type { PictureHeader } from './png-header.ts';

const damaged = (reason: string): PipelineError => new PipelineError('damaged-image', `The JPEG file ${reason}`);

/** What was seen so far: components by id, tables by class and number. */
type Seen = { header: PictureHeader; progressive: boolean; components: Map<number, number>; tables: Set<string> };

const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Header of a JPEG; throws `damaged-image` when it is cut or a segment breaks the rules. */
export function readJpegHeader(bytes: Uint8Array): PictureHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header: PictureHeader = { width: 0, height: 0, orientation: 1, dpiX: null, dpiY: null };
  const seen: Seen = { header, progressive: false, components: new Map(), tables: new Set() };
  let hasScan = false;
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) throw damaged('is damaged between two segments');
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) at++;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (marker === endOfImage) {
      if (!hasScan) break;
      return header;
    } else {
      const length = at + 4 <= bytes.length ? view.getUint16(at + 2) : 0;
      if (length < 2) throw damaged('is damaged or ends early');
      const body = bytes.subarray(at + 4, at + 2 + length);
      if (body.length < length - 2) break;
      at += 2 + length;
      readSegment(marker, body, seen);
      if (marker === startOfScan) {
        hasScan = true;
        at = nextMarker(bytes, at);
      }
    }
  }
  throw damaged('ends early');
}

/** Inside coded data a byte 0xff is followed by 0 or a restart mark. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] as number;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function readSegment(marker: number, body: Uint8Array, seen: Seen): void {
  if (marker === 0xdb) checkQuantTables(body, seen);
  else if (marker === 0xc4) checkHuffmanTables(body, seen);
  else if (marker >= 0xc0 && marker <= 0xcf) readFrame(marker, body, seen);
  else if (marker === startOfScan) checkScan(body, seen);
  else if (marker === 0xdd && body.length !== 2) throw damaged('has a faulty restart interval');
  else if (marker === 0xe0) readJfif(body, seen.header);
  else if (marker === 0xe1) readExif(body, seen.header);
  else if (!isSkipped(marker)) throw damaged('is of a kind that is not supported');
}

/** Segments of applications, comments, and restart intervals. */
function isSkipped(marker: number): boolean {
  return (marker > 0xe1 && marker <= 0xef) || marker === 0xfe || marker === 0xdd;
}

function checkQuantTables(body: Uint8Array, { tables }: Seen): void {
  let at = 0;
  while (at < body.length) {
    const head = body[at] as number;
    if (head >> 4 > 1 || (head & 15) > 3) throw damaged('has a faulty quantisation table');
    tables.add(`q${head & 15}`);
    at += 1 + 64 * ((head >> 4) + 1);
  }
  if (at !== body.length) throw damaged('has a faulty quantisation table');
}

function checkHuffmanTables(body: Uint8Array, { tables }: Seen): void {
  let at = 0;
  while (at < body.length) {
    const head = body[at] as number;
    const counts = body.subarray(at + 1, at + 17);
    const symbols = body.subarray(at + 17, at + 17 + counts.reduce((sum, count) => sum + count, 0));
    // of the codes of each length, some must be left for the longer ones
    let free = 1;
    const isFull = [...counts].some((count) => (free = free * 2 - count) < 0);
    const isDc = head >> 4 === 0;
    if (head >> 4 > 1 || (head & 15) > 3 || isFull || symbols.length > 256 || (isDc && symbols.some((s) => s > 15))) {
      throw damaged('has a faulty Huffman table');
    }
    tables.add(`${isDc ? 'd' : 'a'}${head & 15}`);
    at += 17 + counts.reduce((sum, count) => sum + count, 0);
  }
  if (at !== body.length) throw damaged('has a faulty Huffman table');
}

function readFrame(marker: number, body: Uint8Array, seen: Seen): void {
  if (marker > 0xc2) throw damaged('is of a kind that is not supported');
  const count = body[5] ?? 0;
  if (seen.components.size > 0 || body[0] !== 8 || ![1, 3, 4].includes(count) || body.length !== 6 + count * 3) {
    throw damaged('has a faulty frame header');
  }
  for (let i = 0; i < count; i++) {
    const [id = 0, sampling = 0, table = 0] = body.subarray(6 + i * 3, 9 + i * 3);
    const [across, down] = [sampling >> 4, sampling & 15];
    if (seen.components.has(id) || across < 1 || across > 4 || down < 1 || down > 4 || table > 3) {
      throw damaged('has a faulty frame header');
    }
    seen.components.set(id, table);
  }
  seen.progressive = marker === 0xc2;
  seen.header.height = ((body[1] as number) << 8) | (body[2] as number);
  seen.header.width = ((body[3] as number) << 8) | (body[4] as number);
}

function checkScan(body: Uint8Array, { components, tables, progressive }: Seen): void {
  const count = body[0] ?? 0;
  if (components.size === 0 || count < 1 || count > 4 || body.length !== 4 + count * 2) {
    throw damaged('has a faulty scan header');
  }
  const [from = 0, to = 0, bits = 0] = body.subarray(1 + count * 2);
  const [high, low] = [bits >> 4, bits & 15];
  const isWhole = from === 0 && to === 63 && bits === 0;
  const isPart =
    to <= 63 && (from === 0 ? to === 0 : to >= from && count === 1) && low <= 13 && (high === 0 || high === low + 1);
  if (progressive ? !isPart : !isWhole) throw damaged('has a faulty scan header');
  const ids = new Set<number>();
  for (let i = 0; i < count; i++) {
    const [id = 0, coding = 0] = body.subarray(1 + i * 2, 3 + i * 2);
    const quant = components.get(id);
    const needsDc = from === 0 && high === 0;
    const hasTables =
      (!needsDc || tables.has(`d${coding >> 4}`)) &&
      (to === 0 || tables.has(`a${coding & 15}`)) &&
      tables.has(`q${quant}`);
    if (quant === undefined || ids.has(id) || !hasTables) throw damaged('lacks a table for a scan');
    ids.add(id);
  }
}

function hasName(body: Uint8Array, name: string): boolean {
  return String.fromCharCode(...body.subarray(0, name.length)) === name;
}

function readJfif(body: Uint8Array, header: PictureHeader): void {
  if (!hasName(body, 'JFIF\0') || body.length < 12) return;
  const perInch = { 1: 1, 2: 2.54 }[body[7] as number];
  const number = (at: number): number => ((body[at] as number) << 8) | (body[at + 1] as number);
  header.dpiX ??= sensibleDpi(number(8), perInch);
  header.dpiY ??= sensibleDpi(number(10), perInch);
}

function readExif(body: Uint8Array, header: PictureHeader): void {
  const tags = hasName(body, 'Exif\0\0') ? readDirectories(body.subarray(6)).directories[0] : undefined;
  if (!tags) return;
  header.orientation = tagOrientation(tags);
  const resolution = tagResolution(tags);
  header.dpiX ??= resolution.dpiX;
  header.dpiY ??= resolution.dpiY;
}
