import { describe, expect, test } from 'vitest';
import { effectOf } from '../../../normalizers/learning/effect.ts';
import { lessonsOf } from '../../../normalizers/learning/lessons.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import type { DecidedValue, Decision } from '../../../pipeline/model/meaning/decision.ts';
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { seenOf } from '../../../pipeline/model/meaning/seen.ts';
import { evidence, indicator, scanId } from '../../output/sample-dataset.ts';

const vocabulary = await loadVocabulary(null);

/** A row with one cell: the field, what was read in it, what was made of it. */
function row(n: number, field: string, raw: string, made: Partial<Indicator> = {}): Indicator {
  const box = (x: number): [number, number, number, number] => [x, 20 * n, x + 80, 20 * n + 10];
  const name = `Persentase hal ${n}`;
  return indicator({
    id: `row-${n}`,
    position: n,
    name,
    ...made,
    evidence: { name: evidence(name, box(0)), [field]: evidence(raw, box(100)) },
  });
}

function said(
  of: Indicator,
  field: string,
  value: DecidedValue,
  decided: 'right' | 'corrected' = 'corrected',
): Decision {
  const on = `2026-03-01T08:00:${String(of.position).padStart(2, '0')}Z`;
  return { decided, field, seen: seenOf(of, field)!, value, by: 'Rina', on };
}

const lines = (rows: Indicator[], decisions: Decision[]): string[] =>
  lessonsOf(decisions, new Map([[scanId, rows]]), vocabulary).flatMap((one) =>
    one.lines.map((l) => `${one.file}: ${l}`),
  );

describe('what decisions teach', () => {
  test('a unit that two cells spell alike and a person spelled out is another way to write it', () => {
    const rows = [row(1, 'unit', 'Prsn'), row(2, 'unit', 'prsn'), row(3, 'unit', 'Prsn')];
    const decisions = rows.map((one) => said(one, 'unit', 'Persen'));
    expect(lines(rows, decisions)).toEqual(['units.csv: unit,Prsn,%,misspelling']);
    expect(lines(rows, decisions.slice(0, 1))).toEqual([]);
  });

  test('nothing where two cells that read alike were decided to be two things', () => {
    const rows = [row(1, 'unit', 'Prsn'), row(2, 'unit', 'Prsn'), row(3, 'unit', 'Prsn')];
    const decisions = [
      said(rows[0]!, 'unit', 'Persen'),
      said(rows[1]!, 'unit', 'Persen'),
      said(rows[2]!, 'unit', 'Orang'),
    ];
    expect(lines(rows, decisions)).toEqual([]);
  });

  test('nothing of a decision that was taken back, or of a cell that reads otherwise by now', () => {
    const rows = [row(1, 'unit', 'Prsn'), row(2, 'unit', 'Prsn')];
    const decisions = rows.map((one) => said(one, 'unit', 'Persen'));
    const back: Decision = {
      decided: 'withdrawn',
      about: 'unit',
      seen: seenOf(rows[1]!, 'unit')!,
      by: 'Rina',
      on: '2026-03-02',
    };
    expect(lines(rows, [...decisions, back])).toEqual([]);
    expect(lines([rows[0]!, row(2, 'unit', 'Persen')], decisions)).toEqual([]);
  });

  test('a unit of an agency that was found right in two cells is one that is known, under the word that opens it', () => {
    const text = 'Bidang Zirah Budidaya';
    const made = { responsible: [{ text, key: null, name: null }] };
    const rows = [row(1, 'responsible', text, made), row(2, 'responsible', text, made)];
    const decisions = rows.map((one) => said(one, 'responsible', [text], 'right'));
    expect(lines(rows, decisions)).toEqual(['divisions.csv: bidang,Zirah Budidaya,Zirah Budidaya,name']);
  });

  test('a misread name of a known unit is a way to write that name', () => {
    const right = 'Bidang Rehabilitasi Sosial';
    const rows = [1, 2].map((n) => row(n, 'responsible', 'Bidang Rhblts Soss'));
    const decisions = rows.map((one) => said(one, 'responsible', [right]));
    expect(lines(rows, decisions)).toEqual(['divisions.csv: bidang,Rhblts Soss,Rehabilitasi Sosial,misspelling']);
  });

  test('a word that nobody knows, misread in one cell and met in another, is a word', () => {
    const rows = [
      row(1, 'objective', 'Meningkatnya zirabxana ikan'),
      row(2, 'objective', 'Meningkatnya zirabwana ikan'),
    ];
    const value = 'Meningkatnya zirabwana ikan';
    const decisions = [said(rows[0]!, 'objective', value), said(rows[1]!, 'objective', value, 'right')];
    expect(lines(rows, decisions)).toEqual(['words.csv: zirabwana']);
    expect(lines(rows, decisions.slice(1))).toEqual([]);
  });

  const concept = (first: string, second: string): Decision => {
    return { decided: 'concept', first, second, relation: 'exact', by: 'Rina', on: '2026-03-01' };
  };
  test('names that are one thing differ in two ways to say a term', () => {
    expect(lines([], [concept('Persentase PPKS yang dibina', 'Persentase zirawan sosial yang dibina')])).toEqual([
      'terms.csv: population,zirawan sosial,ppks,',
    ]);
    expect(lines([], [concept('Jumlah zirawan dibina', 'Jumlah zirawati dibina')])).toEqual([
      'terms.csv: term,zirawan,zirawan,name',
      'terms.csv: term,zirawati,zirawan,',
    ]);
  });

  test('names that differ in a verb teach the verb, and names that differ all over teach nothing', () => {
    expect(lines([], [concept('Jumlah ikan yang memperoleh air', 'Jumlah ikan yang merengkuh air')])).toEqual([
      'lemmas.csv: verb,merengkuh,terima,variant',
    ]);
    expect(lines([], [concept('Jumlah ikan', 'Luas sawah')])).toEqual([]);
  });

  test('a proposed alias goes where its meaning stands; one of several meanings is told', () => {
    const alias = (canonical: string): Decision => {
      return { decided: 'alias', alias: 'KZI', canonical, by: 'Budi', on: '2026-03-01' };
    };
    expect(lines([], [alias('PMKS')])).toEqual(['terms.csv: population,KZI,ppks,']);
    expect(lines([], [alias('Zirah Ikan')])).toEqual([
      'terms.csv: term,Zirah Ikan,zirah-ikan,name',
      'terms.csv: term,KZI,zirah-ikan,',
    ]);
  });
});

describe('what a proposal does', () => {
  const percent = { unit: { symbol: '%', label: 'persen', per: 100, derived: false } };

  test('mends a decided value that was wrong and comes out right, another way to write the unit too', () => {
    const [before, after] = [row(1, 'unit', 'Prsn'), row(1, 'unit', 'Prsn', percent)];
    const { changes, mends, breaks } = effectOf([before], [after], [said(before, 'unit', 'Persen')], vocabulary);
    expect([changes.length, mends.length, breaks.length]).toEqual([1, 1, 0]);
    expect(mends[0]).toMatchObject({
      position: 1,
      field: 'unit',
      before: null,
      after: '%',
      decided: 'Persen',
      by: 'Rina',
    });
  });

  test('breaks a decided value that was right, and a decision that would find its cell no more', () => {
    const before = row(1, 'unit', 'Prsn', percent);
    const decided = said(before, 'unit', '%', 'right');
    const broken = effectOf([before], [row(1, 'unit', 'Prsn')], [decided], vocabulary);
    expect(broken.breaks).toHaveLength(1);
    const none: Decision = { decided: 'not-an-indicator', seen: seenOf(before, 'name')!, by: 'Rina', on: '2026-03-01' };
    const gone = effectOf([before], [], [none], vocabulary);
    expect(gone.breaks[0]).toMatchObject({ field: 'row', decided: 'not-an-indicator' });
  });
});
