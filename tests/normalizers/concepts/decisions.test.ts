import { describe, expect, it } from 'vitest';
import { readPairDecisions, resolveDecisions } from '../../../normalizers/concepts/decisions.ts';
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';
import { agencyOf, rowOf } from './rows-of.ts';

const heading = 'first,second,relation,by,on,note\n';
const dataset = {
  documents: [{ id: 'one', year: 2020 }] as Dataset['documents'],
  agencies: [{ ...agencyOf('kab', 'kabupaten'), name: 'Dinas Sosial Kabupaten Tapin' }],
  indicators: [
    rowOf('iku-1', 'Cakupan A', { document: 'one', agency: 'kab' }),
    rowOf('iku-2', 'Cakupan B', { document: 'one', agency: 'kab' }),
  ],
};

describe('readPairDecisions', () => {
  it('refuses an unknown relation and names the line', () => {
    const read = () =>
      readPairDecisions(`${heading}iku-1,iku-2,exact,NN,2024-05-01,\niku-1,iku-2,equal,NN,,\n`, 'd.csv');
    expect(read).toThrow('"equal" is no relation; give exact, close, narrower, broader, related or different');
    try {
      read();
    } catch (error) {
      expect((error as { refusal: { file: string } }).refusal.file).toBe('d.csv:3');
    }
  });

  it('refuses a row beside itself', () => {
    expect(() => readPairDecisions(`${heading}iku-1,iku-1,exact,,,\n`, 'd.csv')).toThrow('must name two indicators');
  });
});

describe('resolveDecisions', () => {
  const resolve = (lines: string) => resolveDecisions(readPairDecisions(heading + lines, 'd.csv'), dataset);

  it('finds a row by agency, year and name as well as by id', () => {
    const { verdicts, issues } = resolve(
      'dinas sosial kabupaten tapin | 2020 | CAKUPAN A,iku-2,close,NN,2024-05-01,asked\n',
    );
    expect(issues).toEqual([]);
    expect(verdicts).toEqual([
      { first: 'iku-1', second: 'iku-2', relation: 'close', because: 'asked, decided by NN, on 2024-05-01' },
    ]);
  });

  it('reports a row that is not there, with the line', () => {
    const { verdicts, issues } = resolve('iku-1,iku-9,exact,NN,,\n');
    expect(verdicts).toEqual([]);
    expect(issues.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'decision-unknown: Line 2 of the decisions names "iku-9", which is no row of this run',
    ]);
  });

  it('takes "narrower" one way for "broader" the other way', () => {
    const { issues } = resolve('iku-1,iku-2,narrower,NN,,\niku-2,iku-1,broader,NN,,\n');
    expect(issues).toEqual([]);
  });

  it('reports lines that contradict each other; the earlier one holds', () => {
    const { verdicts, issues } = resolve('iku-1,iku-2,exact,NN,,\niku-2,iku-1,different,MM,,\n');
    expect(verdicts.map(({ relation }) => relation)).toEqual(['exact']);
    expect(issues.map(({ code }) => code)).toEqual(['decision-contradicted']);
  });
});
