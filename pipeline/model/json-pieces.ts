/** A JSON object of any size, read in pieces: the whole text never stands in memory. */
import { deepestBrackets, openForReading } from './read-file.ts';

/** A member of the object, or one element of a member that is a list. */
export type JsonPiece = { key: string; isElement: boolean; value: unknown };

const bytesAtOnce = 1 << 20; // pieces are a few thousand bytes; more at once only holds more

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * Hands each piece of the object in a file to `take`, in order. Gives false for whatever is no plain JSON object (damaged, cut,
 * a name twice, too deep): what is wrong with it is for who reads it whole. Throws what the file system throws.
 */
export async function readJsonPieces(path: string, take: (piece: JsonPiece) => boolean): Promise<boolean> {
  const file = await openForReading(path);
  try {
    const scan = scanPieces(take);
    let buffer = Buffer.alloc(0);
    for (;;) {
      // as much again as is left of a piece: one of many megabytes is not copied time and again
      const fresh = Buffer.allocUnsafe(Math.max(bytesAtOnce, buffer.length));
      const { bytesRead } = await file.read(fresh, 0, fresh.length);
      if (bytesRead === 0) return scan.isDone() && buffer.every(isBlank);
      buffer = Buffer.concat([buffer, fresh.subarray(0, bytesRead)]);
      const used = scan.read(buffer);
      if (used === null) return false;
      buffer = buffer.subarray(used);
    }
  } finally {
    await file.close();
  }
}

/** What may come next at the top of the object and of a list in it. */
type Expecting = 'object' | 'key' | 'colon' | 'value' | 'comma' | 'element' | 'element-comma' | 'end';

/** `read` gives how many bytes are done with, null where they are no such object. */
function scanPieces(take: (piece: JsonPiece) => boolean): {
  read: (bytes: Buffer) => number | null;
  isDone: () => boolean;
} {
  let expecting: Expecting = 'object';
  let key = '';
  let isFirst = true;
  const keys = new Set<string>();

  const told = (isElement: boolean, bytes: Buffer): boolean => {
    const value = parsed(bytes);
    return value !== undefined && take({ key, isElement, value });
  };

  const read = (bytes: Buffer): number | null => {
    let at = 0;
    // a mark of the byte order
    if (expecting === 'object' && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3;
    while (at < bytes.length) {
      const byte = bytes[at]!;
      if (isBlank(byte)) at++;
      else if (expecting === 'object') {
        if (byte !== openObject) return null;
        [expecting, isFirst] = ['key', true];
        at++;
      } else if (expecting === 'key') {
        if (byte === closeObject && isFirst) {
          expecting = 'end';
          at++;
          continue;
        }
        if (byte !== quote) return null;
        const end = endOfValue(bytes, at);
        if (end === null || end < 0) return end === null ? null : at;
        const name = parsed(bytes.subarray(at, end));
        if (typeof name !== 'string' || keys.has(name)) return null;
        keys.add(name);
        key = name;
        expecting = 'colon';
        at = end;
      } else if (expecting === 'colon') {
        if (byte !== colon) return null;
        expecting = 'value';
        at++;
      } else if (expecting === 'value' && byte === openList) {
        if (!take({ key, isElement: false, value: [] })) return null;
        [expecting, isFirst] = ['element', true];
        at++;
      } else if (expecting === 'value' || expecting === 'element') {
        const isElement = expecting === 'element';
        if (isElement && isFirst && byte === closeList) {
          expecting = 'comma';
          at++;
          continue;
        }
        const end = endOfValue(bytes, at);
        if (end === null) return null;
        if (end < 0) return at;
        if (!told(isElement, bytes.subarray(at, end))) return null;
        isFirst = false;
        expecting = isElement ? 'element-comma' : 'comma';
        at = end;
      } else if (expecting === 'comma' || expecting === 'element-comma') {
        const isElement = expecting === 'element-comma';
        if (byte === comma) [expecting, isFirst] = [isElement ? 'element' : 'key', false];
        else if (isElement && byte === closeList) expecting = 'comma';
        else if (!isElement && byte === closeObject) expecting = 'end';
        else return null;
        at++;
      } else return null;
    }
    return at;
  };
  return { read, isDone: () => expecting === 'end' };
}

/** Undefined, which no JSON says, for what is none. */
function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** The byte after the value that begins at `from`: -1 where it goes on beyond these bytes, null where it lies too deep. */
function endOfValue(bytes: Buffer, from: number): number | null {
  let depth = 0;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at]!;
    if (byte === quote) {
      at = endOfText(bytes, at);
      if (at < 0) return -1;
      if (depth === 0) return at;
      continue;
    }
    if (byte === openObject || byte === openList) depth++;
    else if (byte === closeObject || byte === closeList) {
      // the bracket of what holds it ends a number or a word
      if (depth === 0) return at;
      depth--;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (byte === comma || isBlank(byte))) return at;
    if (depth > deepestBrackets) return null;
    at++;
  }
  return -1;
}

function endOfText(bytes: Buffer, from: number): number {
  for (let at = from + 1; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === backslash) at++;
    else if (byte === quote) return at + 1;
  }
  return -1;
}
