/** Pages whose text stands sideways or on its head: which way it stands, and the same page turned upright. */
import type { Box } from '../../pipeline/model/geometry.ts';
import type { Character } from './glyphs.ts';
import type { PageContent } from './content.ts';

export type QuarterTurn = 0 | 90 | 180 | 270;

/** The quarter turn clockwise nearest to an angle. */
export function quarterOf(angle: number): QuarterTurn {
  return ((((Math.round(angle / 90) % 4) + 4) % 4) * 90) as QuarterTurn;
}

/** How far the page must be turned clockwise so that most of its letters stand upright. */
export function turnToUpright(characters: readonly Character[]): QuarterTurn {
  const votes = new Map<QuarterTurn, number>();
  for (const c of characters)
    if (c.text.trim() !== '') votes.set(quarterOf(c.angle), (votes.get(quarterOf(c.angle)) ?? 0) + 1);
  const most = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  return ((360 - most) % 360) as QuarterTurn;
}

/** A box of a page of `width` x `height`, where it lies after a turn clockwise. */
export function turnBox([x0, y0, x1, y1]: Box, turn: QuarterTurn, width: number, height: number): Box {
  if (turn === 90) return [height - y1, x0, height - y0, x1];
  if (turn === 180) return [width - x1, height - y1, width - x0, height - y0];
  return turn === 270 ? [y0, width - x1, y1, width - x0] : [x0, y0, x1, y1];
}

/** A character after a turn clockwise. */
export function turnCharacter<T extends Character>(c: T, turn: QuarterTurn, width: number, height: number): T {
  if (turn === 0) return c;
  const [x0, y0, x1, y1] = turnBox([c.x0, c.y0, c.x1, c.y1], turn, width, height);
  return { ...c, x0, y0, x1, y1, angle: c.angle + turn };
}

/** Lines of a page after a turn clockwise. */
export function turnLines(
  lines: PageContent['lines'],
  turn: QuarterTurn,
  width: number,
  height: number,
): PageContent['lines'] {
  return lines.map((line) => {
    const along: Box =
      line.kind === 'horizontal' ? [line.from, line.at, line.to, line.at] : [line.at, line.from, line.at, line.to];
    const [x0, y0, x1, y1] = turnBox(along, turn, width, height);
    const kind = turn % 180 === 0 ? line.kind : line.kind === 'horizontal' ? 'vertical' : 'horizontal';
    return kind === 'horizontal'
      ? { ...line, kind, from: x0, to: x1, at: y0 }
      : { ...line, kind, from: y0, to: y1, at: x0 };
  });
}
