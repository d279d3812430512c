import { describe, expect, it } from 'vitest';
import { formConcepts } from '../../../../normalizers/concepts/concepts.ts';
import { homeWords } from '../../../../normalizers/concepts/phrasing/home.ts';
import { loadVocabulary } from '../../../../normalizers/vocabulary/files.ts';
import type { Agency } from '../../../../pipeline/model/meaning/dataset.ts';
import { rowOf } from '../rows-of.ts';

const vocabulary = await loadVocabulary();
const agencyOf = (id: string, name: string): Agency => ({
  id,
  name,
  regionCode: null,
  regionName: null,
  level: null,
  kind: null,
  sectors: [],
});

/** What the row of the second agency is to the concept of the first one's row. */
function relationBetween(first: [string, string], second: [string, string]): string {
  const agencies = [agencyOf('one', first[0]), agencyOf('other', second[0])];
  const indicators = [rowOf('a', first[1], { agency: 'one' }), rowOf('b', second[1], { agency: 'other' })];
  const { concepts, conceptOf } = formConcepts({ indicators, agencies }, vocabulary);
  const own = concepts.find(({ id }) => id === conceptOf.get('a'));
  return own?.members.find(({ indicator }) => indicator === 'b')?.relation ?? 'none';
}

describe('what an agency need not say', () => {
  it('is what its own name says, without its kind and without people', () => {
    expect([...homeWords('Dinas Perkebunan', vocabulary)]).toEqual(['kebun']);
    expect(homeWords('Dinas Pemberdayaan Perempuan dan Perlindungan Anak', vocabulary).has('anak')).toBe(false);
  });

  it('does not stand between its rows and those of another that says it, or that has it in its name', () => {
    const [said, unsaid] = ['Luas peremajaan tanaman perkebunan', 'Luas peremajaan tanaman'];
    expect(relationBetween(['Dinas Perkebunan', unsaid], ['Dinas Perkebunan', said])).toMatch(/exact|close/);
    expect(relationBetween(['Dinas Pertanahan', unsaid], ['Dinas Pertanahan', said])).not.toMatch(/exact|close/);
  });

  it('does not make two of its fields one', () => {
    const agency = 'Dinas Pemuda dan Olahraga';
    expect(relationBetween([agency, 'Jumlah organisasi pemuda'], [agency, 'Jumlah organisasi olahraga'])).not.toMatch(
      /exact|close/,
    );
  });
});

describe('agencies that are counted', () => {
  it('are not whose value it is', () => {
    const relation = relationBetween(
      ['Badan Perencanaan', 'Persentase perangkat daerah yang menerapkan inovasi'],
      ['Badan Perencanaan', 'Persentase inovasi yang diterapkan'],
    );
    expect(relation).not.toMatch(/exact|close/);
  });
});
