import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAgency } from '../../normalizers/heading/agency.ts';
import { loadVocabulary } from '../../normalizers/vocabulary/files.ts';
import type { Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary();
});

type Title = { title: string; name: string; region: string };

function titles(half: 'even' | 'odd'): Title[] {
  const lines = readFileSync(`fixtures/agencies/${half}.tsv`, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [title = '', name = '', region = ''] = line.split('\t');
    return { title, name, region };
  });
}

function isRight({ title, name, region }: Title): boolean {
  const { agency } = readAgency([title], vocabulary, 1);
  return agency?.regionCode === region && foldText(agency.name) === foldText(name);
}

describe('titles as agencies write their own names', () => {
  it('have the whole name and the region of all that were looked at', () => {
    expect(titles('even').filter((title) => !isRight(title))).toEqual([]);
  });

  it('have them of nearly all that nobody looks at', () => {
    const held = titles('odd');
    expect(held.filter(isRight).length / held.length).toBeGreaterThanOrEqual(0.95);
  });

  it.each([
    ['Bidang Pemberdayaan Desa Kecamatan', null],
    ['Program Desa Mandiri', null],
    ['Data Dinas', null],
  ])('"%s" names no agency', (text, expected) => {
    expect(readAgency([text], vocabulary, 1).agency?.kind ?? null).toBe(expected);
  });
});
