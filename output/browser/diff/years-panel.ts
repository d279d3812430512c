/** Two years of an agency: what became of each indicator, and its targets over the years. */
import type { DiffPage } from '../../diff/shown-change.ts';
import { h, type Child } from '../kit/dom.ts';
import { say } from '../kit/language.ts';
import { wideTable } from '../kit/wide-table.ts';

/** The panel of one agency, unfolded when it is the only one. */
export function yearsPanel(
  { old, new: fresh, rows, all }: DiffPage['years'][number],
  index: number,
  open: boolean,
): HTMLElement {
  const years = [...new Set(rows.flatMap(({ targets }) => Object.keys(targets)))].sort();
  const id = `years-${index}`;
  const heads = [say('indicatorHead'), say('became'), ...years.map((year) => (year === '' ? say('targetHead') : year))];
  const lines = rows.map(({ name, became, targets }) => [
    name === null ? say('noName') : h('span', { lang: 'id' }, name),
    became.map((one) => say(one)).join(', '),
    ...years.map((year) => valueOfYear(targets[year])),
  ]);
  const left = all > rows.length && h('p', { class: 'muted' }, say('moreYears', all - rows.length));
  return h(
    'section',
    { class: 'panel', 'aria-labelledby': id },
    h('h2', { id }, say('yearsTitle', old.file, old.year, fresh.file, fresh.year)),
    h('details', { open }, h('summary', {}, say('yearsTold', all)), wideTable(id, heads, lines), left),
  );
}

function valueOfYear(target: { old: string | null; new: string | null } | undefined): Child {
  if (!target) return null;
  const { old, new: fresh } = target;
  if (old === null || fresh === null || old === fresh) return fresh ?? old;
  return [h('del', {}, old), ' ', h('ins', {}, fresh)];
}
