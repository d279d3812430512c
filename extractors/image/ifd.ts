/** Tags of a TIFF file or an EXIF block. Source: TIFF revision 6.0, section 2. */

/** One image file directory: its numeric tags; fractions are divided out, texts left away. */
export type TagDirectory = ReadonlyMap<number, readonly number[]>;

/** Values of one tag; a page of 100 million pixels in strips of one row has fewer. */
const maxValues = 1_000_000;
/** Pages of one file; more is a loop or a forgery. */
const maxDirectories = 10_000;
const sizes: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 13: 4 };

/** `isCut`: a directory is missing in whole or part, since the bytes end before it. */
export type Directories = { directories: TagDirectory[]; isCut: boolean };

/**
 * All directories of the chain, in order; tags outside the bytes are left away, a chain that bites its own tail ends
 * there. Empty when the bytes do not start as a TIFF file does.
 */
export function readDirectories(bytes: Uint8Array): Directories {
  const littleEndian = bytes[0] === 0x49 && bytes[1] === 0x49;
  if (!littleEndian && !(bytes[0] === 0x4d && bytes[1] === 0x4d)) return { directories: [], isCut: false };
  if (bytes.length < 8) return { directories: [], isCut: true };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directories: TagDirectory[] = [];
  const seen = new Set<number>();
  let isCut = false;
  let at = view.getUint32(4, littleEndian);
  while (at !== 0 && !seen.has(at) && directories.length < maxDirectories) {
    isCut = at < 8 || at + 2 > bytes.length;
    if (isCut) break;
    seen.add(at);
    const count = view.getUint16(at, littleEndian);
    directories.push(readDirectory(view, at + 2, count, littleEndian));
    const next = at + 2 + count * 12;
    isCut = next + 4 > bytes.length;
    if (isCut) break;
    at = view.getUint32(next, littleEndian);
  }
  return { directories, isCut };
}

function readDirectory(view: DataView, start: number, count: number, littleEndian: boolean): TagDirectory {
  const tags = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    const entry = start + i * 12;
    if (entry + 12 > view.byteLength) break;
    const type = view.getUint16(entry + 2, littleEndian);
    const length = view.getUint32(entry + 4, littleEndian);
    const size = sizes[type];
    if (size === undefined || length > maxValues) continue;
    const from = size * length <= 4 ? entry + 8 : view.getUint32(entry + 8, littleEndian);
    if (from + size * length > view.byteLength) continue;
    const values = Array.from({ length }, (_, k) => readValue(view, from + k * size, type, littleEndian));
    tags.set(view.getUint16(entry, littleEndian), values);
  }
  return tags;
}

function readValue(view: DataView, at: number, type: number, littleEndian: boolean): number {
  switch (type) {
    case 3:
      return view.getUint16(at, littleEndian);
    case 4:
    case 13:
      return view.getUint32(at, littleEndian);
    case 5:
      return view.getUint32(at, littleEndian) / view.getUint32(at + 4, littleEndian);
    case 6:
      return view.getInt8(at);
    case 8:
      return view.getInt16(at, littleEndian);
    case 9:
      return view.getInt32(at, littleEndian);
    case 10:
      return view.getInt32(at, littleEndian) / view.getInt32(at + 4, littleEndian);
    default:
      return view.getUint8(at);
  }
}

export type Resolution = { dpiX: number | null; dpiY: number | null };

/** Dots per inch from the tags 282, 283 and 296; null where absent, senseless, or without a unit of length. */
export function tagResolution(tags: TagDirectory): Resolution {
  const perInch = { 2: 1, 3: 2.54 }[tags.get(296)?.[0] ?? 2];
  return { dpiX: sensibleDpi(tags.get(282)?.[0], perInch), dpiY: sensibleDpi(tags.get(283)?.[0], perInch) };
}

/** Dots per inch to two decimals, or null when the file's figure cannot be one. */
export function sensibleDpi(value: number | undefined, perInch: number | undefined): number | null {
  if (value === undefined || perInch === undefined) return null;
  const dpi = Math.round(value * perInch * 100) / 100;
  return Number.isFinite(dpi) && dpi >= 10 && dpi <= 10_000 ? dpi : null;
}

/** Orientation tag 274 as 1 to 8; 1 when absent or out of range. */
export function tagOrientation(tags: TagDirectory): number {
  const value = tags.get(274)?.[0] ?? 1;
  return value >= 1 && value <= 8 ? value : 1;
}
