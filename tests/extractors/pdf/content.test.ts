import { describe, expect, it } from 'vitest';
import { readContent, type PageContent } from '../../../extractors/pdf/content.ts';
import { wordsOf } from '../../../extractors/pdf/words.ts';
import { textWidth } from '../../../fixtures/make/drawings/drawing.ts';
import { lineContent, textContent } from '../../../fixtures/make/formats/pdf.ts';
import { onPage } from './page-of.ts';

/** What a page of 400 x 300 points draws. */
const drawn = (content: string, rotate = 0): Promise<PageContent> => onPage(content, readContent, { rotate });
const rounded = ({ lines }: PageContent): unknown[] =>
  lines.map((l) => [l.kind, ...[l.from, l.to, l.at, l.thickness].map((v) => Math.round(v * 10) / 10)]);

it.each([`1 0 0 1 1${'0'.repeat(400)} 0`, `0 0 0 0 -1${'0'.repeat(400)} 1`])(
  'what the matrix %s puts nowhere is left out, and the rest has its place',
  async (matrix) => {
    const lost = `q ${matrix} cm ${lineContent(50, 250, 350, 250, 0.5)} Q BT /F1 9 Tf ${matrix} Tm (lost) Tj ET\n`;
    const content = await drawn(lost + textContent('kept', { x: 60, y: 200, size: 12 }));
    expect(JSON.stringify(content)).not.toMatch(/"(x0|x1|y0|y1|size|from|to|at)":null/);
    expect(content.characters.map(({ text }) => text).join('')).toBe('kept');
  },
);

describe('drawn lines', () => {
  it('have their place from the top left, and their thickness', async () => {
    const content = lineContent(50, 250, 350, 250, 0.5) + lineContent(80, 100, 80, 280, 1);
    expect(rounded(await drawn(content))).toEqual([
      ['horizontal', 50, 350, 50, 0.5],
      ['vertical', 20, 200, 80, 1],
    ]);
  });

  it('may be the four sides of a stroked rectangle', async () => {
    expect(rounded(await drawn('1 w 50 100 200 80 re S\n')).sort()).toEqual([
      ['horizontal', 50, 250, 120, 1],
      ['horizontal', 50, 250, 200, 1],
      ['vertical', 120, 200, 250, 1],
      ['vertical', 120, 200, 50, 1],
    ]);
  });

  it('may be thin filled rectangles, as word processors write borders', async () => {
    expect(rounded(await drawn('50 200 300 0.5 re f 60 100 0.5 90 re f\n'))).toEqual([
      ['horizontal', 50, 350, 99.8, 0.5],
      ['vertical', 110, 200, 60.3, 0.5],
    ]);
  });

  it('may come dotted as many little squares', async () => {
    const dots = Array.from({ length: 20 }, (_, i) => `${50 + 2 * i} 200 1 1 re f\n`).join('');
    const { lines } = await drawn(dots);
    expect(lines).toHaveLength(20);
    expect(new Set(lines.map((l) => [l.kind, l.at].join()))).toEqual(new Set(['horizontal,99.5']));
  });

  it('follow the transforms around them, also on a page that is shown turned', async () => {
    expect(rounded(await drawn('q 2 0 0 2 10 20 cm 1 w 0 0 m 50 0 l S Q\n'))).toEqual([
      ['horizontal', 10, 110, 280, 2],
    ]);
    expect(rounded(await drawn(lineContent(50, 250, 350, 250, 1), 90))).toEqual([['vertical', 50, 350, 250, 1]]);
  });

  it('are not made of pale fills, of shading behind cells or of slanting strokes', async () => {
    expect((await drawn('1 1 1 rg 50 200 300 1 re f\n')).lines).toEqual([]);
    expect((await drawn('0.95 0.95 0.95 RG 1 w 50 200 m 350 200 l S\n')).lines).toEqual([]);
    expect((await drawn('0.8 0.8 0.8 rg 50 200 300 40 re f\n')).lines).toEqual([]);
    expect((await drawn('1 w 50 100 m 200 200 l S\n')).lines).toEqual([]);
  });

  it('curves are other paint', async () => {
    const { lines, otherPaint } = await drawn('1 w 50 100 m 60 150 90 150 100 100 c S\n');
    expect([lines.length, otherPaint]).toEqual([0, 1]);
  });
});

describe('shown text', () => {
  it('each character stands where the page draws it', async () => {
    const { characters } = await drawn(textContent('Jumlah keluarga', { x: 50, y: 200, size: 12 }));
    expect(characters.map((c) => c.text).join('')).toBe('Jumlah keluarga');
    const first = characters[0]!;
    expect(first.x0).toBeCloseTo(50, 1);
    expect(first.y0).toBeLessThan(93);
    expect(first.y1).toBeGreaterThan(100);
    expect(first.size).toBeCloseTo(12, 3);
    // Helvetica and the font that stands in for it have the same widths
    expect(Math.abs(characters.at(-1)!.x1 - 50 - textWidth('Jumlah keluarga', 12))).toBeLessThan(0.5);
  });

  it('spacing, scale and kerning move the pen', async () => {
    const wide = await drawn('BT /F1 10 Tf 4 Tc 50 200 Td (ab) Tj ET\n');
    expect(wide.characters[1]!.x0 - wide.characters[0]!.x0).toBeCloseTo(5.56 + 4, 1);
    const word = await drawn('BT /F1 10 Tf 30 Tw 50 200 Td (a b) Tj ET\n');
    expect(word.characters.at(-1)!.x0 - 50).toBeCloseTo(5.56 + 2.78 + 30, 1);
    const half = await drawn('BT /F1 10 Tf 50 Tz 50 200 Td (ab) Tj ET\n');
    expect(half.characters[1]!.x0 - 50).toBeCloseTo(2.78, 1);
    const kerned = await drawn('BT /F1 10 Tf 50 200 Td [(a) -1000 (b)] TJ ET\n');
    expect(kerned.characters[1]!.x0 - 50).toBeCloseTo(5.56 + 10, 1);
    expect(wordsOf(kerned.characters).map((w) => w.text)).toEqual(['a', 'b']);
  });

  it('lines set with leading come one below the other', async () => {
    const { characters } = await drawn('BT /F1 10 Tf 14 TL 50 200 Td (satu) Tj T* (dua) Tj ET\n');
    expect(characters.at(-1)!.y1 - characters[0]!.y1).toBeCloseTo(14, 3);
    expect(characters.find((c) => c.text === 'd')!.x0).toBeCloseTo(50, 3);
  });

  it('hidden text is known as such', async () => {
    const content = textContent('lihat', { x: 50, y: 200, size: 10 });
    const hidden = textContent('sembunyi', { x: 50, y: 100, size: 10, hidden: true });
    const { characters } = await drawn(`q ${content} Q q ${hidden} Q`);
    expect(
      characters
        .filter((c) => c.visible)
        .map((c) => c.text)
        .join(''),
    ).toBe('lihat');
    expect(characters.filter((c) => !c.visible)).toHaveLength(8);
  });

  it('text that runs up the page has its angle', async () => {
    const { characters } = await drawn('BT /F1 10 Tf 0 1 -1 0 50 200 Tm (naik) Tj ET\n');
    expect(characters.map((c) => c.angle)).toEqual([-90, -90, -90, -90]);
  });

  it('text of a page shown turned runs level for the reader', async () => {
    const { characters } = await drawn('BT /F1 10 Tf 0 1 -1 0 50 200 Tm (naik) Tj ET\n', 90);
    expect(characters.map((c) => c.angle)).toEqual([0, 0, 0, 0]);
  });
});

describe('placed pictures', () => {
  it('have their box on the page and their own size', async () => {
    const picture = {
      width: 4,
      height: 2,
      dict: '/ColorSpace /DeviceGray /BitsPerComponent 8',
      bytes: new Uint8Array(8),
    };
    const look = (rotate: number) =>
      onPage('q 200 0 0 100 50 150 cm /Im0 Do Q\n', readContent, { rotate, pictures: [picture] });
    const [upright] = (await look(0)).pictures;
    expect([upright!.box, upright!.width, upright!.height]).toEqual([[50, 50, 250, 150], 4, 2]);
    expect((await look(90)).pictures[0]!.box).toEqual([150, 50, 250, 250]);
  });
});
