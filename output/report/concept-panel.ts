/** What a row is beside the rows of other agencies: its concept, the members, and why each is one. */
import type { Concept, Dataset, Indicator, Relation } from '../../pipeline/model/meaning/dataset.ts';
import { markup, type Markup } from '../html/markup.ts';

/** The concept of a row, and where each member comes from. */
export type ConceptView = { concept: Concept; rows: ReadonlyMap<string, MemberRow> };

type MemberRow = { name: string; from: string };

/** The views of all concepts by their id. */
export function conceptViews({ concepts, indicators, documents, agencies }: Dataset): ReadonlyMap<string, ConceptView> {
  const files = new Map(documents.map((d) => [d.id, d]));
  const names = new Map(agencies.map((a) => [a.id, a.name]));
  const rows = new Map(
    indicators.map((row) => {
      const document = files.get(row.document);
      const from = [names.get(row.agency ?? '') ?? document?.file ?? '', document?.year ?? null];
      return [row.id, { name: row.name ?? '', from: from.filter((part) => part !== null && part !== '').join(', ') }];
    }),
  );
  return new Map(concepts.map((concept) => [concept.id, { concept, rows }]));
}

/** More of those that are merely related help nobody on a page. */
const relatedShown = 4;

const order: readonly Relation[] = ['exact', 'close', 'broader', 'narrower', 'related'];

/** The members of other rows, nearest first; null when there are none. `address` gives the link to a row. */
export function conceptPanel(
  row: Indicator,
  view: ConceptView | undefined,
  address: (indicator: string) => string,
): Markup | null {
  const members = (view?.concept.members ?? []).filter((member) => member.indicator !== row.id);
  if (!view || members.length === 0) return null;
  const alike = members.filter(({ relation }) => relation === 'exact' || relation === 'close').length;
  const sorted = [...members].sort((a, b) => order.indexOf(a.relation) - order.indexOf(b.relation));
  const near = sorted.filter(({ relation }) => relation !== 'related');
  const shown = [...near, ...sorted.filter(({ relation }) => relation === 'related').slice(0, relatedShown)];
  const count = `${alike} more of the same, ${members.length - alike} near it`;
  return markup`<details class="concept"><summary>Elsewhere: <span lang="id">${view.concept.label}</span> <span class="muted">${count}</span></summary>
<ul>${shown.map((member) => memberItem(member, view.rows.get(member.indicator), address))}</ul></details>`;
}

function memberItem(
  { indicator, relation, because }: Concept['members'][number],
  row: MemberRow | undefined,
  address: (indicator: string) => string,
): Markup {
  return markup`<li><strong>${relation}</strong> <a href="${address(indicator)}" lang="id">${row?.name ?? indicator}</a> <span class="muted" lang="id">${row?.from ?? ''}</span> <span class="from">${because}</span></li>`;
}
