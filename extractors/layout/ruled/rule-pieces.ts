/** The stretches of rules that grids are made of: which hang together, and which are bars of fractions or strokes. */
import type { Rule, Track } from '../rules.ts';
import { grouped, joinedSets } from '../../../pipeline/model/groups.ts';
import { median } from '../../../pipeline/model/numbers.ts';

/** How near (points) the end of a rule must come to another rule to touch it. */
export const touch = 4.5;
/** A rule inside one column that comes to none of its walls nearer than this (points) is the bar of a fraction. */
const inset = 2;
/** How near (points) to walls half of the rules over several columns must end for that to say anything. */
const exactEnds = 1;
/** A stretch of a rule that may be part of a grid, in points. */
export type Piece = { kind: Rule['kind']; at: number; from: number; to: number };

const crosses = (h: Piece, v: Piece): boolean =>
  v.at >= h.from - touch && v.at <= h.to + touch && h.at >= v.from - touch && h.at <= v.to + touch;

/** Drops what no grid can hold: stretches that meet rules of the other direction at neither end nor inside. */
export function connectedPieces(horizontal: Track[], vertical: Track[]): Piece[] {
  const piecesOf = (tracks: Track[]): Piece[] =>
    tracks.flatMap((t) => t.spans.map((s) => ({ kind: t.kind, at: t.at, from: s.from, to: s.to })));
  let v = piecesOf(vertical);
  let h = withoutBars(piecesOf(horizontal), v);
  for (let round = 0; round < 4; round++) {
    const before = h.length + v.length;
    h = h.filter((p) =>
      belongs(
        p,
        v.filter((q) => crosses(p, q)),
        v,
        h,
      ),
    );
    v = v.filter((p) =>
      belongs(
        p,
        h.filter((q) => crosses(q, p)),
        h,
        v,
      ),
    );
    if (h.length + v.length === before) break;
  }
  return [...h, ...v];
}

/** Leaves out bars of fractions that are nearly as wide as their cell: exact rules end at walls, and these do not. */
function withoutBars(h: Piece[], v: readonly Piece[]): Piece[] {
  const gaps = h.map((p) => {
    const met = v.filter((q) => crosses(p, q)).map((q) => q.at);
    const to = (end: number): number => Math.min(...met.map((at) => Math.abs(at - end)));
    const isPassed = met.some((at) => at > p.from + touch && at < p.to - touch);
    return { ends: [to(p.from), to(p.to)], isPassed };
  });
  const usual = median(gaps.filter(({ isPassed }) => isPassed).flatMap(({ ends }) => ends));
  if (usual === undefined || usual > exactEnds) return h;
  return h.filter((_, i) => gaps[i]!.isPassed || Math.min(...gaps[i]!.ends) <= inset);
}

function belongs(piece: Piece, met: Piece[], all: Piece[], alongside: Piece[]): boolean {
  const inside = met.filter((q) => q.at > piece.from + touch && q.at < piece.to - touch);
  const atStart = met.filter((q) => Math.abs(q.at - piece.from) <= touch);
  const atEnd = met.filter((q) => Math.abs(q.at - piece.to) <= touch);
  if (atStart.length > 0 && atEnd.length > 0) return true;
  // both ends free: the border of a table that is open at its sides is crossed through, a fraction bar is at most met by strokes
  const through = inside.filter((q) => q.from < piece.at - 3 * touch && q.to > piece.at + 3 * touch).length;
  if (through > 0 || inside.length > 1) return true;
  // the one wall of a table of two columns ends at both its borders, which are equally long
  const sameLength = alongside.filter(
    (p) => p !== piece && Math.abs(p.from - piece.from) <= touch && Math.abs(p.to - piece.to) <= touch,
  );
  const ends = (p: Piece, q: Piece): boolean => q.from <= p.at + touch && q.to >= p.at - touch;
  if (inside.some((q) => sameLength.some((p) => ends(p, q)))) return true;
  if (atStart.length === 0 && atEnd.length === 0) return false;
  // one end hangs loose: a broken rule nearly reaches the next wall, fraction bars and stacked strokes stop well before it
  const beyond = all.filter((q) => q.from <= piece.at + touch && q.to >= piece.at - touch);
  const reach =
    atStart.length > 0
      ? Math.min(...beyond.filter((q) => q.at > piece.to).map((q) => q.at)) - piece.from
      : piece.to - Math.max(...beyond.filter((q) => q.at < piece.from).map((q) => q.at));
  if (piece.kind === 'horizontal' && goesOn(piece, atStart.length > 0, beyond, alongside)) return true;
  // where no wall follows, a vertical rule is cut by the end of the page
  if (!Number.isFinite(reach)) return piece.kind === 'vertical';
  return piece.to - piece.from >= (piece.kind === 'vertical' ? 0.6 : 0.9) * reach;
}

/** A break in a level rule right beside a wall is at most so wide (points): worn print loses no more of a line at once. */
const widestBreak = 24;

/**
 * Whether a level stretch with one end at a wall goes on, on the same line, past the wall that would come next on its other
 * side: then it is the rule of its row with a break beside that wall, where a bar would stand alone in its cell.
 */
function goesOn(piece: Piece, isLeftHeld: boolean, walls: readonly Piece[], alongside: readonly Piece[]): boolean {
  return alongside.some((p) => {
    if (p === piece || p.at !== piece.at) return false;
    const [from, to] = isLeftHeld ? [piece.to, p.from] : [p.to, piece.from];
    if (to <= from || to - from > Math.min(widestBreak, piece.to - piece.from)) return false;
    // the wall between stands in the break, or the other stretch runs over it
    return walls.some((q) =>
      isLeftHeld ? q.at > piece.to && q.at < p.to - touch : q.at < piece.from && q.at > p.from + touch,
    );
  });
}

/** Pieces that hang together, each group a grid. */
export function groupPieces(pieces: Piece[]): Piece[][] {
  const crossing = joinedSets(pieces.length);
  pieces.forEach((h, i) => {
    if (h.kind !== 'horizontal') return;
    pieces.forEach((v, j) => {
      if (v.kind === 'vertical' && crosses(h, v)) crossing.join(i, j);
    });
  });
  return [...grouped(pieces, (_, i) => crossing.find(i)).values()];
}
