/** Words for tests: every letter is 5 points wide, a line 10 points tall (letter height 5.5). */
import type { Word } from '../../pipeline/model/reading/text.ts';

export const letterHeight = 5.5;

/** The words of one line at height `y`; each piece is [x, text], its words one space (3 points) apart. */
export function lineAt(y: number, ...pieces: [number, string][]): Word[] {
  return pieces.flatMap(([x, text]) => {
    let at = x;
    return text.split(' ').map((part): Word => {
      const box: Word['box'] = [at, y, at + 5 * part.length, y + 10];
      at = box[2] + 3;
      return { text: part, box, confidence: 1 };
    });
  });
}
