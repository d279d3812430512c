/** Everything that the screen of one row shows. */
import { findingText } from '../model/meaning/finding.ts';
import { decidableOf, isConcluded, partsOf } from '../model/meaning/decidable.ts';
import type { Indicator } from '../model/meaning/dataset.ts';
import { aboutRow } from '../model/meaning/decision.ts';
import { indicatorFields } from '../model/meaning/fields.ts';
import { issueCodes } from '../model/issue.ts';
import { cellOf, isDecidable, seenOf, valueOf } from '../model/meaning/seen.ts';
import type { Page } from '../model/reading/page.ts';
import type { FieldScreen, Neighbour, Opinion, PageScreen, RowAnswer } from '../model/review/answers.ts';
import { isDisagreed, opinionsOf, type Ledger, type SeenDecision, type SeenTable } from './ledger.ts';
import { choicesOf } from './readings.ts';
import { pageKey, type ReviewedRun } from './reviewed-run.ts';

/** A row with its fields, its readings, what was decided, and what lies around it. `pages` are those that were kept of its cells. */
export function rowScreen(row: Indicator, run: ReviewedRun, ledger: Ledger, pages: readonly Page[]): RowAnswer {
  const rows = run.rowsOf.get(row.document) ?? [];
  const at = rows.indexOf(row);
  const issues = run.issuesOf.get(row.id) ?? [];
  const numbers = pagesOf(row);
  const about = ledger.about(row.id, aboutRow);
  const place = (other: Indicator | undefined): Neighbour | null => (other ? neighbour(other) : null);
  return {
    id: row.id,
    document: run.documents.findIndex(({ id }) => id === row.document),
    position: row.position,
    code: row.code,
    name: row.name,
    canonicalName: row.canonicalName,
    confidence: row.confidence,
    fields: fieldsOf(row).map((key) => fieldScreen(row, key, rows, ledger, pages)),
    issues,
    texts: Object.fromEntries(
      issues.map(({ code }) => {
        const [, title, remedy] = issueCodes[code];
        return [code, { title, remedy, finding: findingText(code) }];
      }),
    ),
    opinions: opinionsOf(about).map(opinion),
    disagreed: isDisagreed(about),
    stale: ledger
      .stale()
      .filter(({ rows: there }) => there.includes(row.id))
      .map(({ decision, because }) => {
        const { as, value, by, on } = opinion(decision);
        return { as, by, on, field: 'field' in decision ? decision.field : aboutRow, value, because };
      }),
    above: place(rows[at - 1]),
    below: place(rows[at + 1]),
    around: rows.map(neighbour).filter(({ page }) => numbers.includes(page)),
    pages: numbers.map((page) => pageScreen(row.document, page, run)),
  };
}

/** The fields to show: all that hold a value, and those that have a cell or an issue although they hold none. */
function fieldsOf(row: Indicator): string[] {
  const held = decidableOf(row);
  const ordered = [...indicatorFields].sort((a, b) => placeIn(a.key) - placeIn(b.key));
  return ordered.flatMap(({ key }) =>
    partsOf(row, key).filter(
      (part) =>
        isDecidable(part) &&
        (held.includes(part) || (seenOf(row, part) !== null && (key in row.evidence || key === 'name'))),
    ),
  );
}

/** The name first, its number after everything that was printed in cells; the others in the order of the dataset. */
const placeIn = (key: string): number => (key === 'name' ? 0 : key === 'code' ? 2 : 1);

function fieldScreen(
  row: Indicator,
  key: string,
  rows: readonly Indicator[],
  ledger: Ledger,
  pages: readonly Page[],
): FieldScreen {
  const cell = cellOf(row, key);
  const decisions = ledger.about(row.id, key);
  const segments = cell ? (cell.segments ?? [cell]) : [];
  return {
    key,
    value: valueOf(row, key),
    raw: cell?.raw ?? '',
    edits: cell?.edits ?? [],
    // what has no cell of its own was read in that of the name
    confidence: (cell ?? row.evidence['name'])?.confidence ?? row.confidence,
    segments: segments.map(({ page, box }) => ({ page, box })),
    shared: cell ? rows.filter((other) => isOneCell(cellOf(other, key), cell)).length : 1,
    concluded: isConcluded(row, key),
    choices: choicesOf(row, key, pages),
    opinions: opinionsOf(decisions).map(opinion),
    disagreed: isDisagreed(decisions),
  };
}

function isOneCell(a: ReturnType<typeof cellOf>, b: NonNullable<ReturnType<typeof cellOf>>): boolean {
  return a !== null && a.page === b.page && a.box !== null && b.box !== null && a.box.join() === b.box.join();
}

/** A decision as somebody's opinion. */
export function opinion(decision: SeenDecision | SeenTable): Opinion {
  const { decided: as, by, on, why } = decision;
  const value = 'value' in decision ? decision.value : 'values' in decision ? (decision.values['name'] ?? null) : null;
  return { as, value, by, on, ...(why === undefined ? {} : { why }) };
}

/** The pages of a row, that of its name first. */
export function pagesOf(row: Indicator): number[] {
  const cells = Object.values(row.evidence);
  const all = cells.flatMap((cell) => (cell.segments ?? [cell]).map(({ page }) => page));
  for (const { place } of row.targets) if (place) all.push(place.page);
  const first = row.evidence['name']?.page;
  return [...new Set([...(first === undefined ? [] : [first]), ...all.sort((a, b) => a - b)])];
}

function neighbour({ id, position, name, evidence }: Indicator): Neighbour {
  const cell = evidence['name'] ?? Object.values(evidence)[0];
  return { id, position, name, page: cell?.page ?? 1, box: cell?.box ?? null };
}

export function pageScreen(document: string, page: number, { pictures }: ReviewedRun): PageScreen {
  const picture = pictures.get(pageKey(document, page));
  return { page, width: picture?.width ?? 0, height: picture?.height ?? 0, picture: picture !== undefined };
}
