/** Columns whose heading was not read, told by what the lines of the table hold. */
import type { ExportHints, Openers } from '../lines/hints.ts';
import { isUpper } from './lost-cues.ts';
import type { LostColumn } from './columns.ts';
import type { Token, TokenLine } from './tokens.ts';

/** Lines that must show a column before it is believed in, and the share of the lines that could show it. */
const least = 3;
const most = 0.6;

/** The columns with those added that the body shows and the heading lacks; an added column has an empty heading. */
export function addUnreadColumns(
  columns: readonly LostColumn[],
  lines: readonly TokenLine[],
  openers: Openers,
  hints: ExportHints,
): LostColumn[] {
  const all = [...columns];
  const line = columns[0]?.line ?? 0;
  const has = (...roles: string[]) => all.some((c) => roles.includes(c.role));
  const insert = (at: number, role: string) => all.splice(at, 0, { role, heading: '', line });
  const name = () => all.findIndex((c) => c.role === 'indicator');
  const starts = lines.filter((l) => l.tokens.slice(0, 3).some((t) => isUpper(t) && openers.objective.includes(t.key)));
  if (!has('objective', 'goal', 'regionalObjective') && name() >= 0 && starts.length >= least)
    insert(name(), 'objective');
  if (!has('rowNumber', 'code') && countsUp(lines) >= least) insert(0, 'rowNumber');
  addPartner(all, lines, openers, hints, insert);
  return all;
}

/** How far the numbers at the beginning of lines count up from 1. */
function countsUp(lines: readonly TokenLine[]): number {
  let next = 1;
  for (const { tokens } of lines)
    if (/^\d{1,2}[.)]?$/.test(tokens[0]?.text ?? '') && Number.parseInt(tokens[0]?.key ?? '', 10) === next) next++;
  return next - 1;
}

type Around = { before: boolean; after: boolean };

/** A source beside the units, or units beside the sources: two values stand at the end of most lines that hold a unit. */
function addPartner(
  all: LostColumn[],
  lines: readonly TokenLine[],
  openers: Openers,
  hints: ExportHints,
  insert: (at: number, role: string) => void,
): void {
  const unit = all.findIndex((c) => c.role === 'responsible');
  const source = all.findIndex((c) => c.role === 'dataSource');
  if (unit >= 0 === source >= 0) return;
  const seen = lines.flatMap((l) => aroundUnit(l.tokens, openers, hints) ?? []);
  if (seen.length < least) return;
  const after = seen.filter((s) => s.after).length / seen.length >= most;
  const before = seen.filter((s) => s.before).length / seen.length >= most;
  if (unit >= 0 && after) insert(unit + 1, 'dataSource');
  else if (unit >= 0 && before) insert(unit, 'dataSource');
  else if (source >= 0) insert(after ? source : source + 1, 'responsible');
}

/** What stands beside the unit of a line: text between a factor and it, and text after its whole name. */
function aroundUnit(tokens: readonly Token[], openers: Openers, hints: ExportHints): Around | null {
  const at = tokens.findLastIndex(
    (t, i) => i > 1 && isUpper(t) && openers.unit.includes(t.key) && !openers.source.includes(tokens[i - 1]?.key ?? ''),
  );
  if (at < 0) return null;
  const words = tokens.slice(at).filter((t) => t.kind === 'word');
  const ends = words
    .map((_, i) => i + 1)
    .filter((n) =>
      hints.isUnitName(
        words
          .slice(0, n)
          .map((t) => t.text)
          .join(' '),
      ),
    );
  const end = ends.at(-1);
  const factor = tokens.findLastIndex((t, i) => i < at && t.kind === 'factor');
  if (end === undefined && factor < 0) return null;
  const between = factor < 0 ? [] : tokens.slice(factor + 1, at).filter((t) => t.kind === 'word');
  return { before: between.length > 0, after: end !== undefined && end < words.length };
}
