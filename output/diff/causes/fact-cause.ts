/** Why what a document tells of itself differs between two runs. */
import type { DatasetDocument, Evidence } from '../../../pipeline/model/meaning/dataset.ts';
import type { Decided } from '../../../pipeline/model/meaning/decision.ts';
import type { Cause } from '../../../pipeline/model/meaning/difference.ts';
import { keyOfFact } from '../../../pipeline/model/meaning/facts-of-document.ts';
import {
  aboutTexts,
  changedMends,
  decisionThat,
  differ,
  isElsewhere,
  ofOtherBytes,
  ofPicture,
  oneOf,
  underDecision,
  type Part,
} from './cell-cause.ts';
import type { Differences } from './run-facts.ts';

/** A fact that differs: its key, and the keys of its evidence in their order. */
type Fact = { key: string; cells: readonly string[] };

/**
 * The cause of a difference in a fact. The name of an agency holds that of its region, so a decision about either may be the cause of
 * both; a region without a line of its own follows from the agency. `changed` are the keys of facts that differ.
 */
export function factCause(
  { key, cells }: Fact,
  before: DatasetDocument,
  after: DatasetDocument,
  between: Differences,
  changed: ReadonlySet<string>,
): Cause {
  const marks = [before, after].map(({ evidence }) => ownOrSibling(key, cells, evidence));
  const own = decisionThat(marks[0]!.own, marks[1]!.own) ?? decisionThat(marks[0]!.sibling, marks[1]!.sibling);
  return underDecision(own, between, () => {
    // of a list the first entry that reads otherwise
    const cell = cells.find((one) => before.evidence[one]?.raw !== after.evidence[one]?.raw) ?? cells[0] ?? '';
    const [a, b] = [before.evidence[cell] ?? null, after.evidence[cell] ?? null];
    if (!a && !b && key === keyOfFact('region') && changed.has(keyOfFact('agency'))) {
      return { code: 'follows', because: 'follows from agency, which differs as well' };
    }
    return causeOfLines(key, a, b, [before, after], between);
  });
}

function ownOrSibling(
  key: string,
  cells: readonly string[],
  evidence: DatasetDocument['evidence'],
): { own: Decided | undefined; sibling: Decided | undefined } {
  const marked = (one: string): Decided | undefined => evidence[one]?.decided;
  const other = { [keyOfFact('agency')]: 'region', [keyOfFact('region')]: 'agency' }[key];
  return {
    own: cells.map(marked).find((mark) => mark !== undefined),
    sibling: other === undefined ? undefined : marked(other),
  };
}

function causeOfLines(
  key: string,
  a: Evidence | null,
  b: Evidence | null,
  [before, after]: readonly [DatasetDocument, DatasetDocument],
  between: Differences,
): Cause {
  const texts = [before, after].flatMap(({ evidence }) => Object.values(evidence).map(({ raw }) => raw));
  const differences = aboutTexts(between, texts);
  if (before.id !== after.id) {
    const sides = { documents: [before.id, after.id], pages: [(a ?? b)?.page, (b ?? a)?.page] } as const;
    return ofOtherBytes(a, b, sides, differences);
  }
  if (!a && !b) return ofSense(key, differences, 'concluded from what reads the same');
  if (!a || !b) {
    const seen = a ? 'the new run found no text for it' : 'only the new run found text for it';
    return ofFoundLines('structure', seen, (a ?? b)!, before.id, differences);
  }
  if (a.raw !== b.raw) {
    const isMoved = isElsewhere(a, b);
    const seen = isMoved ? 'the text was taken from another place' : 'the same place was read differently';
    return ofFoundLines(isMoved ? 'structure' : 'words', seen, b, before.id, differences);
  }
  const mends = changedMends(a, b);
  if (mends === '') return ofSense(key, differences, 'the same letters were read');
  return { code: 'mend', because: ofSense(key, differences, mends).because };
}

/** What may change letters, and where they stand. */
const lettersParts: readonly Part[] = ['letters', 'ocr', 'pages', 'settings'];

/** Which lines of a document are its title, or name its agency, is asked of the whole vocabulary, and by the code that gives meaning. */
function ofFoundLines(
  code: Cause['code'],
  seen: string,
  at: Evidence,
  document: string,
  differences: Differences,
): Cause {
  const picture = ofPicture(seen, at, document, differences);
  if (picture) return picture;
  const has = (part: Part): boolean => differences.parts.has(part);
  // code that gives meaning is known by another hash whenever that of pages is
  const letters = lettersParts.filter(has);
  const words = has('reading') ? (['reading'] as const) : (['vocabulary'] as const).filter(has);
  const sense = letters.includes('pages') || letters.includes('letters') ? [] : (['meaning'] as const).filter(has);
  const found: Part[] = [...letters, ...words, ...sense];
  if (letters.length === 0) return oneOf(found.length === 0 ? ['decisions'] : found, differences, seen);
  if (found.length === 1 && found[0] !== 'pages') return oneOf(found, differences, seen);
  return { code, because: `${seen}: ${differ(found, differences)}` };
}

/** The same letters mean something else; what an agency is called may come from another document that names it too. */
function ofSense(key: string, differences: Differences, seen: string): Cause {
  const own: Part[] = ['vocabulary', 'meaning', 'settings', 'decisions'];
  const isOfAgency = key === keyOfFact('agency') || key === keyOfFact('region');
  const isAlone = isOfAgency && !own.some((part) => differences.parts.has(part));
  return oneOf(isAlone ? ['company'] : own, differences, seen);
}
