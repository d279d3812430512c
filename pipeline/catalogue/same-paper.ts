/** Documents that are readings of one paper: its scan, its PDF, its text export. Named, never merged. */
import { compareNumber, compareText, firstDifference } from '../../output/dataset/order.ts';
import { likeness } from '../../output/likeness.ts';
import { addTo } from '../model/groups.ts';
import { issue, type Issue } from '../model/issue.ts';
import type { Reading } from '../model/meaning/catalogue-shape.ts';
import type { Dataset, DatasetDocument, Indicator } from '../model/meaning/dataset.ts';
import type { DocumentKind } from '../model/reading/source.ts';
import { foldText } from '../model/print/fold.ts';

type Paper = { document: DatasetDocument; rows: readonly Indicator[] };

/** Names that differ by no more than misread letters. */
const sameName = 0.85;
/** Of the rows of the longer one, so many must stand in both. */
const leastShared = 0.8;
/** The same where only one tells its year: nothing else holds the two together. */
const leastSharedWithoutYear = 0.9;
/** Fewer rows are common to papers of several years by chance. */
const leastRows = 3;
/** Of the targets that both tell, and of the words of their formulas, so many must agree; the rest are misread. */
const leastAgreeing = 0.65;

/**
 * Finds documents that are readings of one paper: of one agency, for no other year, signed on no other day, with the same rows, whose
 * targets and formulas agree. The first reading is the one that is nearest to the paper: a digital PDF before a scan before a text export,
 * of equals the one with more rows, then the surer one. The issues, one for each other reading, name both files.
 */
export function readingsOf({ documents, indicators }: Pick<Dataset, 'documents' | 'indicators'>): {
  readings: Map<string, Reading>;
  issues: Issue[];
} {
  const rowsOf = new Map<string, Indicator[]>();
  for (const row of indicators) addTo(rowsOf, row.document, row);
  const byAgency = new Map<string, Paper[]>();
  for (const document of documents) {
    const rows = rowsOf.get(document.id) ?? [];
    if (document.agency !== null && rows.length > 0) addTo(byAgency, document.agency, { document, rows });
  }
  const readings = new Map<string, Reading>();
  const issues: Issue[] = [];
  for (const papers of byAgency.values()) {
    const firsts: Paper[] = [];
    for (const paper of papers.sort(nearestFirst)) {
      const found = firsts.flatMap((first) => {
        const rows = sameRows(paper, first);
        return rows === null ? [] : [{ first, rows }];
      })[0];
      if (!found) {
        firsts.push(paper);
        continue;
      }
      readings.set(paper.document.id, { of: found.first.document.id, rows: found.rows });
      issues.push(readingIssue(paper, found.first, found.rows.size));
    }
  }
  return { readings, issues };
}

function nearestFirst(a: Paper, b: Paper): number {
  return firstDifference(
    compareNumber(nearness(a.document.kind), nearness(b.document.kind)),
    compareNumber(b.rows.length, a.rows.length),
    compareNumber(sureness(b), sureness(a)),
    compareText(a.document.id, b.document.id),
  );
}

const order: readonly DocumentKind[] = ['digital-pdf', 'mixed-pdf', 'scanned-pdf', 'image'];
const nearness = (kind: DocumentKind): number => (order.includes(kind) ? order.indexOf(kind) : order.length);
const sureness = ({ rows }: Paper): number => rows.reduce((sum, { confidence }) => sum + confidence, 0) / rows.length;

/** For each row of a document the id of its like in the other, or null where they are no readings of one paper. */
function sameRows(a: Paper, b: Paper): Map<string, string> | null {
  const [x, y] = [a.document, b.document];
  if (x.year !== null && y.year !== null && x.year !== y.year) return null;
  if (x.signedOn !== null && y.signedOn !== null && x.signedOn !== y.signedOn) return null;
  const longest = Math.max(a.rows.length, b.rows.length);
  const isOneYear = x.year === y.year;
  if (longest < leastRows && (!isOneYear || x.year === null)) return null;
  const pairs = pairsOf(a.rows, b.rows);
  if (pairs.length < longest * (isOneYear ? leastShared : leastSharedWithoutYear)) return null;
  if (agreement(pairs, targetsAgree) < leastAgreeing || agreement(pairs, formulasAgree) < leastAgreeing) return null;
  return new Map(pairs.map(([own, other]) => [own.id, other.id]));
}

type Pair = readonly [Indicator, Indicator];

/** Rows of one name, each once: first those of equal names in their order, then those that misread letters tell apart. */
function pairsOf(a: readonly Indicator[], b: readonly Indicator[]): Pair[] {
  const left = new Map<string, Indicator[]>();
  for (const row of b) addTo(left, foldText(row.name ?? ''), row);
  const alone: Indicator[] = [];
  const pairs: Pair[] = [];
  for (const row of a) {
    const name = foldText(row.name ?? '');
    const other = name === '' ? undefined : left.get(name)?.shift();
    if (other) pairs.push([row, other]);
    else if (name !== '') alone.push(row);
  }
  const rest = [...left.values()].flat();
  let found = 0;
  for (const [i, row] of alone.entries()) {
    // long papers with other rows are not compared name by name
    if (i >= triedFirst && found < i / 2) break;
    const best = mostAlike(row, rest);
    if (!best) continue;
    found++;
    rest.splice(rest.indexOf(best), 1);
    pairs.push([row, best]);
  }
  return pairs;
}

const triedFirst = 20;

function mostAlike({ name }: Indicator, rows: readonly Indicator[]): Indicator | null {
  const length = name!.length;
  let best: { row: Indicator; like: number } | null = null;
  for (const row of rows) {
    const other = row.name?.length ?? 0;
    if (Math.min(length, other) < (sameName - 0.05) * Math.max(length, other)) continue;
    const like = likeness(name, row.name);
    if (like >= sameName && like > (best?.like ?? 0)) best = { row, like };
  }
  return best?.row ?? null;
}

/** The mean of what pairs say of themselves, 1 where none says anything. */
function agreement(pairs: readonly Pair[], of: (pair: Pair) => number | null): number {
  const told = pairs.flatMap((pair) => of(pair) ?? []);
  return told.length === 0 ? 1 : told.reduce((sum, one) => sum + one, 0) / told.length;
}

/** The share of years that have the same target, of those that both have; null where there are none. */
function targetsAgree([a, b]: Pair): number | null {
  const years = new Map(a.targets.map(({ year, text }) => [year, bare(text)]));
  const both = b.targets.filter(({ year }) => years.has(year));
  if (both.length === 0) return null;
  return both.filter(({ year, text }) => years.get(year) === bare(text)).length / both.length;
}

const bare = (text: string): string => text.replace(/[\s.,%‰]+/gu, '').toLowerCase();

/** The share of the words of two formulas that both have, in whatever order they were read; null where one has none. */
function formulasAgree([a, b]: Pair): number | null {
  const [x, y] = [a, b].map(
    ({ formula }) =>
      new Set(
        foldText(formula.text ?? '')
          .split(' ')
          .filter(Boolean),
      ),
  ) as [Set<string>, Set<string>];
  if (x.size === 0 || y.size === 0) return null;
  return [...x].filter((word) => y.has(word)).length / Math.min(x.size, y.size);
}

function readingIssue({ document, rows }: Paper, first: Paper, shared: number): Issue {
  const more = [
    rows.length > shared ? `${rows.length - shared} of it have no like there` : null,
    first.rows.length > shared ? `${first.rows.length - shared} there have none here` : null,
  ].filter((one) => one !== null);
  const rest = more.length === 0 ? '' : `; ${more.join(', ')}`;
  const message = `${document.file} has the rows of ${first.document.file} (${shared} of ${rows.length}${rest}): two readings of one paper, of which that one counts`;
  return issue('document-read-twice', message, { document: document.id });
}
