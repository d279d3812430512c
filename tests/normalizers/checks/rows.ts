/** Rows written out by hand for the tests of checks, and what the checks say of them. */
import { plainTexts } from '../../../pipeline/model/meaning/plain-fields.ts';
import { checkDocument } from '../../../normalizers/checks/checks.ts';
import type { CheckContext, CheckedRow } from '../../../normalizers/checks/check.ts';
import { readAgency } from '../../../normalizers/heading/agency.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import type { IssueCode, Issue } from '../../../pipeline/model/issue.ts';

export const vocabulary = await loadVocabulary();

/** A row by what matters: name, formula as "numerator / denominator x 100", printed unit and so on. */
export type Said = {
  name: string;
  formula?: [numerator: string, denominator: string, multiplier?: number];
  text?: string;
  unit?: string;
  per?: number | null;
  targets?: number[];
  empty?: string[];
  responsible?: string[];
  dataSources?: string[];
  objective?: string;
  polarity?: string;
  sure?: number;
};

function indicatorOf(said: Said, position: number): Indicator {
  const [numerator = null, denominator = null, multiplier = null] = said.formula ?? [];
  const evidence = { raw: '', page: 1, box: null, confidence: said.sure ?? 0.95, edits: [], inheritedFrom: null };
  const fields = ['name', 'formula', 'unit', 'targets', 'responsible', 'dataSources', 'objective'];
  return {
    id: `row-${position}`,
    document: 'document',
    agency: null,
    position,
    code: null,
    name: said.name,
    canonicalName: said.name,
    level: null,
    printedLevel: null,
    parent: null,
    ...plainTexts((key) => (key === 'objective' ? (said.objective ?? null) : null)),
    definition: null,
    rationale: null,
    formula: {
      text: said.text ?? (said.formula ? said.formula.slice(0, 2).join(' / ') : null),
      numerator,
      denominator,
      multiplier,
      form: said.formula ? 'bar' : 'none',
    },
    unit: said.unit ? { symbol: said.unit, label: said.unit, per: said.per ?? null, derived: false } : null,
    measure: { kind: null, of: null, from: null },
    responsible: (said.responsible ?? []).map((text) => ({ text, key: null, name: null })),
    dataSources: (said.dataSources ?? []).map((text) => ({ text, key: null })),
    programs: [],
    targets: (said.targets ?? []).map((value, i) => ({ year: 2021 + i, value, text: String(value) })),
    baseline: null,
    other: said.polarity ? [{ heading: 'Polaritas', text: said.polarity }] : [],
    context: [],
    terms: [],
    concept: null,
    confidence: 0.9,
    evidence: Object.fromEntries(fields.map((field) => [field, evidence])),
  };
}

/** What the checks say of rows of Dinas Sosial Kota Solok, of 2022 unless told otherwise. */
export function issuesOf(rows: readonly Said[], context: Partial<CheckContext> = {}): Issue[] {
  const checked: CheckedRow[] = rows.map((said, i) => ({
    indicator: indicatorOf(said, i + 1),
    emptyTargets: said.empty ?? [],
  }));
  const { agency } = readAgency(['DINAS SOSIAL KOTA SOLOK'], vocabulary);
  return checkDocument(checked, { vocabulary, agency, year: 2022, ...context });
}

/** The rows (counted from 1) that a check finds something in. */
export function rowsFound(code: IssueCode, rows: readonly Said[], context: Partial<CheckContext> = {}): number[] {
  return issuesOf(rows, context)
    .filter((issue) => issue.code === code)
    .map((issue) => Number(issue.indicator?.replace('row-', '')));
}

/** The codes found in one row. */
export function codesOf(said: Said, context: Partial<CheckContext> = {}): IssueCode[] {
  return issuesOf([said], context).map(({ code }) => code);
}
