import { describe, expect, it } from 'vitest';
import { mendClipped } from '../../../normalizers/fields/clipped.ts';
import type { ReadField } from '../../../normalizers/fields/field.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';

const vocabulary = await loadVocabulary();
const tools = { vocabulary, isWord: (word: string) => word === 'Sosial' };

function field(text: string, box: [number, number, number, number] | null = null): ReadField {
  return {
    column: { index: 0, heading: '', role: 'responsible', year: null, score: 1, because: '' },
    source: { lines: [], segments: [], confidence: 1, inheritedFrom: null },
    lines: [],
    text,
    evidence: { raw: text, page: 1, box, confidence: 1, edits: [], inheritedFrom: null },
    doubtful: [],
    inheritedRow: null,
  };
}

describe('clipped names of units', () => {
  it('are made whole when only one known name goes on from them, and the mend is logged', () => {
    const [mended] = mendClipped([field('Bidang Pemberdayaan Sos')], tools);
    expect(mended?.text).toBe('Bidang Pemberdayaan Sosial');
    expect(mended?.evidence.edits).toEqual([
      { from: 'Bidang Pemberdayaan Sos', to: 'Bidang Pemberdayaan Sosial', rule: 'clipped-unit' },
    ]);
  });

  it('with a misread last letter need the cell beside them', () => {
    const texts = (...given: string[]) =>
      mendClipped(
        given.map((g) => field(g)),
        tools,
      ).map((f) => f.text);
    expect(texts('Bidang Pemberdayaan Sc')).toEqual(['Bidang Pemberdayaan Sc']);
    expect(texts('Bidang Pemberdayaan Sos', 'Bidang Pemberdayaan Sc')[1]).toBe('Bidang Pemberdayaan Sosial');
  });

  it('stay when several known names go on, when whole, and on pictures', () => {
    const texts = [
      field('Bidang Pemberdayaan Ma'),
      field('Bidang Sosial'),
      field('Bidang Pemberdayaan Sos', [0, 0, 9, 9]),
    ];
    expect(mendClipped(texts, tools).map((f) => f.text)).toEqual(texts.map((f) => f.text));
  });
});
