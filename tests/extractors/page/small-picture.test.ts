import { describe, expect, it } from 'vitest';
import { decodePicture } from '../../../extractors/image/canvas.ts';
import { drawPagePicture, pictureDpi } from '../../../extractors/page/small-picture.ts';
import { grayOfPoints } from '../raster/paint.ts';

describe('the picture of a page', () => {
  it('shows a page of twice its resolution at half the size, ink and paper where they were', async () => {
    const square = (x: number, y: number): boolean => x >= 40 && x < 60 && y >= 20 && y < 60;
    const { data, type } = drawPagePicture(
      grayOfPoints(201, 140, (x, y) => (square(x, y) ? 0 : 255)),
      2 * pictureDpi,
    );
    expect(type).toBe('image/png');
    const { rgba, width, height } = await decodePicture(data);
    expect([width, height]).toEqual([101, 70]);
    const at = (x: number, y: number): number => rgba[(y * width + x) * 4]!;
    expect([at(25, 20), at(20, 10), at(29, 29)]).toEqual([0, 0, 0]);
    expect([at(19, 20), at(30, 20), at(25, 30), at(100, 69)]).toEqual([255, 255, 255, 255]);
  });

  it('lays grey paper and its grain to rest and keeps faint print', async () => {
    const grain = (x: number, y: number): number => 180 + ((x * 7 + y * 13) % 9);
    const faint = (x: number, y: number): boolean => x > 100 && x < 104 && y > 30 && y < 60;
    const { data } = drawPagePicture(
      grayOfPoints(200, 200, (x, y) => (faint(x, y) ? 140 : grain(x, y))),
      pictureDpi,
    );
    const { rgba } = await decodePicture(data);
    expect(rgba[(150 * 200 + 20) * 4]).toBe(255);
    expect(rgba[(45 * 200 + 102) * 4]!).toBeLessThan(225);
    expect(data.length).toBeLessThan(1200);
  });

  it('writes the same bytes for the same page', () => {
    const page = grayOfPoints(90, 90, (x, y) => (x * y) % 256);
    expect(drawPagePicture(page, 150).data).toEqual(drawPagePicture(page, 150).data);
  });
});
