/** A text that ends, or begins, in the middle of a sentence or of a word. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { knownWords } from '../vocabulary/known-words.ts';
import { lemmasOf } from '../phrases/lemmas.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { documentCheck, type Check, type CheckContext, type Finding, type ReadRow } from './check.ts';
import { printedTexts } from './printed-texts.ts';

const fields: ReadonlySet<string> = new Set([
  'name',
  'objective',
  'goal',
  'formula',
  'responsible',
  'dataSources',
  'programs',
]);

export const truncatedText: Check = documentCheck('text-truncated', (rows, context) => {
  const pairs = wordPairs(rows);
  return rows.flatMap((row) => {
    const found = truncated(row, context, pairs);
    return found ? [{ indicator: row.indicator.id, ...found }] : [];
  });
});

function truncated(
  row: ReadRow,
  { vocabulary }: CheckContext,
  pairs: ReadonlyMap<string, ReadonlySet<string>>,
): Omit<Finding, 'indicator'> | null {
  const texts = printedTexts(row.indicator).filter(({ field }) => fields.has(field));
  for (const { field, text } of texts) {
    const others = texts.filter((other) => other.text !== text).map((other) => other.text);
    const why = dangling(text, field, vocabulary) ?? unclosed(text, others) ?? wanting(text, others, vocabulary);
    const cut = why ?? cutWord(text, pairs, vocabulary) ?? stump(row, field, text, vocabulary);
    if (cut) return { field, message: `"${ending(text)}" ${cut}` };
  }
  const start = headless(row.indicator, vocabulary);
  return start === null ? null : { field: 'formula', message: start };
}

function ending(text: string): string {
  return text.length > 80 ? `...${text.slice(-80)}` : text;
}

function dangling(text: string, field: string, vocabulary: Vocabulary): string | null {
  const last = /(?:^|[\s,])(\p{L}+)\s*[,/]?\s*$/u.exec(text)?.[1];
  if (last && vocabulary.cues.byAlias.has(`dangling\t${last.toLowerCase()}`) && last === last.toLowerCase())
    return `ends with "${last}"`;
  // the entries of a list were cut at their commas by us
  return field === 'name' && /[,&/]$/.test(text.trim()) && /\p{L}{3}/u.test(text)
    ? `ends with "${text.trim().slice(-1)}"`
    : null;
}

/** A bracket that this text opens and no text of the row closes: a fraction may open in one part and close in the other. */
function unclosed(text: string, others: readonly string[]): string | null {
  const opened = count(text, '(') - count(text, ')');
  const elsewhere = others.some((other) => count(other, ')') > count(other, '('));
  // "a)" of a list closes what nothing opened; only the other way round something is lost
  return opened > 0 && !elsewhere ? 'opens a bracket and does not close it' : null;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** Ends with a noun of doing ("dalam penyelenggaraan") after which another text of the row says of what. */
function wanting(text: string, others: readonly string[], vocabulary: Vocabulary): string | null {
  const words = foldText(text).split(' ');
  const [joint = '', doing = ''] = words.slice(-2);
  if (words.length < 4 || !vocabulary.cues.byAlias.has(`wanting\t${joint}`) || !/^pe\p{L}+an$/u.test(doing))
    return null;
  const goesOn = others
    .map(
      (other) => new RegExp(`\\b${joint} (?:kegiatan )?${doing} ((?:\\p{L}+ ?){1,4})`, 'u').exec(foldText(other))?.[1],
    )
    .find((rest) => rest !== undefined);
  return goesOn === undefined ? null : `ends where another text of the row goes on with "${goesOn.trim()}"`;
}

/** Ends with a piece of a word that the document has whole after the same word before it. */
function cutWord(text: string, pairs: ReadonlyMap<string, ReadonlySet<string>>, vocabulary: Vocabulary): string | null {
  const words = text.split(/\s+/);
  const [before = '', last = ''] = words.slice(-2);
  // "Wilayah II" beside "Wilayah III" is a number
  if (words.length < 2 || !/^\p{L}{2,}$/u.test(last) || /^[IVXLC]+$/.test(last) || isWord(last, vocabulary))
    return null;
  const whole = [...(pairs.get(foldText(before)) ?? [])].find(
    (word) => word.length > last.length && /^\p{L}+$/u.test(word) && word.toLowerCase().startsWith(last.toLowerCase()),
  );
  return whole === undefined ? null : `ends with a piece of "${whole}"`;
}

/** Below this confidence (0 to 1) of a field a word that nobody knows is misread, not cut off. */
const sure = 0.7;

/** A name or formula that ends with no word, but with the beginning of known ones: "pemer", "kondi". */
function stump({ indicator }: ReadRow, field: string, text: string, vocabulary: Vocabulary): string | null {
  const last = /\s(\p{Ll}{3,})$/u.exec(text)?.[1];
  if (!last || (field !== 'name' && field !== 'formula') || (indicator.evidence[field]?.confidence ?? 1) < sure)
    return null;
  if (knownWords(vocabulary).has(last) || isListed(last, vocabulary) || lemmasOf(vocabulary).lemmaOf(last) !== last)
    return null;
  const whole = [...knownWords(vocabulary)].find((word) => word.length > last.length + 1 && word.startsWith(last));
  return whole === undefined ? null : `ends with "${last}", the beginning of a word such as "${whole}"`;
}

/** In the large list, and no abbreviation or name there. */
function isListed(word: string, { usualWords }: Vocabulary): boolean {
  const listed = usualWords.get(word);
  return listed === 'common' || (listed !== undefined && word.length > 5);
}

function isWord(word: string, vocabulary: Vocabulary): boolean {
  const lower = word.toLowerCase();
  if (/^\p{Lu}+$/u.test(word)) return vocabulary.terms.entries.some(({ alias }) => alias === word);
  return knownWords(vocabulary).has(lower) || vocabulary.usualWords.has(lower);
}

/** Every word of the document by the word that stands before it. */
function wordPairs(rows: readonly ReadRow[]): Map<string, Set<string>> {
  const pairs = new Map<string, Set<string>>();
  for (const { text } of rows.flatMap((row) => printedTexts(row.indicator))) {
    const words = text.split(/\s+/).map((word) => word.replace(/[.,;:()]+/g, ''));
    words.slice(1).forEach((word, i) => {
      const key = foldText(words[i] ?? '');
      pairs.set(key, (pairs.get(key) ?? new Set()).add(word));
    });
  }
  return pairs;
}

/** A part of a formula that begins with a verb in small letters and counts nobody, beside a part that does. */
function headless({ formula }: Indicator, vocabulary: Vocabulary): string | null {
  const { numerator, denominator } = formula;
  if (numerator === null || denominator === null) return null;
  const counts = (text: string) => vocabulary.cues.byAlias.has(`quantity\t${foldText(text).split(' ')[0]}`);
  for (const [part, other] of [
    [numerator, denominator],
    [denominator, numerator],
  ] as const) {
    const first = /^\p{Ll}+/u.exec(part)?.[0] ?? '';
    const verb = /^(?:me[mn]?|di|ter|ber)\p{Ll}{4,}$/u.test(first) && vocabulary.lemmas.byAlias.has(`verb\t${first}`);
    if (verb && counts(other)) return `"${part}" begins with "${first}" and does not say who is counted`;
  }
  return null;
}
