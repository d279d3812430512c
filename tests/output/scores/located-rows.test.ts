import { describe, expect, it } from 'vitest';
import { documentKey, locateRows } from '../../../output/scores/located-rows.ts';
import { indicator, sampleDataset, scanId } from '../sample-dataset.ts';

function located(found: [string, number, string][], rows: [number, string][]): [string, string][] {
  const dataset = {
    ...sampleDataset(),
    indicators: found.map(([id, position, name]) => indicator({ id, position, name, document: scanId })),
  };
  const { ids } = locateRows(
    dataset,
    rows.map(([row, name]) => ({ document: 'tapin', row, name })),
  );
  return [...ids].sort();
}

describe('locateRows', () => {
  it('follows the name when rows were lost above it', () => {
    expect(
      located(
        [['x', 1, 'Persentase lanjut usia terlantar']],
        [
          [1, 'Nilai evaluasi kinerja'],
          [2, 'Persentase lanjut usia telantar'],
        ],
      ),
    ).toEqual([['tapin#2', 'x']]);
  });

  it('takes the nearer place of two equal names, and the place alone for a name that cannot be read', () => {
    const found: [string, number, string][] = [
      ['x', 1, 'Nilai AKIP'],
      ['y', 2, '#!?'],
      ['z', 3, 'Nilai AKIP'],
    ];
    expect(
      located(found, [
        [1, 'Nilai AKIP'],
        [2, 'Tingkat kemiskinan'],
        [3, 'Nilai AKIP'],
      ]),
    ).toEqual([
      ['tapin#1', 'x'],
      ['tapin#2', 'y'],
      ['tapin#3', 'z'],
    ]);
  });

  it('knows a document by its file name up to the first dot', () => {
    expect(documentKey('scans/tapin.office.pdf')).toBe('tapin');
    expect(documentKey('dinsos-palu-2025.txt')).toBe('dinsos-palu-2025');
  });
});
