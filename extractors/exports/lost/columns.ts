/** The columns of a table that has lost them, in their order: told by its heading, and by what its lines hold. */
import { columnNumbers } from '../../../pipeline/model/print/column-numbers.ts';
import { recognise, roleOf, type ExportHints, type Openers } from '../lines/hints.ts';
import type { SourceLine } from '../lines/source-lines.ts';
import { isUpper, type Token, type TokenLine } from './tokens.ts';

export type LostColumn = { role: string; heading: string; line: number };
/** `from`..`to` are indices of the heading's lines; the body starts after `to`. */
export type LostHeading = { columns: LostColumn[]; from: number; to: number };

type Found = { role: string; from: number; to: number; text: string };

/** Words of a heading, and of a line of headings. */
const longest = 9;
const longestHeadingLine = 24;

/**
 * The recognised headings in a line, left to right: the selection that explains most words (dynamic programming over
 * word positions). A doubtful likeness over many words loses to sure headings over fewer.
 */
function headingsIn(words: readonly string[], hints: ExportHints): Found[] {
  // best[i]: best selection of headings within the first i words
  const best: { worth: number; found: Found[] }[] = [{ worth: 0, found: [] }];
  for (let end = 1; end <= words.length; end++) {
    let top = best[end - 1] as { worth: number; found: Found[] };
    for (let from = Math.max(0, end - longest); from < end; from++) {
      const before = best[from];
      // a heading begins with a capital; so most phrases of a sentence need not be asked about
      if (words.length > longestHeadingLine && !/^[^\p{L}\d]*[\p{Lu}\d]/u.test(words[from] ?? '')) continue;
      const heading = headingOf(words.slice(from, end), hints);
      if (!heading || !before || before.found.some((f) => f.role === heading.role && !repeatable.has(f.role))) continue;
      const worth = before.worth + heading.worth;
      if (worth > top.worth) top = { worth, found: [...before.found, { ...heading, from, to: end }] };
    }
    best.push(top);
  }
  return best.at(-1)?.found ?? [];
}

/** Roles that stand over several columns of one table. */
const repeatable: ReadonlySet<string> = new Set(['target', 'achievement', 'baseline']);

/** What words are worth as one heading: the surer and the longer, the more; null when they are none. */
function headingOf(words: readonly string[], hints: ExportHints): { role: string; text: string; worth: number } | null {
  const lettered = words.filter((w) => /[\p{L}\d]/u.test(w)).length;
  // marks and lone letters between headings belong to none of them
  const edges = [words[0] ?? '', words.at(-1) ?? ''];
  if (edges.some((w) => !(words.length > 1 ? /\p{L}{2}|\d/u : /[\p{L}\d]/u).test(w))) return null;
  const text = words.join(' ');
  const found = recognise(hints, text);
  // one long heading is better than two short ones over the same words
  return found ? { role: found.role, text, worth: lettered * (3 * found.score - 2) - 0.5 } : null;
}

/** A row that numbers the columns, "(1) (2) (3)", also damaged: the count of its entries, else null. */
function countColumnNumbers(text: string): number | null {
  const entries = text.trim().split(/\s+/);
  if (entries.length < 3 || columnNumbers(entries) === null) return null;
  // bare numbers are values as well
  const numbered = columnNumbers(entries.filter((entry) => /^\(|\)$/.test(entry)))?.length ?? 0;
  return numbered * 2 >= entries.length ? entries.length : null;
}

/**
 * The first heading of the lines: one to three lines that hold at least two recognised headings, an indicator column
 * among them. A heading spread over two lines ("Penanggung" over "Jawab") is put together word by word. Null without one.
 */
export function findHeading(lines: readonly SourceLine[], hints: ExportHints): LostHeading | null {
  for (let i = 0; i < lines.length; i++) {
    const here = headingsIn(wordsOf(lines[i]), hints);
    const candidates = [
      { from: i, to: i, found: here, line: i },
      { from: i, to: i + 1, found: stacked(lines, i, hints), line: i },
    ].filter((c) => c.found.length >= 2 && c.found.some((f) => f.role === 'indicator'));
    candidates.sort((a, b) => b.found.length - a.found.length);
    const chosen = candidates[0];
    if (!chosen) continue;
    const columns = chosen.found.map((f) => ({ role: f.role, heading: f.text, line: lines[chosen.line]?.number ?? 0 }));
    return withNeighbours(lines, { columns, from: chosen.from, to: chosen.to }, hints);
  }
  return null;
}

function wordsOf(line: SourceLine | undefined): string[] {
  return (line?.text ?? '').replace(/[|¦]/g, ' ').split(/\s+/).filter(Boolean);
}

/** Headings of which the first words stand on one line and the last words below them. */
function stacked(lines: readonly SourceLine[], i: number, hints: ExportHints): Found[] {
  const top = wordsOf(lines[i]);
  const low = wordsOf(lines[i + 1]);
  // sentences are no headings
  if (!low.length || low.length > top.length || top.length > longestHeadingLine) return [];
  const found: Found[] = [];
  let at = 0;
  for (let t = 0; t < top.length;) {
    const step = nextStacked(top, low, t, at, hints);
    if (!step) {
      t++;
      continue;
    }
    found.push({ role: step.role, from: t, to: step.top, text: step.text });
    t = step.top;
    at = step.low;
  }
  return at === low.length ? found : [];
}

function nextStacked(top: string[], low: string[], t: number, at: number, hints: ExportHints) {
  if (!/^[^\p{L}\d]*[\p{Lu}\d]/u.test(top[t] ?? '')) return null;
  for (let end = Math.min(top.length, t + longest); end > t; end--) {
    for (let l = Math.min(low.length, at + 4); l >= at; l--) {
      const text = [...top.slice(t, end), ...low.slice(at, l)].join(' ');
      const role = roleOf(hints, text);
      if (role) return { role, text, top: end, low: l };
    }
  }
  return null;
}

/** Lines above that hold parts of the heading (an upper column half lost) and the row of column numbers below. */
function withNeighbours(lines: readonly SourceLine[], heading: LostHeading, hints: ExportHints): LostHeading {
  let { from, to } = heading;
  const columns = [...heading.columns];
  for (let up = from - 1; up >= Math.max(0, from - 2); up--) {
    const found = headingsIn(wordsOf(lines[up]), hints).filter((f) => !columns.some((c) => c.role === f.role));
    const indicator = columns.findIndex((c) => c.role === 'indicator');
    const words = wordsOf(lines[up]);
    // a title has its headings as words of a sentence; a part of the heading starts its line
    if (!found.length || found[0]?.from !== 0 || words.length > 10 || indicator < 0 || columns.length < 3) break;
    const upper = found.filter((f) => ['objective', 'goal', 'regionalObjective'].includes(f.role));
    if (!upper.length) break;
    const at = columns.findIndex((c) => c.role !== 'rowNumber' && c.role !== 'code');
    columns.splice(at, 0, ...upper.map((f) => ({ role: f.role, heading: f.text, line: lines[up]?.number ?? 0 })));
    from = up;
  }
  let below = to + 1;
  while (below < lines.length && !lines[below]?.text.trim()) below++;
  const count = countColumnNumbers(lines[below]?.text ?? '');
  if (count !== null) {
    to = below;
    // one more number than headings: a column between the number and the indicator whose heading cannot be read
    const indicator = columns.findIndex((c) => c.role === 'indicator');
    if (
      count === columns.length + 1 &&
      !columns.some((c) => ['objective', 'goal'].includes(c.role)) &&
      indicator >= 0
    ) {
      columns.splice(indicator, 0, { role: 'objective', heading: '', line: lines[heading.from]?.number ?? 0 });
    }
  }
  return { columns, from, to };
}

/** Lines that must show a column before it is believed in, and the share of the lines that could show it. */
const leastLines = 3;
const mostShare = 0.6;

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
  if (!has('objective', 'goal', 'regionalObjective') && name() >= 0 && starts.length >= leastLines)
    insert(name(), 'objective');
  if (!has('rowNumber', 'code') && countsUp(lines) >= leastLines) insert(0, 'rowNumber');
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
  if (seen.length < leastLines) return;
  const after = seen.filter((s) => s.after).length / seen.length >= mostShare;
  const before = seen.filter((s) => s.before).length / seen.length >= mostShare;
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
