import { describe, expect, it } from 'vitest';
import { createCanvas, decodePicture, encodePicture } from '../../../extractors/image/canvas.ts';
import { openImage } from '../../../extractors/image/open.ts';
import { encodeJpeg } from '../../../fixtures/make/formats/jpeg.ts';
import { writePng } from '../../../fixtures/make/formats/png.ts';

const refused = (code: string): unknown =>
  expect.objectContaining({ refusal: expect.objectContaining({ code }) as unknown });
/** 40 x 24 grey pixels, black in the left upper quarter. */
const grey = Uint8Array.from({ length: 960 }, (_, i) => (i % 40 < 20 && i < 480 ? 0 : 255));
const png = writePng({ data: grey, width: 40, height: 24, bits: 8, colour: 'grey', dpi: 200 });
const jpeg = encodeJpeg({ data: grey, width: 40, height: 24, components: 1 }, { quality: 90, dpi: 150 });

/** The JPEG with an EXIF block (little endian) of the given orientation and 300 dpi. */
function withExif(orientation: number): Uint8Array {
  const tiff = Buffer.alloc(8 + 2 + 3 * 12 + 4 + 8);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(3, 8);
  const entry = (i: number, tag: number, type: number, value: number): void => {
    tiff.writeUInt16LE(tag, 10 + i * 12);
    tiff.writeUInt16LE(type, 12 + i * 12);
    tiff.writeUInt32LE(1, 14 + i * 12);
    tiff.writeUInt32LE(value, 18 + i * 12);
  };
  entry(0, 274, 3, orientation);
  entry(1, 282, 5, 50);
  entry(2, 296, 3, 2);
  tiff.writeUInt32LE(300, 50);
  tiff.writeUInt32LE(1, 54);
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const plain = encodeJpeg({ data: grey, width: 40, height: 24, components: 1 }, { quality: 90 });
  const mark = [0xff, 0xe1, 0, body.length + 2];
  return Uint8Array.from([0xff, 0xd8, ...mark, ...body, ...plain.subarray(2)]);
}

describe('openImage', () => {
  it('reads a PNG with its resolution', async () => {
    const page = await openImage(png).page(1);
    expect([page.width, page.height, page.dpiX, page.dpiY]).toEqual([40, 24, 200, 200]);
    expect([...page.rgba.subarray(0, 4)]).toEqual([0, 0, 0, 255]);
    expect([...page.rgba.subarray(30 * 4, 31 * 4)]).toEqual([255, 255, 255, 255]);
  });

  it('reads a grey JPEG with the resolution of its JFIF mark', async () => {
    const page = await openImage(jpeg).page(1);
    expect([page.width, page.height, page.dpiX, page.dpiY]).toEqual([40, 24, 150, 150]);
    expect(page.rgba[4 * (5 * 40 + 5)]).toBeLessThan(20);
    expect(page.rgba[4 * (5 * 40 + 30)]).toBeGreaterThan(235);
  });

  it('honours the EXIF orientation and resolution', async () => {
    const page = await openImage(withExif(6)).page(1);
    expect([page.width, page.height, page.dpiX, page.dpiY]).toEqual([24, 40, null, 300]);
    // a quarter turn to the right brings the left upper quarter to the right upper one
    expect(page.rgba[4 * (5 * 24 + 18)]).toBeLessThan(20);
    expect(page.rgba[4 * (5 * 24 + 5)]).toBeGreaterThan(235);
  });

  it('reads an inverted CMYK JPEG of Adobe', async () => {
    const data = Uint8Array.from({ length: 40 * 24 * 4 }, (_, i) => (i % 4 === 3 ? grey[i >> 2]! : 255));
    const page = await openImage(
      encodeJpeg({ data, width: 40, height: 24, components: 4 }, { quality: 90, adobe: 0 }),
    ).page(1);
    expect(page.rgba[4 * (5 * 40 + 5)]).toBeLessThan(30);
    expect(page.rgba[4 * (5 * 40 + 30)]).toBeGreaterThan(225);
  });

  it('puts transparent pixels on white', async () => {
    const clear = await encodePicture(new Uint8ClampedArray(4 * 4 * 4), 4, 4, { type: 'png' });
    expect([...(await openImage(clear).page(1)).rgba.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  });

  it('refuses cut files', () => {
    expect(() => openImage(png.subarray(0, png.length - 20))).toThrow(refused('damaged-image'));
    expect(() => openImage(jpeg.subarray(0, jpeg.length - 20))).toThrow(refused('damaged-image'));
    expect(() => openImage(jpeg.subarray(0, 30))).toThrow(refused('damaged-image'));
    expect(() => openImage(png.subarray(0, 20))).toThrow(refused('damaged-image'));
    const bare = writePng({ data: grey, width: 40, height: 24, bits: 8, colour: 'palette' });
    expect(() => openImage(bare)).toThrow(refused('damaged-image'));
  });

  it('refuses a PNG with a wrong byte', () => {
    const wrong = Uint8Array.from(png);
    wrong[png.length - 25]! ^= 1;
    expect(() => openImage(wrong)).toThrow(refused('damaged-image'));
  });

  it('refuses JPEG tables and scans that would bring the decoder down', () => {
    const at = (marker: number): number => jpeg.findIndex((b, i) => b === 0xff && jpeg[i + 1] === marker);
    const withByte = (offset: number, value: number): Uint8Array => jpeg.map((b, i) => (i === offset ? value : b));
    const faults = [
      withByte(at(0xdb) + 4, 0x24),
      withByte(at(0xc4) + 5, 3),
      withByte(at(0xc0) + 4, 12),
      withByte(at(0xc0) + 11, 0x50),
      withByte(at(0xda) + 5, 9),
      withByte(at(0xda) + 6, 0x22),
      withByte(at(0xe0) + 1, 0xf2),
    ];
    for (const fault of faults) expect(() => openImage(fault)).toThrow(refused('damaged-image'));
  });

  it('refuses a picture of 20,000 x 20,000 pixels from its header alone', () => {
    const header = Uint8Array.from(png);
    const huge = writePng({ data: new Uint8Array(2500 * 2), width: 20_000, height: 2, bits: 1, colour: 'grey' });
    expect(() => openImage(huge)).not.toThrow();
    // IHDR of a huge picture, checksum and all, in front of the small one's body
    header.set(
      writePng({ data: new Uint8Array(20_000), width: 20_000, height: 20_000, bits: 8, colour: 'grey' }).subarray(
        8,
        33,
      ),
      8,
    );
    const before = process.memoryUsage().rss;
    expect(() => openImage(header)).toThrow(refused('too-large'));
    expect(process.memoryUsage().rss - before).toBeLessThan(50e6);
    const frame = jpeg.findIndex((b, i) => b === 0xff && jpeg[i + 1] === 0xc0);
    const large = Uint8Array.from(jpeg);
    large.set([0x4e, 0x20, 0x4e, 0x20], frame + 5);
    expect(() => openImage(large)).toThrow(refused('too-large'));
  });

  it('refuses bytes that are no picture', () => {
    expect(() => openImage(Buffer.from('%PDF-1.4'))).toThrow(refused('unknown-format'));
  });
});

describe('encodePicture', () => {
  it.each(['png', 'webp', 'jpeg'] as const)('writes %s that decodes to the same picture', async (type) => {
    const context = createCanvas(30, 10).getContext('2d');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, 30, 10);
    context.fillStyle = '#000000';
    context.fillRect(0, 0, 15, 10);
    const bytes = await encodePicture(context.getImageData(0, 0, 30, 10).data, 30, 10, { type, quality: 90 });
    const { rgba, width, height } = await decodePicture(bytes);
    expect([width, height]).toEqual([30, 10]);
    expect(rgba[4 * (5 * 30 + 4)]).toBeLessThan(20);
    expect(rgba[4 * (5 * 30 + 25)]).toBeGreaterThan(235);
  });
});
