/** Scores what checks found wrong with the source against findings marked in truth: by document, row and code. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Issue } from '../../pipeline/model/issue.ts';
import type { Finding, Truth } from '../../pipeline/model/truth/truth.ts';
import { shareOf, type Share } from './share.ts';

/** The codes that are scored: what the author of a document did wrong; all other issues are about reading. */
export const findingCodes = [
  'formula-numerator-equals-denominator',
  'formula-upside-down',
  'formula-other-population',
  'formula-copied',
  'formula-without-multiplier',
  'unit-disagrees',
  'unit-unknown',
  'text-truncated',
  'abbreviation-wrong-expansion',
  'term-out-of-time',
  'duplicate-row',
  'missing-row',
  'target-missing',
  'target-against-polarity',
  'responsible-foreign',
] as const;

const scored: ReadonlySet<string> = new Set(findingCodes);
/** A row that is not there has no row to be found on. */
const ofDocument: ReadonlySet<string> = new Set(['missing-row']);

/** A marked finding that no check made, or one that checks made where none is marked; `row` is the name as printed. */
export type FindingMiss = {
  kind: 'missed finding' | 'false finding';
  code: string;
  field: string | null;
  row: string | null;
  says: string | null;
};

/** Findings made and marked (tp), made only (fp), marked only (fn), by code. */
export type FindingCounts = Record<string, { tp: number; fp: number; fn: number }>;

/** `precision` is the share of made findings that are marked, `recall` of marked ones that are made. */
export type FindingScore = { tp: number; fp: number; fn: number; precision: Share; recall: Share };

/** A document's rows as `scoreDataset` pairs them: index of the found row by index of the true one. */
export type PairedRows = {
  truth: Truth;
  found: readonly Indicator[];
  pairs: ReadonlyMap<number, number>;
  issues: readonly Issue[];
};

/**
 * Counts the findings of one document: a code counts once a row, `missing-row` and issues without a row against the
 * findings of the document. Issues of optional rows and of rows without marks are left out, those of rows that truth
 * does not know are false. Null when truth has no marks at all.
 */
export function scoreFindings({ truth, found, pairs, issues }: PairedRows): {
  counts: FindingCounts;
  misses: FindingMiss[];
} | null {
  if (truth.findings === undefined && truth.rows.every((row) => row.findings === undefined)) return null;
  const tally: Tally = { counts: {}, misses: [] };
  const made = issues.filter((one) => scored.has(one.code));
  const isOfDocument = (one: Issue): boolean => one.indicator === null || ofDocument.has(one.code);
  const ofRow = (row: Indicator | undefined): Issue[] =>
    row ? made.filter((one) => !isOfDocument(one) && one.indicator === row.id) : [];
  if (truth.findings) countPlace(null, truth.findings, made.filter(isOfDocument), tally);
  truth.rows.forEach((row, i) => {
    if (row.optional || row.findings === undefined) return;
    const at = pairs.get(i);
    countPlace(row.indicator, row.findings, once(ofRow(at === undefined ? undefined : found[at])), tally);
  });
  const paired = new Set(pairs.values());
  for (const [j, row] of found.entries()) if (!paired.has(j)) countPlace(row.name, [], once(ofRow(row)), tally);
  return tally;
}

type Tally = { counts: FindingCounts; misses: FindingMiss[] };

/** One issue of each code: two sentences about one defect of a row are one finding. */
function once(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((one) => [one.code, one])).values()];
}

/** Counts what is marked and made at one place; of equal codes as many are right as are marked. */
function countPlace(row: string | null, marked: readonly Finding[], made: readonly Issue[], tally: Tally): void {
  const codes = new Set([...marked, ...made].map((one) => one.code).filter((code) => scored.has(code)));
  for (const code of codes) {
    const wanted = marked.filter((one) => one.code === code && !one.optional);
    const mayBe = marked.some((one) => one.code === code && one.optional);
    const raised = made.filter((one) => one.code === code);
    const missed = wanted.slice(raised.length);
    const extra = mayBe ? [] : raised.slice(wanted.length);
    const count = (tally.counts[code] ??= { tp: 0, fp: 0, fn: 0 });
    count.tp += wanted.length - missed.length;
    count.fp += extra.length;
    count.fn += missed.length;
    for (const { field, because } of missed)
      tally.misses.push({ kind: 'missed finding', code, field: field ?? null, row, says: because ?? null });
    for (const { field, message } of extra)
      tally.misses.push({ kind: 'false finding', code, field, row, says: message });
  }
}

/** The counts of several documents added up: "all" first, then each code that was marked or made, in listed order. */
export function sumFindings(documents: readonly FindingCounts[]): Record<string, FindingScore> {
  const sum = (of: (code: string) => boolean): FindingScore => {
    const counts = documents.flatMap((one) =>
      Object.entries(one).flatMap(([code, count]) => (of(code) ? [count] : [])),
    );
    const [tp, fp, fn] = (['tp', 'fp', 'fn'] as const).map((key) => counts.reduce((n, count) => n + count[key], 0));
    return scoreOf(tp ?? 0, fp ?? 0, fn ?? 0);
  };
  const met = findingCodes.filter((code) => documents.some((one) => one[code]));
  return Object.fromEntries([
    ['all', sum(() => true)],
    ...met.map((code): [string, FindingScore] => [code, sum((other) => other === code)]),
  ]);
}

function scoreOf(tp: number, fp: number, fn: number): FindingScore {
  return { tp, fp, fn, precision: shareOf(tp, tp + fp), recall: shareOf(tp, tp + fn) };
}
