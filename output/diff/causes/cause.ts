/** Why a field differs between two runs, told from its evidence and from what the runs recorded; never guessed. */
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { fieldOf, rootOf } from '../../../pipeline/model/meaning/fields.ts';
import type { Cause } from '../../../pipeline/model/meaning/difference.ts';
import { decidedText, evidenceOf } from '../../dataset/fields.ts';
import {
  aboutTexts,
  changedMends,
  decisionThat,
  differs,
  ofOtherBytes,
  ofOtherLetters,
  ofReading,
  ofSameLetters,
  oneOf,
  underDecision,
  type Part,
} from './cell-cause.ts';
import type { Differences } from './run-facts.ts';

/**
 * The cause of a difference in `field` (a key of the evidence, or a part such as `formula.numerator`). `changed` are the roots of
 * all fields of the row that differ.
 */
export function causeOf(
  field: string,
  before: Indicator,
  after: Indicator,
  between: Differences,
  changed: ReadonlySet<string>,
): Cause {
  const [old, fresh] = [before, after].map(
    ({ evidence }) => evidence[field]?.decided ?? evidence[rootOf(field)]?.decided,
  );
  return underDecision(decisionThat(old, fresh), between, () => causeOfReading(field, before, after, between, changed));
}

function causeOfReading(
  field: string,
  before: Indicator,
  after: Indicator,
  between: Differences,
  changed: ReadonlySet<string>,
): Cause {
  const texts = [before, after].flatMap(({ name, canonicalName, evidence }) => [
    name ?? '',
    canonicalName ?? '',
    ...Object.values(evidence).map(({ raw }) => raw),
  ]);
  const differences = aboutTexts(between, texts);
  const key = rootOf(field);
  const a = before.evidence[field] ?? evidenceOf(before, key);
  const b = after.evidence[field] ?? evidenceOf(after, key);
  const from = fieldOf(key)?.from ?? null;
  if (!a && !b && from !== null && changed.has(from)) {
    return { code: 'follows', because: `follows from ${from}, which differs as well` };
  }
  if (before.document !== after.document) {
    // a section stands above its rows, and has no cell in them
    const pages = [a ?? b ?? before.evidence['name'], b ?? a ?? after.evidence['name']].map((one) => one?.page);
    const sides = { documents: [before.document, after.document], pages: [pages[0], pages[1]] } as const;
    return ofOtherBytes(a, b, sides, differences);
  }
  if (field === 'concept')
    return oneOf(['concepts', 'vocabulary', 'decisions', 'company'], differences, 'compared anew');
  if (!a && !b) return ofSameLetters(differences, 'concluded from what reads the same');
  if (!a || !b) {
    const seen = a ? 'the new run found no text for it' : 'only the new run found text for it';
    return ofReading('structure', seen, (a ?? b)!, before.document, differences);
  }
  if (a.raw !== b.raw) return ofOtherLetters(a, b, before.document, differences);
  const mends = changedMends(a, b);
  if (mends === '') return ofSameLetters(differences, 'the same letters were read');
  const { because } = ofSameLetters(differences, mends);
  return { code: 'mend', because };
}

/** The cause of a row that came, went, was cut or put together. */
export function rowCause(
  rows: readonly Indicator[],
  otherDocuments: ReadonlySet<string>,
  differences: Differences,
): Cause {
  const decided = rows
    .flatMap((row) => Object.values(row.evidence))
    .find(({ decided: mark }) => mark !== undefined)?.decided;
  if (decided && ['missing-row', 'split', 'merged'].includes(decided.as)) {
    return { code: 'decision', because: decidedText(decided) };
  }
  if (rows.every(({ document }) => !otherDocuments.has(document))) {
    return { code: 'source', because: 'bytes that only one of the runs was given' };
  }
  if (new Set(rows.map(({ document }) => document)).size > 1) {
    return { code: 'source', because: 'the document has other bytes' };
  }
  const first = rows[0];
  const page = first?.evidence['name']?.page;
  if (first && page !== undefined && differs(first.document, page, differences)) {
    return { code: 'picture', because: 'the picture of the page differs' };
  }
  const parts: Part[] = ['letters', 'ocr', 'pages', 'reading', 'meaning', 'vocabulary', 'settings', 'decisions'];
  return oneOf(parts, differences, 'the bytes are the same');
}
