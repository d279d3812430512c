/** Scores a dataset against truth: which rows were found, and which fields of them are exactly right. */
import type { Dataset, DatasetDocument, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Truth, TruthRow } from '../../pipeline/model/truth/truth.ts';
import { addAll, grouped } from '../../pipeline/model/groups.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { editDistance } from '../../pipeline/model/print/edit-distance.ts';
import { likeness } from '../likeness.ts';
import { scoreFindings, sumFindings, type FindingCounts, type FindingMiss, type FindingScore } from './findings.ts';
import { calibrate, isRowRight, verdictOf, type Calibration, type Rightness } from './calibration.ts';
import type { Verdict } from './reliability.ts';
import { measure, type Counts, type Measures } from './counts.ts';
import { judgeOthers, sumOthers, type OtherScore, type OtherVerdict } from './other-fields.ts';

/** A row or field that is not right: what is wrong, what was found and what is true. */
type Miss = {
  kind: 'lost row' | 'invented row' | 'name' | 'formula' | 'responsible' | 'source' | 'objective';
  found: string | null;
  truth: string | null;
};

/** The score of one document; `level` is the wear or kind that its file name tells, `lost` without a file. */
export type DocumentScore = {
  /** Null for a truth whose document is not in the run. */
  file: string | null;
  key: string;
  level: string;
  unseen: boolean;
  measures: Measures;
  misses: Miss[];
  findingMisses: FindingMiss[];
  /** Fields that do not make a row exact and are not right. */
  otherMisses: OtherVerdict[];
};

/**
 * All scores: over everything (`all`), by level, over unseen documents, and each document. `findings` has the score of
 * all and of each code, over the documents whose truth has marks; null when none has. `missingDocuments` are keys of
 * truths whose document is not in the run.
 */
export type Evaluation = {
  groups: Record<string, Measures>;
  findings: Record<string, FindingScore> | null;
  /** Fields that do not make a row exact (unit, targets, goal ...), over all found rows. */
  others: Record<string, OtherScore>;
  calibration: Calibration;
  /** The same for each level, when there are several: what holds on clean pages says nothing of worn ones. */
  calibrations: Record<string, Calibration>;
  documents: DocumentScore[];
  withoutTruth: string[];
  missingDocuments: string[];
};

/** Least likeness (0 to 1) of names for a pair; an optional row is unreadable in part, so less will do. */
const leastAlike = { row: 0.6, optionalRow: 0.3 };

/**
 * Pairs each document with the truth of its file name (`bontang.office.pdf` is key `bontang`, level `office`), its
 * rows one to one by name, best pair first, and counts. Text is compared without case and punctuation. A truth whose
 * document is not in the run counts with all of its rows as lost.
 */
export function scoreDataset(dataset: Dataset, truths: readonly Truth[]): Evaluation {
  const { scored, withoutTruth, missingDocuments } = scoreDocuments(dataset, truths);
  const groups: Record<string, Counts[]> = { all: scored.map((s) => s.counts) };
  for (const { score, counts } of scored) {
    (groups[score.level] ??= []).push(counts);
    if (score.unseen) (groups['unseen'] ??= []).push(counts);
  }
  const findings = scored.flatMap((s) => (s.findings ? [s.findings] : []));
  const verdicts = scored.flatMap((s) => s.verdicts);
  const levels = [...grouped(verdicts, ({ level }) => level)];
  return {
    groups: Object.fromEntries(Object.entries(groups).map(([name, counts]) => [name, measure(counts)])),
    findings: findings.length > 0 ? sumFindings(findings) : null,
    others: sumOthers(scored.flatMap((s) => s.others)),
    calibration: calibrate(verdicts),
    calibrations: levels.length < 2 ? {} : Object.fromEntries(levels.map(([level, own]) => [level, calibrate(own)])),
    documents: scored.map((s) => s.score),
    withoutTruth,
    missingDocuments,
  };
}

/** What is right and wrong of every found row, counted as `scoreDataset` counts; optional rows are left out. */
export function judgeAgainst(dataset: Dataset, truths: readonly Truth[]): Verdict[] {
  return scoreDocuments(dataset, truths).scored.flatMap((s) => s.verdicts);
}

type Scored = {
  score: DocumentScore;
  counts: Counts;
  verdicts: Verdict[];
  others: OtherVerdict[];
  findings: FindingCounts | null;
};

function scoreDocuments(
  dataset: Dataset,
  truths: readonly Truth[],
): { scored: Scored[] } & Pick<Evaluation, 'withoutTruth' | 'missingDocuments'> {
  const byKey = new Map(truths.map((t) => [t.key, t]));
  const scored: Scored[] = [];
  const withoutTruth: string[] = [];
  for (const document of dataset.documents) {
    const parts = (document.file.split('/').at(-1) ?? '').split('.');
    const truth = byKey.get(parts[0] ?? '');
    if (truth) scored.push(scoreDocument(dataset, document, truth, levelOf(parts, truth)));
    else withoutTruth.push(document.file);
  }
  const seen = new Set(scored.map(({ score }) => score.key));
  const missing = truths.filter(({ key }) => !seen.has(key));
  addAll(
    scored,
    missing.map((truth) => scoreDocument(dataset, null, truth, 'lost')),
  );
  return { scored, withoutTruth, missingDocuments: missing.map(({ key }) => key) };
}

function levelOf(parts: string[], truth: Truth): string {
  if (parts.length > 2) return parts[1] ?? '';
  return parts[1] === 'pdf' ? (truth.level ?? 'digital') : 'text';
}

function scoreDocument(dataset: Dataset, document: DatasetDocument | null, truth: Truth, level: string): Scored {
  const found = document === null ? [] : dataset.indicators.filter((i) => i.document === document.id);
  const pairs = pairRows(truth.rows, found);
  const spare = [...pairs.keys()].filter((i) => truth.rows[i]?.optional).length;
  const counts: Counts = {
    truth: truth.rows.filter((r) => !r.optional).length,
    found: found.length - spare,
    matched: pairs.size - spare,
    nameExact: 0,
    letters: 0,
    letterErrors: 0,
    ratios: 0,
    ratioExact: 0,
    ratioClose: 0,
    responsible: [0, 0],
    dataSource: [0, 0],
    objective: [0, 0],
    rowExact: 0,
    ...scoreHead(dataset, document, truth),
  };
  const misses: Miss[] = [];
  const verdicts: Verdict[] = [];
  const others: OtherVerdict[] = [];
  truth.rows.forEach((row, i) => {
    if (row.optional) return;
    countScored(row, counts);
    const at = pairs.get(i);
    const match = at === undefined ? undefined : found[at];
    if (match) {
      verdicts.push(verdictOf(match, truth.key, level, scoreRow(row, match, counts, misses)));
      addAll(others, judgeOthers(row, match, truth));
    } else {
      counts.letterErrors += foldText(row.indicator).length;
      misses.push({ kind: 'lost row', found: null, truth: row.indicator });
    }
  });
  const used = new Set(pairs.values());
  for (const [j, row] of found.entries()) {
    if (used.has(j)) continue;
    misses.push({ kind: 'invented row', found: row.name, truth: null });
    verdicts.push({ ...verdictOf(row, truth.key, level, { name: false }), invented: true });
  }
  const unseen = truth.unseen === true;
  const issues = document === null ? [] : dataset.issues.filter((one) => one.document === document.id);
  const findings = scoreFindings({ truth, found, pairs, issues });
  const findingMisses = findings?.misses ?? [];
  return {
    score: {
      file: document?.file ?? null,
      key: truth.key,
      level,
      unseen,
      measures: measure([counts]),
      misses,
      findingMisses,
      otherMisses: others.filter(({ outcome }) => outcome !== 'right'),
    },
    counts,
    verdicts,
    others,
    findings: findings?.counts ?? null,
  };
}

/** Whose document it is and of which year; what truth leaves out is not scored. */
function scoreHead(
  { agencies }: Dataset,
  document: DatasetDocument | null,
  truth: Truth,
): Pick<Counts, 'region' | 'agencyName' | 'year'> {
  const agency = agencies.find((one) => one.id === document?.agency);
  const count = (told: unknown, isRight: boolean): [number, number] =>
    told === undefined ? [0, 0] : [Number(document !== null && isRight), 1];
  return {
    region: count(truth.region, (agency?.regionCode ?? null) === truth.region),
    agencyName: count(truth.agency, likeness(agency?.name, truth.agency) >= 0.95),
    year: count(truth.year, document?.year === truth.year),
  };
}

/** Index of the found row for each index of a true row: greedy, best pair first. */
function pairRows(rows: readonly TruthRow[], found: readonly Indicator[]): Map<number, number> {
  const pairs: { i: number; j: number; rank: number }[] = [];
  rows.forEach((row, i) => {
    found.forEach((match, j) => {
      const name = likeness(row.indicator, match.name);
      if (name < (row.optional ? leastAlike.optionalRow : leastAlike.row)) return;
      // names repeat or nearly repeat in one table: a formula that agrees breaks the tie
      const tie = row.ratio
        ? likeness(
            `${row.ratio.numerator} ${row.ratio.denominator}`,
            `${match.formula.numerator ?? ''} ${match.formula.denominator ?? ''}`,
          )
        : 0;
      pairs.push({ i, j, rank: name + tie / 1000 });
    });
  });
  pairs.sort((a, b) => b.rank - a.rank);
  const of = new Map<number, number>();
  const used = new Set<number>();
  for (const { i, j } of pairs) {
    if (of.has(i) || used.has(j)) continue;
    of.set(i, j);
    used.add(j);
  }
  return of;
}

/** An objective that is a number only points elsewhere and is not scored. */
const scoredObjective = (row: TruthRow): string | null =>
  row.objective && !/^\d+(\.\d+)*$/.test(row.objective) ? row.objective : null;

function countScored(row: TruthRow, counts: Counts): void {
  counts.letters += foldText(row.indicator).length;
  if (row.ratio) counts.ratios++;
  if (row.responsible) counts.responsible[1]++;
  if (row.dataSource) counts.dataSource[1]++;
  if (scoredObjective(row)) counts.objective[1]++;
}

/** The fields that make a row exact, and the objective, which does not; a field that is not scored is left out. */
function scoreRow(row: TruthRow, match: Indicator, counts: Counts, misses: Miss[]): Rightness {
  const name = foldText(row.indicator) === foldText(match.name ?? '');
  counts.letterErrors += editDistance(foldText(row.indicator), foldText(match.name ?? ''));
  if (name) counts.nameExact++;
  else misses.push({ kind: 'name', found: match.name, truth: row.indicator });
  const right: Rightness = { name };
  if (row.ratio) right.formula = scoreFormula(row, match, counts, misses);
  if (row.responsible)
    right.responsible = scoreList(row.responsible, match.responsible, 'responsible', counts.responsible, misses);
  if (row.dataSource)
    right.dataSources = scoreList(row.dataSource, match.dataSources, 'source', counts.dataSource, misses);
  const objective = scoredObjective(row);
  if (objective)
    right.objective = scoreList(objective, [{ text: match.objective ?? '' }], 'objective', counts.objective, misses);
  if (isRowRight(right)) counts.rowExact++;
  return right;
}

function scoreFormula(row: TruthRow, match: Indicator, counts: Counts, misses: Miss[]): boolean {
  if (!row.ratio) return true;
  const { numerator, denominator, multiplier } = match.formula;
  const least = Math.min(likeness(row.ratio.numerator, numerator), likeness(row.ratio.denominator, denominator));
  const sameMultiplier = (multiplier ?? 1) === row.ratio.multiplier;
  if (least >= 0.95 && sameMultiplier) counts.ratioClose++;
  if (least === 1 && sameMultiplier) {
    counts.ratioExact++;
    return true;
  }
  const shown = (n: string | null, d: string | null, m: number | null): string => `${n} / ${d} * ${m}`;
  const truth = shown(row.ratio.numerator, row.ratio.denominator, row.ratio.multiplier);
  misses.push({ kind: 'formula', found: shown(numerator, denominator, multiplier), truth });
  return false;
}

/** Lists may be split into entries in more than one way: connectors and list numbers do not count. */
const foldList = (text: string): string =>
  foldText(text)
    .replace(/\b(dan|serta|\d{1,2})\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();

/** Counts a list as right from 90 % alike on; true when it is exactly right. */
function scoreList(
  truth: string,
  entries: readonly { text: string }[],
  kind: Miss['kind'],
  count: [number, number],
  misses: Miss[],
): boolean {
  const found = entries.map((e) => e.text).join(' ');
  const alike = likeness(foldList(truth), foldList(found));
  if (alike >= 0.9) count[0]++;
  else misses.push({ kind, found, truth });
  return alike === 1;
}
