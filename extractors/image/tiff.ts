/** Pages of a TIFF file. Source: TIFF revision 6.0 and its technical note 2 (JPEG in TIFF). */
import { PipelineError } from '../../pipeline/model/errors.ts';
import type { Picture } from './canvas.ts';
import { readDirectories, tagOrientation, tagResolution, type Resolution, type TagDirectory } from './ifd.ts';
import { checkSize } from './limits.ts';
import { orientPicture, turnsSides } from './orient.ts';
import { readChunk, type ChunkCoding } from './strips.ts';
import { paintSamples } from './tiff-samples.ts';

/** Subfile type bit: a smaller copy of another page. */
const isThumbnail = 1;

/** The directories of the pages; previews are left away. Throws `damaged-image` when there is none. */
export function findTiffPages(bytes: Uint8Array): TagDirectory[] {
  const { directories, isCut } = readDirectories(bytes);
  if (isCut) throw new PipelineError('damaged-image', 'The TIFF file ends early');
  const all = directories.filter((tags) => tags.has(256) && tags.has(257));
  const pages = all.filter((tags) => ((tags.get(254)?.[0] ?? 0) & isThumbnail) === 0);
  if (pages.length === 0) throw new PipelineError('damaged-image', 'The TIFF file has no page');
  return pages;
}

/** One page, upright, with its dots per inch; `number` (from 1) is for the message of a refusal. */
export async function readTiffPage(
  bytes: Uint8Array,
  tags: TagDirectory,
  number: number,
): Promise<Picture & Resolution> {
  const width = tags.get(256)?.[0] ?? 0;
  const height = tags.get(257)?.[0] ?? 0;
  checkSize(width, height, number);
  const picture: Picture = { rgba: new Uint8ClampedArray(width * height * 4).fill(255), width, height };
  for (const chunk of findChunks(bytes, tags, width, height)) {
    const data = bytes.subarray(chunk.offset, chunk.offset + chunk.length);
    if (data.length < chunk.length || data.length === 0) throw damaged('ends early', number);
    const samples = await readChunk(data, tags, chunk).catch((error: unknown) => {
      throw error instanceof PipelineError ? error : damaged(`cannot be decoded (${String(error)})`, number);
    });
    if (!samples) throw damaged('is damaged or in a form that ikat does not know', number);
    paintSamples(picture, samples, chunk, tags);
  }
  const orientation = tagOrientation(tags);
  const { dpiX, dpiY } = tagResolution(tags);
  const turned = turnsSides(orientation);
  return { ...orientPicture(picture, orientation), dpiX: turned ? dpiY : dpiX, dpiY: turned ? dpiX : dpiY };
}

function damaged(what: string, page: number): PipelineError {
  return new PipelineError('damaged-image', `Page ${page} of the TIFF file ${what}`, { page });
}

/** Strips or tiles: where each lies in the file and on the page (pixels), and which plane of colour it holds. */
function findChunks(bytes: Uint8Array, tags: TagDirectory, width: number, height: number): ChunkCoding[] {
  const tileWidth = tags.get(322)?.[0];
  const tileHeight = tags.get(323)?.[0];
  const isTiled = tileWidth !== undefined && tileHeight !== undefined;
  const across = isTiled ? tileWidth : width;
  const down = isTiled ? tileHeight : Math.min(tags.get(278)?.[0] ?? height, height);
  const offsets = tags.get(isTiled ? 324 : 273) ?? [];
  const lengths = tags.get(isTiled ? 325 : 279);
  if (across < 1 || down < 1) return [];
  checkSize(across, down);
  const columns = Math.ceil(width / across);
  const rows = Math.ceil(height / down);
  const planes = tags.get(284)?.[0] === 2 ? (tags.get(277)?.[0] ?? 1) : 1;
  if (offsets.length < columns * rows * planes) {
    throw new PipelineError('damaged-image', 'The TIFF file does not say where its pixels are');
  }
  return offsets.slice(0, columns * rows * planes).map((offset, i) => {
    const inPlane = i % (columns * rows);
    const x = (inPlane % columns) * across;
    const y = Math.floor(inPlane / columns) * down;
    const rowsHere = isTiled ? down : Math.min(down, height - y);
    const length = lengths?.[i] ?? Math.max(0, bytes.length - offset);
    return {
      offset,
      length,
      x,
      y,
      width: across,
      height: rowsHere,
      bigEndian: bytes[0] === 0x4d,
      plane: planes > 1 ? Math.floor(i / (columns * rows)) : null,
    };
  });
}
