/**
 * The cheapest reading of lines as rows: a beam search over where each line is cut, which column each piece belongs
 * to, and where rows begin. Pieces of a line stand in the order of the columns, since the page was read from left to
 * right; a row begins only at a line's start.
 */
import { isUpper, type Token, type TokenLine } from './tokens.ts';
import { place } from './costs.ts';
import { closeCost, noRow, type LostState, type Setting } from './state.ts';

/** A run of tokens put into a column of a row; column -1 is text that found no place. */
export type Piece = { row: number; column: number; line: number; tokens: Token[] };

type Step = { before: Step | null; piece: Piece };
type Path = { cost: number; state: LostState; steps: Step | null; column: number; fresh: boolean; placed: boolean };

const beam = 24;
/** Paths dearer than the cheapest by this much are given up. */
const slack = 6;
const longestRun = 26;

/** All pieces of the cheapest reading, top to bottom, and its cost. */
export function readLines(lines: readonly TokenLine[], set: Setting): { pieces: Piece[]; cost: number } {
  let paths: Path[] = [
    {
      cost: 0,
      state: { row: -1, ...noRow, upper: null, lastNumber: 0 },
      steps: null,
      column: -1,
      fresh: false,
      placed: false,
    },
  ];
  lines.forEach((line, i) => {
    paths = prune(readLine(line, i, paths, set), signature);
  });
  const ended = paths.map((p) => ({ path: p, cost: p.cost + closeCost(p.state, set) })).sort((a, b) => a.cost - b.cost);
  const best = ended[0];
  const pieces: Piece[] = [];
  for (let step = best?.path.steps ?? null; step; step = step.before) pieces.push(step.piece);
  return { pieces: pieces.reverse(), cost: best?.cost ?? 0 };
}

function readLine(line: TokenLine, index: number, paths: readonly Path[], set: Setting): Path[] {
  const at: Path[][] = Array.from({ length: line.tokens.length + 1 }, () => []);
  at[0] = paths.flatMap((p) => starts(p, set));
  // the cheapest path so far to each place in the line: what is dearer by the slack need not be made
  const best: number[] = at.map(() => Infinity);
  for (let i = 0; i < line.tokens.length; i++) {
    const here = prune(at[i] ?? [], (p) => `${p.column} ${p.fresh && !p.placed} ${signature(p)}`);
    for (const path of here) {
      const token = line.tokens[i] as Token;
      at[i + 1]?.push(dropped(path, token, index));
      if (token.kind === 'noise' || token.kind === 'border') continue;
      placements(path, line, i, index, set, best, at);
    }
  }
  // a row that begins without any text is no row
  return (at.at(-1) ?? []).filter((p) => !p.fresh || p.placed);
}

/** A line goes on with the row, or begins one. */
function starts(path: Path, set: Setting): Path[] {
  const same = { ...path, column: -1, fresh: false, placed: false };
  const { upper, lastNumber, row } = path.state;
  const state = { ...noRow, row: row + 1, upper, lastNumber };
  const next = { ...path, cost: path.cost + closeCost(path.state, set), state, column: -1, fresh: true, placed: false };
  return row < 0 ? [{ ...same }, next] : [same, next];
}

function dropped(path: Path, token: Token, line: number): Path {
  const piece = { row: path.state.row, column: -1, line, tokens: [token] };
  return { ...path, cost: path.cost + token.drop, steps: { before: path.steps, piece } };
}

/** Puts runs of words from `from` on into the columns right of the last one, and the paths made so into `at`. */
function placements(
  path: Path,
  line: TokenLine,
  from: number,
  index: number,
  set: Setting,
  best: number[],
  at: Path[][],
): void {
  const row = path.state.row;
  const apart = cutCost(path, line.tokens[from - 1], line.tokens[from] as Token, set);
  const run: Token[] = [];
  const noise: Token[] = [];
  let lost = 0;
  for (let end = from + 1; end <= Math.min(line.tokens.length, from + longestRun); end++) {
    const last = line.tokens[end - 1] as Token;
    if (last.kind === 'noise' || last.kind === 'border') {
      noise.push(last);
      lost += last.drop + (last.kind === 'border' ? 2 : 0);
      if (lost > slack) return;
      continue;
    }
    run.push(last);
    for (let column = path.column + 1; column < set.columns.length; column++) {
      const upper = set.columns[column]?.kind === 'upper';
      if (row < 0 && !upper) continue;
      const put = place(path.state, column, run, index, set);
      const textual = set.columns[column]?.kind === 'name' || set.columns[column]?.kind === 'prose';
      const cost = path.cost + lost + (put?.cost ?? Infinity) + (textual ? apart : 0);
      if (!put || put.cost > slack || cost > (best[end] ?? Infinity) + slack) continue;
      best[end] = Math.min(best[end] ?? Infinity, cost);
      const before = noise.reduce<Step | null>(
        (steps, t) => ({ before: steps, piece: { row, column: -1, line: index, tokens: [t] } }),
        path.steps,
      );
      const steps = { before, piece: { row, column, line: index, tokens: [...run] } };
      at[end]?.push({ ...path, cost, state: put.state, steps, column, placed: path.placed || !upper });
    }
  }
}

/** Two words that stand together on other lines too are seldom of two cells. */
function cutCost(path: Path, before: Token | undefined, first: Token, set: Setting): number {
  const left = set.columns[path.column]?.kind;
  if (before?.kind !== 'word' || (left !== 'upper' && left !== 'name') || isUpper(first)) return 0;
  return (set.pairs.get(`${before.key} ${first.key}`) ?? 0) >= 2 ? 0.8 : 0;
}

/** Paths of one signature have the same future: the cheapest is enough; of the rest, the cheapest `beam`. */
function prune(paths: readonly Path[], sign: (p: Path) => string): Path[] {
  const best = new Map<string, Path>();
  for (const p of paths) {
    const key = sign(p);
    const other = best.get(key);
    if (!other || p.cost < other.cost) best.set(key, p);
  }
  const sorted = [...best.values()].sort((a, b) => a.cost - b.cost);
  const limit = (sorted[0]?.cost ?? 0) + slack;
  return sorted.slice(0, beam).filter((p) => p.cost <= limit);
}

function signature(p: Path): string {
  const s = p.state;
  const name = s.name ? `${s.name.line},${s.name.last},${s.name.length},${s.nameKeys.length}` : '-';
  const prose = s.prose ? `${s.prose.line},${s.prose.last},${s.prose.parts},${s.prose.factor}` : '-';
  const values = Object.entries(s.values)
    .map(([c, v]) => `${c}:${v.done}:${v.open.join(' ')}`)
    .join(';');
  return `${name}|${prose}|${values}|${s.upper ? `${s.upper.line},${s.upper.last}` : '-'}|${s.lastNumber}`;
}
