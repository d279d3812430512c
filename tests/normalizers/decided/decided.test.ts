import { describe, expect, it } from 'vitest';
import { applyDecisions } from '../../../normalizers/decided/decided.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import { validateDataset } from '../../../output/dataset/validate.ts';
import type { Dataset, Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import type { Decision } from '../../../pipeline/model/meaning/decision.ts';
import { seenOf, valueOf } from '../../../pipeline/model/meaning/seen.ts';
import { evidence, indicator, sampleDataset, scanId } from '../../output/sample-dataset.ts';

const vocabulary = await loadVocabulary();
const stamp = { by: 'Rina', on: '2026-03-01' };

const rowOf = (dataset: Dataset, id: string): Indicator => dataset.indicators.find((row) => row.id === id)!;

function corrected(field: string, value: string | string[] | null, id = 'i-1', more: Partial<Decision> = {}): Decision {
  const seen = seenOf(rowOf(sampleDataset(), id), field)!;
  return { decided: 'corrected', field, seen, value, ...stamp, ...more } as Decision;
}

const right = (field: string, id = 'i-1'): Decision => {
  const row = rowOf(sampleDataset(), id);
  return { decided: 'right', field, seen: seenOf(row, field)!, value: valueOf(row, field), ...stamp };
};

const apply = (decisions: readonly Decision[], dataset = sampleDataset()) =>
  applyDecisions(dataset, decisions, vocabulary);

/** The sample as it would be read after a change. */
function readAgain(change: (dataset: Dataset) => void): Dataset {
  const dataset = sampleDataset();
  change(dataset);
  return dataset;
}

const staleOf = (found: ReturnType<typeof apply>): string[] => found.stale.map(({ because }) => because);

describe('a corrected value', () => {
  it('stands in the place of what was read, keeps it, and says who decided', () => {
    const { dataset, held, stale } = apply([corrected('name', 'Persentase lansia yang dilayani')]);
    const row = rowOf(dataset, 'i-1');
    expect([row.name, held, stale]).toEqual(['Persentase lansia yang dilayani', 1, []]);
    expect(row.evidence['name']).toMatchObject({
      raw: 'Persentase PMKS yang memperoleh bantuan sosiai',
      confidence: 1,
      decided: { as: 'corrected', by: 'Rina', read: 'Persentase PMKS yang memperoleh bantuan sosial' },
    });
    expect(validateDataset(dataset)).toEqual([]);
  });

  it('leads to new terms, and to its name in terms of today', () => {
    const { dataset } = apply([corrected('name', 'Persentase PMKS yang dilayani')]);
    expect(rowOf(dataset, 'i-1').canonicalName).toBe('Persentase PPKS yang dilayani');
    expect(rowOf(apply([corrected('name', 'Nilai SAKIP')]).dataset, 'i-1').terms).toContain('sakip-score');
  });

  it('leads to the key of a unit, and to the parts of a formula', () => {
    const formula = 'Jumlah anak yang dibina / Jumlah anak terlantar x 100%';
    const { dataset } = apply([
      corrected('responsible', ['Bidang Pemberdayaan Sosial', 'Sekretariat']),
      corrected('formula', formula, 'i-2'),
    ]);
    expect(rowOf(dataset, 'i-1').responsible.map(({ key }) => key)).toEqual([
      'bidang/pemberdayaan-sosial',
      'sekretariat',
    ]);
    expect(rowOf(dataset, 'i-2').formula).toMatchObject({
      numerator: 'Jumlah anak yang dibina',
      denominator: 'Jumlah anak terlantar',
      multiplier: 100,
    });
  });

  it('changes one part of a formula and leaves the others', () => {
    const { formula, evidence: places } = rowOf(
      apply([corrected('formula.denominator', 'Jumlah PMKS')]).dataset,
      'i-1',
    );
    expect([formula.numerator, formula.denominator]).toEqual([
      'Jumlah PMKS yang memperoleh bantuan sosial',
      'Jumlah PMKS',
    ]);
    expect(places['formula.denominator']?.decided?.read).toBe('Jumlah seluruh PMKS');
  });

  it('is read as a number where it is the target of a year', () => {
    const { targets } = rowOf(
      apply([corrected('targets.2024', '95,5'), corrected('targets.2025', '97')]).dataset,
      'i-1',
    );
    expect(targets.map(({ year, value }) => [year, value])).toEqual([
      [2024, 95.5],
      [2025, 97],
    ]);
  });

  it('settles doubts about the reading, and lets findings be found anew', () => {
    const equal = 'Jumlah anak terlantar / Jumlah anak terlantar x 100%';
    const { dataset } = apply([right('name', 'i-2'), corrected('formula', equal, 'i-2')]);
    const codes = dataset.issues.filter((one) => one.indicator === 'i-2').map(({ code }) => code);
    expect(apply([right('objective', 'i-2')]).dataset.issues).toEqual(expect.arrayContaining(sampleDataset().issues));
    expect(codes).not.toContain('low-confidence');
    expect(codes).not.toContain('formula-unparsed');
    expect(codes).toContain('formula-numerator-equals-denominator');
  });

  it('may say that nothing stands there', () => {
    const { dataset } = apply([corrected('objective', null), corrected('dataSources', [])]);
    expect([rowOf(dataset, 'i-1').objective, rowOf(dataset, 'i-1').dataSources]).toEqual([null, []]);
  });
});

describe('other decisions about a value', () => {
  it('right leaves it and lifts the confidence of the row', () => {
    const { dataset } = apply([right('name', 'i-2')]);
    const row = rowOf(dataset, 'i-2');
    expect([row.name, row.evidence['name']?.confidence]).toEqual(['Persentase anak terlantar yang dibina', 1]);
    expect(row.confidence).toBeCloseTo(0.41 / 0.61, 2);
    const all = apply(['name', 'objective', 'formula'].map((field) => right(field, 'i-2'))).dataset;
    expect(rowOf(all, 'i-2').confidence).toBe(1);
  });

  it('right holds what was seen when the program reads the same letters otherwise', () => {
    const later = readAgain((d) => {
      rowOf(d, 'i-1').name = 'Persentase PMKS yang memperoleh bantuan sosia1';
    });
    expect(rowOf(apply([right('name')], later).dataset, 'i-1').name).toBe(
      'Persentase PMKS yang memperoleh bantuan sosial',
    );
  });

  it('unreadable takes the value away and names the gap', () => {
    const { seen } = corrected('name', '') as Extract<Decision, { field: string }>;
    const { dataset } = apply([{ decided: 'unreadable', field: 'name', seen, ...stamp }]);
    expect(rowOf(dataset, 'i-1').name).toBeNull();
    expect(dataset.issues.find(({ code }) => code === 'unreadable-text')).toMatchObject({
      indicator: 'i-1',
      field: 'name',
    });
  });
});

describe('a decision about a merged cell', () => {
  it('holds for every row that the cell spans, and for no other', () => {
    const { dataset } = apply([corrected('objective', 'Meningkatnya kesejahteraan')]);
    expect(dataset.indicators.map(({ objective }) => objective)).toEqual([
      'Meningkatnya kesejahteraan',
      'Meningkatnya kesejahteraan',
      null,
    ]);
  });
});

describe('a decision is stale, and changes nothing,', () => {
  const decision = corrected('name', 'Persentase lansia yang dilayani');

  it('when the place reads otherwise', () => {
    const later = readAgain((d) => {
      rowOf(d, 'i-1').evidence['name']!.raw = 'Persentase anak jalanan';
    });
    const found = apply([decision], later);
    expect(staleOf(found)).toEqual(['the place now reads "Persentase anak jalanan"']);
    expect(found.dataset.indicators).toEqual(later.indicators);
    expect(found.dataset.issues.filter(({ code }) => code === 'decision-stale')).toHaveLength(1);
  });

  it('when nothing is read there any more', () => {
    const later = readAgain((d) => {
      d.indicators.shift();
    });
    expect(staleOf(apply([decision], later))).toEqual(['nothing is read at that place any more']);
  });

  it('when a cell for which nothing was read belongs to another row now', () => {
    const empty = corrected('dataSources', ['BPS'], 'i-2');
    const later = readAgain((d) => {
      rowOf(d, 'i-2').evidence['name']!.raw = 'Persentase anak jalanan';
    });
    expect(staleOf(apply([empty], later))[0]).toBe('the row there is now "Persentase anak jalanan"');
    expect(rowOf(apply([empty]).dataset, 'i-2').dataSources).toEqual([{ text: 'BPS', key: 'bps' }]);
  });

  it('when two rows read the same at one place', () => {
    const later = readAgain((d) => {
      d.indicators.push({ ...structuredClone(rowOf(d, 'i-1')), id: 'i-4', position: 3 });
    });
    expect(staleOf(apply([decision], later))).toEqual(['2 rows read the same there']);
  });

  it('but holds when the program reads by itself what was decided', () => {
    const later = readAgain((d) => {
      rowOf(d, 'i-1').name = 'Persentase lansia yang dilayani';
      rowOf(d, 'i-1').evidence['name']!.raw = 'Persentase lansia yang dilayani';
    });
    expect(apply([decision], later)).toMatchObject({ held: 1, stale: [] });
  });

  it('when a worse scan of the same page took the place of its document: nothing of it is applied, and it is told there', () => {
    const worse = `sha256:${'f'.repeat(64)}`;
    const later = readAgain((d) => {
      d.documents[0]!.id = worse;
      for (const one of [...d.indicators, ...d.issues]) if (one.document === scanId) one.document = worse;
      rowOf(d, 'i-1').name = rowOf(d, 'i-1').evidence['name']!.raw = 'Persentase PMKS yang mernperoleh bantuan sosial';
    });
    const decisions = [corrected('name', 'Persentase lansia yang dilayani'), right('formula')];
    const found = applyDecisions(later, decisions, vocabulary, new Map([[scanId, worse]]));
    expect([found.held, found.elsewhere]).toEqual([0, 0]);
    expect(staleOf(found)).toEqual(['tapin.office.pdf has other bytes now', 'tapin.office.pdf has other bytes now']);
    expect(found.dataset.indicators).toEqual(later.indicators);
    const told = found.dataset.issues.filter(({ code }) => code === 'decision-stale');
    expect(told.map(({ document }) => document)).toEqual([worse, worse]);
    expect(validateDataset(found.dataset)).toEqual([]);
  });

  it('and is left alone, not stale, where its document is not in the run', () => {
    const seen = { ...(decision as Extract<Decision, { field: string }>).seen, document: `sha256:${'e'.repeat(64)}` };
    expect(apply([{ ...decision, seen } as Decision])).toMatchObject({ held: 0, stale: [], elsewhere: 1 });
  });
});

describe('decisions about rows', () => {
  const seen = (id: string) => seenOf(rowOf(sampleDataset(), id), 'name')!;

  it('take out a row that is no indicator, with its issues', () => {
    const { dataset } = apply([{ decided: 'not-an-indicator', seen: seen('i-2'), ...stamp }]);
    expect(dataset.indicators.map(({ id }) => id)).toEqual(['i-1', 'i-3']);
    expect(dataset.issues.some((one) => one.indicator === 'i-2')).toBe(false);
  });

  it('add a row that was missed, where it stands on the page', () => {
    const place = { document: scanId, page: 1, box: [150, 205, 290, 218] as [number, number, number, number] };
    const added: Decision = {
      decided: 'missing-row',
      seen: { ...place, read: '', row: '' },
      values: { name: 'Jumlah panti asuhan', unit: '%' },
      ...stamp,
    };
    const { dataset } = apply([added]);
    expect(dataset.indicators.map(({ name, position }) => [position, name])).toEqual([
      [1, 'Persentase PMKS yang memperoleh bantuan sosial'],
      [2, 'Jumlah panti asuhan'],
      [3, 'Persentase anak terlantar yang dibina'],
      [1, 'Nilai SAKIP'],
    ]);
    expect(dataset.indicators[1]!.evidence['name']?.decided).toMatchObject({ as: 'missing-row', read: null });
    expect(validateDataset(dataset)).toEqual([]);
    const found = readAgain((d) => {
      const name = 'Jumlah panti asuhan';
      d.indicators.push(indicator({ id: 'i-9', name, evidence: { name: evidence(name, place.box) } }));
    });
    expect(staleOf(apply([added], found))).toEqual(['the row is read now']);
  });

  it('cut one row in two and put two together', () => {
    const split: Decision = {
      decided: 'split',
      seen: seen('i-2'),
      into: [{ name: 'Persentase anak terlantar' }, { name: 'Persentase anak yang dibina' }],
      ...stamp,
    };
    const cut = apply([split]).dataset;
    expect(cut.indicators.map(({ name }) => name).slice(1, 3)).toEqual([
      'Persentase anak terlantar',
      'Persentase anak yang dibina',
    ]);
    expect(new Set(cut.indicators.map(({ id }) => id)).size).toBe(4);
    const merged: Decision = {
      decided: 'merged',
      seen: seen('i-1'),
      with: [seen('i-2')],
      values: { name: 'Persentase PMKS dan anak terlantar' },
      ...stamp,
    };
    expect(apply([merged]).dataset.indicators.map(({ name }) => name)).toEqual([
      'Persentase PMKS dan anak terlantar',
      'Nilai SAKIP',
    ]);
  });
});

describe('several decisions', () => {
  const first = corrected('name', 'Persentase lansia');
  const second = corrected('name', 'Persentase lanjut usia', 'i-1', { by: 'Budi', on: '2026-03-02' });

  it('about one thing: the later one holds, whatever its line, and two people who disagree are named', () => {
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const { dataset } = apply(order);
      expect(rowOf(dataset, 'i-1').name).toBe('Persentase lanjut usia');
      expect(dataset.issues.filter(({ code }) => code === 'decision-contradicted')).toHaveLength(1);
    }
    const own = { ...second, by: 'Rina' };
    expect(apply([first, own]).dataset.issues.some(({ code }) => code === 'decision-contradicted')).toBe(false);
  });

  it('give the same dataset in any order, and twice', () => {
    const all = [first, corrected('objective', 'A'), right('formula', 'i-2'), corrected('code', '9', 'i-3')];
    const once = apply(all).dataset;
    expect(apply([...all].reverse()).dataset).toEqual(once);
    expect(apply([...all, ...all]).dataset).toEqual(once);
  });

  it('none leave the dataset as it was read', () => {
    const dataset = sampleDataset();
    expect(apply([], dataset).dataset).toEqual(dataset);
  });
});
