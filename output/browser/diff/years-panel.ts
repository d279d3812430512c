/** Two years of agencies: what became of each indicator, and its targets over the years. */
import type { DiffPage } from '../../diff/shown-change.ts';
import { h, unfolding, type Child } from '../kit/dom.ts';
import { number, say } from '../kit/language.ts';
import { wideTable } from '../kit/wide-table.ts';

type Years = DiffPage['years'][number];

/** A panel with a table for each agency, unfolded when there is one; null without any. */
export function yearsPanels(years: readonly Years[]): HTMLElement | null {
  const [first, ...more] = years;
  if (!first) return null;
  const id = 'years';
  const title = (pair: Years): string => say('yearsTitle', pair.old.file, pair.old.year, pair.new.file, pair.new.year);
  const inside =
    more.length === 0
      ? unfolding(say('yearsTold', first.all), () => yearsTable(first, id), true)
      : unfolding(say('yearsOfAgencies', number(years.length)), () =>
          years.map((pair, i) => {
            const own = `years-${i}`;
            return unfolding(h('span', { id: own }, title(pair)), () => yearsTable(pair, own));
          }),
        );
  const heading = more.length === 0 ? title(first) : say('yearsHead');
  return h('section', { class: 'panel', 'aria-labelledby': id }, h('h2', { id }, heading), inside);
}

function yearsTable({ rows, all }: Years, id: string): Child {
  const years = [...new Set(rows.flatMap(({ targets }) => Object.keys(targets)))].sort();
  const heads = [say('indicatorHead'), say('became'), ...years.map((year) => (year === '' ? say('targetHead') : year))];
  const lines = rows.map(({ name, became, targets }) => [
    name === null ? say('noName') : h('span', { lang: 'id' }, name),
    became.map((one) => say(one)).join(', '),
    ...years.map((year) => valueOfYear(targets[year])),
  ]);
  const left = all > rows.length && h('p', { class: 'muted' }, say('moreYears', all - rows.length));
  return [wideTable(id, heads, lines), left];
}

function valueOfYear(target: { old: string | null; new: string | null } | undefined): Child {
  if (!target) return null;
  const { old, new: fresh } = target;
  if (old === null || fresh === null || old === fresh) return fresh ?? old;
  return [h('del', {}, old), ' ', h('ins', {}, fresh)];
}
