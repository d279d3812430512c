import { describe, expect, it } from 'vitest';
import { diffDatasets } from '../../../output/diff/diff.ts';
import { diffJson, diffMarkdown } from '../../../output/diff/changes-text.ts';
import { diffWords } from '../../../output/diff/words.ts';
import type { RunFacts } from '../../../output/diff/causes/run-facts.ts';
import type { DatasetDiff } from '../../../pipeline/model/meaning/difference.ts';
import { issue } from '../../../pipeline/model/issue.ts';
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';
import { labelsOf } from '../../../pipeline/model/meaning/fields.ts';
import { sampleDataset, scanId } from '../sample-dataset.ts';

function changed(change: (dataset: Dataset) => void): Dataset {
  const dataset = sampleDataset();
  change(dataset);
  return dataset;
}

const textOf = (diff: DatasetDiff): string => [...diffJson(diff)].join('');

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
      ['name', 'Persentase anak terlantar yang dibina', 'Persentase anak terlantar yang dibira', 'words'],
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
      code: 'mend',
      because:
        'mend no longer made: confusable letters (sosiai → sosial): why cannot be told, as a run does not say what made it',
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
      ['dataSources', 'DTKS', 'SIKS-NG', 'source'],
    ]);
  });

  it('blames the cells when the text comes from another place', () => {
    const after = changed((d) => {
      const row = d.indicators[0]!;
      row.responsible[0]!.text = 'DTKS';
      row.evidence['responsible']!.raw = 'DTKS';
      row.evidence['responsible']!.box = [570, 150, 630, 200];
    });
    expect(fieldsOf(after)).toEqual([['responsible', 'Bidang Rehabilitasi Sosial', 'DTKS', 'structure']]);
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
    expect(textOf(diff)).toBe(textOf(diffDatasets(sampleDataset(), after)));
    expect(JSON.parse(textOf(diff))).toEqual(diff);
    expect(textOf(diff)).toBe(`${JSON.stringify(diff, null, 2)}\n`);
    const alike = diffDatasets(sampleDataset(), sampleDataset());
    expect(textOf(alike)).toBe(`${JSON.stringify(alike, null, 2)}\n`);
  });
});

describe('a document that only one run has', () => {
  const after = changed((d) => {
    d.indicators[1]!.name = 'Persentase anak jalanan yang dibina';
    const gone = d.documents.findIndex(({ id }) => id !== scanId);
    const id = d.documents.splice(gone, 1)[0]!.id;
    d.indicators = d.indicators.filter(({ document }) => document !== id);
    d.documents.push({ ...d.documents[0]!, id: `sha256:${'c'.repeat(64)}`, file: 'new.pdf', agency: null, year: null });
    for (let i = 0; i < 80; i++)
      d.indicators.push({ ...d.indicators[0]!, id: `n-${i}`, document: d.documents.at(-1)!.id, name: `Jumlah ${i}` });
  });
  const diff = diffDatasets(sampleDataset(), after);

  it('is one change: its rows stand behind what changed in papers of both', () => {
    expect(diff.counts).toMatchObject({ added: 80, removed: 1, changed: 1 });
    expect(diff.changes[0]?.kind).toBe('changed');
    expect(diff.documents.map(({ old, new: fresh, rows }) => [old ?? fresh, rows])).toEqual([
      ['tapin.office.pdf', 0],
      ['texts/bontang.txt', 1],
      ['new.pdf', 80],
    ]);
  });

  it('is told with the number of its rows in diff.md, which lists none of them', () => {
    const text = diffMarkdown(diff);
    expect(text).toContain('new.pdf (only in one run: 80 rows)');
    expect(text).toContain('### changed: Persentase anak jalanan yang dibina');
    expect(text).not.toMatch(/### (added|removed)|more: diff\.json/);
  });
});

describe('weights', () => {
  const weightsOf = (change: (dataset: Dataset) => void): string[] =>
    diffDatasets(sampleDataset(), changed(change)).changes.flatMap((c) =>
      c.fields.map((f) => `${f.field} ${f.weight}`),
    );

  it('of case, signs and spacing are form', () => {
    expect(
      weightsOf((d) => {
        d.indicators[0]!.name = 'PERSENTASE PMKS yang  memperoleh (bantuan) sosial';
        d.indicators[0]!.formula.form = 'slash';
        d.indicators[1]!.formula.text = 'Jumlah anak dibina dibagi jumlah anak terlantar X';
      }),
    ).toEqual(['name form', 'formula.form form', 'formula.text form']);
  });

  it('of a letter in a word that is none are reading, of a number or another word meaning', () => {
    const name = (text: string) => weightsOf((d) => void (d.indicators[1]!.name = text));
    expect(name('Persentase anak terlantar yang dibira')).toEqual(['name reading']);
    expect(name('Persentase anak jalanan yang dibina')).toEqual(['name meaning']);
    expect(weightsOf((d) => void (d.indicators[0]!.formula.multiplier = 1000))).toEqual(['formula.multiplier meaning']);
  });
});

describe('keys of the vocabulary', () => {
  it('are never misread: another one is another meaning, told apart from its text', () => {
    const after = changed((d) => {
      d.indicators[0]!.concept = `${d.indicators[0]!.concept}s`;
      d.indicators[0]!.responsible[0]!.key = 'bidang/rehabilitasi-sosia';
    });
    const [change] = diffDatasets(sampleDataset(), after).changes;
    expect(change?.fields.map(({ field, weight }) => [field, weight])).toEqual([
      ['responsible.key', 'meaning'],
      ['concept', 'meaning'],
    ]);
    expect(labelsOf('responsible.key')).not.toEqual(labelsOf('responsible'));
  });
});

describe('causes, where both runs say what made them,', () => {
  const facts: RunFacts = {
    letters: 'l',
    pages: 'p',
    meaning: 'm',
    concepts: 'c',
    reading: 'r',
    vocabulary: 'v',
    vocabularyFiles: { 'terms.csv': 'a', 'words.csv': 'b' },
    vocabularyLines: [],
    vocabularyTexts: null,
    ocr: 'o',
    settings: 's',
    decisions: null,
    picture: () => 'x',
  };
  const causeOf = (after: Dataset, now: Partial<RunFacts>): string[] =>
    diffDatasets(sampleDataset(), after, { old: facts, new: { ...facts, ...now } }).changes.flatMap(
      ({ cause, fields }) =>
        [...(cause ? [cause] : []), ...fields.map((f) => f.cause)].map(({ code, because }) => `${code}: ${because}`),
    );
  const term = changed((d) => {
    d.indicators[0]!.canonicalName = 'Persentase pemerlu pelayanan';
  });
  const letters = changed((d) => {
    d.indicators[1]!.name = d.indicators[1]!.evidence['name']!.raw = 'Persentase anak jalanan yang dibina';
  });

  it('name the one thing that differs: vocabulary and its file, rule, picture, letters', () => {
    expect(causeOf(term, { vocabulary: 'w', vocabularyFiles: { 'terms.csv': 'z', 'words.csv': 'b' } })).toEqual([
      'vocabulary: concluded from what reads the same: the vocabulary (terms.csv) changed',
    ]);
    expect(causeOf(term, { meaning: 'n' })[0]).toMatch(/^rule: .* the code that gives meaning changed$/);
    expect(causeOf(letters, { picture: () => 'y' })[0]).toMatch(/^picture: /);
    expect(causeOf(letters, { letters: 'k', meaning: 'n' })[0]).toMatch(
      /^words: .* the code that recognises letters changed$/,
    );
  });

  it('name the line of the own vocabulary that speaks of the row', () => {
    const vocabularyLines = ['terms.csv: population,PMKS,pemerlu,name', 'terms.csv: population,ODHA,odha,name'];
    expect(causeOf(term, { vocabulary: 'w', vocabularyLines })).toEqual([
      'vocabulary: concluded from what reads the same: the vocabulary (terms.csv: population,PMKS,pemerlu,name) changed',
    ]);
  });

  it('name file, number and text of the line of any vocabulary, where both runs still have theirs', () => {
    const lines = ['kind,alias,canonical', 'population,ODHA,odha'];
    const now = {
      vocabulary: 'w',
      vocabularyFiles: { 'terms.csv': 'z', 'words.csv': 'b' },
      vocabularyTexts: { 'terms.csv': [...lines, 'population,PMKS,pemerlu', 'population,LKS,lks'].join('\n') },
    };
    const old = { ...facts, vocabularyTexts: { 'terms.csv': lines.join('\n') } };
    const diff = diffDatasets(sampleDataset(), term, { old, new: { ...old, ...now } });
    expect(diff.changes[0]?.fields[0]?.cause).toEqual({
      code: 'vocabulary',
      because: 'concluded from what reads the same: the vocabulary (terms.csv:3: population,PMKS,pemerlu) changed',
    });
  });

  it('say so where several things differ, or nothing does', () => {
    expect(causeOf(term, { vocabulary: 'w', meaning: 'n' })[0]).toMatch(/^unclear: .* cannot be told$/);
    expect(causeOf(term, {})[0]).toMatch(/^unknown: .* nothing that the runs recorded differs$/);
  });

  it('name a decision by who took it', () => {
    const decided = changed((d) => {
      d.indicators[0]!.name = 'Persentase lansia';
      const mark = { as: 'corrected' as const, by: 'Rina', on: '2026-03-01', read: 'x' };
      d.indicators[0]!.evidence['name']!.decided = mark;
    });
    expect(causeOf(decided, { decisions: 'd', meaning: 'n' })[0]).toBe(
      'decision: decided: corrected, by Rina on 2026-03-01; read "x"',
    );
  });

  it('do not blame a decision that nobody took back: the evidence below it changed', () => {
    const mark = { as: 'corrected' as const, by: 'Rina', on: '2026-03-01T08:00:00Z', read: 'x' };
    const decided = changed((d) => {
      d.indicators[0]!.name = 'Persentase lansia';
      d.indicators[0]!.evidence['name']!.decided = mark;
    });
    const told = `Decided by Rina on ${mark.on}, corrected, about name ("x") of "x": the place now reads "y"`;
    const stale = changed((d) => {
      d.indicators[0]!.name = d.indicators[0]!.evidence['name']!.raw = 'Persentase balita stunting';
      d.issues.push(issue('decision-stale', told));
    });
    const of = (before: Dataset, after: Dataset): string | undefined => {
      const facts2 = { ...facts, reading: 'q', decisions: 'more were taken' };
      const [change] = diffDatasets(before, after, { old: facts, new: facts2 }).changes;
      return change?.fields.map(({ cause: { code, because } }) => `${code}: ${because}`)[0];
    };
    const why = 'the same place was read differently: the vocabulary that pages are read with changed';
    const who = 'corrected, by Rina on 2026-03-01; read "x"';
    expect(of(decided, stale)).toBe(`vocabulary: ${why}; the decision there is stale: ${who}`);
    expect(of(stale, decided)).toBe(`vocabulary: ${why}; the decision there holds again: ${who}`);
    // taken back: it is told as stale nowhere
    expect(of(decided, sampleDataset())).toBe(`decision: no longer decided: ${who}`);
  });

  it('tell of a concept that moved with the company of other documents', () => {
    const moved = changed((d) => {
      d.indicators[0]!.concept = 'other';
      d.documents.push({ ...d.documents[0]!, id: `sha256:${'f'.repeat(64)}`, file: 'more.pdf' });
    });
    expect(causeOf(moved, {})).toEqual(['company: compared anew: the other documents of the run changed']);
  });
});

describe('two years of one agency', () => {
  it('tell what became of each indicator, with its targets over the years', () => {
    const later = changed((d) => {
      const id = `sha256:${'e'.repeat(64)}`;
      d.documents[0] = { ...d.documents[0]!, id, file: 'tapin-2025.pdf', year: 2025 };
      for (const row of d.indicators) if (row.document === scanId) row.document = id;
      d.indicators[0]!.targets = [{ year: 2025, value: 95, text: '95' }];
      d.indicators[1]!.formula.text = 'Jumlah anak asuh dibagi jumlah anak';
    });
    const [pair] = diffDatasets(sampleDataset(), later).years;
    expect([pair?.old.year, pair?.new.year]).toEqual([2024, 2025]);
    expect(pair?.rows.map(({ became, targets }) => [became, targets])).toEqual([
      [['retargeted'], { 2024: { old: '92,5', new: null }, 2025: { old: null, new: '95' } }],
      [['redefined'], {}],
    ]);
  });
});
