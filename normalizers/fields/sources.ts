/** Data sources: registers, plans, reports and units, split from lists and given keys. */
import type { DataSource } from '../../pipeline/model/meaning/dataset.ts';
import { findDivision, splitUnits } from './divisions.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { lookUp, type Glossary } from '../vocabulary/glossary.ts';
import type { Entry } from '../vocabulary/line.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { isLanguageWord } from '../vocabulary/known-words.ts';
import { findTermUses } from '../vocabulary/terms.ts';
import { slug } from '../text/plain-text.ts';

const kinds = ['register', 'plan', 'report', 'survey', 'body'];

/** The sources of a cell; together their texts hold every word of it but list numbers and joining words. */
export function readSources(text: string, vocabulary: Vocabulary): DataSource[] {
  return splitUnits(text, vocabulary)
    .flatMap((part) => splitKnown(part, vocabulary.sources))
    .map((part) => ({ text: part, key: findSource(part, vocabulary) }));
}

/** The key of a source: "dtks", or a unit's key, or null. An abbreviation in brackets must not say something else. */
export function findSource(text: string, vocabulary: Vocabulary): string | null {
  const known = lookUpAny(text, vocabulary.sources);
  if (known) return known;
  const bare = lookUpAny(text.replace(/\([^)]*\)/g, ' '), vocabulary.sources);
  const inside = /\(([^)]+)\)/.exec(text)?.[1];
  const other = inside ? lookUpAny(inside, vocabulary.sources) : null;
  if (bare) return other && other !== bare ? null : bare;
  const unit = findDivision(text, vocabulary);
  if (unit?.known) return unit.key;
  return (
    findOfBody(text, vocabulary.sources) ??
    ofRegion(text, vocabulary) ??
    composed(text, vocabulary) ??
    unit?.key ??
    null
  );
}

/** "RPJMD Kabupaten Tapin 2016-2021": a plan or report, and behind it only whose it is and of which years. */
function ofRegion(text: string, vocabulary: Vocabulary): string | null {
  const words = text.split(' ');
  for (let n = words.length - 1; n > 0; n--) {
    const known = lookUpAny(words.slice(0, n).join(' '), vocabulary.sources);
    if (known && tellsOwner(words.slice(n), vocabulary)) return known;
  }
  return null;
}

/** A region after its level word, years, or both. */
function tellsOwner(words: readonly string[], vocabulary: Vocabulary): boolean {
  const rest = words
    .join(' ')
    .replace(/\b(?:tahun|periode)\b|\b\d{1,4}\b|[-–,.()]/gi, ' ')
    .trim();
  if (rest === '') return true;
  const [level = '', ...name] = rest.split(/\s+/);
  return lookUp(vocabulary.agencies, 'level', level) !== null && vocabulary.areas.has(foldText(name.join(' ')));
}

const longestHead = 2;
const longestRest = 6;

/**
 * "Laporan Bidang X", "Data PKH", "Aplikasi Y": the sort of source and what it is of, as "laporan/bidang/x" and "data/pkh".
 * Null when a word of it is none of the language: it may be misread.
 */
function composed(text: string, vocabulary: Vocabulary): string | null {
  const words = text
    .replace(/[()]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  for (let n = Math.min(longestHead, words.length - 1); n > 0; n--) {
    const head = lookUp(vocabulary.sources, 'head', words.slice(0, n).join(' '));
    if (!head) continue;
    const rest = words.slice(n).join(' ');
    const unit = findDivision(rest, vocabulary);
    if (unit?.known) return `${head.canonical}/${unit.key}`;
    const [term, ...more] = findTermUses(rest, vocabulary);
    if (term?.text === rest && more.length === 0) return `${head.canonical}/${term.entry.canonical}`;
    const own = rest.split(' ');
    const reads = (word: string) => isLanguageWord(foldText(word), vocabulary) || isShort(word, vocabulary);
    return own.length <= longestRest && own.every(reads) ? `${head.canonical}/${slug(rest)}` : null;
  }
  return null;
}

/** An abbreviation that the vocabulary knows. */
function isShort(word: string, vocabulary: Vocabulary): boolean {
  return (
    /^\p{Lu}{2,}$/u.test(word) &&
    (findTermUses(word, vocabulary).length > 0 || lookUpAny(word, vocabulary.sources) !== null)
  );
}

/** "LHE AKIP Bappeda": a source with the body behind it that gives or wrote it. */
function findOfBody(text: string, sources: Glossary): string | null {
  const words = text.split(' ');
  for (let n = words.length - 1; n > 0; n--) {
    const known = lookUpAny(words.slice(0, n).join(' '), sources);
    if (known && kindsAhead(words.slice(n), sources).includes('body')) return known;
  }
  return null;
}

function lookUpAny(text: string, sources: Glossary): string | null {
  return entryOf(text, sources)?.canonical ?? null;
}

function entryOf(text: string, sources: Glossary): Entry | null {
  for (const kind of kinds) {
    const entry = foldText(text) === '' ? null : lookUp(sources, kind, text);
    if (entry) return entry;
  }
  return null;
}

/** The kinds of the sources that words begin with. */
function kindsAhead(words: readonly string[], sources: Glossary): string[] {
  const heads = [4, 3, 2, 1].filter((n) => words.length >= n).map((n) => words.slice(0, n).join(' '));
  return heads.map((head) => entryOf(head, sources)?.kind).filter((kind) => kind !== undefined);
}

/** "Laporan", "Survei": what stands behind such a word says which one it is. */
function isBareWord(head: string, kind: string): boolean {
  return (kind === 'report' || kind === 'survey') && /^\p{Lu}?\p{Ll}+$/u.test(head);
}

/**
 * "Renstra OPD RPJMD Kabupaten ...": a known source run together with the next one, each known by its first words. A
 * body behind a source is no further source: it tells whose it is.
 */
function splitKnown(text: string, sources: Glossary): string[] {
  if (entryOf(text, sources)) return [text];
  const words = text.split(' ');
  for (let n = words.length - 1; n > 0; n--) {
    const head = words.slice(0, n).join(' ');
    const tail = words.slice(n);
    const entry = entryOf(head, sources);
    if (!entry || isBareWord(head, entry.kind)) continue;
    const next = kindsAhead(tail, sources).some((kind) => kind !== 'body' || entry.kind === 'body');
    const differs = lookUpAny(words.slice(0, n + 1).join(' '), sources) === null;
    if (next && differs && /^\p{Lu}/u.test(tail[0] ?? '')) return [head, ...splitKnown(tail.join(' '), sources)];
  }
  return splitComma(text, sources);
}

/** A comma or "dan" parts two sources only where both sides are known. */
function splitComma(text: string, sources: Glossary): string[] {
  for (const joint of text.matchAll(/\s*(?:,\s*(?:dan\s+)?|\bdan\b)\s*/g)) {
    const [head, tail] = [text.slice(0, joint.index), text.slice(joint.index + joint[0].length)];
    if (head !== '' && lookUpAny(head, sources) && lookUpAny(tail.split(/\s*,\s*/)[0] ?? '', sources)) {
      return [head, ...splitComma(tail, sources)];
    }
  }
  return [text];
}
