import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openImage } from '../../../extractors/image/open.ts';
import { encodeLzw, encodeRunLength } from '../../../fixtures/make/formats/bytes.ts';
import { encodeFax } from '../../../fixtures/make/formats/ccitt.ts';
import { encodeJpeg } from '../../../fixtures/make/formats/jpeg.ts';
import { writeTiff, type TiffPage, type TiffTags } from '../../../fixtures/make/formats/tiff.ts';

/** 20 x 12 pixels, black is the box from (2, 3) to (9, 5); 1 is black. */
const isBlack = (x: number, y: number): boolean => x >= 2 && x < 9 && y >= 3 && y < 5;
const bitmap = new Uint8Array(3 * 12);
for (let y = 0; y < 12; y++)
  for (let x = 0; x < 20; x++) if (isBlack(x, y)) bitmap[y * 3 + (x >> 3)]! |= 0x80 >> (x & 7);
const fax = { bits: bitmap, width: 20, height: 12 };
const grey = Uint8Array.from({ length: 240 }, (_, i) => (isBlack(i % 20, Math.floor(i / 20)) ? 0 : 255));
const rgb = Uint8Array.from(grey).reduce<number[]>((all, v) => [...all, v, v, 255], []);

const base = {
  256: [20],
  257: [12],
  258: [1],
  259: [4],
  262: [0],
  277: [1],
  278: [12],
  282: [[200, 1]],
  283: [[100, 1]],
  296: [2],
} as const;
const page = (tags: TiffTags, ...chunks: Uint8Array[]): TiffPage => ({ tags: { ...base, ...tags }, chunks });

/** The red parts of the first page as one string a row: # for black. */
async function look(bytes: Uint8Array, n = 1): Promise<string[]> {
  const { rgba, width, height } = await openImage(bytes).page(n);
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => (rgba[(y * width + x) * 4]! < 128 ? '#' : '.')).join(''),
  );
}
const blank = '.'.repeat(20);
const row = '..#######...........';
const box = [blank, blank, blank, row, row, ...new Array<string>(7).fill(blank)];

describe('TIFF pages', () => {
  it('reads group 4, group 3 and Huffman fax pages', async () => {
    expect(await look(writeTiff([page({}, encodeFax(fax, { k: -1 }))]))).toEqual(box);
    expect(await look(writeTiff([page({ 259: [3] }, encodeFax(fax, { k: 0, endOfLines: true }))]))).toEqual(box);
    const mixed = encodeFax(fax, { k: 2, endOfLines: true });
    expect(await look(writeTiff([page({ 259: [3], 292: [1] }, mixed)]))).toEqual(box);
    const rows = encodeFax(fax, { k: 0, byteRows: true, endOfBlock: false });
    expect(await look(writeTiff([page({ 259: [2] }, rows)]))).toEqual(box);
  });

  it('honours the photometric tag, for fax pages too, and the fill order', async () => {
    const coded = encodeFax(fax, { k: -1 });
    const inverse = box.map((line) => line.replace(/[.#]/g, (c) => (c === '.' ? '#' : '.')));
    expect(await look(writeTiff([page({ 262: [1] }, coded)]))).toEqual(inverse);
    const flipped = coded.map((b) => parseInt(b.toString(2).padStart(8, '0').split('').reverse().join(''), 2));
    expect(await look(writeTiff([page({ 266: [2] }, flipped)]))).toEqual(box);
  });

  it('reads bits without compression, LZW, deflate and PackBits, in both byte orders', async () => {
    const bits = (c: number, data: Uint8Array): TiffPage => page({ 259: [c] }, data);
    for (const bigEndian of [false, true]) {
      expect(await look(writeTiff([bits(1, bitmap)], { bigEndian }))).toEqual(box);
      expect(await look(writeTiff([bits(5, encodeLzw(bitmap))], { bigEndian }))).toEqual(box);
      expect(await look(writeTiff([bits(8, deflateSync(bitmap))], { bigEndian }))).toEqual(box);
      expect(await look(writeTiff([bits(32773, encodeRunLength(bitmap, false))], { bigEndian }))).toEqual(box);
    }
  });

  it('reads LZW through all code lengths and a cleared table', async () => {
    const noise = Uint8Array.from({ length: 200 * 100 }, (_, i) => ((i * 7919) % 1031) & 255);
    const tags = { 256: [200], 257: [100], 258: [8], 259: [5], 262: [1], 278: [100] } as const;
    const { rgba } = await openImage(writeTiff([page(tags, encodeLzw(noise))])).page(1);
    expect(noise.every((value, i) => rgba[i * 4] === value)).toBe(true);
  });

  it('reads grey, colour and palette pages, and a horizontal predictor', async () => {
    const eight = { 258: [8], 259: [8], 262: [1] } as const;
    expect(await look(writeTiff([page(eight, deflateSync(grey))]))).toEqual(box);
    const differences = grey.map((v, i) => (i % 20 === 0 ? v : v - grey[i - 1]!));
    expect(await look(writeTiff([page({ ...eight, 317: [2] }, deflateSync(differences))]))).toEqual(box);
    const colour = { ...eight, 258: [8, 8, 8], 262: [2], 277: [3] };
    const { rgba } = await openImage(writeTiff([page(colour, deflateSync(Uint8Array.from(rgb)))])).page(1);
    expect([...rgba.subarray((3 * 20 + 2) * 4, (3 * 20 + 2) * 4 + 4)]).toEqual([0, 0, 255, 255]);
    const map = [0, 65535, 0, 65535, 30000, 65535];
    const indexed = page(
      { 259: [1], 262: [3], 320: map },
      bitmap.map((b) => ~b),
    );
    const palette = await openImage(writeTiff([indexed])).page(1);
    expect([...palette.rgba.subarray((3 * 20 + 2) * 4, (3 * 20 + 2) * 4 + 4)]).toEqual([0, 0, 117, 255]);
  });

  it('reads sixteen bits a sample in both byte orders', async () => {
    const tags = { 258: [16], 259: [1], 262: [1] } as const;
    const little = Uint8Array.from({ length: 480 }, (_, i) => (i % 2 ? grey[i >> 1]! : 0));
    const big = Uint8Array.from({ length: 480 }, (_, i) => (i % 2 ? 0 : grey[i >> 1]!));
    expect(await look(writeTiff([page(tags, little)]))).toEqual(box);
    expect(await look(writeTiff([page(tags, big)], { bigEndian: true }))).toEqual(box);
  });

  it('reads several strips, tiles and separate planes', async () => {
    const strips = [0, 5, 10].map((y) =>
      encodeFax(
        { bits: bitmap.slice(y * 3, Math.min(12, y + 5) * 3), width: 20, height: Math.min(5, 12 - y) },
        { k: -1 },
      ),
    );
    expect(await look(writeTiff([page({ 278: [5] }, ...strips)]))).toEqual(box);
    const tile = (x0: number): Uint8Array =>
      Uint8Array.from({ length: 256 }, (_, i) => (isBlack(x0 + (i % 16), i >> 4) ? 0 : 255));
    const tiled = { ...page({ 258: [8], 259: [1], 262: [1], 322: [16], 323: [16] }, tile(0), tile(16)), tiled: true };
    expect(await look(writeTiff([tiled]))).toEqual(box);
    const planes = { 258: [8, 8, 8], 259: [1], 262: [2], 277: [3], 284: [2] } as const;
    expect(await look(writeTiff([page(planes, grey, grey, grey)]))).toEqual(box);
  });

  it('reads JPEG pages, grey and in colour', async () => {
    const size = { width: 20, height: 12 };
    const one = encodeJpeg({ data: grey, ...size, components: 1 }, { quality: 95 });
    expect(await look(writeTiff([page({ 258: [8], 259: [7], 262: [1] }, one)]))).toEqual(box);
    const three = encodeJpeg({ data: Uint8Array.from(rgb), ...size, components: 3 }, { quality: 95 });
    const bytes = writeTiff([page({ 258: [8, 8, 8], 259: [7], 262: [2], 277: [3] }, three)]);
    expect(await look(bytes)).toEqual(box);
    const { rgba } = await openImage(bytes).page(1);
    expect(rgba[(4 * 20 + 5) * 4 + 2]).toBeGreaterThan(225);
  });

  it('turns the page as the orientation tag says, with its resolution', async () => {
    const turned = writeTiff([page({ 274: [6] }, encodeFax(fax, { k: -1 }))]);
    const { width, height, dpiX, dpiY } = await openImage(turned).page(1);
    expect({ width, height, dpiX, dpiY }).toEqual({ width: 12, height: 20, dpiX: 100, dpiY: 200 });
    // a quarter turn to the right: stored rows 3 and 4 become columns 8 and 7
    expect((await look(turned))[2]).toBe('.......##...');
    const down = await look(writeTiff([page({ 274: [3] }, encodeFax(fax, { k: -1 }))]));
    expect(down[8]).toBe('...........#######..');
  });

  it('reads several pages and leaves previews away', async () => {
    const coded = encodeFax(fax, { k: -1 });
    const empty = encodeFax({ ...fax, bits: new Uint8Array(36) }, { k: -1 });
    const bytes = writeTiff([page({}, coded), page({ 254: [1] }, coded), page({ 296: [3] }, empty)]);
    const file = openImage(bytes);
    expect(file.pageCount).toBe(2);
    expect(await look(bytes, 2)).toEqual(new Array(12).fill(blank));
    expect(await file.page(2)).toMatchObject({ dpiX: 508, dpiY: 254 });
    await expect(file.page(3)).rejects.toThrow(RangeError);
  });

  it('gives no resolution without a unit', async () => {
    const bytes = writeTiff([page({ 296: [1] }, encodeFax(fax, { k: -1 }))]);
    expect(await openImage(bytes).page(1)).toMatchObject({ dpiX: null, dpiY: null });
  });

  it('refuses a huge page before decoding, and cut, faulty or endless files', async () => {
    const refused = (code: string): unknown =>
      expect.objectContaining({ refusal: expect.objectContaining({ code }) as unknown });
    const coded = encodeFax(fax, { k: -1 });
    const huge = writeTiff([page({ 256: [20_000], 257: [20_000] }, coded)]);
    await expect(openImage(huge).page(1)).rejects.toEqual(refused('too-large'));
    const tall = writeTiff([page({ 257: [400], 278: [400] }, coded)]);
    await expect(openImage(tall).page(1)).rejects.toEqual(refused('damaged-image'));
    const short = writeTiff([page({ 259: [8] }, deflateSync(bitmap).subarray(0, 6))]);
    await expect(openImage(short).page(1)).rejects.toEqual(refused('damaged-image'));
    const whole = writeTiff([page({}, coded)]);
    expect(() => openImage(whole.subarray(0, whole.length - 60))).toThrow(refused('damaged-image'));
    const loop = Uint8Array.from(whole);
    loop.set(whole.subarray(4, 8), whole.length - 4);
    expect(openImage(loop).pageCount).toBe(1);
  });
});
