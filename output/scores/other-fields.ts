/** The fields that do not make a row exact: how many are right, wrong, lost and invented, and how sure they were. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Truth, TruthRow } from '../../pipeline/model/truth/truth.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { shareOf, type Share } from './share.ts';

/** One field of one row: what came of it, and how sure it was (null where nothing was read). */
export type OtherVerdict = {
  field: string;
  outcome: 'right' | 'wrong' | 'lost' | 'invented';
  confidence: number | null;
  found: string | null;
  truth: string | null;
};

/** `right` of `scored`; `stated` is the mean confidence of what was read, `surelyWrong` what was wrong above `sure`. */
export type OtherScore = {
  scored: number;
  right: Share;
  wrong: number;
  lost: number;
  invented: number;
  stated: Share;
  surelyWrong: number;
};

/** From this confidence on a wrong value looks right. */
export const sure = 0.9;

type Reading = {
  field: string;
  truth: (row: TruthRow) => string | null | undefined;
  found: (row: Indicator) => string;
};

const text = (value: unknown): string | null | undefined =>
  value === null || typeof value === 'string' ? value : undefined;

// signs that are units count; all other signs do not
const folded = (value: string): string => `${foldText(value)} ${(value.match(/[%‰]/g) ?? []).join('')}`.trim();

const yearText = (values: readonly { year: number | null; text: string }[]): string =>
  values
    .map(({ year, text: printed }) => `${year}: ${folded(printed)}`)
    .sort()
    .join('; ');

const readings: readonly Reading[] = [
  { field: 'unit', truth: (row) => text(row['unit']), found: (row) => row.evidence['unit']?.raw ?? '' },
  { field: 'targets', truth: (row) => targetsOf(row), found: (row) => yearText(row.targets) },
  { field: 'baseline', truth: (row) => text(row['baseline']), found: (row) => row.baseline?.text ?? '' },
  { field: 'goal', truth: (row) => text(row['goal']), found: (row) => row.goal ?? '' },
  { field: 'definition', truth: (row) => text(row['definition']), found: (row) => row.definition ?? '' },
  { field: 'rationale', truth: (row) => text(row['rationale']), found: (row) => row.rationale ?? '' },
  {
    field: 'programs',
    truth: (row) => text(row['program']),
    found: (row) => row.programs.map((one) => one.text).join(' '),
  },
];

function targetsOf(row: TruthRow): string | null | undefined {
  if (row.targets === undefined) return undefined;
  return row.targets.length === 0 ? null : yearText(row.targets.map(({ year, value }) => ({ year, text: value })));
}

/**
 * What came of every other field of a row that truth tells. That a field is empty is known of drawn documents alone: in
 * truth made by hand what is null was not looked at, and is not scored.
 */
export function judgeOthers(row: TruthRow, match: Indicator, truth: Truth): OtherVerdict[] {
  const isDrawn = truth['made'] !== undefined;
  return readings.flatMap(({ field, ...of }): OtherVerdict[] => {
    const [told, found] = [of.truth(row), of.found(match)];
    if (told === undefined || (told === null && !isDrawn) || (told === null && found === '')) return [];
    const confidence = match.evidence[field]?.confidence ?? null;
    const outcome =
      told === null ? 'invented' : found === '' ? 'lost' : folded(told) === folded(found) ? 'right' : 'wrong';
    return [{ field, outcome, confidence, found: found === '' ? null : found, truth: told }];
  });
}

/** The scores by field, in the order in which fields are listed; fields that truth nowhere tells are left out. */
export function sumOthers(verdicts: readonly OtherVerdict[]): Record<string, OtherScore> {
  const scores = readings.flatMap(({ field }): [string, OtherScore][] => {
    const own = verdicts.filter((one) => one.field === field);
    if (own.length === 0) return [];
    const count = (outcome: OtherVerdict['outcome']): number => own.filter((one) => one.outcome === outcome).length;
    const read = own.flatMap(({ confidence }) => confidence ?? []);
    const scored = own.length - count('invented');
    return [
      [
        field,
        {
          scored,
          right: shareOf(count('right'), scored),
          wrong: count('wrong'),
          lost: count('lost'),
          invented: count('invented'),
          stated: shareOf(
            read.reduce((sum, one) => sum + one, 0),
            read.length,
          ),
          surelyWrong: own.filter(
            ({ outcome, confidence }) => (outcome === 'wrong' || outcome === 'invented') && (confidence ?? 0) > sure,
          ).length,
        },
      ],
    ];
  });
  return Object.fromEntries(scores);
}
