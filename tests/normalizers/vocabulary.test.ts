import { beforeAll, describe, expect, it } from 'vitest';
import { readSources } from '../../normalizers/fields/sources.ts';
import { canonicalName } from '../../normalizers/phrases/canonical-name.ts';
import { findTermUses, isUsedAt, findTerms } from '../../normalizers/vocabulary/terms.ts';
import type { Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import { sectorsOf } from '../../normalizers/vocabulary/glossary.ts';
import { loadVocabulary } from '../../normalizers/vocabulary/files.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary();
});

const keys = (text: string, ...sectors: string[]) =>
  findTermUses(text, vocabulary, sectors).map(({ entry }) => entry.canonical);

describe('terms.csv', () => {
  it('leads every alias to its own term and to no part of it', () => {
    const lost = vocabulary.terms.entries.filter(
      (entry) => keys(`Jumlah ${entry.alias} tertangani`, ...sectorsOf(entry)).join() !== entry.canonical,
    );
    expect(lost.map((entry) => entry.alias)).toEqual([]);
  });

  it('gives names that stay as they are when they are made canonical again', () => {
    const unstable = vocabulary.terms.entries.filter((entry) => {
      const once = canonicalName(`Jumlah ${entry.alias} tertangani`, vocabulary, sectorsOf(entry));
      return canonicalName(once, vocabulary, sectorsOf(entry)) !== once;
    });
    expect(unstable.map((entry) => entry.alias)).toEqual([]);
  });

  it('has one long name for each term and at most one short one', () => {
    const count = (form: string) => {
      const names = vocabulary.terms.entries.filter((entry) => entry.form === form).map((entry) => entry.canonical);
      return { all: names.length, different: new Set(names).size };
    };
    const terms = new Set(vocabulary.terms.entries.map((entry) => entry.canonical)).size;
    expect(count('name')).toEqual({ all: terms, different: terms });
    expect(count('short').all).toBe(count('short').different);
  });

  it.each([
    ['anak jalanan dan anak terlantar', ['street-children', 'neglected-children']],
    ['lansia terlantar, lansia', ['neglected-elderly', 'elderly']],
    ['penyandang cacat fisik dan mental', ['disability-physical-and-mental']],
    ['rehabilitasi sosial dasar', ['basic-social-rehabilitation']],
    ['Indeks Kualitas Udara dan IKU dinas', ['air-quality-index', 'iku']],
    ['anak yang dilayani, pelayanan dasar', []],
  ])('reads "%s" as %j', (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });

  it('tells homonyms apart by the sector of the agency', () => {
    expect(keys('Jumlah IKM', 'perindustrian')).toEqual(['small-industries']);
    expect(keys('Nilai IKM', 'kesehatan')).toEqual(['ikm']);
    expect(keys('Kepemilikan KIA', 'kependudukan')).toEqual(['kia']);
    expect(keys('Layanan KIA', 'kesehatan')).toEqual(['kia-service']);
    expect(keys('KIA')).toEqual([]);
  });

  it.each([
    ['PMKS', '2018', true],
    ['PMKS', '2021', false],
    ['DTKS', '2018', false],
    ['DTSEN', '2025', true],
    ['LAKIP', '2016', false],
    ['penyandang cacat', '2020', false],
    ['IMB', '2020', true],
    ['PBG', '2020', false],
  ])('knows that %s in %s was in use: %s', (alias, year, used) => {
    const entry = findTermUses(alias, vocabulary)[0]?.entry;
    expect(entry && isUsedAt(entry, year)).toBe(used);
  });
});

describe('sources.csv', () => {
  it('leads every alias to its own source, unparted', () => {
    const lost = vocabulary.sources.entries.filter((entry) => {
      // the first words of sources, not sources
      if (entry.kind === 'head') return false;
      const read = readSources(entry.alias, vocabulary);
      return read.length !== 1 || read[0]?.key !== entry.canonical;
    });
    expect(lost.map((entry) => entry.alias)).toEqual([]);
  });
});

describe('spellings.csv', () => {
  it('has no standard form that is itself an unusual spelling', () => {
    const unusual = new Set(vocabulary.spellings.entries.map((entry) => entry.alias.toLowerCase()));
    const circular = vocabulary.spellings.entries.filter((entry) => unusual.has(entry.canonical.toLowerCase()));
    expect(circular.map((entry) => entry.alias)).toEqual([]);
  });
});

beforeAll(async () => {
  vocabulary = await loadVocabulary();
});

describe('terms', () => {
  it.each([
    ['Persentase PMKS yang memperoleh bantuan sosial', 'Persentase PPKS yang memperoleh bantuan sosial'],
    ['Prosentase Penyandang Masalah Kesejahteraan Sosial (PMKS) tertangani', 'Persentase PPKS tertangani'],
    ['Persentase penyandang cacat yang bekerja', 'Persentase penyandang disabilitas yang bekerja'],
    ['Jumlah kat di atap', 'Jumlah kat di atap'],
    ['Indeks Desa', 'Indeks Desa'],
  ])('"%s" is canonically "%s"', (name, canonical) => {
    expect(canonicalName(name, vocabulary)).toBe(canonical);
  });
  it('lists the terms of a text once', () => {
    expect(findTerms(['PMKS dan PPKS', 'Potensi Sumber Kesejahteraan Sosial'], vocabulary)).toEqual(['ppks', 'psks']);
  });
});
