/** What a concept is called: its commonest wording, in words, with the abbreviation beside it. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { squeeze } from '../text/plain-text.ts';
import { findTermUses, type TermUse } from '../vocabulary/terms.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { longForm, shortForm } from './phrasing/wording.ts';
import type { Draft } from './drafts.ts';

/** The wording that most documents have; of equals the one that says most in words, then by letters. */
export function labelOf({ rows }: Draft, vocabulary: Vocabulary): string {
  const wordings = new Map<string, { text: string; documents: Set<string> }>();
  for (const { subject, document } of rows) {
    const text = bare(subject.name);
    const before = wordings.get(foldText(text));
    const kept = before && before.text <= text ? before.text : text;
    wordings.set(foldText(text), { text: kept, documents: (before?.documents ?? new Set()).add(document) });
  }
  const [best] = [...wordings.values()].sort(
    (a, b) => b.documents.size - a.documents.size || b.text.length - a.text.length || (a.text < b.text ? -1 : 1),
  );
  return inWords(best!.text, vocabulary);
}

/** Terms written out with the short form behind them, once each; a term that is explained already stays as it is. */
function inWords(label: string, vocabulary: Vocabulary): string {
  const uses = findTermUses(label, vocabulary);
  const told = new Set<string>();
  let end = 0;
  const parts = uses.map((use) => {
    const between = label.slice(end, use.from);
    end = use.to;
    const isAlone = !told.has(use.entry.canonical) && !/^\s*[([]/.test(label.slice(use.to));
    told.add(use.entry.canonical);
    return between + (isAlone && !/[([]\s*$/.test(label.slice(0, use.from)) ? bothForms(use, vocabulary) : use.text);
  });
  return parts.join('') + label.slice(end);
}

/** "PPKS" and "Pemerlu Pelayanan Kesejahteraan Sosial" both become the long form with the short one in brackets. */
function bothForms({ text, entry }: TermUse, vocabulary: Vocabulary): string {
  const [long, short] = [longForm(entry, vocabulary), shortForm(entry, vocabulary)];
  if (long === null || short === null || foldText(long) === foldText(short)) return text;
  const isShort = foldText(text) === foldText(short);
  const isLong = foldText(text) === foldText(long);
  return isShort || isLong ? `${isLong ? text : long} (${isShort ? text : short})` : text;
}

/** Without unit, code or closing sign. */
function bare(name: string): string {
  const text = squeeze(name.replace(/\(\s*%\s*\)/g, ' ').replace(/[\s.,;:]+$/, ''));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
