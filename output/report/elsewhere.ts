/** What a row is beside the rows of other agencies: its concept, and the nearest members with the reason why each is one. */
import type { Dataset, Indicator, Relation } from '../../pipeline/model/meaning/dataset.ts';
import type { Elsewhere, Member } from './page-data.ts';

/** A longer list helps nobody on a card: the table of concepts has all. */
const mostMembers = 20;

const order: readonly Relation[] = ['exact', 'close', 'broader', 'narrower', 'related'];

const isAlike = (relation: Relation): boolean => relation === 'exact' || relation === 'close';

/** Gives what a row is beside others, null where there are none. Each concept is put in order once, whatever its size. */
export function elsewhereOf(
  { concepts, indicators, documents, agencies }: Dataset,
  address: (row: Indicator) => string,
): (row: Indicator) => Elsewhere | null {
  const files = new Map(documents.map((document) => [document.id, document]));
  const names = new Map(agencies.map(({ id, name }) => [id, name]));
  const rows = new Map(indicators.map((row) => [row.id, row]));
  const from = (row: Indicator): string => {
    const document = files.get(row.document);
    const parts = [names.get(row.agency ?? '') ?? document?.file ?? '', document?.year ?? null];
    return parts.filter((part) => part !== null && part !== '').join(', ');
  };
  const sorted = new Map(
    concepts.map(({ id, label, members }) => {
      const alike = members.filter(({ relation }) => isAlike(relation)).length;
      const nearest = order.flatMap((one) => members.filter(({ relation }) => relation === one));
      const own = new Map(members.map(({ indicator, relation }) => [indicator, relation]));
      return [id, { label, alike, size: members.length, nearest: nearest.slice(0, mostMembers + 1), own }];
    }),
  );
  return (row) => {
    const concept = sorted.get(row.concept ?? '');
    if (!concept) return null;
    const own = concept.own.get(row.id);
    const others = concept.size - (own === undefined ? 0 : 1);
    if (others === 0) return null;
    const alike = concept.alike - (own !== undefined && isAlike(own) ? 1 : 0);
    const members = concept.nearest
      .filter(({ indicator }) => indicator !== row.id)
      .slice(0, mostMembers)
      .flatMap(({ indicator, relation, because }): Member[] => {
        const other = rows.get(indicator);
        return other ? [{ relation, because, name: other.name ?? '', from: from(other), address: address(other) }] : [];
      });
    return { label: concept.label, alike, near: others - alike, members };
  };
}
