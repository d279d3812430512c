/** How sure every field and row of a document is, and which fields a person should compare with the page. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { Page } from '../../pipeline/model/reading/page.ts';
import type { ReadDocument } from '../../pipeline/model/reading/source.ts';
import type { Column } from '../../pipeline/model/meaning/record.ts';
import type { Table } from '../../pipeline/model/reading/table.ts';
import { round, type ReadField } from '../fields/field.ts';
import type { Lexicon } from '../mending/lexicon.ts';
import { fieldFeatures } from './field-features.ts';
import {
  kindOfField,
  logitOf,
  probability,
  type ConfidenceModel,
  type Features,
  type Reading,
} from '../vocabulary/confidence-model.ts';
import { oddValue } from './odd-values.ts';
import { jointProbability, rowFeatures } from './row-features.ts';

/** A row as read, before anybody has said how sure it is; `targetCells` are all of the cells of which `read` has the first. */
export type Unjudged = {
  indicator: Indicator;
  read: ReadonlyMap<string, ReadField>;
  targetCells: readonly ReadField[];
  table: Table;
  columns: Column[];
};

/** What a document's rows are judged against. `issues` are those of its pages, tables and columns. */
export type Surrounding = {
  read: ReadDocument;
  lexicon: Lexicon;
  issues: readonly Issue[];
  model: ConfidenceModel;
  /** Whether a text begins with a word that opens names. */
  opensName: (text: string) => boolean;
};

/** A row with its confidences in place, new issues, and the features that the confidences were made from. */
export type Judged = { indicator: Indicator; issues: Issue[]; fields: Map<string, Features>; row: RowJudgement };

/** `features` of the row given the probabilities of its fields; to fit, other probabilities are put in. */
type RowJudgement = {
  features: (fields: ReadonlyMap<string, number>, document: number) => Features;
  reading: Reading;
};

/** No value is more certain than this: what was never seen to go wrong may still do so. */
const mostSure = 0.999;
/** A value that does not go with those of the other years is right in half of all cases: set by hand. */
const oddness = 0.5;
const main = ['name', 'formula', 'responsible', 'dataSources'];

/** Gives every field and row of one document its calibrated probability of being exactly right. */
export function judgeRows(rows: readonly Unjudged[], around: Surrounding): Judged[] {
  const pages = new Map(around.read.pages.map((page) => [page.number, page]));
  const ways = rows.map(({ indicator }) => readingOf(indicator, pages));
  const sureness = (key: string, own: Features, i: number): number =>
    probability(logitOf(kindOfField(key), own, ways[i]!, around.model));
  const features = rows.map(({ indicator, read, targetCells, table }, i) => {
    const place = { pages, table, lexicon: around.lexicon, issues: around.issues };
    const cells = (key: string, field: ReadField) => (key === 'targets' ? targetCells : [field]);
    return new Map(
      [...read].map(([key, field]) => {
        // several values are as sure as the least sure of them
        const each = cells(key, field).map((cell) => fieldFeatures(key, cell, indicator, place));
        return [key, each.reduce((a, b) => (sureness(key, b, i) < sureness(key, a, i) ? b : a))];
      }),
    );
  });
  const sure = features.map((fields, i) => new Map([...fields].map(([key, own]) => [key, sureness(key, own, i)])));
  const document = { mean: meanJoint(sure), names: rows.flatMap(({ indicator }) => indicator.name ?? []) };
  return rows.map((row, i) => judgeRow({ ...row, reading: ways[i]! }, features[i]!, sure[i]!, document, around));
}

/** A row of which a page was read by OCR is judged as read by OCR. */
function readingOf({ evidence }: Indicator, pages: ReadonlyMap<number, Page>): Reading {
  const own = new Set(Object.values(evidence).map(({ page }) => pages.get(page)?.quality.reading));
  return own.has('ocr') ? 'ocr' : own.has('export') ? 'export' : 'text-layer';
}

/** Mean joint probability of rows; 1 for none. */
export function meanJoint(rows: readonly ReadonlyMap<string, number>[]): number {
  return rows.length === 0 ? 1 : rows.reduce((sum, fields) => sum + jointProbability(fields), 0) / rows.length;
}

function judgeRow(
  { indicator, read, targetCells, table, columns, reading }: Unjudged & { reading: Reading },
  fields: Map<string, Features>,
  sure: ReadonlyMap<string, number>,
  document: { mean: number; names: readonly string[] },
  { issues, model, opensName }: Surrounding,
): Judged {
  const rowOf = (given: ReadonlyMap<string, number>, mean: number): Features =>
    rowFeatures({
      indicator,
      fields: given,
      columns,
      issues,
      document: mean,
      lost: table.method === 'layout-lost',
      unheaded: table.headerRows === 0,
      table: table.score,
      unruled: table.method !== 'ruled' && reading !== 'export',
      scanned: reading === 'ocr',
      agreement: table.agreement,
      names: document.names,
      opensName,
    });
  const odd = reading === 'ocr' ? oddValue(indicator.targets) : null;
  const stated = (key: string): number =>
    shown((sure.get(key) ?? 0) * (key === 'targets' && odd !== null ? oddness : 1));
  const evidence = Object.fromEntries(
    Object.entries(indicator.evidence).map(([key, one]) => [key, { ...one, confidence: stated(key) }]),
  );
  const whole = probability(logitOf('row', rowOf(sure, document.mean), reading, model));
  // the doubt is about that cell, or the least sure one
  const cellOf = (key: string, field: ReadField): ReadField =>
    (key === 'targets' && odd !== null ? targetCells[odd] : undefined) ?? field;
  // a row is never surer than its least sure main field
  const least = Math.min(...main.map((key) => sure.get(key) ?? 1));
  return {
    indicator: { ...indicator, evidence, confidence: shown(Math.min(whole, least)) },
    issues: [...read].flatMap(([key, field]) => doubtIssue(key, cellOf(key, field), stated(key), model) ?? []),
    fields,
    row: { features: rowOf, reading },
  };
}

function shown(p: number): number {
  return round(Math.min(mostSure, p));
}

function doubtIssue(key: string, field: ReadField, confidence: number, model: ConfidenceModel): Issue | null {
  // inherited values were reported where they stand
  if (field.inheritedRow !== null || confidence >= model.reportBelow) return null;
  const words = field.doubtful.length > 0 ? `: ${field.doubtful.join(', ')}` : '';
  const { page, box } = field.evidence;
  return issue('low-confidence', `Read with ${Math.round(confidence * 100)} % confidence${words}`, {
    field: key,
    page,
    box,
  });
}
