/** A name in one wording, to be compared: standard spelling, and every term by one of its forms. */
import { foldText } from '../../../pipeline/model/print/fold.ts';
import { sectorsOf } from '../../vocabulary/glossary.ts';
import { findSpellings, findTermUses, termLabel, type TermUse } from '../../vocabulary/terms.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';

/**
 * The name with terms by their short form, whatever form is printed: "Nilai Survei Kepuasan Masyarakat" is "IKM",
 * "Penyandang Masalah Kesejahteraan Sosial" is "PPKS". It goes further than `canonicalName`, which people read. A form
 * that means something else in another sector becomes the long one.
 */
export function plainWording(name: string, vocabulary: Vocabulary, sectors: readonly string[]): string {
  const spelled = replaceUses(name, findSpellings(name, vocabulary), ({ entry }) => entry.canonical);
  const uses = findTermUses(spelled, vocabulary, sectors);
  return replaceUses(spelled, uses, ({ text, entry }) => {
    if (sectorsOf(entry).length > 0) return vocabulary.derive(longForms).get(entry.canonical) ?? text;
    const label = termLabel(entry.canonical, vocabulary) ?? text;
    return foldText(label) === foldText(text) ? text : label;
  });
}

/** The long form of a term; an old short form has the long form of its time. Null when it has none. */
export function longForm({ canonical, form }: TermUse['entry'], { terms }: Vocabulary): string | null {
  const own = terms.entries.filter((entry) => entry.canonical === canonical);
  const old = form.startsWith('old') ? own.find((entry) => entry.form === 'old-name') : undefined;
  return (old ?? own.find((entry) => entry.form === 'name'))?.alias ?? null;
}

/** The short form of a term, of its time where the use is an old one. */
export function shortForm({ canonical, form }: TermUse['entry'], { terms }: Vocabulary): string | null {
  const own = terms.entries.filter((entry) => entry.canonical === canonical);
  const old = form.startsWith('old') ? own.find((entry) => entry.form === 'old-abbreviation') : undefined;
  return (old ?? own.find((entry) => entry.form === 'short'))?.alias ?? null;
}

/** Terms that two names have under names of different years: "PMKS (until 2019) is PPKS (from 2019)". */
export function renamedTerms(first: string, second: string, vocabulary: Vocabulary): string[] {
  const uses = findTermUses(second, vocabulary);
  const said = findTermUses(first, vocabulary).flatMap(({ entry }) => {
    const other = uses.find((use) => use.entry.canonical === entry.canonical)?.entry;
    const isDated = entry.from + entry.to + (other?.from ?? '') + (other?.to ?? '') !== '';
    if (!other || !isDated || entry.form.startsWith('old') === other.form.startsWith('old')) return [];
    return [`${yearsOf(entry)} is ${yearsOf(other)}`];
  });
  return [...new Set(said)];
}

function yearsOf({ alias, from, to }: TermUse['entry']): string {
  if (to !== '') return `${alias} (until ${to})`;
  return from === '' ? alias : `${alias} (from ${from})`;
}

function longForms({ terms }: Vocabulary): ReadonlyMap<string, string> {
  return new Map(terms.entries.filter(({ form }) => form === 'name').map(({ canonical, alias }) => [canonical, alias]));
}

function replaceUses(text: string, uses: readonly TermUse[], replace: (use: TermUse) => string): string {
  let end = 0;
  const parts = uses.map((use) => {
    const before = text.slice(end, use.from);
    end = use.to;
    return before + replace(use);
  });
  return parts.join('') + text.slice(end);
}
