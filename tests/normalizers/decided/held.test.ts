import { describe, expect, test } from 'vitest';
import { lastDecisions, rowsOfField } from '../../../normalizers/decided/held.ts';
import type { Box } from '../../../pipeline/model/geometry.ts';
import type { Decision, FieldDecision } from '../../../pipeline/model/meaning/decision.ts';
import { sampleDataset, scanId } from '../../output/sample-dataset.ts';

const seen = { document: scanId, page: 1, box: null, read: 'Persentase anak', row: 'Persentase anak' };
const said = (by: string, minute: number, value: string): Decision => {
  return { decided: 'corrected', field: 'name', seen, value, by, on: `2026-03-01T08:0${minute}:00Z` };
};
const back = (by: string, minute: number): Decision => {
  return { decided: 'withdrawn', about: 'name', seen, by, on: `2026-03-01T08:0${minute}:00Z` };
};

describe('a decision that was taken back', () => {
  test('is as if it had never been taken', () => {
    expect(lastDecisions([said('Rina', 1, 'a'), back('Rina', 2)])).toEqual({ decisions: [], contradictions: [] });
  });

  test('lets the last word of another hold, and contradicts nobody', () => {
    const rina = said('Rina', 1, 'a');
    const { decisions, contradictions } = lastDecisions([rina, said('Budi', 2, 'b'), back('Budi', 3)]);
    expect(decisions).toEqual([rina]);
    expect(contradictions).toEqual([]);
  });
});

describe('two who decide otherwise', () => {
  const count = (...all: Decision[]): number => lastDecisions(all).contradictions.length;
  const [rina, budi] = [said('Rina', 1, 'a'), said('Budi', 2, 'b')];

  test('contradict each other until they agree, or a third decides, whatever that is', () => {
    expect(count(rina, budi)).toBe(1);
    expect(count(rina, budi, said('Rina', 3, 'b'))).toBe(0);
    expect(count(rina, budi, said('Sari', 3, 'a'))).toBe(0);
    expect(count(rina, budi, said('Sari', 3, 'c'))).toBe(0);
  });

  test('contradict each other again when one of them speaks again', () => {
    expect(count(rina, budi, said('Sari', 3, 'a'), said('Budi', 4, 'b'))).toBe(1);
  });
});

describe('a decision about a year', () => {
  const [row] = sampleDataset().indicators;
  const own: Box = [710, 150, 770, 200];
  const of2025 = { year: 2025, value: 94, text: '94', place: { page: 1, box: own } };
  const years = { ...row!, targets: [...row!.targets, of2025] };
  const about = (box: Box): FieldDecision => {
    const sight = { document: scanId, page: 1, box, read: '94', row: years.evidence['name']!.raw };
    return { decided: 'right', field: 'targets.2025', seen: sight, value: '94', by: 'Rina', on: '2026-03-01' };
  };

  test('holds in the cell of that year, and in the first cell of its field, where years were seen before', () => {
    expect(rowsOfField(about(own), [years])).toEqual({ rows: [years] });
    expect(rowsOfField(about(years.evidence['targets']!.box!), [years])).toEqual({ rows: [years] });
    expect(rowsOfField(about([10, 400, 50, 440]), [years])).toHaveProperty('because');
  });
});

describe('who takes back', () => {
  test('can take it again, and the order of lines in the files does not matter', () => {
    const again = said('Rina', 3, 'b');
    expect(lastDecisions([again, back('Rina', 2), said('Rina', 1, 'a')]).decisions).toEqual([again]);
  });

  test('leaves alone what others decided', () => {
    const rina = said('Rina', 1, 'a');
    expect(lastDecisions([rina, back('Budi', 2)]).decisions).toEqual([rina]);
  });
});
