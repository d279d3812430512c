/** Why a field differs between two runs, told from its evidence and from what the runs recorded; never guessed. */
import type { Evidence, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Decided } from '../../pipeline/model/meaning/decision.ts';
import { fieldOf, rootOf } from '../../pipeline/model/meaning/fields.ts';
import type { Cause } from '../../pipeline/model/meaning/difference.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { decidedText, evidenceOf } from '../dataset/fields.ts';
import { sharedArea } from './row-distance.ts';
import { partNames, type Differences } from './run-facts.ts';

type Part = keyof typeof partNames;

const sameCell = 0.5; // intersection over union from which two boxes are the same cell

/** What each part is a cause of. */
const codes: Readonly<Record<Part, Cause['code']>> = {
  letters: 'words',
  ocr: 'words',
  pages: 'structure',
  reading: 'vocabulary',
  vocabulary: 'vocabulary',
  meaning: 'rule',
  concepts: 'rule',
  settings: 'settings',
  company: 'company',
  decisions: 'decision',
};

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
  const decision = decisionOf(field, before, after);
  if (!decision) return causeOfReading(field, before, after, between, changed);
  const { mark, isFresh } = decision;
  const told = decidedText(mark);
  // nobody took the decision back: the evidence changed below it, and that is why the value did
  if (between.isStale[isFresh ? 'old' : 'new'](mark)) {
    const { code, because } = causeOfReading(field, before, after, between, changed);
    return { code, because: `${because}; the decision there ${isFresh ? 'holds again' : 'is stale'}: ${told}` };
  }
  return { code: 'decision', because: `${isFresh ? 'decided' : 'no longer decided'}: ${told}` };
}

function causeOfReading(
  field: string,
  before: Indicator,
  after: Indicator,
  between: Differences,
  changed: ReadonlySet<string>,
): Cause {
  const differences = aboutRows(between, [before, after]);
  const key = rootOf(field);
  const a = before.evidence[field] ?? evidenceOf(before, key);
  const b = after.evidence[field] ?? evidenceOf(after, key);
  const from = fieldOf(key)?.from ?? null;
  if (!a && !b && from !== null && changed.has(from)) {
    return { code: 'follows', because: `follows from ${from}, which differs as well` };
  }
  if (before.document !== after.document) return ofOtherBytes(a, b, [before, after], differences);
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

/** The vocabulary by the lines that may have done it: those of users' own that speak of a word of the rows, or the only one. */
function aboutRows(differences: Differences, rows: readonly Indicator[]): Differences {
  const { vocabularyLines: lines } = differences;
  if (lines.length === 0) return differences;
  const texts = rows.flatMap(({ name, canonicalName, evidence }) => [
    name ?? '',
    canonicalName ?? '',
    ...Object.values(evidence).map(({ raw }) => raw),
  ]);
  const said = ` ${foldText(texts.join(' '))} `;
  const isAbout = (line: string): boolean => {
    const [, ...cells] = line.slice(line.indexOf(': ') + 2).split(',');
    return cells.some((cell) => foldText(cell).length > 1 && said.includes(` ${foldText(cell)} `));
  };
  const about = lines.length === 1 ? lines : lines.filter(isAbout);
  return about.length === 0 ? differences : { ...differences, vocabularyFiles: about };
}

/** The decision about the field that only one of the runs has, or that the new one has otherwise. */
function decisionOf(field: string, before: Indicator, after: Indicator): { mark: Decided; isFresh: boolean } | null {
  const markOf = (row: Indicator): Decided | undefined =>
    row.evidence[field]?.decided ?? row.evidence[rootOf(field)]?.decided;
  const [old, fresh] = [markOf(before), markOf(after)];
  if (JSON.stringify(old) === JSON.stringify(fresh)) return null;
  if (fresh) return { mark: fresh, isFresh: true };
  return old ? { mark: old, isFresh: false } : null;
}

/** Where letters of one year's document were read from pictures of it on both sides, the picture is what they differ by. */
function ofOtherBytes(
  a: Evidence | null,
  b: Evidence | null,
  rows: readonly [Indicator, Indicator],
  { samePicture, rescanned }: Differences,
): Cause {
  if (a && b && a.raw === b.raw) {
    return { code: 'source', because: 'the document has other bytes, though this cell reads the same' };
  }
  const [before, after] = [rows[0].document, rows[1].document];
  // a section stands above its rows, and has no cell in them
  const [old, fresh] = [a ?? b ?? rows[0].evidence['name'], b ?? a ?? rows[1].evidence['name']].map((one) => one?.page);
  if (old !== undefined && fresh !== undefined && rescanned(before, after)) {
    if (samePicture({ document: before, page: old }, { document: after, page: fresh }) === false) {
      return { code: 'picture', because: `the document is another scan: the picture of page ${fresh} differs` };
    }
  }
  return { code: 'source', because: 'the document has other bytes' };
}

function ofOtherLetters(a: Evidence, b: Evidence, document: string, differences: Differences): Cause {
  if (a.page !== b.page || (a.box && b.box && sharedArea(a.box, b.box) < sameCell)) {
    return ofReading('structure', 'the text was taken from another place', b, document, differences);
  }
  if ((a.inheritedFrom === null) !== (b.inheritedFrom === null)) {
    return ofReading('structure', 'a merged cell was found in one run only', b, document, differences);
  }
  return ofReading('words', 'the same place was read differently', b, document, differences);
}

function ofReading(code: Cause['code'], seen: string, at: Evidence, document: string, differences: Differences): Cause {
  if (differs(document, at.page, differences)) {
    return { code: 'picture', because: `${seen}: the picture of page ${at.page} differs` };
  }
  const parts: Part[] = ['letters', 'ocr', 'pages', 'reading', 'meaning', 'settings'];
  const found = parts.filter((part) => differences.parts.has(part));
  // code of later stages is known by another hash whenever that of pages is
  const own = found.filter((part) => part !== 'meaning' || found.length === 1);
  // whoever took a table, or said what its columns are, changed which text is whose
  if (own.length === 0 && differences.parts.has('decisions')) own.push('decisions');
  if (own.length === 1 && own[0] !== 'pages')
    return { code: codes[own[0]!], because: `${seen}: ${differ(own, differences)}` };
  return { code, because: `${seen}: ${differ(own, differences)}` };
}

/** Whether both runs kept a picture of a page of one document, and two that differ by more than the settings may have done. */
const differs = (document: string, page: number, { samePicture, parts }: Differences): boolean =>
  !parts.has('settings') && samePicture({ document, page }, { document, page }) === false;

function ofSameLetters(differences: Differences, seen: string): Cause {
  return oneOf(['vocabulary', 'meaning', 'settings', 'decisions'], differences, seen);
}

/** The one part that differs; where several do, or none, the sentence says so. */
function oneOf(parts: readonly Part[], differences: Differences, seen: string): Cause {
  const found = parts.filter((part) => differences.parts.has(part));
  const code = !differences.known || found.length === 0 ? 'unknown' : found.length === 1 ? codes[found[0]!] : 'unclear';
  return { code, because: `${seen}: ${differ(found, differences)}` };
}

function differ(parts: readonly Part[], { known, vocabularyFiles }: Differences): string {
  if (!known) return 'why cannot be told, as a run does not say what made it';
  if (parts.length === 0) return 'why cannot be told, as nothing that the runs recorded differs';
  const told = parts.map((part) =>
    codes[part] === 'vocabulary' && vocabularyFiles.length > 0
      ? `${partNames[part]} (${vocabularyFiles.join(', ')})`
      : partNames[part],
  );
  const list = told.length === 1 ? told[0]! : `${told.slice(0, -1).join(', ')} and ${told.at(-1)!}`;
  return parts.length === 1 ? `${list} changed` : `${list} changed; which of them did it cannot be told`;
}

function changedMends(a: Evidence, b: Evidence): string {
  const told = (e: Evidence): string[] => e.edits.map((x) => `${x.rule} (${x.from} → ${x.to})`);
  const only = (x: string[], y: string[]): string[] => x.filter((r) => !y.includes(r));
  const [gone, came] = [only(told(a), told(b)), only(told(b), told(a))];
  return [
    came.length > 0 ? `new mend: ${came.join(', ')}` : '',
    gone.length > 0 ? `mend no longer made: ${gone.join(', ')}` : '',
  ]
    .filter((t) => t !== '')
    .join('; ');
}
