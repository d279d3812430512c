/** What speaks against one field: its words, its cell, its page, its mends, and what its text looks like. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Box } from '../../pipeline/model/geometry.ts';
import type { Issue } from '../../pipeline/model/issue.ts';
import type { Page } from '../../pipeline/model/reading/page.ts';
import type { Table } from '../../pipeline/model/reading/table.ts';
import type { ReadField } from '../fields/field.ts';
import type { Lexicon } from '../mending/lexicon.ts';
import { formulaFeatures } from './formula-features.ts';
import type { Features } from '../vocabulary/confidence-model.ts';
import { wordFeatures } from './word-features.ts';

/** What is known of the place that a field stands in. `issues` are those with a place on the pages of the document. */
export type Surroundings = {
  pages: ReadonlyMap<number, Page>;
  table: Table;
  lexicon: Lexicon;
  issues: readonly Issue[];
};

/** Ink (share of the cell's) that rules and specks leave over in a cell that is read whole. */
const usualInk = 0.05;
/** Dots per inch from which more dots make no reading better. */
const enoughDpi = 250;

/** The features of one field; `key` is its key in the evidence. */
export function fieldFeatures(key: string, field: ReadField, indicator: Indicator, around: Surroundings): Features {
  const words = field.lines.flatMap((line) => line.words);
  const pages = field.source.segments.flatMap((segment) => around.pages.get(segment.page) ?? []);
  const readings = new Set(pages.map((page) => page.quality.reading));
  const scanned = readings.has('ocr') ? 1 : 0;
  const exported = readings.has('export') ? 1 : 0;
  const lost = around.table.method === 'layout-lost' ? 1 : 0;
  const dpi = Math.min(enoughDpi, ...pages.map((page) => page.quality.dpi ?? enoughDpi));
  const mends = (...rules: string[]) =>
    Math.log1p(field.evidence.edits.filter((edit) => rules.includes(edit.rule)).length);
  return {
    ...wordFeatures(words, around.lexicon),
    ...textFeatures(field.text),
    ...(key === 'formula' ? formulaFeatures(indicator.name, indicator.formula, field.evidence.raw) : {}),
    ...listFeatures(key, indicator),
    'mended-from-list': mends('word-list'),
    'mended-from-document': mends('document-word'),
    'mended-joints': mends('word-join', 'word-split'),
    'mended-otherwise': Math.log1p(field.evidence.edits.filter(({ rule }) => !usualRules.includes(rule)).length),
    noise: mends('noise'),
    doubtful: Math.log1p(field.doubtful.length),
    cell: 1 - field.source.confidence,
    'unread-ink': Math.max(0, (field.source.unreadInk ?? 0) - usualInk),
    'ink-issue': hasIssue('unread-ink', field, around.issues) ? 1 : 0,
    // of the name it says that the row was taken apart, of another cell that its list goes with no name
    'list-for-all': key !== 'name' && hasIssue('row-split-uncertain', field, around.issues) ? 1 : 0,
    scanned,
    'scanned-length': scanned * Math.log1p(words.length),
    exported,
    'layout-lost': lost,
    'layout-lost-cell': lost * (1 - field.source.confidence),
    'few-dots': scanned * Math.max(0, (enoughDpi - dpi) / 100),
    'page-doubt': scanned * Math.max(0, ...pages.map((page) => 1 - (page.quality.confidence ?? 1))),
    'cut-by-page': field.source.segments.length > 1 ? 1 : 0,
    inherited: field.inheritedRow === null ? 0 : 1,
    column: Math.max(0, 1 - field.column.score),
    // of a scan both are doubts of their own: where words stand is exact in a text layer
    [scanned ? 'scan-unruled' : 'unruled']: around.table.method === 'ruled' || exported ? 0 : 1,
    [scanned ? 'scan-grid-doubt' : 'grid-doubt']: 1 - around.table.agreement,
  };
}

const usualRules = ['word-list', 'document-word', 'word-join', 'word-split', 'noise'];

const joiningEnd = /(?:^|\s)(?:yang|dan|untuk|dengan|dari|pada|dalam|atau|oleh|terhadap|serta|di|ke)$/iu;

function textFeatures(text: string): Features {
  const bare = text.replace(/^[\s\d.)(a-z]{0,6}[.)]\s+/iu, '').trim();
  const bracket = (mark: string) => text.split(mark).length - 1;
  return {
    'ends-open': joiningEnd.test(bare.replace(/[\s.,;:]+$/u, '')) || /[-,(/]$/.test(bare) ? 1 : 0,
    'begins-inside': /^(?:yang|dan|atau|serta|dari|oleh)\s/iu.test(bare) || /^[),.;:]/.test(bare) ? 1 : 0,
    'begins-small': /^\p{Ll}{3}/u.test(bare) ? 1 : 0,
    'open-bracket': bracket('(') === bracket(')') ? 0 : 1,
    'letters-alone': Math.log1p((text.match(/(?<=^|\s)[a-zA-Z](?=\s|$)/g) ?? []).length),
  };
}

/** A unit or source that the vocabulary knows is read right; one that it does not know may be either. */
function listFeatures(key: string, indicator: Indicator): Features {
  const entries = key === 'responsible' ? indicator.responsible : key === 'dataSources' ? indicator.dataSources : [];
  if (entries.length === 0) return {};
  return { 'unknown-entries': entries.filter((entry) => entry.key === null).length / entries.length };
}

function hasIssue(code: Issue['code'], field: ReadField, issues: readonly Issue[]): boolean {
  return issues.some(
    (one) =>
      one.code === code &&
      one.box !== null &&
      field.source.segments.some(({ page, box }) => page === one.page && box !== null && overlap(box, one.box!)),
  );
}

function overlap(a: Box, b: Box): boolean {
  return Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > 1 && Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 1;
}
