import { describe, expect, it } from 'vitest';
import { diffDatasets } from '../../../output/diff/diff.ts';
import { diffMarkdown } from '../../../output/diff/changes-text.ts';
import type { RunFacts } from '../../../output/diff/causes/run-facts.ts';
import { DatasetDiff } from '../../../pipeline/model/meaning/difference.ts';
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';
import { evidence, sampleDataset, scanId } from '../sample-dataset.ts';
import { datasetOfDocuments, madeDocuments, withEditedFacts } from './edited-facts.ts';
import { randomOf } from './edited-rows.ts';

const seeds = Array.from({ length: 20 }, (_, i) => i);

/** Edits of facts of one seed: how many, how many are named with their weight, and facts that nobody touched. */
function tryOf(seed: number): { planted: number; named: number; invented: number } {
  const random = randomOf(seed);
  const before = madeDocuments(60, random);
  const { documents: after, planted } = withEditedFacts(before, random);
  const { facts, changes } = diffDatasets(datasetOfDocuments(before), datasetOfDocuments(after));
  const told = new Set(
    facts.flatMap(({ new: { document }, facts: own }) =>
      own.map(({ field, weight }) => `${document} ${field} ${weight}`),
    ),
  );
  const wanted = new Set(planted.map(({ document, fact, weight }) => `${document} document.${fact} ${weight}`));
  expect(changes).toEqual([]);
  return {
    planted: wanted.size,
    named: [...wanted].filter((one) => told.has(one)).length,
    invented: [...told].filter((one) => !wanted.has(one)).length,
  };
}

describe('edits of what documents tell of themselves', () => {
  it.each(['even', 'odd'] as const)('are each named with their weight, and no other is, on %s seeds', (half) => {
    const all = seeds.filter((seed) => (seed % 2 === 0) === (half === 'even')).map(tryOf);
    const sum = (of: (one: (typeof all)[number]) => number): number => all.reduce((total, one) => total + of(one), 0);
    const [planted, named, invented] = [sum((x) => x.planted), sum((x) => x.named), sum((x) => x.invented)];
    console.log(`${half} seeds: ${named} of ${planted} edits of facts named, ${invented} invented`);
    expect(planted).toBeGreaterThan(200);
    expect(named / planted).toBeGreaterThanOrEqual(0.98);
    expect(invented).toBeLessThanOrEqual(planted * 0.02);
  });
});

const runFacts: RunFacts = {
  ...{ letters: 'l', pages: 'p', meaning: 'm', concepts: 'c', reading: 'r', vocabulary: 'v' },
  vocabularyFiles: { 'regions.csv': 'a' },
  vocabularyLines: [],
  vocabularyTexts: null,
  ...{ ocr: 'o', settings: 's', decisions: null },
  picture: () => 'x',
};

/** The sample with the line of its year; `edit` makes the new run of it. */
function pairOf(edit: (dataset: Dataset) => void): [Dataset, Dataset] {
  const make = (): Dataset => {
    const dataset = sampleDataset();
    dataset.documents[0]!.evidence = {
      agency: evidence('DINAS SOSIAL KABUPATEN TAPIN', [100, 40, 400, 55]),
      year: evidence('TAHUN 2024', [100, 60, 200, 75]),
    };
    return dataset;
  };
  const [before, after] = [make(), make()];
  edit(after);
  return [before, after];
}

function causesOf(edit: (dataset: Dataset) => void, now: Partial<RunFacts>): string[] {
  const [before, after] = pairOf(edit);
  const { facts } = diffDatasets(before, after, { old: runFacts, new: { ...runFacts, ...now } });
  return facts.flatMap(({ facts: own }) => own.map(({ field, cause }) => `${field} ${cause.code}: ${cause.because}`));
}

const year = (raw: string, read: number | null) => (dataset: Dataset) => {
  dataset.documents[0]!.year = read;
  dataset.documents[0]!.evidence['year'] = evidence(raw, [100, 60, 200, 75]);
};

describe('the cause of another year', () => {
  it.each([
    ['other letters in the same place', year('TAHUN 2023', 2023), { letters: 'k', meaning: 'n' }, /^words: /],
    ['another picture of the page', year('TAHUN 2023', 2023), { picture: () => 'y' }, /^picture: .* page 1 differs$/],
    ['another rule', year('TAHUN 2024', 2025), { meaning: 'n' }, /^rule: the same letters were read/],
    ['another vocabulary', year('TAHUN 2024', 2025), { vocabulary: 'w' }, /^vocabulary: the same letters were read/],
    ['two things', year('TAHUN 2024', 2025), { vocabulary: 'w', meaning: 'n' }, /^unclear: .* cannot be told$/],
    ['nothing that was recorded', year('TAHUN 2024', 2025), {}, /^unknown: /],
  ] as const)('is %s', (_, edit, now, expected) => {
    const [told, ...more] = causesOf(edit, now);
    expect(more).toEqual([]);
    expect(told!.replace('document.year ', '')).toMatch(expected);
  });

  it('is the line that was taken for it, where another rule or another vocabulary chose it', () => {
    const elsewhere = (dataset: Dataset): void => {
      dataset.documents[0]!.year = 2025;
      dataset.documents[0]!.evidence['year'] = evidence('TAHUN 2025', [100, 500, 200, 515]);
    };
    expect(causesOf(elsewhere, { meaning: 'n' })[0]).toMatch(/rule: the text was taken from another place/);
    expect(causesOf(elsewhere, { vocabulary: 'w' })[0]).toMatch(/vocabulary: the text was taken from another place/);
    expect(causesOf(elsewhere, { vocabulary: 'w', meaning: 'n' })[0]).toMatch(/unclear: .* cannot be told/);
  });

  it('is a decision, by whom, and not one that nobody took back', () => {
    const mark = { as: 'corrected' as const, by: 'Rina', on: '2026-03-01', read: '2024' };
    const decided = (dataset: Dataset): void => {
      dataset.documents[0]!.year = 2022;
      dataset.documents[0]!.evidence['year']!.decided = mark;
    };
    expect(causesOf(decided, { decisions: 'd', meaning: 'n' })).toEqual([
      'document.year decision: decided: corrected, by Rina on 2026-03-01; read "2024"',
    ]);
  });

  it('is other bytes, where the document has them', () => {
    const other = (dataset: Dataset): void => {
      const id = `sha256:${'e'.repeat(64)}`;
      dataset.documents[0] = { ...dataset.documents[0]!, id, year: 2023 };
    };
    expect(causesOf(other, { picture: () => 'y' })[0]).toMatch(/source: the document has other bytes/);
  });
});

describe('an agency', () => {
  const moved = (dataset: Dataset): void => {
    dataset.agencies[0] = {
      ...dataset.agencies[0]!,
      ...{ id: 'x', name: 'Dinas Sosial Kabupaten Tapan', regionCode: '63.99', regionName: 'Kabupaten Tapan' },
    };
    dataset.documents[0]!.agency = 'x';
  };

  it('of a region with another code is another one, however like it looks, and a region without a line follows', () => {
    const [before, after] = pairOf(moved);
    const [change] = diffDatasets(before, after).facts;
    expect(change?.facts.map(({ field, weight, cause }) => [field, weight, cause.code])).toEqual([
      ['document.agency', 'meaning', 'unknown'],
      ['document.region', 'meaning', 'follows'],
    ]);
    expect(change?.rows).toBe(2);
  });

  it('that a decision about its region renamed has that decision as its cause', () => {
    const told = causesOf(
      (dataset) => {
        moved(dataset);
        const mark = { as: 'corrected' as const, by: 'Rina', on: '2026-03-01', read: 'Kabupaten Tapin' };
        dataset.documents[0]!.evidence['region'] = evidence('KABUPATEN TAPIN', null, { decided: mark });
      },
      { decisions: 'd' },
    );
    expect(told.map((one) => one.slice(0, 34))).toEqual([
      'document.agency decision: decided:',
      'document.region decision: decided:',
    ]);
  });
});

describe('what is told of facts', () => {
  it('can be decided: what was seen of the new one, and both values', () => {
    const [before, after] = pairOf(year('TAHUN 2023', 2023));
    const [fact] = diffDatasets(before, after).facts[0]!.facts;
    expect(fact?.seen).toMatchObject({ document: scanId, page: 1, read: 'TAHUN 2023', row: '' });
    expect(fact?.values).toEqual({ old: '2024', new: '2023' });
  });

  it('fits the schema, and stands in Markdown before the rows', () => {
    const [before, after] = pairOf((dataset) => {
      year('TAHUN 2023', 2023)(dataset);
      dataset.indicators[0]!.name = 'Jumlah panti asuhan';
    });
    const diff = DatasetDiff.parse(diffDatasets(before, after));
    const text = diffMarkdown(diff);
    expect(text).toContain('1 document tells something else of itself.');
    expect(text).toContain('- **Year of the document**: ~~2024~~ **2023** — ');
    expect(text.indexOf('Year of the document')).toBeLessThan(text.indexOf('## Rows'));
  });

  it('says nothing of year, title and date of the paper of another year', () => {
    const [before, after] = pairOf((dataset) => {
      const id = `sha256:${'e'.repeat(64)}`;
      const next = { year: 2025, title: 'INDIKATOR KINERJA UTAMA TAHUN 2025', signedOn: '2025-01-15' };
      dataset.documents[0] = { ...dataset.documents[0]!, id, file: 'tapin-2025.pdf', ...next };
    });
    expect(diffDatasets(before, after).facts).toEqual([]);
  });
});
