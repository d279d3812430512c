import { describe, expect, it } from 'vitest';
import { diffDatasets } from '../../../output/diff/diff.ts';
import { diffJson, diffMarkdown } from '../../../output/diff/changes-text.ts';
import { diffWords } from '../../../output/diff/words.ts';
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';
import { sampleDataset, scanId } from '../sample-dataset.ts';

function changed(change: (dataset: Dataset) => void): Dataset {
  const dataset = sampleDataset();
  change(dataset);
  return dataset;
}

const fieldsOf = (after: Dataset): [string, string | null, string | null, string][] =>
  diffDatasets(sampleDataset(), after).changes.flatMap((c) =>
    c.fields.map((f): [string, string | null, string | null, string] => [f.field, f.old, f.new, f.cause.code]),
  );

describe('diffDatasets', () => {
  it('finds nothing between a dataset and itself', () => {
    const diff = diffDatasets(sampleDataset(), sampleDataset());
    expect(diff.changes).toEqual([]);
    expect(diff.counts).toMatchObject({ unchanged: 3, changed: 0 });
  });

  it('blames the reading when the raw text of the same place differs', () => {
    const after = changed((d) => {
      const row = d.indicators[1]!;
      row.name = 'Persentase anak terlantar yang dibira';
      row.evidence['name']!.raw = row.name;
    });
    expect(fieldsOf(after)).toEqual([
      ['name', 'Persentase anak terlantar yang dibina', 'Persentase anak terlantar yang dibira', 'read-differently'],
    ]);
  });

  it('blames a rule when the same raw text gives another value, and names the mend', () => {
    const after = changed((d) => {
      const row = d.indicators[0]!;
      row.name = 'Persentase PMKS yang memperoleh bantuan sosiai';
      row.evidence['name']!.edits = [];
    });
    const [change] = diffDatasets(sampleDataset(), after).changes;
    expect(change?.fields[0]?.cause).toEqual({
      code: 'rule-changed',
      because: 'the same text was read; mend no longer made: confusable letters (sosiai → sosial)',
    });
  });

  it('blames the source when the bytes of the document and the text differ', () => {
    const other = `sha256:${'d'.repeat(64)}`;
    const after = changed((d) => {
      d.documents[0]!.id = other;
      for (const row of d.indicators) if (row.document === scanId) row.document = other;
      d.indicators[0]!.dataSources = [{ text: 'SIKS-NG', key: null }];
      d.indicators[0]!.evidence['dataSources']!.raw = 'SIKS-NG';
    });
    expect(fieldsOf(after).filter(([f]) => f === 'dataSources')).toEqual([
      ['dataSources', 'DTKS', 'SIKS-NG', 'source-changed'],
    ]);
  });

  it('blames the cells when the text comes from another place', () => {
    const after = changed((d) => {
      const row = d.indicators[0]!;
      row.responsible[0]!.text = 'DTKS';
      row.evidence['responsible']!.raw = 'DTKS';
      row.evidence['responsible']!.box = [570, 150, 630, 200];
    });
    expect(fieldsOf(after)).toEqual([['responsible', 'Bidang Rehabilitasi Sosial', 'DTKS', 'cells-differ']]);
  });

  it('compares numbers as numbers, by year', () => {
    const after = changed((d) => {
      d.indicators[0]!.targets[0] = { year: 2024, value: 92.6, text: '92,60' };
      d.indicators[0]!.formula.multiplier = 1000;
    });
    const fields = diffDatasets(sampleDataset(), after).changes[0]?.fields.map((f) => [f.field, f.difference]);
    expect(fields).toEqual([
      ['formula.multiplier', 900],
      ['targets.2024', 0.1],
    ]);
    const written = changed((d) => {
      d.indicators[0]!.targets[0]!.text = '92,50';
    });
    expect(fieldsOf(written)).toEqual([]);
  });

  it('compares the parts of a formula apart', () => {
    const after = changed((d) => {
      const { formula } = d.indicators[0]!;
      [formula.numerator, formula.denominator] = [formula.denominator, formula.numerator];
    });
    expect(fieldsOf(after).map(([f]) => f)).toEqual(['formula.numerator', 'formula.denominator']);
  });
});

describe('diffWords', () => {
  it('marks the words that went and came', () => {
    expect(diffWords('Jumlah anak terlantar yang dibina', 'Jumlah lansia terlantar yang telah dibina')).toEqual([
      { op: 'same', text: 'Jumlah' },
      { op: 'del', text: 'anak' },
      { op: 'ins', text: 'lansia' },
      { op: 'same', text: 'terlantar yang' },
      { op: 'ins', text: 'telah' },
      { op: 'same', text: 'dibina' },
    ]);
    expect(diffWords('', 'a')).toEqual([{ op: 'ins', text: 'a' }]);
    expect(diffWords('a', '')).toEqual([{ op: 'del', text: 'a' }]);
  });
});

describe('the texts', () => {
  const after = changed((d) => {
    d.indicators[1]!.name = 'Persentase *anak* <b>terlantar</b> yang dibina';
    d.indicators.pop();
  });
  const diff = diffDatasets(sampleDataset(), after);

  it('writes Markdown in which the words of the source can do nothing', () => {
    expect(diffMarkdown(diff)).toContain('0 added, 1 removed, 1 changed, 0 moved, 0 split, 0 merged, 1 unchanged.');
    expect(diffMarkdown(diff)).toContain('**\\*anak\\* &lt;b&gt;terlantar&lt;/b&gt;**');
    expect(diffMarkdown(diff)).toContain('### removed: Nilai SAKIP');
  });

  it('writes the same JSON each time', () => {
    expect(diffJson(diff)).toBe(diffJson(diffDatasets(sampleDataset(), after)));
    expect(JSON.parse(diffJson(diff))).toMatchObject({ schema: 'ikat/diff/1', counts: { removed: 1 } });
  });
});
