/** The objects of a PDF file as they stand in it, without its table of places: enough to see what a page would draw. */
import { inflateRawSync, inflateSync } from 'node:zlib';
import { isReference, readValue, type Dictionary, type Value } from './pdf-values.ts';

/** In place of bytes that would be too many. */
export const tooLong = Symbol('too long');

/** What is asked of a file. Whatever it does not hold, or holds in a way that is not read here, is null. */
export type FileObjects = {
  /** How many objects the file holds, those packed in streams too. */
  count: number;
  /** The value itself, or the object that it refers to. */
  resolve: (value: Value | undefined) => Value;
  /** The unpacked bytes of a stream, one character a byte: `tooLong` beyond `longestStream`, null for other codecs. */
  unpacked: (object: number) => string | typeof tooLong | null;
  /** The bytes of a stream as they lie in the file. */
  packed: (object: number) => Buffer | null;
};

/** Bytes; larger files are scans. */
const largestFile = 30_000_000;
/** Bytes of drawing that one stream may unpack to: a map of a whole province has a tenth of it. */
const longestStream = 64_000_000;
/** Bytes of packed objects that are unpacked to look for dictionaries. */
const mostPacked = 64_000_000;

type Place = { text: string; at: number };

/** Null for files that are encrypted or too large to be looked through. */
export function fileObjects(bytes: Uint8Array): FileObjects | null {
  if (bytes.length > largestFile) return null;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.includes('/Encrypt')) return null;
  const text = file.toString('latin1');
  const places = new Map<number, Place>();
  // of two objects of one number the later one counts, as in files that were saved on top of themselves
  for (const found of text.matchAll(/(?<!\d)(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj\b/g)) {
    places.set(Number(found[1]), { text, at: found.index + found[0].length });
  }
  const read = new Map<number, Value>();
  const objectOf = (number: number): Value => {
    if (!read.has(number)) {
      const place = places.get(number);
      read.set(number, place ? readValue(place.text, place.at).value : null);
    }
    return read.get(number) ?? null;
  };
  const resolve = (value: Value | undefined): Value => {
    let now = value ?? null;
    for (let step = 0; isReference(now) && step < 20; step++) now = objectOf(now.object);
    return isReference(now) ? null : now;
  };
  const streamOf = (number: number): { dictionary: Dictionary; bytes: Buffer } | null => {
    const place = places.get(number);
    if (place?.text !== text) return null; // a stream is never packed in another
    const { value, end } = readValue(text, place.at);
    if (!(value instanceof Map)) return null;
    const bytes = streamAfter(file, end, resolve(value.get('/Length')));
    return bytes && { dictionary: value, bytes };
  };
  const unpacked = (number: number): string | typeof tooLong | null => {
    const stream = streamOf(number);
    return stream && unpack(stream.bytes, stream.dictionary, resolve);
  };
  addPacked(places, text, resolve, unpacked);
  read.clear();
  return { count: places.size, resolve, unpacked, packed: (object) => streamOf(object)?.bytes ?? null };
}

function streamAfter(file: Buffer, from: number, length: Value): Buffer | null {
  const mark = file.indexOf('stream', from);
  if (mark < 0 || mark > from + 20) return null;
  const start = mark + (file[mark + 6] === 13 && file[mark + 7] === 10 ? 8 : 7);
  const said = typeof length === 'number' && length >= 0 ? start + length : -1;
  const isSaid = said > 0 && said <= file.length && file.subarray(said, said + 20).includes('endstream');
  const end = isSaid ? said : file.indexOf('endstream', start);
  return end < 0 ? file.subarray(start) : file.subarray(start, end);
}

function unpack(
  packed: Buffer,
  dictionary: Dictionary,
  resolve: FileObjects['resolve'],
): string | typeof tooLong | null {
  const filter = resolve(dictionary.get('/Filter') ?? dictionary.get('/F'));
  const filters = Array.isArray(filter) ? filter.map(resolve) : filter === null ? [] : [filter];
  let data = packed;
  for (const one of filters) {
    if (one !== '/FlateDecode' && one !== '/Fl') return null;
    const next = inflated(data);
    if (next === null || next === tooLong) return next;
    data = next;
  }
  return data.length > longestStream ? tooLong : data.toString('latin1');
}

/** What can be unpacked; a stream that breaks off gives nothing here, and little to the parser. */
function inflated(packed: Buffer): Buffer | typeof tooLong | null {
  for (const how of [inflateSync, (data: Buffer, options: object) => inflateRawSync(data.subarray(2), options)]) {
    try {
      return how(packed, { maxOutputLength: longestStream });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return tooLong;
    }
  }
  return null;
}

/** Adds the objects that lie packed in streams (7.5.7), as far as the bound goes. */
function addPacked(
  places: Map<number, Place>,
  text: string,
  resolve: FileObjects['resolve'],
  unpacked: FileObjects['unpacked'],
): void {
  if (!text.includes('/ObjStm')) return;
  let left = mostPacked;
  for (const [number, place] of [...places]) {
    const value = readValue(place.text, place.at).value;
    if (!(value instanceof Map) || value.get('/Type') !== '/ObjStm') continue;
    const held = unpacked(number);
    if (held === null || held === tooLong || (left -= held.length) < 0) continue;
    const first = Number(resolve(value.get('/First')));
    const numbers = held.slice(0, first).match(/\d+/g)?.map(Number) ?? [];
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      const inner = numbers[i]!;
      if (!places.has(inner)) places.set(inner, { text: held, at: first + numbers[i + 1]! });
    }
  }
}
