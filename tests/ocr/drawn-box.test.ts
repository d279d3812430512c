import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPagePicture } from '../../extractors/page/small-picture.ts';
import { readWholePixels } from '../../extractors/page/whole-pixels.ts';
import { letterMemory } from '../../extractors/ocr/memory.ts';
import { sha256 } from '../../output/dataset/checksum.ts';
import { likeness } from '../../output/likeness.ts';
import type { Box } from '../../pipeline/model/geometry.ts';
import { boxReader } from '../../pipeline/review/box-reader.ts';
import type { AskedBox } from '../../pipeline/review/drawn-row.ts';
import { loadStages } from '../../pipeline/stages/stages.ts';

const given = 'fixtures/digital/tapin.pdf';
let folder: string;
let path: string;
let asked: Omit<AskedBox, 'box'>;
let cells: { box: Box; text: string }[];
const reader = boxReader(null);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-box-'));
  path = join(folder, 'tapin.pdf');
  await copyFile(given, path);
  const bytes = new Uint8Array(await readFile(path));
  const stages = await loadStages({ store: '', ocrData: null, include: [], levels: [], keepOfficials: false });
  const document = await stages.open(bytes);
  const { page, picture } = await document.readPage(1, letterMemory(null));
  await document.close();
  const source = { path, document: sha256(bytes), page: 1, turned: 0 } as const;
  asked = { picture: picture!, sheet: { width: page.width, height: page.height }, source };
  // what the text layer says stands in a cell, to hold what is recognised against
  cells = page.grids
    .flatMap((grid) => grid.cells)
    .map(({ box, lines }) => ({ box: box!, text: lines.flatMap(({ words }) => words.map((w) => w.text)).join(' ') }))
    .filter(({ text }) => text.length > 60)
    .slice(0, 6);
});

afterAll(async () => {
  await reader.close();
  await rm(folder, { recursive: true });
});

async function alike(): Promise<{ from: string; least: number }> {
  const likes: number[] = [];
  let from = '';
  for (const { box, text } of cells) {
    const read = await reader.read({ ...asked, box });
    from = read.from;
    likes.push(likeness(text, read.text));
  }
  return { from, least: Math.min(...likes) };
}

test('a box is read in the document itself, at its own resolution', async () => {
  expect(cells.length).toBeGreaterThan(3);
  const { from, least } = await alike();
  expect(from).toBe('source');
  expect(least).toBeGreaterThan(0.97);
});

test('ink that the picture hides is not read in the document either', async () => {
  const [cell] = cells;
  const [x0, y0, x1, y1] = cell!.box;
  const { gray, dpi } = await readWholePixels(new Uint8Array(await readFile(path)), 1, 0);
  const { data } = drawPagePicture(gray, dpi, [{ box: [x0, y0, (x0 + x1) / 2, y1], but: [] }]);
  const shown = await reader.read({ ...asked, box: cell!.box });
  const hidden = await reader.read({ ...asked, picture: data, box: cell!.box });
  expect(hidden.from).toBe('source');
  expect(hidden.text.length).toBeLessThan(0.7 * shown.text.length);
});

test('without the document the small picture is read, and other bytes in its place are not taken for it', async () => {
  await writeFile(path, 'another document');
  const changed = boxReader(null);
  const [cell] = cells;
  const read = await changed.read({ ...asked, box: cell!.box });
  await changed.close();
  expect(read.from).toBe('picture');
  expect(likeness(cell!.text, read.text)).toBeGreaterThan(0.6);
});
