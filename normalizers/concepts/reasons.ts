/** Why two indicators are what they are to each other, in one plain sentence that names the facets. */
import type { Leftover } from './align.ts';
import type { Comparison, Evidence } from './evidence.ts';
import type { FormulaMatch } from './formulas.ts';
import type { FacetName, Part, Subject } from './phrasing/subject.ts';

const facetWords: Readonly<Record<FacetName, string>> = {
  population: 'population',
  condition: 'condition',
  setting: 'place',
  period: 'time',
};

/** A name of its time with its years: "rastra until 2019". */
type Dated = (lemma: string) => string;

/** As much of the evidence as is told. */
type Told = Pick<Evidence, 'measure' | 'clash'> & {
  alignment: Pick<Evidence['alignment'], 'common' | 'nearly' | 'first' | 'second'>;
};

/** "same population ppks, same condition bansos; the first also says perorangan". */
export function becauseOf(
  a: Subject,
  b: Subject,
  evidence: Told,
  formula: FormulaMatch,
  relation: Comparison['relation'],
  dated: Dated,
): string {
  const { alignment, clash } = evidence;
  const same = [...sameFacets(alignment.common), ...alignment.nearly.map((pair) => pair.map(dated).join(' for '))];
  const agreed = same.length > 0 ? same.join(', ') : 'nothing the same';
  if (clash !== null) return `${agreed}; ${clash.because}`;
  const differing = [
    evidence.measure === 'near' ? `${said(a.measures)} against ${said(b.measures)}` : '',
    formulaWords(formula),
    ...leftoverWords(alignment.first, alignment.second),
  ].filter((text) => text !== '');
  if (differing.length > 0) return `${agreed}; ${differing.join('; ')}`;
  if (formula === 'same') return `${agreed}, same formula`;
  return relation === 'exact' ? `${agreed}; nothing differs` : agreed;
}

/** What a formula says against two being exactly the same; empty when it says nothing. */
export function formulaWords(formula: FormulaMatch): string {
  if (formula === 'other') return 'the formulas count other things';
  return formula === 'scope' ? 'one asks those who need it, the other all' : '';
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
