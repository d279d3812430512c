/** Files -> a ZIP archive, piece by piece. No time is in it: equal files give equal bytes. */
import { constants, crc32, deflateRawSync } from 'node:zlib';

/** `pieces` are UTF-8 text. A file may have 4 GB. */
export type ZippedFile = { path: string; pieces: Iterable<string> };

const version = 20; // what a reader must know: deflate
const flags = 0x0808; // sizes stand behind the data, names are UTF-8
const deflated = 8;
const noTime = [0, 0x21] as const; // midnight of the first day that the format knows: 1980-01-01
const pieceSize = 1 << 20; // bytes that are deflated at once

/** The archive after APPNOTE 6.3, without its extensions for large files. Throws RangeError for what needs them. */
export function* zipPieces(files: readonly ZippedFile[]): Iterable<Uint8Array> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, pieces } of files) {
    const name = Buffer.from(path, 'utf8');
    const start = offset;
    const head = Buffer.concat([numbers([0x04034b50, 4], ...common([0, 0, 0]), [name.length, 2], [0, 2]), name]);
    offset += head.length;
    yield head;
    let [sum, size, packed] = [0, 0, 0];
    for (const bytes of inPieces(pieces)) {
      sum = crc32(bytes, sum);
      size += bytes.length;
      // each piece ends on a whole byte and refers to nothing before it, so that one can follow the other
      const part = deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH });
      packed += part.length;
      yield part;
    }
    const end = deflateRawSync(Buffer.alloc(0));
    packed += end.length;
    yield end;
    yield numbers([0x08074b50, 4], [sum, 4], [packed, 4], [size, 4]);
    offset += packed + 16;
    const entry = numbers(
      [0x02014b50, 4],
      [version, 2],
      ...common([sum, packed, size]),
      [name.length, 2],
      ...rest(start),
    );
    directory.push(Buffer.concat([entry, name]));
  }
  const all = Buffer.concat(directory);
  yield all;
  const count = files.length;
  yield numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [all.length, 4], [offset, 4], [0, 2]);
}

type Field = [value: number, bytes: 2 | 4];

const common = ([sum, packed, size]: readonly [number, number, number]): Field[] => [
  [version, 2],
  [flags, 2],
  [deflated, 2],
  [noTime[0], 2],
  [noTime[1], 2],
  [sum, 4],
  [packed, 4],
  [size, 4],
];

/** Lengths of what a file has not (extra fields, remark), attributes, and where it begins. */
const rest = (start: number): Field[] => [
  [0, 2],
  [0, 2],
  [0, 2],
  [0, 2],
  [0, 4],
  [start, 4],
];

function numbers(...fields: Field[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of fields)
    at = bytes === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at);
  return buffer;
}

function* inPieces(texts: Iterable<string>): Iterable<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for (const text of texts) {
    const bytes = Buffer.from(text, 'utf8');
    held.push(bytes);
    length += bytes.length;
    if (length < pieceSize) continue;
    yield Buffer.concat(held);
    [held, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(held);
}
