/** Whether a JBIG2 picture of a PDF is whole, by the heads of its parts: its decoder shows what is no picture as blank. Source: ITU-T T.88, 7.2. */

/** Kinds of segments that there are (T.88, 7.3). */
const kinds = new Set([0, 4, 6, 7, 16, 20, 22, 23, 36, 38, 39, 40, 42, 43, 48, 49, 50, 51, 52, 53, 62]);
/** The least bytes of the head of a segment. */
const leastHead = 11;
/** Length of a segment that ends where its data say. */
const untold = 0xffffffff;

/** True when the bytes begin with no segment, or one of the segments goes on where they have ended. */
export function isBrokenJbig2(bytes: Buffer): boolean {
  for (let at = 0; at === 0 || bytes.length - at >= leastHead;) {
    const segment = segmentAt(bytes, at);
    // what stands behind the segments is nobody's business
    if (segment === null) return at === 0;
    if (segment.length === untold) return false;
    at = segment.start + segment.length;
    if (at > bytes.length) return true;
  }
  return false;
}

function segmentAt(bytes: Buffer, from: number): { start: number; length: number } | null {
  if (bytes.length - from < leastHead) return null;
  const number = bytes.readUInt32BE(from);
  const flags = bytes[from + 4]!;
  if (!kinds.has(flags & 63)) return null;
  const short = bytes[from + 5]! >> 5;
  const isLong = short === 7;
  if (short > 4 && !isLong) return null;
  const count = isLong ? bytes.readUInt32BE(from + 5) & 0x1fffffff : short;
  const sizeOfOne = number <= 256 ? 1 : number <= 65_536 ? 2 : 4;
  const start = from + 5 + (isLong ? 4 + Math.ceil((count + 1) / 8) : 1) + count * sizeOfOne + (flags & 64 ? 4 : 1) + 4;
  return start <= bytes.length ? { start, length: bytes.readUInt32BE(start - 4) } : null;
}
