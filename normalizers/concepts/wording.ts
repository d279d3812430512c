/** A name in one wording, to be compared: standard spelling, and every term by one of its forms. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { sectorsOf } from '../vocabulary/glossary.ts';
import { findSpellings, findTermUses, termLabel, type TermUse } from '../vocabulary/terms.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

/**
 * The name with terms by their short form, whatever form is printed: "Nilai Survei Kepuasan Masyarakat" is "IKM",
 * "Penyandang Masalah Kesejahteraan Sosial" is "PPKS". It goes further than `canonicalName`, which people read. A form
 * that means something else in another sector becomes the long one.
 */
export function plainWording(name: string, vocabulary: Vocabulary, sectors: readonly string[]): string {
  const spelled = replaceUses(name, findSpellings(name, vocabulary), ({ entry }) => entry.canonical);
  const uses = findTermUses(spelled, vocabulary, sectors);
  return replaceUses(spelled, uses, ({ text, entry }) => {
    if (sectorsOf(entry).length > 0) return longForm(entry.canonical, vocabulary) ?? text;
    const label = termLabel(entry.canonical, vocabulary) ?? text;
    return foldText(label) === foldText(text) ? text : label;
  });
}

function longForm(term: string, vocabulary: Vocabulary): string | null {
  return vocabulary.derive(longForms).get(term) ?? null;
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
