/** Lines that would teach the vocabulary what it does not know: kind, alias, canonical, form. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { findSource } from '../fields/sources.ts';
import { csvLine } from '../text/csv.ts';
import { slug, squeeze } from '../text/plain-text.ts';
import { titleCase } from '../text/title-case.ts';
import { lookUp } from '../vocabulary/glossary.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { spells } from './unknown-abbreviations.ts';

const longestUnit = 90; // letters; a longer text is several units run together

/** A line of these cells. */
export function line(...fields: string[]): string {
  return csvLine(fields.map(squeeze));
}

/** A term of its own. */
export function termLines(text: string, form: 'short' | 'name'): string[] {
  return [line('term', text, slug(text), form)];
}

/** "Kilogram per Jiwa" is one unit with "kilogram per jiwa"; "Ton CO2" keeps the capitals of its formula. */
export function unitLines(text: string): string[] {
  const bare = squeeze(text).replace(/^\((.*)\)$/, '$1');
  return [line('unit', bare, bare.replace(/(?<!\p{L})\p{Lu}\p{Ll}+(?!\p{L}|\d)/gu, lowerCase), 'name')];
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

/** "Bidang X" teaches X as a bidang; where the first word opens no unit yet, it teaches that word too. */
export function divisionLines(text: string, { divisions }: Vocabulary): string[] {
  const plain = squeeze(text.replace(/\([^)]*\)/g, ' ').replace(/\./g, ' '));
  if (plain.length > longestUnit || /\d{2}/.test(plain)) return [];
  const words = (plain === plain.toUpperCase() ? titleCase(plain) : plain).split(' ');
  const from = [2, 1].find((n) => words.length > n && lookUp(divisions, 'post', words.slice(0, n).join(' '))) ?? 0;
  for (let n = 4; n > 0; n--) {
    const unit = lookUp(divisions, 'unit', words.slice(from, from + n).join(' '));
    const name = words.slice(from + n);
    if (!unit || name.length === 0) continue;
    const runTogether = name.some((word) => lookUp(divisions, 'post', word) !== null);
    return runTogether ? [] : [line(unit.canonical, name.join(' '), name.join(' '), 'name')];
  }
  // a post that names no unit: "Sub Koordinator Inovasi"
  if (from > 0) return [];
  const [first = '', ...rest] = words;
  const named = rest.length === 0 ? [] : [line(slug(first), rest.join(' '), rest.join(' '), 'name')];
  return [line('unit', first, slug(first), 'name'), ...named];
}

/** The sources of a list, each with its own lines; a source with its abbreviation beside it has one for each. */
export function sourceLines(text: string, vocabulary: Vocabulary): string[] {
  return text
    .split(/[,;](?![^(]*\))/)
    .map((part) => squeeze(part.replace(/^\s*(?:dan|serta)\s+/, '')))
    .filter((part) => part !== '' && findSource(part, vocabulary) === null)
    .flatMap((part) => {
      const kind = sourceKind(part, vocabulary);
      const [, before = '', inside = ''] = /^([^()]+?)\s*\(([^()]+)\)$/.exec(part) ?? [];
      const [short, long] = spells(before, inside) ? [inside, before] : [before, inside];
      if (before === '' || !spells(long, short)) return [line(kind, part, slug(part), 'name')];
      return [line(kind, long, slug(short), 'name'), line(kind, short, slug(short), 'short')];
    });
}

/** The kind that most sources with the same first word are of. */
function sourceKind(text: string, { sources }: Vocabulary): string {
  const [first = ''] = foldText(text).split(' ');
  const kinds = sources.entries.filter(({ alias }) => foldText(alias).split(' ')[0] === first).map(({ kind }) => kind);
  const count = (kind: string) => kinds.filter((other) => other === kind).length;
  return [...new Set(kinds)].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0] ?? 'register';
}
