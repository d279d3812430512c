import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadAreas } from '../../../../normalizers/vocabulary/areas.ts';

type Tile = { code: string; short: string; column: number; row: number };
const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../output/browser/${path}`, import.meta.url), 'utf8'));

test('the map has a tile for every province, each in a place of its own', async () => {
  const tiles = read('catalogue/views/province-tiles.json') as Tile[];
  const provinces = [...(await loadAreas()).values()].flat().filter(({ level }) => level === 'provinsi');
  expect(tiles.map(({ code }) => code).sort()).toEqual([...new Set(provinces.map(({ code }) => code))].sort());
  expect(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(tiles.length);
  expect(new Set(tiles.map(({ short }) => short)).size).toBe(tiles.length);
});

test('every word of the page stands in both languages, with the same places to fill', () => {
  const [english, indonesian] = ['en', 'id'].map((name) => read(`words/catalogue/${name}.json`)) as [
    Record<string, string>,
    Record<string, string>,
  ];
  const places = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();
  expect(Object.keys(indonesian)).toEqual(Object.keys(english));
  for (const [key, text] of Object.entries(english))
    expect([key, places(indonesian[key]!)]).toEqual([key, places(text)]);
});
