/** Where and when: what a phrase says of place and time, taken out of its tokens. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { Areas } from '../vocabulary/areas.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { entriesOf } from '../vocabulary/glossary.ts';
import { wordsOfKind } from '../vocabulary/word-lists.ts';
import type { Lemmas } from './lemmas.ts';
import type { Token } from './phrase-tokens.ts';

/** The lemmas that stand for the own region and the own agency, whatever they are called. */
export const ownRegion = 'wilayah';
export const ownAgency = 'instansi';

/** Tokens without what was taken, and the lemmas of it in printed order. */
export type Taken = { tokens: Token[]; lemmas: string[] };

/** The words of `cues.csv` that open and end what is said of place and time. */
type SettingWords = {
  opensPeriod: ReadonlySet<string>;
  endsPeriod: ReadonlySet<string>;
  opensTime: ReadonlySet<string>;
  /** Words of `opensTime` that tell phases apart. */
  keptTime: ReadonlySet<string>;
  ages: ReadonlySet<string>;
  toPlace: ReadonlySet<string>;
  topics: ReadonlySet<string>;
};

function settingWords({ cues }: Vocabulary): SettingWords {
  const times = entriesOf(cues, 'time-opening').filter(({ canonical }) => canonical === 'kept');
  return {
    opensPeriod: wordsOfKind(cues, 'period-opening'),
    endsPeriod: wordsOfKind(cues, 'period-ending'),
    opensTime: wordsOfKind(cues, 'time-opening'),
    keptTime: new Set(times.map(({ alias }) => foldText(alias))),
    ages: wordsOfKind(cues, 'age'),
    toPlace: wordsOfKind(cues, 'place-opening'),
    topics: wordsOfKind(cues, 'topic'),
  };
}

/** Takes out "dalam 1 (satu) tahun", "pada tahun berjalan", "tahun n", "selama masa tanggap darurat". */
export function takePeriod(tokens: readonly Token[], lemmas: Lemmas, vocabulary: Vocabulary): Taken {
  const words = vocabulary.derive(settingWords);
  const rest: Token[] = [];
  const taken: string[] = [];
  for (let i = 0; i < tokens.length;) {
    const length = calendarLength(tokens, i, words) || phaseLength(tokens, i, lemmas, words);
    if (length === 0) {
      rest.push(tokens[i]!);
      i++;
      continue;
    }
    const part = tokens.slice(i, i + length);
    taken.push(
      ...part
        .filter(({ word, role }) => words.keptTime.has(word) || isCount(word) || role === 'time' || role === 'content')
        .filter(({ word }) => !words.opensTime.has(word) || words.keptTime.has(word))
        .filter(({ word }) => !words.opensPeriod.has(word))
        .flatMap((token) => token.lemmas),
    );
    i += length;
  }
  return { tokens: rest, lemmas: taken };
}

/** Takes out "per 100.000 kelahiran hidup": the base of a rate belongs to its unit. */
export function takeBase(tokens: readonly Token[]): Taken {
  const at = tokens.findIndex((token, i) => token.word === 'per' && /^\d+$/.test(tokens[i + 1]?.word ?? ''));
  if (at < 0) return { tokens: [...tokens], lemmas: [] };
  const stop = tokens.findIndex((token, i) => i > at + 1 && token.role !== 'content');
  const end = stop < 0 ? tokens.length : stop;
  const lemmas = tokens.slice(at + 1, end).flatMap((token) => token.lemmas);
  return { tokens: [...tokens.slice(0, at), ...tokens.slice(end)], lemmas };
}

const isCount = (word: string): boolean => /^\d+$/.test(word) || word === 'satu';

/** The tokens of a stretch of the calendar that begins here: [opener ...] [number] unit [which]. */
function calendarLength(tokens: readonly Token[], from: number, words: SettingWords): number {
  let i = from;
  while (i < tokens.length && words.opensPeriod.has(tokens[i]!.word)) i++;
  const opened = i > from;
  if (isCount(tokens[i]?.word ?? '')) i++;
  const unitAt = i;
  while (tokens[i]?.role === 'time') i++;
  if (i === unitAt) return 0;
  const afterUnit = i;
  while (
    i < tokens.length &&
    (words.endsPeriod.has(tokens[i]!.word) ||
      /^(?:19|20)\d\d$/.test(tokens[i]!.word) ||
      (i > afterUnit && /^\d$/.test(tokens[i]!.word)))
  )
    i++;
  if (tokens[i - 1]?.word === 'yang') i--;
  const aged = words.ages.has(tokens[from - 1]?.word ?? '') || words.ages.has(tokens[from - 2]?.word ?? '');
  if (aged && !opened) return 0;
  return opened || i > afterUnit ? i - from : 0;
}

/** The tokens of a phase that begins here: "pada saat dan setelah tanggap darurat", "selama masa panen". */
function phaseLength(tokens: readonly Token[], from: number, lemmas: Lemmas, words: SettingWords): number {
  let i = from;
  if (tokens[i]?.word === 'pada' || tokens[i]?.word === 'di') i++;
  const opener = i;
  while (i < tokens.length && (words.opensTime.has(tokens[i]!.word) || (i > opener && tokens[i]!.word === 'dan'))) i++;
  if (i === opener) return 0;
  const body = runLength(tokens, i, 3, lemmas);
  return body === 0 ? 0 : i + body - from;
}

/** How many content tokens stand in a row from here, at most `most`; a verb form or a list sign ends the run. */
function runLength(tokens: readonly Token[], from: number, most: number, lemmas: Lemmas): number {
  let n = 0;
  while (n < most && from + n < tokens.length) {
    const token = tokens[from + n]!;
    const fits = token.role === 'content' || token.role === 'adjective';
    if (!fits || (n > 0 && token.mark === ',') || isParticiple(token, lemmas)) break;
    n++;
  }
  return n;
}

/** A verb form that can stand for "yang ...": "tertangani", "dilayani", "berprestasi", "memperoleh". */
export function isParticiple(token: Token, lemmas: Lemmas): boolean {
  if (token.role !== 'content' || token.term !== null || token.word.length < 6) return false;
  if (!/^(?:ter|di|ber|me)/.test(token.word)) return false;
  return token.lemmas[0] !== token.word && lemmas.isKnown(token.word);
}

/** Takes out "di dalam panti", "di luar panti", "di fasilitas kesehatan"; own region and own agency by any name. */
export function takeSetting(tokens: readonly Token[], lemmas: Lemmas, vocabulary: Vocabulary): Taken {
  const words = vocabulary.derive(settingWords);
  const rest: Token[] = [];
  const taken: string[] = [];
  for (let i = 0; i < tokens.length;) {
    const found =
      areaAt(tokens, i, vocabulary) ??
      agencyAt(tokens, i, vocabulary) ??
      sideAt(tokens, i, lemmas) ??
      placeAt(tokens, i, lemmas, words);
    if (!found) {
      rest.push(tokens[i]!);
      i++;
      continue;
    }
    for (const lemma of found.lemmas) if (!taken.includes(lemma)) taken.push(lemma);
    i += found.length;
  }
  return { tokens: rest, lemmas: taken };
}

type Found = { length: number; lemmas: string[] };

const longestArea = 4;

/** "di Kabupaten Tapin", "se-kabupaten", "Provinsi Jawa Timur"; a level word alone counts only after a preposition. */
function areaAt(tokens: readonly Token[], from: number, vocabulary: Vocabulary): Found | null {
  const { toPlace } = vocabulary.derive(settingWords);
  let i = from;
  while (toPlace.has(tokens[i]?.word ?? '')) i++;
  const opened = i > from;
  const levelAt = i;
  while (tokens[i]?.role === 'place') i++;
  const leveled = i > levelAt;
  const named = areaNameLength(tokens, i, vocabulary.areas) || regionLength(tokens, i, vocabulary);
  if (named > 0 && (opened || leveled || (named > 1 && from > 0)))
    return { length: i + named - from, lemmas: [ownRegion] };
  return opened && leveled ? { length: i - from, lemmas: [ownRegion] } : null;
}

function areaNameLength(tokens: readonly Token[], from: number, areas: Areas): number {
  for (let n = longestArea; n > 0; n--) {
    const part = tokens.slice(from, from + n);
    if (part.length < n || !part.every((token) => token.capital)) continue;
    if (areas.has(part.map((token) => token.word).join(' '))) return n;
  }
  return 0;
}

function shortRegionNames({ agencies }: Vocabulary): ReadonlySet<string> {
  return new Set(entriesOf(agencies, 'region').map((entry) => foldText(entry.alias)));
}

function regionLength(tokens: readonly Token[], from: number, vocabulary: Vocabulary): number {
  const names = vocabulary.derive(shortRegionNames);
  for (const n of [2, 1]) {
    const part = tokens.slice(from, from + n);
    if (part.length === n && names.has(part.map((token) => token.word).join(' '))) return n;
  }
  return 0;
}

/** "Dinas Kesehatan Kabupaten X", "pada perangkat daerah": the agency whose indicator this is. */
function agencyAt(tokens: readonly Token[], from: number, vocabulary: Vocabulary): Found | null {
  const i = from + (vocabulary.derive(settingWords).toPlace.has(tokens[from]?.word ?? '') ? 1 : 0);
  const head = tokens[i];
  if (i === 0 || !head) return null;
  if (head.lemmas[0] === ownAgency && (i > from || i === tokens.length - 1))
    return { length: i + 1 - from, lemmas: [ownAgency] };
  if (head.role !== 'agency') return null;
  let end = i + 1;
  while (
    end < tokens.length &&
    tokens[end]!.capital &&
    (tokens[end]!.role === 'content' || tokens[end]!.word === 'dan')
  )
    end++;
  const area = areaAt(tokens, end, vocabulary);
  return { length: end + (area?.length ?? 0) - from, lemmas: [ownAgency] };
}

/** "di dalam panti", "luar panti": the side is part of the setting. */
function sideAt(tokens: readonly Token[], from: number, lemmas: Lemmas): Found | null {
  const opened = tokens[from]?.word === 'di';
  const i = from + (opened ? 1 : 0);
  const side = tokens[i]?.word;
  if (side !== 'dalam' && side !== 'luar') return null;
  if (!opened && !lemmas.isVenue(tokens[i + 1]?.lemmas[0] ?? '')) return null;
  const body = runLength(tokens, i + 1, 3, lemmas);
  if (body === 0) return null;
  return { length: i + 1 + body - from, lemmas: [side, ...tokens.slice(i + 1, i + 1 + body).flatMap((t) => t.lemmas)] };
}

/** "di puskesmas", "di kawasan permukiman"; "di bidang ..." names a topic and stays. */
function placeAt(tokens: readonly Token[], from: number, lemmas: Lemmas, words: SettingWords): Found | null {
  if (tokens[from]?.word !== 'di' || words.topics.has(tokens[from + 1]?.word ?? '')) return null;
  const body = runLength(tokens, from + 1, 4, lemmas);
  if (body === 0) return null;
  return { length: 1 + body, lemmas: tokens.slice(from + 1, from + 1 + body).flatMap((token) => token.lemmas) };
}
