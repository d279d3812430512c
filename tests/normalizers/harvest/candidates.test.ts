import { beforeAll, describe, expect, test } from 'vitest';
import type { Dataset, Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { emptyRow } from '../../../pipeline/model/meaning/empty-row.ts';
import { readHeadings } from '../../../normalizers/columns/headings.ts';
import { findTermUses } from '../../../normalizers/vocabulary/terms.ts';
import { unknownAbbreviations } from '../../../normalizers/harvest/unknown-abbreviations.ts';
import { findCandidates } from '../../../normalizers/harvest/candidates.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import { listTerms, meetTerms } from '../../../normalizers/harvest/terms-met.ts';
import type { Vocabulary } from '../../../normalizers/vocabulary/vocabulary.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary();
});
const headings = readHeadings({
  headings: 'role,heading,strength,note\nremarks,Keterangan,strong,\n',
  content: 'kind,word,note\n',
});

const empty = emptyRow({ id: '', document: 'sha256:1', agency: 'dinas-a', position: 1 });

function datasetOf(...rows: Partial<Indicator>[]): Dataset {
  const agency = (id: string, name: string) => ({
    id,
    name,
    regionCode: null,
    regionName: null,
    level: null,
    kind: null,
    sectors: [],
  });
  return {
    schema: 'ikat/dataset/1',
    documents: [],
    agencies: [agency('dinas-a', 'Dinas A'), agency('dinas-b', 'Dinas B')],
    indicators: rows.map((row, i) => ({ ...empty, id: `i${i + 1}`, position: i + 1, ...row })),
    concepts: [],
    issues: [],
  };
}

const candidates = (...rows: Partial<Indicator>[]) =>
  findCandidates(datasetOf(...rows), vocabulary, headings).map(({ kind, text, count, agencies, lines }) => ({
    kind,
    text,
    count,
    agencies,
    lines,
  }));

const unit = (text: string) => ({ text, key: null, name: null });
const raw = (text: string, inheritedFrom: string | null = null) => ({
  raw: text,
  page: 1,
  box: null,
  confidence: 1,
  edits: [],
  inheritedFrom,
});

describe('unknown abbreviations', () => {
  const found = (text: string) => unknownAbbreviations(text, findTermUses(text, vocabulary), vocabulary);

  test('come with the words that spell them out, before or in the brackets', () => {
    expect(found('Jumlah Kelompok Zirah dan Ikan (KZI) yang aktif')).toEqual([
      { short: 'KZI', long: 'Kelompok Zirah dan Ikan' },
    ]);
    expect(found('Jumlah KZI (Kelompok Zirah Ikan) aktif')).toEqual([{ short: 'KZI', long: 'Kelompok Zirah Ikan' }]);
    expect(found('Jumlah KZI (dalam persen) aktif')).toEqual([{ short: 'KZI', long: null }]);
  });

  test('are not known terms, words in capitals, numbers of chapters, or parts of one formula', () => {
    expect(found('Jumlah PMKS di DINAS pada triwulan XIV')).toEqual([]);
    expect(found('ZK / ZJ x 100%, ZK = zirah kering, ZJ = zirah jadi')).toEqual([]);
    expect(found('JUMLAH ZKR YANG AKTIF DI DINAS')).toEqual([]);
  });
});

describe('candidates', () => {
  test('put a unit and the post of its head together, most agencies first', () => {
    expect(
      candidates(
        { responsible: [unit('Bidang Zirah')] },
        { responsible: [unit('Kepala Bidang Zirah')], agency: 'dinas-b' },
        { responsible: [unit('Poliklinik Zirah')] },
        { responsible: [unit('Kepala Bidang Zirah Kepala Bidang Ikan')] },
      ),
    ).toEqual([
      {
        kind: 'responsible',
        text: 'Bidang Zirah',
        count: 2,
        agencies: ['Dinas A', 'Dinas B'],
        lines: ['bidang,Zirah,Zirah,name'],
      },
      // two units run together teach nothing
      {
        kind: 'responsible',
        text: 'Kepala Bidang Zirah Kepala Bidang Ikan',
        count: 1,
        agencies: ['Dinas A'],
        lines: [],
      },
      {
        kind: 'responsible',
        text: 'Poliklinik Zirah',
        count: 1,
        agencies: ['Dinas A'],
        lines: ['unit,Poliklinik,poliklinik,name', 'poliklinik,Zirah,Zirah,name'],
      },
    ]);
  });

  test('take a list of sources apart, and give an abbreviation a line of its own', () => {
    const [first, second] = candidates(
      { dataSources: [{ text: 'Survei Zirah, Buku Zirah', key: null }] },
      { dataSources: [{ text: 'ZDI (Zirah Data Ikan)', key: null }] },
    );
    expect(first?.lines).toEqual(['survey,Survei Zirah,survei-zirah,name', 'register,Buku Zirah,buku-zirah,name']);
    expect(second?.lines).toEqual(['register,Zirah Data Ikan,zdi,name', 'register,ZDI,zdi,short']);
  });

  test('quote a field with a comma, and keep the capitals of a unit inside words only', () => {
    expect(candidates({ evidence: { unit: raw('Ton, Zirah CO2') } })[0]).toMatchObject({
      kind: 'unit',
      lines: ['unit,"Ton, Zirah CO2","ton, zirah CO2",name'],
    });
    expect(candidates({ evidence: { unit: raw('1. Kg 2. Ekor') } })).toEqual([]);
  });

  test('name headings that nobody knows, and none that is known', () => {
    const other = [
      { heading: 'Warna Map', text: 'biru' },
      { heading: 'Keterangan', text: 'ada' },
    ];
    expect(candidates({ name: 'a', other })).toMatchObject([{ text: 'Warna Map', lines: ['remarks,Warna Map'] }]);
  });

  test('name phrases of three rows or more, the longest of those that go together', () => {
    const names = ['Persentase zirah qarib mantul', 'Jumlah zirah qarib mantul di pasar', 'Rasio zirah qarib mantul'];
    expect(candidates(...names.map((name) => ({ name })))).toMatchObject([{ text: 'zirah qarib mantul', count: 3 }]);
    expect(candidates(...names.slice(1).map((name) => ({ name })))).toEqual([]);
  });
});

describe('terms that a dataset met', () => {
  test('are counted by alias, and inherited values only where they are printed', () => {
    const dataset = datasetOf(
      { name: 'PMKS dan PMKS', objective: 'Menurunnya PPKS', evidence: { objective: raw('Menurunnya PPKS') } },
      { objective: 'Menurunnya PPKS', evidence: { objective: raw('Menurunnya PPKS', 'i1') } },
    );
    const met = meetTerms(listTerms(vocabulary), dataset, vocabulary).find(({ key }) => key === 'ppks');
    expect(met?.occurrences?.map(({ indicator, field, alias, count }) => [indicator, field, alias, count])).toEqual([
      ['i1', 'name', 'PMKS', 2],
      ['i1', 'objective', 'PPKS', 1],
    ]);
    expect(met?.aliases.find(({ alias }) => alias === 'PMKS')?.count).toBe(2);
  });
});
