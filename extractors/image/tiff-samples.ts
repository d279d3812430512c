/** Samples of a TIFF strip or tile painted onto the page. Source: TIFF revision 6.0, sections 3 to 6 and 16. */
import type { Picture } from './canvas.ts';
import type { TagDirectory } from './ifd.ts';
import type { ChunkCoding, ChunkSamples } from './strips.ts';

const whiteIsZero = 0;
const palette = 3;
const cmyk = 5;

type Colour = readonly [number, number, number];

/** Paints the chunk at its place; what sticks out of the page is cut off. */
export function paintSamples(picture: Picture, samples: ChunkSamples, chunk: ChunkCoding, tags: TagDirectory): void {
  const across = Math.min(chunk.width, picture.width - chunk.x);
  const down = Math.min(chunk.height, picture.height - chunk.y);
  const stride = Math.ceil((chunk.width * samples.bits * samples.perPixel) / 8);
  const paintRow = rowPainter(picture, samples, chunk, tags.get(320) ?? []);
  for (let y = 0; y < down; y++) {
    paintRow(y * stride, ((chunk.y + y) * picture.width + chunk.x) * 4, across);
  }
}

/** Paints `across` pixels from the byte `row` of the samples to the byte `at` of the picture. */
type RowPainter = (row: number, at: number, across: number) => void;

function rowPainter(
  { rgba }: Picture,
  samples: ChunkSamples,
  { plane }: ChunkCoding,
  map: readonly number[],
): RowPainter {
  const { data, bits, perPixel, photometric } = samples;
  if (photometric === -1)
    return (row, at, across) => {
      rgba.set(data.subarray(row, row + across * 4), at);
    };
  if (plane !== null) {
    return (row, at, across) => {
      if (plane > 2) return;
      for (let x = 0; x < across; x++) rgba[at + x * 4 + plane] = scale(readSample(samples, row, x), bits);
    };
  }
  if (photometric === 2 && bits === 8 && perPixel >= 3) {
    return (row, at, across) => {
      for (let x = 0; x < across; x++, at += 4, row += perPixel) {
        rgba[at] = data[row] as number;
        rgba[at + 1] = data[row + 1] as number;
        rgba[at + 2] = data[row + 2] as number;
      }
    };
  }
  // scans are grey, black and white or palette pictures: their few colours are looked up
  const few = perPixel === 1 && bits <= 8;
  const colours = few ? Array.from({ length: 1 << bits }, (_, value) => colourOf([value], samples, map)) : [];
  const pixel: number[] = [];
  return (row, at, across) => {
    for (let x = 0; x < across; x++, at += 4) {
      if (!few) for (let s = 0; s < perPixel; s++) pixel[s] = readSample(samples, row, x * perPixel + s);
      const colour = few ? (colours[readSample(samples, row, x)] as Colour) : colourOf(pixel, samples, map);
      rgba[at] = colour[0];
      rgba[at + 1] = colour[1];
      rgba[at + 2] = colour[2];
    }
  };
}

function readSample({ data, bits }: ChunkSamples, row: number, index: number): number {
  if (bits === 8) return data[row + index] ?? 0;
  if (bits === 16) return (data[row + index * 2] ?? 0) | ((data[row + index * 2 + 1] ?? 0) << 8);
  const at = index * bits;
  return ((data[row + (at >> 3)] ?? 0) >> (8 - bits - (at & 7))) & ((1 << bits) - 1);
}

function scale(value: number, bits: number): number {
  return Math.round((value * 255) / (2 ** bits - 1));
}

function colourOf(
  pixel: readonly number[],
  { bits, photometric, perPixel }: ChunkSamples,
  map: readonly number[],
): Colour {
  const first = pixel[0] ?? 0;
  if (photometric === palette) {
    const colours = map.length / 3;
    return [0, 1, 2].map((c) => (map[c * colours + first] ?? 0) >> 8) as unknown as Colour;
  }
  const part = (i: number): number => scale(pixel[i] ?? 0, bits);
  if (photometric === cmyk && perPixel >= 4) {
    const light = (255 - part(3)) / 255;
    return [(255 - part(0)) * light, (255 - part(1)) * light, (255 - part(2)) * light];
  }
  if (photometric !== whiteIsZero && perPixel >= 3) return [part(0), part(1), part(2)];
  const grey = photometric === whiteIsZero ? 255 - part(0) : part(0);
  return [grey, grey, grey];
}
