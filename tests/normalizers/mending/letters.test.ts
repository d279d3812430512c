import { describe, expect, it } from 'vitest';
import { readConfusions } from '../../../normalizers/vocabulary/confusion.ts';
import { documentWords } from '../../../normalizers/mending/document-words.ts';
import { candidateIndex } from '../../../normalizers/mending/candidate-words.ts';
import type { Lexicon, WordKind } from '../../../normalizers/mending/lexicon.ts';
import { mendLines } from '../../../normalizers/mending/mend.ts';
import type { LetterStep, Word } from '../../../pipeline/model/reading/text.ts';

const kinds: Record<string, WordKind> = {
  tidak: 'domain',
  jaminan: 'domain',
  lamunan: 'common',
  udah: 'common',
};

/** A lexicon of a document that surely holds these words so often. */
function lexiconOf(counts: Record<string, number>): Lexicon {
  const words = Object.entries(counts).flatMap(([text, n]) =>
    Array<Word>(n).fill({ text, box: null, confidence: 0.99 }),
  );
  const page = { lines: words.map((word) => ({ words: [word], box: null })) };
  const document = documentWords({ pages: [page], tables: [] } as never, () => true);
  return {
    isWord: (word) => word.toLowerCase() in kinds,
    kindOf: (word) => kinds[word.toLowerCase()] ?? null,
    counts: document.counts,
    document,
    candidates: [candidateIndex(Object.keys(kinds))],
  };
}

/** Steps of letters, each with its share; "j.3l.5" says j with 0.3 and l with 0.5. */
const seen = (...steps: LetterStep[]): LetterStep[] => steps.flatMap((step) => [step, { '': 0.99 }]);
const plain = (text: string): LetterStep[] => Array.from(text).map((letter) => ({ [letter]: 0.95 }));

function mended(word: Word, counts: Record<string, number>) {
  const confusions = readConfusions('read,printed,share');
  const { lines, doubtful } = mendLines([{ words: [word], box: null }], {
    lexicon: lexiconOf(counts),
    confusions,
    exported: false,
  });
  return { text: lines[0]?.words[0]?.text, doubtful };
}

describe('a doubtful word with the letters that were seen', () => {
  const lamunan: Word = {
    text: 'lamunan',
    box: null,
    confidence: 0.4,
    letters: [
      seen({ l: 0.5, j: 0.3 }, { a: 0.95 }, { m: 0.6 }, { u: 0.4, i: 0.3 }, { n: 0.9 }, { a: 0.9 }, { n: 0.9 }),
    ],
  };

  it('becomes the word of the document that fits them nearly as well, though what was read is a word too', () => {
    expect(mended(lamunan, { jaminan: 12, anak: 900 }).text).toBe('jaminan');
  });

  it('stays where the document does not know the other word', () => {
    expect(mended(lamunan, { anak: 12 }).text).toBe('lamunan');
  });

  it('that another network read as a word of the document becomes that word', () => {
    const read = { ...lamunan, confidence: 0.89, letters: [seen(...plain('lamunan'))] };
    const document = { jaminan: 12, anak: 900 };
    expect(mended(read, document).text).toBe('lamunan');
    const second = seen(...plain('jaminan'));
    expect(mended({ ...read, second }, document).text).toBe('jaminan');
    expect(mended({ ...read, second, confidence: 0.94 }, document).text).toBe('lamunan');
  });

  it('stays where the letters leave no doubt, however often the document says the other', () => {
    const surely = { ...lamunan, letters: [seen(...plain('lamunan'))] };
    expect(mended(surely, { jaminan: 12, anak: 900 }).text).toBe('lamunan');
  });

  it('is told to be doubtful when neither it nor another word is likely enough', () => {
    const unclear = {
      ...lamunan,
      letters: [seen({ l: 0.5, j: 0.1 }, ...plain('am'), { u: 0.5, i: 0.1 }, ...plain('nan'))],
    };
    const { text, doubtful } = mended(unclear, { jaminan: 1, anak: 9000 });
    expect([text, doubtful]).toEqual(['lamunan', ['lamunan']]);
  });
});
