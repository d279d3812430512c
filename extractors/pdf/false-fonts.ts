/** Fonts whose table of letters says other letters than the font draws. */
import { grouped } from '../../pipeline/model/groups.ts';
import type { Character } from './glyphs.ts';
import { wordsOf } from './words.ts';

/** Fewer words than this say nothing about their font. */
const leastWords = 5;
/** Share of words that no Indonesian or English tongue can say from which on a font is false, unless words of it are known. */
const unsayable = 0.5;
/** Share of known words below which unsayable ones count. */
const known = 0.1;
/** Vowels among the letters of Indonesian and English print: about two in five; another table of letters shifts them away. */
const [fewVowels, manyVowels] = [0.36, 0.55];
/** Share of vowels and number of words from which on a font none of whose words is known is false, sayable or not. */
const [scarceVowels, manyWords] = [0.3, 8];
/** Share of characters without any letter from which on a font is false. */
const withoutLetter = 0.3;

/** The names of false fonts among the characters. `isWord` knows words of the field. */
export function falseFonts(characters: readonly Character[], isWord: (word: string) => boolean): Set<string> {
  const found = new Set<string>();
  for (const [font, own] of grouped(characters, (c) => c.font)) {
    const vowels = vowelsIn(own);
    if (vowels !== null && vowels > fewVowels && vowels < manyVowels) continue;
    const words = wordsOf(own).map((w) => w.text);
    const signs = words.filter((word) => word.length >= 4).join('');
    const lost = signs.replace(/[^\ufffd\p{Cc}\p{Co}•]/gu, '').length;
    // bullets of symbol fonts stand alone, figures and abbreviations have no vowels to lack
    const whole = words.filter((word) => /^\p{L}{4,}[.,;:)]?$/u.test(word) && !/^\p{Lu}{1,6}$/u.test(word));
    if (signs.length >= 4 * leastWords && lost > withoutLetter * signs.length) found.add(font);
    if (whole.length < leastWords) continue;
    const odd = whole.filter(isUnsayable).length;
    const told = whole.filter((word) => isWord(word.replace(/[^\p{L}]/gu, ''))).length;
    if (odd >= unsayable * whole.length && told <= known * whole.length) found.add(font);
    if (told === 0 && whole.length >= manyWords && (vowels ?? 1) < scarceVowels) found.add(font);
  }
  return found;
}

/** Hardly a vowel, or four letters in a row without one where "ng", "ny", "sy" and "kh" count as one. */
function isUnsayable(word: string): boolean {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  const vowels = letters.replace(/[^aeiou]/g, '').length;
  return vowels < 0.2 * letters.length || /[^aeiou]{4}/.test(letters.replace(/ng|ny|sy|kh|th|ch|sh/g, 'k'));
}

/** Share of vowels among the letters; null where a tenth of the characters have no letter that is known. */
function vowelsIn(characters: readonly Character[]): number | null {
  let [letters, vowels, others] = [0, 0, 0];
  for (const { text } of characters) {
    if (/^[a-z]/i.test(text)) letters++;
    else if (/[\ufffd\p{Cc}\p{Co}•]/u.test(text)) others++;
    if (/^[aeiou]/i.test(text)) vowels++;
  }
  return letters === 0 || others > 0.1 * (letters + others) ? null : vowels / letters;
}
