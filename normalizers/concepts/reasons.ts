/** Why two indicators are what they are to each other, in one plain sentence that names the facets. */
import type { Leftover } from './align.ts';
import type { Comparison, Evidence } from './evidence.ts';
import type { FacetName, Part, Subject } from './subject.ts';

const facetWords: Readonly<Record<FacetName, string>> = {
  population: 'population',
  condition: 'condition',
  setting: 'place',
  period: 'time',
};

/** "same population ppks, same condition bansos; the first also says perorangan". */
export function becauseOf(
  a: Subject,
  b: Subject,
  evidence: Evidence,
  relation: Comparison['relation'],
  apart: string | null,
): string {
  const { alignment } = evidence;
  const same = [...sameFacets(alignment.common), ...(alignment.near > 0 ? ['nearly the same words'] : [])];
  const agreed = same.length > 0 ? same.join(', ') : 'nothing the same';
  if (apart !== null) return `${agreed}; ${apart}`;
  const differing = [
    evidence.measure === 'near' ? `${said(a.measures)} against ${said(b.measures)}` : '',
    evidence.formula === 'other' ? 'the formulas count other things' : '',
    evidence.formula === 'scope' ? 'one asks those who need it, the other all' : '',
    ...leftoverWords(alignment.first, alignment.second),
  ].filter((text) => text !== '');
  if (differing.length > 0) return `${agreed}; ${differing.join('; ')}`;
  if (evidence.formula === 'same') return `${agreed}, same formula`;
  return relation === 'exact' ? `${agreed}; nothing differs` : agreed;
}

const said = (kinds: ReadonlySet<string>): string => [...kinds].sort().join(' or ');

function sameFacets(parts: readonly Part[]): string[] {
  return (Object.keys(facetWords) as FacetName[]).flatMap((facet) => {
    const lemmas = parts.filter((part) => part.facet === facet).map((part) => part.lemma);
    return lemmas.length > 0 ? [`same ${facetWords[facet]} ${lemmas.join(' ')}`] : [];
  });
}

function leftoverWords(first: readonly Leftover[], second: readonly Leftover[]): string[] {
  const words = (parts: readonly Leftover[]) => parts.map((part) => part.lemma).join(' ');
  if (first.length > 0 && second.length > 0) return [`${words(first)} against ${words(second)}`];
  if (first.length > 0) return [`the label also says ${words(first)}`];
  return second.length > 0 ? [`it also says ${words(second)}`] : [];
}
