/** Two years of an agency as a table: what became of each indicator, and its targets over the years. */
import type { DatasetDiff } from '../../pipeline/model/meaning/difference.ts';
import { markup, type Markup } from '../html/markup.ts';

const mostRows = 200; // diff.json has all

const words: Readonly<Record<string, string>> = {
  retargeted: 'new target',
  unit: 'other unit',
  responsible: 'other unit responsible',
  concept: 'other concept',
  other: 'other fields',
};

/** The panel of one agency. */
export function yearsPanel({ old, new: fresh, rows }: DatasetDiff['years'][number], index: number): Markup {
  const years = [...new Set(rows.flatMap(({ targets }) => Object.keys(targets)))].sort();
  const id = `years-${index}`;
  return markup`<section class="panel" aria-labelledby="${id}"><h2 id="${id}">${old.file}, ${old.year} → ${fresh.file}, ${fresh.year}</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}"><table><thead><tr><th scope="col">Indicator</th><th scope="col">Became</th>${years.map(
    (year) => markup`<th scope="col">${year === '' ? 'Target' : year}</th>`,
  )}</tr></thead><tbody>${rows
    .slice(0, mostRows)
    .map(
      ({ name, became, targets }) =>
        markup`<tr><th scope="row" lang="id">${name ?? '(no name)'}</th><td>${became.map((one) => words[one] ?? one).join(', ')}</td>${years.map(
          (year) => markup`<td>${valueOfYear(targets[year])}</td>`,
        )}</tr>`,
    )}</tbody></table></div></section>`;
}

function valueOfYear(target: { old: string | null; new: string | null } | undefined): Markup | string {
  if (!target) return '';
  const { old, new: fresh } = target;
  if (old === null || fresh === null || old === fresh) return fresh ?? old ?? '';
  return markup`<del>${old}</del> <ins>${fresh}</ins>`;
}
