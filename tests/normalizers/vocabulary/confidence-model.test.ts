import { describe, expect, it } from 'vitest';
import {
  confidenceModelText,
  logitOf,
  logOdds,
  probability,
  readConfidenceModel,
} from '../../../normalizers/vocabulary/confidence-model.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';

const text =
  'kind,term,weight\nall,report-below,0.8000\nname,intercept,3.0000\nname,cell,-2.0000\nrow,intercept,1.0000\n';

describe('the confidence model', () => {
  it('adds weighted doubts to the intercept and leaves out features that it does not know', () => {
    const model = readConfidenceModel(text, 'c.csv');
    expect(model.reportBelow).toBe(0.8);
    expect(logitOf('name', { cell: 0.5, 'never-seen': 9 }, 'ocr', model)).toBe(2);
    expect(logitOf('row', {}, 'ocr', model)).toBe(1);
  });

  it('tempers what it says of each reading by a slope and a shift of its own', () => {
    const model = readConfidenceModel(`${text}row,slope-ocr,0.5\nrow,shift-ocr,-1\n`, 'c.csv');
    expect(logitOf('row', {}, 'ocr', model)).toBe(-0.5);
    expect(logitOf('row', {}, 'text-layer', model)).toBe(1);
    expect(readConfidenceModel(confidenceModelText(model, []), 'c.csv')).toEqual(model);
    expect(() => readConfidenceModel('kind,term,weight\nrow,slope-ocr,-1\n', 'c.csv')).toThrow('surer');
  });

  it('is read back as it was written', () => {
    const written = confidenceModelText(readConfidenceModel(text, 'c.csv'), ['from somewhere']);
    expect(written.startsWith('# from somewhere\n')).toBe(true);
    expect(readConfidenceModel(written, 'c.csv')).toEqual(readConfidenceModel(text, 'c.csv'));
  });

  it('refuses a weight that would make a doubtful value surer, and names file and line', () => {
    expect(() => readConfidenceModel('kind,term,weight\nname,cell,0.1\n', 'c.csv')).toThrow(
      'c.csv:2: "cell" would make a doubtful value surer',
    );
  });

  it('refuses an unknown kind, a weight that is no number, and a term that stands twice', () => {
    const read = (lines: string) => () => readConfidenceModel(`kind,term,weight\n${lines}\n`, 'c.csv');
    expect(read('names,cell,-1')).toThrow('c.csv:2: kind, term or weight is not as it must be');
    expect(read('name,cell,much')).toThrow('c.csv:2: kind, term or weight is not as it must be');
    expect(read('name,cell,-1\nname,cell,-2')).toThrow('c.csv:3: "cell" stands twice');
  });

  it('says one half of a kind that it was never fitted to', () => {
    expect(probability(logitOf('row', { cell: 1 }, 'ocr', readConfidenceModel('kind,term,weight', 'c.csv')))).toBe(0.5);
  });

  it('keeps the log odds of certainty finite', () => {
    expect(probability(logOdds(0.9))).toBeCloseTo(0.9, 10);
    expect(logOdds(1)).toBeCloseTo(13.8155, 3);
  });

  it('comes with weights for names, formulas, units, sources, other fields and rows', async () => {
    const { confidence } = await loadVocabulary();
    expect([...confidence.models.keys()].sort()).toEqual([
      'dataSources',
      'formula',
      'name',
      'other',
      'responsible',
      'row',
    ]);
    for (const { weights } of confidence.models.values()) expect([...weights.values()].every((w) => w < 0)).toBe(true);
  });
});
