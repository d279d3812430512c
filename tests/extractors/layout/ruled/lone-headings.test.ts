import { expect, test } from 'vitest';
import { findRuledGrids } from '../../../../extractors/layout/ruled/grids.ts';
import { tableUnder } from '../../../../extractors/layout/ruled/lone-headings.ts';
import type { Rule } from '../../../../extractors/layout/rules.ts';
import type { Word } from '../../../../pipeline/model/reading/text.ts';
import { letterHeight, lineAt } from '../../words-at.ts';

const across = (at: number): Rule => ({ kind: 'horizontal', at, from: 30, to: 430, thickness: 0.5 });
const down = (at: number): Rule => ({ kind: 'vertical', at, from: 90, to: 108, thickness: 0.5 });
const known = (text: string): number => (/^(No|Indikator|Rumus|Sumber)$/.test(text) ? 1 : 0);

const heading = lineAt(93, [35, 'No'], [90, 'Indikator'], [230, 'Rumus'], [360, 'Sumber']);
const row = (y: number, n: string): Word[] => [
  ...lineAt(y, [40, n], [65, 'Tingkat kunjungan'], [185, 'Jumlah seluruh tamu yang'], [335, 'BPS']),
  ...lineAt(y + 12, [65, 'wisata'], [185, 'datang']),
];
const body = [...row(115, '1'), ...row(147, '2'), ...row(179, '3')];
const under = (free: Word[], walls = [60, 180, 330], head = heading) => {
  const { grids } = findRuledGrids([across(90), across(108), ...[30, ...walls, 430].map(down)], 3.5);
  return tableUnder(grids[0]!, grids, { words: [...head, ...free], free, loose: [] }, letterHeight, known);
};

test('words below a heading that stands alone are its table, in its columns', () => {
  const found = under(body);
  expect(found?.grid.xs).toEqual([30, 60, 180, 330, 430]);
  expect(found?.grid.ys).toHaveLength(5);
  expect(found?.words).toHaveLength(heading.length + body.length);
});

test('place and date below the table are none of it', () => {
  const signed = lineAt(240, [300, 'Bontang, 4 Januari 2021']);
  expect(under([...body, ...signed])?.words).toHaveLength(heading.length + body.length);
});

test('an edge that words of the body run over is none', () => {
  expect(under(body, [60, 85, 180, 330])?.grid.xs).toEqual([30, 60, 180, 330, 430]);
});

test('a grid that is no heading, and a heading with running text below it, have no table', () => {
  expect(under(body, undefined, lineAt(93, [35, '1'], [90, 'Angka'], [230, 'Jumlah'], [360, 'BPS']))).toBeNull();
  expect(
    under([115, 127, 139].flatMap((y) => lineAt(y, [40, 'Uraian tentang daerah yang dinilai setiap tahun']))),
  ).toBeNull();
});
