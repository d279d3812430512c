/** Headings that a scan has worn: dirt and walls read with them, letters of a stamp before them, letters misread. */
import { foldText, squash } from '../../pipeline/model/print/fold.ts';
import type { ColumnRole } from '../../pipeline/model/meaning/record.ts';
import type { HeadingAlias, Known, PlainMatch } from './heading-match.ts';

/** What a text is by likeness, and by the parts that it names. */
type Likeness = { like: (text: string) => PlainMatch | null; parts: (text: string) => PlainMatch | null };

/**
 * What a heading is that nothing else knows: without dirt in its words, behind a stamp, between walls, misread. `bare` is
 * the text without what stands in brackets.
 */
export function wornMatch(text: string, bare: string, known: Known, { like, parts }: Likeness): PlainMatch | null {
  const clear = withoutDirt(bare);
  return (
    (clear === bare ? null : like(clear)) ??
    matchEnd(bare, known) ??
    matchBetweenStrokes(text, (between) => like(between) ?? parts(between)) ??
    matchMisread(text, known)
  );
}

/** Letters of a heading that are left without dirt: fewer say too little. */
const clearLetters = 8;

/** What no heading holds, ink beside its letters read with them: digits and letters in one word ("Penanggungjawab 990ng)"). */
function withoutDirt(text: string): string {
  const kept = text.split(/\s+/).filter((word) => !/\d/.test(word) || !/\p{L}/u.test(word) || word.length < 3);
  return squash(kept.join('')).length >= clearLetters ? kept.join(' ') : text;
}

/** Pieces of walls and specks read as a word: "1", "II", "|", "/". */
const stroke = /^[1IlLiJj|!/\\()[\]{}.,:;'"`~*°•_=—–-]{1,2}$/;

/** Their headings are told apart by a number at the end: "Target II" is no target of the year. */
const numbered: readonly ColumnRole[] = ['target', 'achievement', 'endTarget', 'baseline', 'rowNumber', 'code'];

/** "1 Indikator Kinerja II", "1 Uraian In ikator": walls beside the heading were read with it. */
function matchBetweenStrokes(text: string, match: (text: string) => PlainMatch | null): PlainMatch | null {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const from = words.findIndex((word) => !stroke.test(word));
  const to = words.findLastIndex((word) => !stroke.test(word)) + 1;
  if (from < 0 || to - from === words.length) return null;
  const clear = words.slice(from, to).join(' ');
  if (squash(clear).length < clearLetters) return null;
  const found = match(clear);
  if (!found || found.weak || numbered.includes(found.role)) return null;
  return { ...found, score: Math.min(found.score, 0.8), because: `${found.because} between strokes of walls` };
}

/** Of a heading with letters of a stamp before it, at least so much (share of its letters) is the heading itself. */
const leastOwn = 0.6;

/**
 * "0 TNAS Rumus Perhitungan": letters of a stamp across the heading stand before it, in capitals where the heading has none,
 * or none at all. A word of any known heading is no dirt: "KONDISI AWAL Rumus" names two columns.
 */
function matchEnd(text: string, known: Known): PlainMatch | null {
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (let n = 1; n < words.length - 1; n++) {
    const alias = known.byKey.get(squash(words.slice(n).join(' ')));
    if (!alias || alias.weak || squash(alias.heading).length < leastOwn * squash(text).length) continue;
    const isOther = (word: string) => known.aliases.some(({ folded }) => folded.split(' ').includes(foldText(word)));
    const isDirt = (word: string) => !/\p{L}/u.test(word) || (word === word.toUpperCase() && !isOther(word));
    const own = words.slice(n).join('');
    if (own === own.toUpperCase() || !words.slice(0, n).every(isDirt)) return null;
    return {
      role: alias.role,
      score: 0.7,
      weak: false,
      because: `"${alias.heading}" stands behind letters of a stamp`,
    };
  }
  return null;
}

/**
 * What a heading may cost a letter (-ln), how much dearer another role must be, how few letters it may have. Swept with
 * `sweep/heading-wear` from 0 to 1.5: what is known grows with the cost; from 1.5 on values of cells are taken as well.
 */
const misreadings = { most: 1.2, margin: 0.5, letters: 5 };

/**
 * "Konclisi Awal Kinarja": every word is misread, and nothing but the table of misreadings leads to a heading.
 * Null where another role is nearly as near.
 */
function matchMisread(text: string, known: Known): PlainMatch | null {
  const read = foldText(text).replace(/ /g, '');
  if (read.length < misreadings.letters) return null;
  let best: { alias: HeadingAlias; cost: number } | null = null;
  let rival = Infinity;
  for (const alias of known.aliases) {
    if (alias.weak || Math.abs(alias.key.length - read.length) > 2 + 0.1 * read.length) continue;
    const limit = misreadings.most * alias.key.length * (1 + misreadings.margin);
    const cost = known.misreading(read, alias.key, limit);
    if (cost === null) continue;
    if (!best || cost < best.cost) {
      if (best && best.alias.role !== alias.role) rival = Math.min(rival, best.cost);
      best = { alias, cost };
    } else if (alias.role !== best.alias.role) rival = Math.min(rival, cost);
  }
  if (!best || best.cost > misreadings.most * best.alias.key.length) return null;
  if (rival < best.cost * (1 + misreadings.margin) || known.isOpposed(text, best.alias.heading)) return null;
  return { role: best.alias.role, score: 0.6, weak: false, because: `it is "${best.alias.heading}", misread` };
}
