/** Everything that the screen of one row shows. */
import { findingText } from '../model/meaning/finding.ts';
import { absentIn, decidableOf, isConcluded, partsOf } from '../model/meaning/decidable.ts';
import type { Indicator } from '../model/meaning/dataset.ts';
import { aboutRow } from '../model/meaning/decision.ts';
import { indicatorFields, rootOf } from '../model/meaning/fields.ts';
import { issueCodes } from '../model/issue.ts';
import { cellOf, isDecidable, seenOf, valueOf } from '../model/meaning/seen.ts';
import type { Page } from '../model/reading/page.ts';
import type { FieldScreen, Neighbour, Opinion, PageScreen, RowAnswer } from '../model/review/answers.ts';
import { isDisagreed, opinionsOf, type Ledger, type SeenDecision, type SeenTable } from './ledger.ts';
import { choicesOf } from './readings.ts';
import { pageKey, type ReviewedRun } from './reviewed-run.ts';
import { isReplaced, nameSaid, saidOf } from './said.ts';

/** A row with its fields, its readings, what was decided, and what lies around it. `pages` are those that were kept of its cells. */
export function rowScreen(row: Indicator, run: ReviewedRun, ledger: Ledger, pages: readonly Page[]): RowAnswer {
  const rows = run.rowsOf.get(row.document) ?? [];
  const at = rows.indexOf(row);
  const issues = run.issuesOf.get(row.id) ?? [];
  const numbers = pagesOf(row);
  const about = ledger.about(row.id, aboutRow);
  const place = (other: Indicator | undefined): Neighbour | null => (other ? neighbour(other, ledger) : null);
  return {
    id: row.id,
    document: run.documents.findIndex(({ id }) => id === row.document),
    position: row.position,
    code: row.code,
    name: nameSaid(row, ledger),
    // of a name that was typed anew nothing is concluded yet
    canonicalName: nameSaid(row, ledger) === row.name ? row.canonicalName : null,
    confidence: row.confidence,
    fields: [
      ...fieldsOf(row, ledger).map((key) => fieldScreen(row, key, rows, ledger, pages)),
      ...absentOf(row, rows, ledger).map((key) => absentScreen(row, key, rows[at - 1], ledger)),
    ],
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
    around: rows.map((one) => neighbour(one, ledger)).filter(({ page }) => numbers.includes(page)),
    pages: numbers.map((page) => pageScreen(row.document, page, run)),
  };
}

/** The fields to show: all that hold a value, and those that have a cell or an issue although they hold none. */
function fieldsOf(row: Indicator, ledger: Ledger): string[] {
  const held = decidableOf(row);
  const ordered = [...indicatorFields].sort((a, b) => placeIn(a.key) - placeIn(b.key));
  return ordered.flatMap(({ key }) => {
    const parts = partsOf(row, key).filter((part) => !isReplaced(row, part, ledger));
    return (parts.length > 0 ? parts : [key]).filter(
      (part) =>
        isDecidable(part) &&
        (held.includes(part) || (seenOf(row, part) !== null && (key in row.evidence || key === 'name'))),
    );
  });
}

/** So many rows of a document tell which columns it has. */
const enoughRows = 100;

/**
 * The fields that the row holds no value of and has no cell for, to be typed where the paper has them; first those that other rows
 * of the document hold.
 */
function absentOf(row: Indicator, rows: readonly Indicator[], ledger: Ledger): string[] {
  const years = new Set(rows.flatMap(({ targets }) => targets.map(({ year }) => String(year ?? 'text'))));
  const shown = new Set(fieldsOf(row, ledger));
  const absent = absentIn(row, [...years].sort()).filter((key) => !shown.has(key) && !isReplaced(row, key, ledger));
  const held = new Set(rows.slice(0, enoughRows).flatMap(decidableOf).map(rootOf));
  return [...absent.filter((key) => held.has(rootOf(key))), ...absent.filter((key) => !held.has(rootOf(key)))];
}

/** A field of which nothing was read; what the row above says is offered, for cells that stand for several rows. */
function absentScreen(row: Indicator, key: string, above: Indicator | undefined, ledger: Ledger): FieldScreen {
  const value = above ? saidOf(above, key, ledger) : null;
  const decisions = ledger.about(row.id, key);
  return {
    key,
    ...{ value: null, raw: '', edits: [], segments: [], shared: 1, concluded: false, absent: true },
    confidence: row.evidence['name']?.confidence ?? row.confidence,
    choices: value === null || value.length === 0 ? [] : [{ value, from: 'above' }],
    opinions: opinionsOf(decisions).map(opinion),
    disagreed: isDisagreed(decisions),
  };
}

/** The name first, then the bands above it; its number after everything that was printed in cells; the others in order. */
const placeIn = (key: string): number => ({ name: 0, context: 1, code: 3 })[key] ?? 2;

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
    absent: false,
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

function neighbour(row: Indicator, ledger: Ledger): Neighbour {
  const { id, position, evidence } = row;
  const name = nameSaid(row, ledger);
  const cell = evidence['name'] ?? Object.values(evidence)[0];
  return { id, position, name, page: cell?.page ?? 1, box: cell?.box ?? null };
}

export function pageScreen(document: string, page: number, { pictures }: ReviewedRun): PageScreen {
  const picture = pictures.get(pageKey(document, page));
  return { page, width: picture?.width ?? 0, height: picture?.height ?? 0, picture: picture !== undefined };
}
