/** Why what was read in a cell differs between two runs, whatever it is a cell of: told from its evidence and from what differs. */
import type { Evidence } from '../../../pipeline/model/meaning/dataset.ts';
import type { Decided } from '../../../pipeline/model/meaning/decision.ts';
import type { Cause } from '../../../pipeline/model/meaning/difference.ts';
import { sharedArea } from '../../../pipeline/model/geometry.ts';
import { foldText } from '../../../pipeline/model/print/fold.ts';
import { decidedText } from '../../dataset/fields.ts';
import { partNames, type Differences } from './run-facts.ts';

export type Part = keyof typeof partNames;

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

/** A decision that only one of the runs has about a thing, or that the new one has otherwise; null where they agree. */
export function decisionThat(
  old: Decided | undefined,
  fresh: Decided | undefined,
): { mark: Decided; isFresh: boolean } | null {
  if (JSON.stringify(old) === JSON.stringify(fresh)) return null;
  if (fresh) return { mark: fresh, isFresh: true };
  return old ? { mark: old, isFresh: false } : null;
}

/** The decision as the cause, or `reading` where nobody took it back and only what lies below it changed. */
export function underDecision(
  decision: ReturnType<typeof decisionThat>,
  between: Differences,
  reading: () => Cause,
): Cause {
  if (!decision) return reading();
  const { mark, isFresh } = decision;
  const told = decidedText(mark);
  // nobody took the decision back: the evidence changed below it, and that is why the value did
  if (between.isStale[isFresh ? 'old' : 'new'](mark)) {
    const { code, because } = reading();
    return { code, because: `${because}; the decision there ${isFresh ? 'holds again' : 'is stale'}: ${told}` };
  }
  return { code: 'decision', because: `${isFresh ? 'decided' : 'no longer decided'}: ${told}` };
}

/** Where a text was read on either side: the documents, and the pages where the texts of the two runs stand. */
export type Sides = { documents: readonly [string, string]; pages: readonly [number | undefined, number | undefined] };

/** The vocabulary by the lines that may have done it: those of users' own that speak of a word of these texts, or the only one. */
export function aboutTexts(differences: Differences, texts: readonly string[]): Differences {
  const { vocabularyLines: lines } = differences;
  if (lines.length === 0) return differences;
  const said = ` ${foldText(texts.join(' '))} `;
  const isAbout = (line: string): boolean => {
    const [, ...cells] = line.slice(line.indexOf(': ') + 2).split(',');
    return cells.some((cell) => foldText(cell).length > 1 && said.includes(` ${foldText(cell)} `));
  };
  const about = lines.length === 1 ? lines : lines.filter(isAbout);
  return about.length === 0 ? differences : { ...differences, vocabularyFiles: about };
}

/** Where letters of one year's document were read from pictures of it on both sides, the picture is what they differ by. */
export function ofOtherBytes(
  a: Evidence | null,
  b: Evidence | null,
  { documents: [before, after], pages: [old, fresh] }: Sides,
  { samePicture, rescanned }: Differences,
): Cause {
  if (a && b && a.raw === b.raw) {
    return { code: 'source', because: 'the document has other bytes, though this cell reads the same' };
  }
  if (old !== undefined && fresh !== undefined && rescanned(before, after)) {
    if (samePicture({ document: before, page: old }, { document: after, page: fresh }) === false) {
      return { code: 'picture', because: `the document is another scan: the picture of page ${fresh} differs` };
    }
  }
  return { code: 'source', because: 'the document has other bytes' };
}

/** Whether two texts stand in other places of one document. */
export const isElsewhere = (a: Evidence, b: Evidence): boolean =>
  a.page !== b.page || a.line !== b.line || (a.box && b.box ? sharedArea(a.box, b.box) < sameCell : false);

export function ofOtherLetters(a: Evidence, b: Evidence, document: string, differences: Differences): Cause {
  if (isElsewhere(a, b)) {
    return ofReading('structure', 'the text was taken from another place', b, document, differences);
  }
  if ((a.inheritedFrom === null) !== (b.inheritedFrom === null)) {
    return ofReading('structure', 'a merged cell was found in one run only', b, document, differences);
  }
  return ofReading('words', 'the same place was read differently', b, document, differences);
}

/** What may change which letters are read, and where. */
const readingParts: readonly Part[] = ['letters', 'ocr', 'pages', 'reading', 'meaning', 'settings'];

export function ofReading(
  code: Cause['code'],
  seen: string,
  at: Evidence,
  document: string,
  differences: Differences,
): Cause {
  const picture = ofPicture(seen, at, document, differences);
  if (picture) return picture;
  const found = readingParts.filter((part) => differences.parts.has(part));
  // code of later stages is known by another hash whenever that of pages is
  const own = found.filter((part) => part !== 'meaning' || found.length === 1);
  // whoever took a table, or said what its columns are, changed which text is whose
  if (own.length === 0 && differences.parts.has('decisions')) own.push('decisions');
  const isOne = own.length === 1 && own[0] !== 'pages';
  return { code: isOne ? codes[own[0]!] : code, because: `${seen}: ${differ(own, differences)}` };
}

/** The picture of the page where a text stands, as the cause; null where it does not differ. */
export function ofPicture(seen: string, { page }: Evidence, document: string, differences: Differences): Cause | null {
  if (!differs(document, page, differences)) return null;
  return { code: 'picture', because: `${seen}: the picture of page ${page} differs` };
}

/** Whether both runs kept a picture of a page of one document, and two that differ by more than the settings may have done. */
export const differs = (document: string, page: number, { samePicture, parts }: Differences): boolean =>
  !parts.has('settings') && samePicture({ document, page }, { document, page }) === false;

export function ofSameLetters(differences: Differences, seen: string): Cause {
  return oneOf(['vocabulary', 'meaning', 'settings', 'decisions'], differences, seen);
}

/** The one part that differs; where several do, or none, the sentence says so. */
export function oneOf(parts: readonly Part[], differences: Differences, seen: string): Cause {
  const found = parts.filter((part) => differences.parts.has(part));
  const code = !differences.known || found.length === 0 ? 'unknown' : found.length === 1 ? codes[found[0]!] : 'unclear';
  return { code, because: `${seen}: ${differ(found, differences)}` };
}

export function differ(parts: readonly Part[], { known, vocabularyFiles }: Differences): string {
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

export function changedMends(a: Evidence, b: Evidence): string {
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
