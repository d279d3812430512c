/** What the rows that fit are made of: measures, certainty, findings, how far concepts are shared. */
import { number } from '../../kit/language.ts';
import { useMemo, type JSX } from '../../kit/ui.ts';
import { coverageOf } from '../data/coverage.ts';
import type { FacetKey } from '../data/facets.ts';
import { toggled, type Explorer } from '../exploring/explorer.ts';
import { valueLabel } from '../parts/facet-panel.tsx';
import { percent, tell } from '../opened/wording.ts';

type Bar = { label: string; count: number; href?: string };

/** Bars of one plot; what is rarer stands together in the last. */
const mostBars = 14;

export function FiguresView({ page }: { page: Explorer }): JSX.Element {
  const { rows } = page.choice();
  const coverage = useMemo(() => coverageOf(page.held, rows), [rows]);
  if (rows.length === 0)
    return (
      <div class="empty">
        <p class="large">{tell('nothingFits')}</p>
        <p>{tell('nothingFitsHint')}</p>
      </div>
    );
  return (
    <div class="plots">
      <Plot title={tell('plotMeasures')} bars={facetBars(page, 'measure')} of={rows.length} />
      <Plot title={tell('plotSure')} hint={tell('plotSureHint')} bars={sureBars(page)} of={rows.length} isOrdered />
      <Plot
        title={tell('plotFindings')}
        hint={tell('plotFindingsHint')}
        bars={facetBars(page, 'finding')}
        of={rows.length}
      />
      <Plot
        title={tell('plotCoverage')}
        hint={tell('plotCoverageHint')}
        bars={coverageBars(coverage.concepts.map(({ cells }) => cells.size))}
        of={coverage.concepts.length}
        isOrdered
      />
      <Plot title={tell('plotSectors')} bars={facetBars(page, 'sector')} of={rows.length} />
      <Plot
        title={tell('plotYears')}
        bars={facetBars(page, 'year').sort((a, b) => (a.label < b.label ? -1 : 1))}
        of={rows.length}
        isOrdered
      />
    </div>
  );
}

function facetBars(page: Explorer, key: FacetKey): Bar[] {
  const facet = page.facets.find((one) => one.key === key)!;
  const counts = page.choice().counts.get(key)!;
  const isChosen = (page.state.chosen[key] ?? []).length > 0;
  return facet.values
    .map((value, i) => ({
      value,
      label: valueLabel(page, key, value),
      count: counts[i]!,
      href: page.link({ view: 'table', chosen: toggled({ ...page.state.chosen, [key]: [] }, key, value) }),
    }))
    .filter(({ count, value }) => count > 0 && !(isChosen && !page.state.chosen[key]!.includes(value)))
    .sort((a, b) => b.count - a.count);
}

/** Tenths, the surest first. */
function sureBars(page: Explorer): Bar[] {
  const sure = page.held.indicators.numbers('confidence');
  const counts = new Array<number>(10).fill(0);
  for (const row of page.choice().rows) counts[Math.min(9, Math.floor((sure[row] ?? 0) * 10 + 1e-9))]!++;
  return counts.map((count, i) => ({ label: `${i * 10}–${i * 10 + 10} %`, count })).reverse();
}

function coverageBars(sizes: readonly number[]): Bar[] {
  const steps = [1, 2, 3, 4, 5, 10, 20, 50, 100, Infinity];
  const bars = steps.slice(0, -1).map((from, i) => {
    const to = steps[i + 1]! - 1;
    const label =
      to === from
        ? tell(from === 1 ? 'byOneAgency' : 'byAgencies', number(from))
        : tell('byAgencies', to === Infinity ? `≥ ${from}` : `${from}–${to}`);
    return { label, count: sizes.filter((size) => size >= from && size <= to).length };
  });
  // nothing is said of more agencies than there are
  return bars.slice(0, bars.findLastIndex(({ count }) => count > 0) + 1);
}

function Plot({
  title,
  hint,
  bars,
  of,
  isOrdered = false,
}: {
  title: string;
  hint?: string;
  bars: readonly Bar[];
  of: number;
  isOrdered?: boolean;
}): JSX.Element | null {
  if (bars.length === 0) return null;
  const shown = isOrdered ? bars : bars.slice(0, mostBars);
  const rest = bars.slice(shown.length).reduce((sum, { count }) => sum + count, 0);
  const all: Bar[] =
    rest > 0 ? [...shown, { label: tell('rarer', number(bars.length - shown.length)), count: rest }] : [...shown];
  const most = Math.max(...all.map(({ count }) => count), 1);
  return (
    <section class="plot">
      <h2>{title}</h2>
      {hint === undefined ? null : <p class="hint">{hint}</p>}
      <table class="bars">
        <caption class="away">{title}</caption>
        <tbody>
          {all.map(({ label, count, href }) => (
            <tr>
              <th scope="row">{href === undefined ? label : <a href={href}>{label}</a>}</th>
              <td class="room" aria-hidden="true">
                <span style={{ width: `${(count / most) * 100}%` }} />
              </td>
              <td class="number">{number(count)}</td>
              <td class="number soft">{percent(count / Math.max(1, of))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
