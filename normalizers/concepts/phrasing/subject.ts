/** The name of an indicator as what it measures: its facets, its formula, and the words that it is compared by. */
import { addTo } from '../../../pipeline/model/groups.ts';
import type { Facets, Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { takeBounds } from '../../phrases/bounds.ts';
import { readPhrase, type Phrase } from '../../phrases/phrase.ts';
import { readTokens, splitBrackets } from '../../phrases/phrase-tokens.ts';
import { readVoices, type Voices } from '../../phrases/voices.ts';
import { readContrasts, type Contrasts } from '../../vocabulary/contrasts.ts';
import { lemmasOf, type Lemmas } from '../../phrases/lemmas.ts';
import { ownAgency, ownRegion } from '../../phrases/settings.ts';
import { foldText } from '../../../pipeline/model/print/fold.ts';
import { entriesOf } from '../../vocabulary/glossary.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import { explainedAbbreviations } from './abbreviations.ts';
import { homeWords } from './home.ts';
import { countsMoney, measuresOf } from './measures.ts';
import { plainWording } from './wording.ts';

export type FacetName = 'population' | 'condition' | 'setting' | 'period';

/**
 * One lemma that an indicator is compared by, the facet that it stands in, and whether it only says what for, or by what;
 * `group` tells that it names people unlike others: "korban bencana".
 */
export type Part = { lemma: string; facet: FacetName; purpose?: boolean; means?: boolean; group?: boolean };

/** Kabupaten and kota are one level of government. */
export type Level = 'province' | 'local';

/** The parts of what is compared, and what it says outside of them: in brackets, and in its formula. */
export type Side = {
  parts: readonly Part[];
  aside: ReadonlySet<string>;
  support: ReadonlySet<string>;
  /** What goes without saying: the fields of its agency. */
  home?: ReadonlySet<string>;
};

/** Numerator and denominator as phrases, where a formula has both, and these as sides to compare. */
export type Ratio = { numerator: Phrase; denominator: Phrase; top: Side; base: Side };

/**
 * What a name measures. `measures` holds every way to count that name, unit and formula allow; `parts` what it is
 * compared by; `aside` what stood in brackets; `support` lemmas of its formula, which may say what the name leaves out.
 * `explains` holds abbreviations that the name writes out itself, as lemmas.
 */
export type Subject = {
  text: string;
  name: string;
  nameKey: string;
  facets: Facets;
  phrase: Phrase;
  measures: ReadonlySet<string>;
  parts: Part[];
  own: 'region' | 'agency' | null;
  /** Its values are sums of money; null where no unit tells. */
  money: boolean | null;
  /** Whose matter it is: said in the name ("jalan provinsi"), else the level of the agency. */
  level: { of: Level | null; said: boolean };
  aside: ReadonlySet<string>;
  support: ReadonlySet<string>;
  home: ReadonlySet<string>;
  ratio: Ratio | null;
  sides: Contrasts;
  voices: Voices;
  explains: ReadonlyMap<string, readonly string[]>;
};

/** All facets that words stand in. */
export const facetNames: readonly FacetName[] = ['population', 'condition', 'setting', 'period'];
const plainTime = new Set(['tahun', 'satu', 'n', 't', 'bulan', 'hari', 'periode']);
/** "Meningkatnya ..." states an aim; what is measured comes after it. */
const aim = /^(?:me|ber|ter)\p{L}+nya\s/iu;
/** The lemma of a government of a region: what is said of it is said of the region. */
const government = 'pemda';
/** The lemma of agencies that are counted. */
const countedAgency = 'opd';
const directions = new Set(['naik', 'turun']);

/** Whose indicator it is (`named` without its region), and a text that stands for all that it is read from. */
export type Owner = { text: string; level: Level | null; sectors: readonly string[]; named: string };

/** Reads an indicator by its printed name. Null without a name. */
export function readSubject(
  indicator: Pick<Indicator, 'name' | 'formula' | 'unit'>,
  { text, level: agencyLevel, sectors, named }: Owner,
  vocabulary: Vocabulary,
): Subject | null {
  const { name } = indicator;
  if (name === null || foldText(name) === '') return null;
  const lemmas = lemmasOf(vocabulary);
  const { rest, bounds } = takeBounds(plainWording(name, vocabulary, sectors));
  const phrase = readPhrase(rest, vocabulary);
  const { numerator, denominator } = indicator.formula;
  const ratio =
    numerator !== null && denominator !== null
      ? ratioOf(readPhrase(numerator, vocabulary), readPhrase(denominator, vocabulary))
      : null;
  const aimed = aim.test(name) && directions.has(phrase.condition[0] ?? '');
  const facets: Facets = {
    measure: phrase.measure,
    population: phrase.population,
    condition: [...(aimed ? phrase.condition.slice(1) : phrase.condition), ...bounds],
    setting: phrase.setting,
    period: phrase.period,
  };
  const measures = measuresOf(phrase, indicator, vocabulary);
  const whole = partsOf(agenciesCounted(facets), phrase, vocabulary);
  const parts = ownParts(tellingParts(whole, measures, lemmas), sectorWords(sectors, vocabulary), lemmas);
  const level = levelOf([...facets.population, ...facets.condition], agencyLevel);
  const isGoverned = level.said || whole.some(({ lemma }) => lemma === government);
  const owner = ownerOf(phrase, isGoverned && parts.some(({ lemma }) => lemmas.isOwn(lemma)));
  return {
    text,
    name,
    nameKey: foldText(name),
    facets,
    phrase,
    measures,
    parts,
    money: countsMoney(indicator.unit, vocabulary),
    own: owner,
    level,
    // "pemanfaatan data oleh OPD" says what "OPD yang memanfaatkan data" does
    aside: new Set([
      ...phrase.aside,
      ...whole.map((part) => part.lemma),
      ...(owner === 'agency' ? [countedAgency] : []),
    ]),
    support: new Set(ratio ? [...ratio.numerator.population, ...ratio.numerator.condition] : []),
    home: new Set([
      ...[...sectorWords(sectors, vocabulary)].filter((lemma) => lemmas.isField(lemma)),
      ...homeWords(named, vocabulary),
    ]),
    ratio,
    sides: readContrasts(rest, vocabulary),
    voices: readVoices(readTokens(splitBrackets(rest).main, vocabulary)),
    explains: explainedIn(name, vocabulary),
  };
}

/** Whose value a name asks for; "SAKIP kabupaten" (`leveled`) is that of the region. */
function ownerOf({ setting }: Phrase, leveled: boolean): Subject['own'] {
  if (setting.includes(ownAgency)) return 'agency';
  return leveled || setting.includes(ownRegion) ? 'region' : null;
}

/**
 * A score of the agency itself is one whatever the agency does: "kepuasan masyarakat terhadap pelayanan perizinan" of the
 * agency for permits is its "kepuasan masyarakat".
 */
function ownParts(parts: Part[], sector: ReadonlySet<string>, lemmas: Lemmas): Part[] {
  if (!parts.some(({ lemma }) => lemmas.isOwn(lemma))) return parts;
  return parts.filter(
    ({ lemma }) => lemmas.isOwn(lemma) || !(lemmas.isServed(lemma) || sector.has(lemma) || lemma === government),
  );
}

/** The lemmas of all words that tell the sectors of an agency. */
function sectorWords(sectors: readonly string[], vocabulary: Vocabulary): ReadonlySet<string> {
  const words = vocabulary.derive(wordsBySector);
  return new Set(sectors.flatMap((sector) => words.get(sector) ?? []));
}

function wordsBySector(vocabulary: Vocabulary): ReadonlyMap<string, string[]> {
  const lemmas = lemmasOf(vocabulary);
  const words = new Map<string, string[]>();
  const names = [...entriesOf(vocabulary.agencies, 'sector-name'), ...entriesOf(vocabulary.agencies, 'sector')];
  for (const { canonical, alias } of names) {
    for (const word of foldText(alias).split(' ')) addTo(words, canonical, lemmas.lemmaOf(word));
  }
  return words;
}

/** "Indeks Desa Zamrud (IDZ)" says what IDZ is, wherever another name has it alone. */
function explainedIn(name: string, vocabulary: Vocabulary): ReadonlyMap<string, readonly string[]> {
  const found = explainedAbbreviations(name).map(({ short, long }) => {
    const { population, condition, setting } = readPhrase(long, vocabulary);
    return [foldText(short), [...population, ...condition, ...setting]] as const;
  });
  return new Map(found);
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

/**
 * What goes without saying is left out: "penduduk miskin" are the poor, "persentase panjang jalan" is that of roads,
 * "tanaman padi" is padi, "kegiatan pelatihan" is pelatihan, "laju kenaikan" is a growth. A name that says nothing else keeps it.
 */
function tellingParts(parts: readonly Part[], measures: ReadonlySet<string>, lemmas: Lemmas): Part[] {
  // of a ratio the first is what is counted, whoever it is: "penduduk per dokter"
  const isPlain = ({ lemma, facet }: Part, i: number): boolean =>
    facet === 'population' &&
    ((lemmas.isPeople(lemma) && !(measures.has('ratio') && i === 0)) ||
      (measures.has('share') && lemmas.isDimension(lemma)));
  const isClass = ({ lemma, facet }: Part, i: number): boolean =>
    lemmas.isClass(lemma) && parts.slice(i + 1).some((next) => next.facet === facet && !lemmas.isLight(next.lemma));
  const telling = parts.filter((part, i) => !isPlain(part, i) && !isClass(part, i));
  const others = telling.some(({ lemma, facet }) => facet === 'population' && !lemmas.isLight(lemma));
  const named = others ? telling : parts.filter((part, i) => !isClass(part, i));
  const grows = measures.size === 1 && measures.has('growth');
  const isSaid = (lemma: string): boolean =>
    lemmas.isEmpty(lemma) || (grows && directions.has(lemma)) || (measures.has('density') && lemmas.isPerHead(lemma));
  const full = named.filter(({ lemma }) => !isSaid(lemma));
  return full.length > 0 ? full : [...named];
}

/** "Perangkat daerah yang menerapkan inovasi": there agencies are what is counted, and not whose value it is. */
function agenciesCounted(facets: Facets): Facets {
  const [head, ...rest] = facets.population;
  return head === ownAgency && facets.condition.length > 0
    ? { ...facets, population: [countedAgency, ...rest] }
    : facets;
}

function partsOf(facets: Facets, { purpose, means }: Phrase, vocabulary: Vocabulary): Part[] {
  const seen = new Set<string>([ownAgency, ownRegion, 'daerah', ...Object.keys(levels)]);
  const parts: Part[] = [];
  for (const facet of facetNames) {
    for (const lemma of facets[facet]) {
      if (facet === 'period' && (plainTime.has(lemma) || /^\d+$/.test(lemma))) continue;
      const inCondition = facet === 'condition';
      const role = {
        purpose: inCondition && purpose.includes(lemma),
        means: inCondition && means.includes(lemma),
        group: inCondition && readContrasts(lemma, vocabulary).has('group'),
      };
      if (!seen.has(lemma)) parts.push({ lemma, facet, ...role });
      seen.add(lemma);
    }
  }
  return parts;
}
