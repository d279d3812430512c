/** What a table is for, by evidence for and against: its title, its headings, its cells. */
import type { Column } from '../../pipeline/model/meaning/record.ts';
import type { Table, TableKind } from '../../pipeline/model/reading/table.ts';
import type { HeadingVocabulary } from '../columns/headings.ts';
import { cellVotes } from './cell-votes.ts';
import { headingTexts, headingVotes, plansKeyIndicators, toldColumns } from './heading-votes.ts';
import type { TableTitle } from './titles.ts';
import { weigh, type Judgement, type Vote } from './votes.ts';

/** What the nearest title is worth right above the table. */
const titleWeight = 4;
/** A title of another kind weighs less over a table that tells how each indicator is measured, or plans key ones by year. */
const besideTelling = 0.5;
/** A table of indicators of so many columns may have lost the heading of one. */
const fewestColumns = 3;

/** A column of a lower score (0 to 1) may be any other. */
const known = 0.3;

/**
 * A table of this probability or more is taken; one below it is a candidate. Flat from 0.6 to 0.87: the surest table that
 * is none was 0.595 (real reports), the least sure one that is one 0.93 (drawn, real and sample documents).
 */
export const takenFrom = 0.7;

/** The likeliest kind of a table below the `title` that was found for it (null: none). */
export function judgeTable(
  table: Table,
  columns: readonly Column[],
  title: TableTitle | null,
  vocabulary: HeadingVocabulary,
): Judgement {
  const told = toldColumns(columns, table);
  const votes = [
    ...indicatorVotes(table, columns, told, title),
    ...headingVotes(table, columns, vocabulary),
    ...cellVotes(table, columns, vocabulary),
  ];
  const isOwn = tellsMeasuring(told) || plansKeyIndicators(columns, headingTexts(table), vocabulary);
  return weigh([...titleVotes(title, isOwn), ...ofOneFrame(votes)]);
}

/** As the table that this one goes on with, on the page before. */
export function judgeAsBefore(earlier: Table): Judgement {
  const { kind, score, pages, because } = earlier;
  return { kind, score, because: [`for: it goes on with the table on page ${pages[0] ?? 0}`, ...because] };
}

/** Kinds whose tables tell of money and programmes as well, in the order in which they give a table its frame. */
const frames: readonly TableKind[] = ['quarterly', 'action-plan', 'achievement'];

/** Money and programmes beside quarters are those of the quarters: they speak for no plan of work then. */
function ofOneFrame(votes: readonly Vote[]): Vote[] {
  const frame = frames.find((kind) => votes.some((vote) => vote.kind === kind));
  return votes.map((vote) => (vote.kind === 'work-plan' && frame ? { ...vote, kind: frame } : vote));
}

function tellsMeasuring(told: readonly Column[]): boolean {
  const telling = ['formula', 'explanation', 'definition', 'rationale'];
  return told.length >= 2 && told.some(({ role }) => telling.includes(role));
}

function titleVotes(title: TableTitle | null, isOwn: boolean): Vote[] {
  if (!title) return [];
  const { kind, text, nearness } = title;
  const share = kind !== 'iku' && isOwn ? besideTelling : 1;
  return [{ kind, weight: titleWeight * nearness * share, because: `it stands below the title "${shortened(text)}"` }];
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** A column of indicators that its heading tells; below a title that says what it holds, a table may have lost that. */
function indicatorVotes(
  table: Table,
  columns: readonly Column[],
  told: readonly Column[],
  title: TableTitle | null,
): Vote[] {
  const column = columns.find(({ role }) => role === 'indicator');
  if (column && column.score >= known) {
    return [{ kind: 'iku', weight: 1, because: `"${column.heading}" is a column of indicators` }];
  }
  const mayBe = title?.kind === 'iku' && table.columns >= fewestColumns && (told.length > 0 || column !== undefined);
  if (mayBe) return [{ kind: 'iku', weight: 1, because: 'a column of indicators may have lost its heading' }];
  return [{ kind: 'iku', weight: -6, because: 'no column holds indicators' }];
}
