import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../extractors/pdf/content.ts';
import { openPdf, type PDFPageProxy } from '../../../extractors/pdf/pdfjs.ts';
import { readPicture, type PagePicture } from '../../../extractors/pdf/picture.ts';
import { PipelineError, type RefusalCode } from '../../../pipeline/model/errors.ts';
import { lineContent, textContent } from '../../../fixtures/make/formats/pdf.ts';
import { onFile, onPage, type TestPicture } from './page-of.ts';

const read = async (page: PDFPageProxy): Promise<PagePicture> => readPicture(page, await readContent(page));

/** 40 x 30 grey pixels, white, but for a black block at the top left and a grey one at the top right. */
const stored: TestPicture = {
  width: 40,
  height: 30,
  dict: '/ColorSpace /DeviceGray /BitsPerComponent 8',
  bytes: Uint8Array.from({ length: 1200 }, (_, i) => {
    const [x, y] = [i % 40, Math.floor(i / 40)];
    if (y >= 10) return 255;
    return x < 10 ? 0 : x >= 30 ? 128 : 255;
  }),
};
const whole = 'q 400 0 0 300 0 0 cm /Im0 Do Q\n';

/** Which corner of the picture is black and which is grey. */
function corners({ gray: { data, width, height } }: PagePicture): { black: string; grey: string } {
  const at: Record<string, number> = {
    'top left': data[2 * width + 2]!,
    'top right': data[2 * width + width - 3]!,
    'bottom left': data[(height - 3) * width + 2]!,
    'bottom right': data[(height - 3) * width + width - 3]!,
  };
  const where = (low: number, high: number): string =>
    Object.keys(at)
      .filter((k) => at[k]! >= low && at[k]! <= high)
      .join();
  return { black: where(0, 30), grey: where(110, 146) };
}

describe('a page that is one picture', () => {
  it('gives the stored pixels themselves, with their resolution', async () => {
    const picture = await onPage(whole, read, { pictures: [stored] });
    expect([picture.gray.width, picture.gray.height, picture.dpi]).toEqual([40, 30, 7.2]);
    expect([...picture.gray.data.subarray(0, 40)]).toEqual([...stored.bytes.subarray(0, 40)]);
  });

  it.each([
    [0, 'top left', 'top right'],
    [90, 'top right', 'bottom right'],
    [180, 'bottom right', 'bottom left'],
    [270, 'bottom left', 'top left'],
  ])('shown turned by %i degrees it is turned with the page', async (rotate, black, grey) => {
    const picture = await onPage(whole, read, { pictures: [stored], rotate });
    expect([picture.gray.width, picture.gray.height]).toEqual(rotate % 180 === 0 ? [40, 30] : [30, 40]);
    expect(picture.dpi).toBeCloseTo(7.2, 5);
    expect(corners(picture)).toEqual({ black, grey });
  });

  it.each([
    ['a quarter to the left', '0 300 -400 0 400 0', 'bottom left', 'top left'],
    ['a quarter to the right', '0 -300 400 0 0 300', 'top right', 'bottom right'],
    ['a half', '-400 0 0 -300 400 300', 'bottom right', 'bottom left'],
  ])('placed with %s turn it stands as the page shows it', async (_, matrix, black, grey) => {
    const picture = await onPage(`q ${matrix} cm /Im0 Do Q\n`, read, { pictures: [stored] });
    expect(picture.gray.data).toHaveLength(stored.bytes.length);
    expect(corners(picture)).toEqual({ black, grey });
  });
});

describe('any other page is drawn', () => {
  it.each([
    ['a mirrored picture', 'q -400 0 0 300 400 0 cm /Im0 Do Q\n'],
    ['a picture on half of the page', 'q 200 0 0 300 0 0 cm /Im0 Do Q\n'],
    ['a picture with a line over it', whole + lineContent(50, 50, 300, 50, 1)],
    ['a picture with text over it', whole + textContent('Lampiran', { x: 50, y: 50, size: 10 })],
    ['two pictures', whole + 'q 100 0 0 100 0 0 cm /Im0 Do Q\n'],
    ['a picture that reaches over the edge', 'q 440 0 0 330 -20 -15 cm /Im0 Do Q\n'],
  ])('%s', async (_, content) => {
    const picture = await onPage(content, read, { pictures: [stored] });
    expect(picture.dpi).toBe(300);
    expect([picture.gray.width, picture.gray.height]).toEqual([1667, 1250]);
  });

  it('a mirrored picture shows mirrored', async () => {
    const picture = await onPage('q -400 0 0 300 400 0 cm /Im0 Do Q\n', read, { pictures: [stored] });
    expect(corners(picture)).toEqual({ black: 'top right', grey: 'top left' });
  });

  it('text on white paper is dark where it stands', async () => {
    const { gray } = await onPage(textContent('HHHH', { x: 100, y: 200, size: 40 }), read);
    const dark = [...gray.data].flatMap((v, i) => (v < 100 ? [i] : []));
    const ys = dark.map((i) => Math.floor(i / gray.width));
    expect(Math.min(...ys)).toBeGreaterThan(((300 - 230) / 72) * 300);
    expect(Math.max(...ys)).toBeLessThan(((300 - 199) / 72) * 300);
  });
});

it.each(['jatim', 'sumsel'])('every character of %s.pdf leaves ink, also one composed of others', async (name) => {
  const bytes = new Uint8Array(readFileSync(`fixtures/digital/${name}.pdf`));
  const blank = await onFile(bytes, 1, async (page) => {
    const content = await readContent(page);
    const { gray, dpi } = await readPicture(page, content);
    const pixels = (points: number): number => Math.round((points / 72) * dpi);
    return content.characters.filter(({ text, x0, y0, x1, y1 }) => {
      if (text.trim() === '') return false;
      for (let y = pixels(y0); y < pixels(y1); y++)
        if (gray.data.subarray(y * gray.width + pixels(x0), y * gray.width + pixels(x1)).some((v) => v < 128))
          return false;
      return true;
    });
  });
  expect(blank.map(({ text }) => text)).toEqual([]);
});

it.each(['[0] 0 d', '[0 0 0] 0 d', '[-1 2] 0 d', '[-3 -3] 0 d', `[${'9'.repeat(400)}] 0 d`, '[4 2] 0 d', '[] 0 d'])(
  'a line of dashes as odd as %s is drawn, and so is what stands beside it',
  async (dashes) => {
    const { gray } = await onPage(`q 3 w ${dashes} 50 150 m 350 150 l S Q 1 w 50 50 m 350 50 l S\n`, read);
    const across = (y: number): number => {
      const row = Math.round(((300 - y) / 72) * 300) * gray.width;
      return gray.data.subarray(row, row + gray.width).filter((v) => v < 128).length;
    };
    expect(across(150)).toBeGreaterThan(500);
    expect(across(50)).toBeGreaterThan(1200);
  },
);

describe('refusals', () => {
  const coded = (code: RefusalCode): unknown =>
    expect.objectContaining({ refusal: expect.objectContaining({ code }) as unknown });

  it('a picture that would not fit into memory is too large, and names the page', async () => {
    const bytes = new Uint8Array(readFileSync('fixtures/bad/huge-image.pdf'));
    const error = await onFile(bytes, 1, read).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(PipelineError);
    expect(error).toEqual(coded('too-large'));
    expect((error as PipelineError).refusal.page).toBe(1);
  });

  it.each([
    ['encrypted.pdf', 'encrypted-pdf'],
    ['truncated.pdf', 'damaged-pdf'],
    ['zero-pages.pdf', 'no-pages'],
  ] as const)('%s cannot be opened: %s', async (file, code) => {
    const bytes = new Uint8Array(readFileSync(`fixtures/bad/${file}`));
    await expect(openPdf(bytes)).rejects.toEqual(coded(code));
  });
});

it('every codec of PDF pictures is decoded by the reader itself, upright', async () => {
  const expected = JSON.parse(readFileSync('fixtures/codecs/expected.json', 'utf8')) as {
    files: Record<string, { ink: [number, number] }>;
  };
  for (const [file, { ink }] of Object.entries(expected.files)) {
    const { gray } = await onFile(new Uint8Array(readFileSync(`fixtures/codecs/${file}`)), 1, read);
    const dark = gray.data.reduce((n, v) => n + (v < 128 ? 1 : 0), 0) / gray.data.length;
    expect([file, dark > ink[0], dark < ink[1]]).toEqual([file, true, true]);
  }
});
