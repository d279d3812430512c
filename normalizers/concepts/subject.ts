/** An indicator as what it measures: its facets, its formula, and the words that it is compared by. */
import type { Facets, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { readPhrase, type Phrase } from '../phrases/phrase.ts';
import { readContrasts, type Contrasts } from '../vocabulary/contrasts.ts';
import { lemmasOf, type Lemmas } from '../phrases/lemmas.ts';
import { ownAgency, ownRegion } from '../phrases/settings.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { measuresOf } from './measures.ts';

export type FacetName = 'population' | 'condition' | 'setting' | 'period';

/** One lemma that an indicator is compared by, the facet that it stands in, and whether it only says what for. */
export type Part = { lemma: string; facet: FacetName; purpose?: boolean };

/** Kabupaten and kota are one level of government. */
export type Level = 'province' | 'local';

/** The parts of what is compared, and what it says outside of them: in brackets, and in its formula. */
export type Side = { parts: readonly Part[]; aside: ReadonlySet<string>; support: ReadonlySet<string> };

/** Numerator and denominator as phrases, where a formula has both, and these as sides to compare. */
export type Ratio = { numerator: Phrase; denominator: Phrase; top: Side; base: Side };

/**
 * An indicator to compare. `measures` holds every way to count that name, unit and formula allow; `parts` what it is
 * compared by; `aside` what stood in brackets; `support` lemmas of its formula, which may say what the name leaves out.
 */
export type Subject = {
  indicator: Indicator;
  id: string;
  document: string;
  nameKey: string;
  facets: Facets;
  phrase: Phrase;
  measures: ReadonlySet<string>;
  parts: Part[];
  own: 'region' | 'agency' | null;
  /** Whose matter it is: said in the name ("jalan provinsi"), else the level of the agency. */
  level: { of: Level | null; said: boolean };
  aside: ReadonlySet<string>;
  support: ReadonlySet<string>;
  ratio: Ratio | null;
  sides: Contrasts;
};

/** All facets that words stand in. */
export const facetNames: readonly FacetName[] = ['population', 'condition', 'setting', 'period'];
const plainTime = new Set(['tahun', 'satu', 'n', 't', 'bulan', 'hari', 'periode']);
/** "Meningkatnya ..." states an aim; what is measured comes after it. */
const aim = /^(?:me|ber|ter)\p{L}+nya\s/iu;
const directions = new Set(['naik', 'turun']);

/** Reads an indicator; `spellOut` writes the abbreviations that other rows explain in full. Null without a name. */
export function readSubject(
  indicator: Indicator,
  vocabulary: Vocabulary,
  spellOut: (text: string) => string,
  agencyLevel: Level | null,
): Subject | null {
  const name = indicator.canonicalName ?? indicator.name;
  if (name === null || foldText(name) === '') return null;
  const phrase = readPhrase(spellOut(name), vocabulary);
  const { numerator, denominator } = indicator.formula;
  const ratio =
    numerator !== null && denominator !== null
      ? ratioOf(readPhrase(spellOut(numerator), vocabulary), readPhrase(spellOut(denominator), vocabulary))
      : null;
  const condition =
    aim.test(name) && directions.has(phrase.condition[0] ?? '') ? phrase.condition.slice(1) : phrase.condition;
  const facets: Facets = {
    measure: phrase.measure,
    population: phrase.population,
    condition,
    setting: phrase.setting,
    period: phrase.period,
  };
  const measures = measuresOf(phrase, indicator);
  const parts = tellingParts(partsOf(facets, phrase), measures, lemmasOf(vocabulary));
  return {
    indicator,
    id: indicator.id,
    document: indicator.document,
    nameKey: foldText(name),
    facets,
    phrase,
    measures,
    parts,
    own: phrase.setting.includes(ownAgency) ? 'agency' : phrase.setting.includes(ownRegion) ? 'region' : null,
    level: levelOf([...facets.population, ...condition], agencyLevel),
    aside: new Set([...phrase.aside, ...partsOf(facets, phrase).map((part) => part.lemma)]),
    support: new Set(ratio ? [...ratio.numerator.population, ...ratio.numerator.condition] : []),
    ratio,
    sides: readContrasts(name, vocabulary),
  };
}

function ratioOf(numerator: Phrase, denominator: Phrase): Ratio {
  return { numerator, denominator, top: sideOf(numerator), base: sideOf(denominator) };
}

function sideOf(phrase: Phrase): Side {
  const lemmas = [...new Set([...phrase.population, ...phrase.condition, ...phrase.setting])];
  return {
    parts: lemmas
      .filter((lemma) => lemma !== ownRegion && lemma !== ownAgency)
      .map((lemma) => ({ lemma, facet: 'population' })),
    aside: new Set(phrase.aside),
    support: new Set(),
  };
}

const levels: Readonly<Record<string, Level>> = {
  provinsi: 'province',
  propinsi: 'province',
  kabupaten: 'local',
  kota: 'local',
  kab: 'local',
};

function levelOf(lemmas: readonly string[], agency: Level | null): Subject['level'] {
  const said = lemmas.map((lemma) => levels[lemma]).find((level) => level !== undefined);
  return { of: said ?? agency, said: said !== undefined };
}

/** "Penduduk miskin" are the poor, "persentase panjang jalan" is that of roads: what goes without saying is left out. */
function tellingParts(parts: readonly Part[], measures: ReadonlySet<string>, lemmas: Lemmas): Part[] {
  const isPlain = ({ lemma, facet }: Part): boolean =>
    facet === 'population' && (lemmas.isPeople(lemma) || (measures.has('share') && lemmas.isDimension(lemma)));
  const telling = parts.filter((part) => !isPlain(part));
  const others = telling.some(({ lemma, facet }) => facet === 'population' && !lemmas.isLight(lemma));
  return others ? telling : [...parts];
}

function partsOf(facets: Facets, { purpose }: Phrase): Part[] {
  const seen = new Set<string>([ownAgency, ownRegion, 'daerah', ...Object.keys(levels)]);
  const parts: Part[] = [];
  for (const facet of facetNames) {
    for (const lemma of facets[facet]) {
      if (facet === 'period' && (plainTime.has(lemma) || /^\d+$/.test(lemma))) continue;
      if (!seen.has(lemma)) parts.push({ lemma, facet, purpose: facet === 'condition' && purpose.includes(lemma) });
      seen.add(lemma);
    }
  }
  return parts;
}
