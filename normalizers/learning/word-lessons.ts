/** Words that people typed where reading failed: known, a misreading of them is mended, and they are no misreading themselves. */
import { fieldOf } from '../../pipeline/model/meaning/fields.ts';
import { valueText } from '../../pipeline/model/meaning/seen.ts';
import { addTo } from '../../pipeline/model/groups.ts';
import { knownWords } from '../vocabulary/known-words.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Lesson } from './lesson.ts';
import { fewestCells, namesOf, type Taught } from './taught.ts';

/** Shorter ones stand a letter from too many others. */
const fewestLetters = 4;
const proofread = new Set(['text', 'list', 'formula']);

/** A word that nobody knows, said in two cells and read otherwise in one of them at least. */
export function wordLessons(taught: readonly Taught[], vocabulary: Vocabulary): Lesson[] {
  const known = knownWords(vocabulary);
  const said = new Map<string, Taught[]>();
  const misread = new Set<string>();
  for (const one of taught) {
    const field = fieldOf(one.decision.field);
    if (field?.key === 'unit' || !proofread.has(field?.decided ?? '')) continue;
    const read = new Set(wordsOf(one.read));
    for (const word of new Set(wordsOf(valueText(one.said) ?? ''))) {
      if (word.length < fewestLetters || known.has(word) || vocabulary.usualWords.has(word)) continue;
      addTo(said, word, one);
      if (one.decision.decided === 'corrected' && one.read !== '' && !read.has(word)) misread.add(word);
    }
  }
  return [...said].flatMap(([word, cells]): Lesson[] => {
    if (cells.length < fewestCells || !misread.has(word)) return [];
    const because = `"${word}" is a word of ${cells.length} cells, and was misread (${namesOf(cells)})`;
    return [{ file: 'words.csv', columns: ['word'], lines: [word], because }];
  });
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{Ll}+(?:-\p{Ll}+)*/gu) ?? [];
