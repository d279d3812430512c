import { describe, expect, it } from 'vitest';
import { decodeFax } from '../../../extractors/image/ccitt.ts';
import { encodeFax, type Bitmap } from '../../../fixtures/make/formats/ccitt.ts';

/** Boxes and slanted lines of all run lengths, from a fixed sequence. */
function drawn(width: number, height: number): Bitmap {
  const stride = Math.ceil(width / 8);
  const bits = new Uint8Array(stride * height);
  let seed = 7;
  const next = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  for (let n = 0; n < 40; n++) {
    const [x0, y0, w, h, slant] = [next(width), next(height), 1 + next(n % 3 ? 12 : width), 1 + next(30), next(3) - 1];
    for (let y = y0; y < Math.min(height, y0 + h); y++) {
      for (let x = Math.max(0, x0 + slant * (y - y0)); x < Math.min(width, x0 + w); x++) {
        bits[y * stride + (x >> 3)]! ^= 0x80 >> (x & 7);
      }
    }
  }
  return { bits, width, height };
}

describe('decodeFax', () => {
  it('reads a group 4 row of 8 pixels written out by hand', () => {
    // horizontal mode, 3 white, 2 black; vertical 0 to the end of the row
    const bits = '001' + '1000' + '11' + '1';
    const bytes = Uint8Array.from([parseInt(bits.slice(0, 8), 2), parseInt(bits.slice(8).padEnd(8, '0'), 2)]);
    expect(decodeFax(bytes, { scheme: 'g4', width: 8, height: 1 })).toEqual({
      bits: Uint8Array.of(0b00011000),
      goodRows: 1,
    });
  });

  it.each([1, 7, 64, 1728, 2480, 5300])('gives back every pixel of a picture %i wide, in all schemes', (width) => {
    const picture = drawn(width, 60);
    const read = (bytes: Uint8Array, scheme: 'rows' | 'g3' | 'g4', twoDimensional = false): unknown =>
      decodeFax(bytes, { scheme, width, height: 60, twoDimensional });
    const whole = { bits: picture.bits, goodRows: 60 };
    expect(read(encodeFax(picture, { k: -1 }), 'g4')).toEqual(whole);
    expect(read(encodeFax(picture, { k: 0, endOfLines: true }), 'g3')).toEqual(whole);
    expect(read(encodeFax(picture, { k: 4, endOfLines: true }), 'g3', true)).toEqual(whole);
    expect(read(encodeFax(picture, { k: 0, byteRows: true, endOfBlock: false }), 'rows')).toEqual(whole);
  });

  it('tells how many rows came out when the bytes end early', () => {
    const picture = drawn(400, 60);
    const coded = encodeFax(picture, { k: -1 });
    const { goodRows } = decodeFax(coded.subarray(0, coded.length / 2), { scheme: 'g4', width: 400, height: 60 });
    expect(goodRows).toBeGreaterThan(5);
    expect(goodRows).toBeLessThan(55);
  });

  it('resumes after a damaged row of group 3', () => {
    const picture = drawn(400, 60);
    const coded = encodeFax(picture, { k: 0, endOfLines: true });
    const broken = coded.map((byte, i) => (i === Math.floor(coded.length / 2) ? byte ^ 0xff : byte));
    const { bits, goodRows } = decodeFax(broken, { scheme: 'g3', width: 400, height: 60 });
    expect(goodRows).toBeGreaterThanOrEqual(57);
    expect(bits.slice(0, 1000)).toEqual(picture.bits.slice(0, 1000));
    expect(bits.slice(-50)).toEqual(picture.bits.slice(-50));
  });

  it('ends on any bytes', () => {
    const junk = Uint8Array.from({ length: 3000 }, (_, i) => (i * i * 31 + i * 17) & 255);
    for (const scheme of ['rows', 'g3', 'g4'] as const) {
      expect(decodeFax(junk, { scheme, width: 200, height: 500 }).bits).toHaveLength(25 * 500);
    }
  });
});
