import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readResponsible } from '../../normalizers/fields/divisions.ts';
import { canonicalName } from '../../normalizers/phrases/canonical-name.ts';
import { findTerms } from '../../normalizers/vocabulary/terms.ts';
import { loadVocabulary } from '../../normalizers/vocabulary/files.ts';
import type { Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import { Truth } from '../../pipeline/model/truth/truth.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary();
});

const sectors = ['sosial'];
const lines = readFileSync('fixtures/language/samples.tsv', 'utf8').trimEnd().split('\n').slice(1);
const rows = lines.map((line) => {
  const [document = '', row = '', canonical = '', terms = '', units = ''] = line.split('\t');
  const truth = Truth.parse(JSON.parse(readFileSync(`fixtures/truth/${document}.truth.json`, 'utf8')));
  return { at: `${document} ${row}`, printed: truth.rows[Number(row) - 1]!, canonical, terms, units };
});

describe('every row of the sample agencies', () => {
  it('is there', () => {
    expect(rows).toHaveLength(51);
  });

  it.each(rows)('$at says what it means in terms of today', ({ printed, canonical, terms }) => {
    expect(canonicalName(printed.indicator, vocabulary, sectors)).toBe(canonical);
    expect(findTerms([printed.indicator], vocabulary, sectors).join(' ')).toBe(terms);
  });

  it.each(rows)('$at names the units that answer', ({ printed, units }) => {
    const read = readResponsible(printed.responsible ?? '', vocabulary).responsible;
    const said = read.map(({ key, parent, count }) => `${key}${parent ? `<${parent}` : ''}${count ? `*${count}` : ''}`);
    expect(said.join(' ')).toBe(units);
  });
});
