/** The reliability and the review yield of a run as drawings (SVG). */
import { leastSureFirst, type Calibration } from './calibration.ts';
import type { Claim } from './reliability.ts';
import { percentText, shareText } from './share.ts';

/** The drawing's size and the square that the curve is in, in pixels. */
const size = { width: 420, height: 420 };
const frame = { left: 56, top: 44, side: 320 };
const ink = { text: '#1f2933', faint: '#d5dbe1', mark: '#0b6e99', guide: '#8a949e' };

type Point = { x: number; y: number };

/** Stated confidence against the share that is right, a dot a bin, its area by the number of rows. */
export function reliabilityPlot({ rows }: Pick<Calibration, 'rows'>): string {
  const most = Math.max(1, ...rows.bins.map(({ count }) => count));
  const points = rows.bins.map(({ stated, right }) => ({ x: stated, y: right }));
  const dots = rows.bins.map(({ stated, right, count }) => {
    const radius = 3 + 9 * Math.sqrt(count / most);
    const says = `${count} rows stated ${percentText(stated)}, right ${percentText(right)}`;
    return `<circle cx="${at(stated)}" cy="${up(right)}" r="${n(radius)}" fill="${ink.mark}" fill-opacity="0.75"><title>${says}</title></circle>`;
  });
  const told = rows.bins.map(
    ({ stated, right, count }) => `${count} at ${percentText(stated)}: ${percentText(right)} right`,
  );
  return drawing({
    title: `Reliability of row confidence (error ${shareText(rows.ece)}, ${rows.count} rows)`,
    told: `Rows by stated confidence: ${told.join('; ')}.`,
    x: 'stated confidence',
    y: 'share that is right',
    inside: [
      path(
        [
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ],
        ink.guide,
        '4 4',
      ),
      path(points, ink.mark),
      ...dots,
    ],
  });
}

/** Share of rows that a person looks at, least sure first, against the share of all wrong rows found by then. */
export function yieldPlot(claims: readonly Claim[]): string {
  const wrong = claims.filter(({ right }) => !right).length;
  const points: Point[] = [{ x: 0, y: 0 }];
  let found = 0;
  leastSureFirst(claims).forEach(({ right }, i) => {
    if (!right) found++;
    points.push({ x: (i + 1) / claims.length, y: found / Math.max(1, wrong) });
  });
  const best = claims.length === 0 ? 0 : wrong / claims.length;
  const at20 = wrong === 0 ? null : (points.findLast(({ x }) => x <= 0.2 + 1e-9)?.y ?? 0);
  return drawing({
    title: `Wrong rows found by review (${found} of ${claims.length} rows are wrong)`,
    told: `Looking at the least sure 20 % of rows finds ${percentText(at20)} of the wrong ones. Dashed: the best order there could be.`,
    x: 'share of rows reviewed, least sure first',
    y: 'share of wrong rows found',
    inside: [
      path(
        [
          { x: 0, y: 0 },
          { x: best, y: 1 },
          { x: 1, y: 1 },
        ],
        ink.guide,
        '4 4',
      ),
      path(points, ink.mark),
    ],
  });
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function at(x: number): string {
  return n(frame.left + x * frame.side);
}

function up(y: number): string {
  return n(frame.top + (1 - y) * frame.side);
}

function path(points: readonly Point[], colour: string, dashes?: string): string {
  const d = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${at(x)} ${up(y)}`).join(' ');
  const dashed = dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`;
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="2" stroke-linejoin="round"${dashed}/>`;
}

function drawing(plot: { title: string; told: string; x: string; y: string; inside: readonly string[] }): string {
  const steps = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const lines = steps.flatMap((step) => [
    `<path d="M${at(0)} ${up(step)}H${at(1)}M${at(step)} ${up(0)}V${up(1)}" stroke="${ink.faint}" fill="none"/>`,
    `<text x="${n(frame.left - 8)}" y="${n(Number(up(step)) + 4)}" text-anchor="end">${percentText(step)}</text>`,
    `<text x="${at(step)}" y="${n(frame.top + frame.side + 18)}" text-anchor="middle">${percentText(step)}</text>`,
  ]);
  const middle = n(frame.left + frame.side / 2);
  const half = n(frame.top + frame.side / 2);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="12" fill="${ink.text}">`,
    `<title id="title">${plot.title}</title>`,
    `<desc id="desc">${plot.told}</desc>`,
    `<rect width="${size.width}" height="${size.height}" fill="#ffffff"/>`,
    `<text x="${middle}" y="24" text-anchor="middle" font-size="13" font-weight="600">${plot.title}</text>`,
    ...lines,
    `<text x="${middle}" y="${n(frame.top + frame.side + 40)}" text-anchor="middle">${plot.x}</text>`,
    `<text x="14" y="${half}" text-anchor="middle" transform="rotate(-90 14 ${half})">${plot.y}</text>`,
    ...plot.inside,
    '</svg>',
    '',
  ].join('\n');
}
