import { describe, expect, it } from 'vitest';
import { grayOf, grayOfBits } from '../../../extractors/raster/color.ts';

const width = 300;
const height = 300;
type Colour = readonly [number, number, number];
const white: Colour = [255, 255, 255];
const stampBlue: Colour = [70, 100, 210];
const navy: Colour = [20, 25, 90];
const black: Colour = [12, 12, 12];
/** Black toner under the stamp's ink. */
const underStamp: Colour = [10, 14, 60];

function pixels(colour: (x: number, y: number) => Colour): Uint8Array {
  const out = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out.set(colour(x, y), (y * width + x) * 3);
  return out;
}
const radius = (x: number, y: number): number => Math.hypot(x - 150, y - 150);
/** The ring of a stamp, 200 pixels across (two thirds of an inch at 300 dpi), 12 wide. */
const inRing = (x: number, y: number): boolean => radius(x, y) > 88 && radius(x, y) < 100;
const inPrint = (x: number, y: number): boolean => y >= 140 && y < 150 && x > 20 && x < 280 && x % 30 < 18;
const at = (data: Uint8Array, x: number, y: number): number => data[y * width + x]!;

describe('a coloured stamp', () => {
  it('becomes paper, and the black print that it crosses stays', () => {
    const page = pixels((x, y) =>
      inPrint(x, y) ? (inRing(x, y) ? underStamp : black) : inRing(x, y) ? stampBlue : white,
    );
    const gray = grayOf(page, width, height, 3, 300);
    expect(at(gray.data, 150, 56)).toBe(255);
    expect(at(gray.data, 150, 244)).toBe(255);
    for (const x of [30, 61, 150, 244, 270]) expect(at(gray.data, x, 145)).toBeLessThan(40);
  });

  it('of red ink goes as well', () => {
    const page = pixels((x, y) => (inRing(x, y) ? [200, 60, 60] : white));
    expect(at(grayOf(page, width, height, 3, 300).data, 150, 56)).toBe(255);
  });
});

describe('coloured print', () => {
  it('in navy stays, however large it is', () => {
    const page = pixels((x, y) => (inRing(x, y) ? navy : white));
    const gray = grayOf(page, width, height, 3, 300);
    expect(at(gray.data, 150, 56)).toBe((20 * 77 + 25 * 150 + 90 * 29) >> 8);
  });

  it('in bright blue stays when it has the size of letters', () => {
    const page = pixels((x, y) => (y >= 100 && y < 130 && x % 40 < 20 ? stampBlue : white));
    expect(at(grayOf(page, width, height, 3, 300).data, 10, 115)).toBeLessThan(128);
  });
});

describe('grey values', () => {
  it('follow the brightness that the eye sees', () => {
    const one = (colour: Colour): number => grayOf(Uint8Array.from(colour), 1, 1, 3, 300).data[0]!;
    expect([one(white), one([0, 0, 0]), one([0, 255, 0]), one([0, 0, 255])]).toEqual([255, 0, 149, 28]);
  });

  it('transparent parts lie on white paper', () => {
    const rgba = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 128]);
    const [through, opaque, half] = grayOf(rgba, 3, 1, 4, 300).data;
    expect([through, opaque]).toEqual([255, 0]);
    expect(Math.abs(half! - 127)).toBeLessThanOrEqual(1);
  });

  it('packed bits are white where they are set, rows on whole bytes', () => {
    const { data } = grayOfBits(Uint8Array.from([0b10100000, 0b01000000, 0b11111111, 0b10000000]), 10, 2);
    expect([...data]).toEqual([255, 0, 255, 0, 0, 0, 0, 0, 0, 255, ...new Array<number>(9).fill(255), 0]);
  });
});
