/** What a text says again and again: the body that it speaks of more than of any other, and the region. */
import { addTo } from '../../pipeline/model/groups.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { lookUp } from '../vocabulary/glossary.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { wordsOfKind } from '../vocabulary/word-lists.ts';
import { bareKinds, partKinds, placeKinds } from './body-kinds.ts';
import type { PlacedText } from './line-patterns.ts';
import { agencyWords } from './name-words.ts';
import { findRegion, regionName } from './regions.ts';

type Word = { text: string; at: number };

const longestKind = 5; // words
const longestBody = 14;
/** Words of the name of a place behind its kind. */
const longestPlace = 2;
/** A text speaks of its own agency: at least so often, and so many times as often as of any other. Estimates. */
const fewest = 2;
const lead = 2;
/** Of the regions that are told, its own has at least this share. An estimate. */
const share = 2 / 3;

/**
 * The body that lines of text speak of; none where they speak of none, or of several alike: laws, and offices that one works
 * with, are named as well. Names go on from line to line.
 */
export function bodyMentions(lines: readonly string[], vocabulary: Vocabulary): PlacedText[] {
  const words = wordsOf(lines);
  const found = new Map<string, PlacedText[]>();
  for (let i = 0; i < words.length; i++) {
    const body = bodyAt(words, i, vocabulary);
    if (!body) continue;
    addTo(found, body.key, body.placed);
    i += body.words - 1;
  }
  const ranked = [...found].sort(([, a], [, b]) => b.length - a.length);
  const [best] = ranked;
  if (!best || best[1].length < fewest) return [];
  const [key, texts] = best;
  const rival = ranked.find(([other]) => other !== key && !`${key} `.startsWith(`${other} `));
  if (rival && rival[1].length * lead > texts.length) return [];
  // with its region where it is told
  return [texts.find(({ text }) => findRegion(text.split(' '), vocabulary, true) !== null) ?? texts[0]!];
}

/**
 * The body whose plan or report the lines are, by the name along their pages: "Renstra Dinas ...", in `namedFor` the text from
 * the body on. Plans of others are headings as well: none where fewer than `share` of the names are of one body.
 */
export function bodyOfDocument(lines: readonly string[], namedFor: RegExp, vocabulary: Vocabulary): PlacedText[] {
  const words = wordsOf(lines);
  const named = lines.flatMap((line, i) => {
    const body = namedFor.exec(line)?.[1];
    if (body === undefined) return [];
    const first = words.findIndex(({ at }) => at === i) + line.split(' ').length - body.split(' ').length;
    return bodyAt(words, first, vocabulary) ?? [];
  });
  const times = (key: string) => named.filter((one) => one.key === key).length;
  const best = named.find(({ key }) => times(key) >= share * named.length);
  if (!best) return [];
  const own = named.filter(({ key }) => key === best.key).map(({ placed }) => placed);
  return [own.find(({ text }) => findRegion(text.split(' '), vocabulary, true) !== null) ?? own[0]!];
}

function wordsOf(lines: readonly string[]): Word[] {
  return lines.flatMap((line, at) => line.split(' ').map((text) => ({ text, at })));
}

function bodyAt(
  words: readonly Word[],
  from: number,
  vocabulary: Vocabulary,
): { key: string; words: number; placed: PlacedText } | null {
  if (!/^\p{Lu}/u.test(words[from]!.text)) return null;
  const kind = kindAt(words, from, vocabulary);
  if (!kind || partKinds.has(kind.canonical) || kind.canonical === 'pemerintah') return null;
  const known = agencyWords(vocabulary);
  const joints = wordsOfKind(vocabulary.cues, 'agency-word');
  const isPlace = placeKinds.has(kind.canonical);
  let end = from + kind.words;
  while (end < words.length && end < from + longestBody && !/[:;.]$/.test(words[end - 1]!.text)) {
    const { text } = words[end]!;
    const isJoint = joints.has(foldText(text));
    if (!isJoint && !/^\p{Lu}/u.test(text)) break;
    if (lookUp(vocabulary.agencies, 'level', text)) break;
    if (isPlace ? end >= from + kind.words + longestPlace : !known.has(foldText(text))) break;
    end++;
  }
  while (end > from + kind.words && joints.has(foldText(words[end - 1]!.text))) end--;
  if (end === from + kind.words && !bareKinds.has(kind.canonical)) return null;
  const named = words.slice(from, end);
  const behind = words.slice(end, end + longestKind + 1);
  const region = findRegion(
    behind.map(({ text }) => text),
    vocabulary,
    true,
  );
  const all = region?.from === 0 ? [...named, ...behind.slice(0, region.to)] : named;
  const text = all.map((word) => word.text).join(' ');
  return {
    key: foldText(named.map((word) => word.text).join(' ')),
    words: all.length,
    placed: { text: text.replace(/[,.:;]+$/, ''), at: [...new Set(all.map(({ at }) => at))] },
  };
}

function kindAt(
  words: readonly Word[],
  from: number,
  { agencies }: Vocabulary,
): { canonical: string; words: number } | null {
  for (let n = Math.min(longestKind, words.length - from); n > 0; n--) {
    const printed = words.slice(from, from + n).map(({ text }) => text);
    const entry = lookUp(agencies, 'kind', printed.join(' '));
    if (entry && entry.form !== 'abbreviation' && !entry.fields['after'])
      return { canonical: entry.canonical, words: n };
  }
  return null;
}

/** The region that lines of text speak of by its level word, or by who heads it; none where several are told alike. */
export function regionMentions(lines: readonly string[], vocabulary: Vocabulary): PlacedText[] {
  const words = wordsOf(lines);
  const found = new Map<string, { province: boolean; times: number; placed: PlacedText }>();
  for (let i = 0; i < words.length; i++) {
    if (!lookUp(vocabulary.agencies, 'level', words[i]!.text)) continue;
    const printed = words.slice(i, i + longestKind + 1);
    const region = findRegion(
      printed.map(({ text }) => text),
      vocabulary,
      true,
    );
    const [area] = region?.from === 0 && region.areas.length === 1 && !region.similar ? region.areas : [];
    if (!area || !region) continue;
    const at = [...new Set(printed.slice(0, region.to).map((word) => word.at))];
    const one = found.get(area.code);
    if (one) one.times++;
    else
      found.set(area.code, {
        province: area.level === 'provinsi',
        times: 1,
        placed: { text: regionName(area), at },
      });
  }
  const all = [...found.values()].sort((a, b) => b.times - a.times);
  // a province is told with each region in it, and a province's own texts tell of many of its regions
  const own = all.filter(({ province }) => !province);
  const sum = (of: typeof all) => of.reduce((times, one) => times + one.times, 0);
  const pool = sum(own) > 0 && sum(own) * lead > sum(all) - sum(own) ? own : all.filter(({ province }) => province);
  const [best] = pool;
  return best && best.times >= share * sum(pool) ? [best.placed] : [];
}
