/** Unit names cut off at the edge of an export's cell, made whole from the vocabulary or from the cell beside them. */
import type { Edit } from '../../pipeline/model/meaning/dataset.ts';
import { findDivision } from './divisions.ts';
import type { ReadField } from './field.ts';
import { squeeze } from '../text/plain-text.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Entry } from '../vocabulary/line.ts';
import { entriesOf } from '../vocabulary/glossary.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';

/** What a mend may lean on: the names of units, and which words exist. */
export type ClippedTools = { vocabulary: Vocabulary; isWord: (word: string) => boolean };

const unitName = /^(\p{L}+)\s+(.+?)\s*(\p{L}{1,4})$/u;
/** Letters at the cut that may be half drawn and misread. */
const halfDrawn = 1;

/**
 * Fields of one row with a name that ends in a stump ("Bidang Pemberdayaan Sos") made whole, each mend logged. The
 * stump must be no word, and exactly one known name must go on from it. A stump whose last letter was misread at the
 * cut ("Sc") needs a field beside it that holds the same name. Fields of pictures (with a box) are left alone.
 */
export function mendClipped(fields: readonly ReadField[], tools: ClippedTools): ReadField[] {
  const whole = fields.map((field) => (field.evidence.box === null ? goingOn(field.text, tools, 0) : null));
  return fields.map((field, i) => {
    const own = whole[i];
    if (own) return withText(field, own, 'clipped-unit');
    if (field.evidence.box !== null) return field;
    const guess = goingOn(field.text, tools, halfDrawn);
    const beside = fields.some(
      (other, k) => k !== i && guess !== null && foldText(whole[k] ?? other.text) === foldText(guess),
    );
    return guess && beside ? withText(field, guess, 'clipped-unit-beside') : field;
  });
}

/** The one known name that a clipped text begins, when `unsure` letters at its end are left out; else null. */
function goingOn(text: string, { vocabulary, isWord }: ClippedTools, unsure: number): string | null {
  const found = unitName.exec(squeeze(text));
  const [, label = '', rest = '', stump = ''] = found ?? [];
  const kind = entriesOf(vocabulary.divisions, 'unit').find(
    (entry) => foldText(entry.alias) === foldText(label),
  )?.canonical;
  if (!kind || isWord(stump) || stump.length <= unsure) return null;
  const known = findDivision(text, vocabulary);
  if (known?.known && !known.similar) return null;
  const start = `${foldText(rest)} ${foldText(stump.slice(0, stump.length - unsure))}`;
  const names = entriesOf(vocabulary.divisions, kind).filter((entry: Entry) => foldText(entry.alias).startsWith(start));
  const name = names[0]?.alias;
  return names.length === 1 && name ? `${label} ${name}` : null;
}

function withText(field: ReadField, text: string, rule: string): ReadField {
  const edit: Edit = { from: field.text, to: text, rule };
  const evidence = { ...field.evidence, edits: [...field.evidence.edits, edit] };
  return { ...field, text, evidence };
}
