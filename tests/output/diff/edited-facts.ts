/** Documents that tell of themselves, and the same with what they tell edited in known ways. */
import type { Agency, Dataset, DatasetDocument, Evidence } from '../../../pipeline/model/meaning/dataset.ts';
import { evidence, sampleDataset } from '../sample-dataset.ts';

const sectors = ['sosial', 'kesehatan', 'kehutanan', 'pendidikan', 'perikanan', 'perhubungan', 'pariwisata'];
const places = ['Tapin', 'Banjar', 'Kutai Barat', 'Bontang', 'Siak', 'Demak', 'Ngawi', 'Banyuasin'];

const title = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const pick = <T>(list: readonly T[], random: () => number, not?: T): T => {
  const left = list.filter((one) => one !== not);
  return left[Math.floor(random() * left.length)]!;
};

type Told = { document: DatasetDocument; agency: Agency };

const lines: readonly (readonly [fact: string, y: number])[] = [
  ['agency', 60],
  ['region', 80],
  ['title', 100],
  ['year', 120],
  ['signedAt', 700],
];

function agencyOf(sector: string, place: string): Agency {
  const name = `Dinas ${title(sector)} Kabupaten ${place}`;
  return {
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    regionCode: String(places.indexOf(place)),
    regionName: `Kabupaten ${place}`,
    level: 'kabupaten',
    kind: 'dinas',
    sectors: [sector],
  };
}

/** Documents with an agency, a region, a title, a year and a place of signing, each read from a line of its own. */
export function madeDocuments(count: number, random: () => number): Told[] {
  return Array.from({ length: count }, (_, i) => {
    const agency = agencyOf(pick(sectors, random), pick(places, random));
    const year = 2015 + Math.floor(random() * 10);
    const id = `sha256:${String(i).padStart(64, '0')}`;
    const document: DatasetDocument = {
      ...sampleDataset().documents[0]!,
      ...{ id, file: `papers/${i}.pdf`, agency: agency.id, year, title: `Indikator Kinerja Utama Tahun ${year}` },
      signedAt: pick(places, random),
      evidence: {},
    };
    return { document, agency };
  }).map(withLines);
}

/** Each fact with the line that it was read from. */
function withLines({ document, agency }: Told): Told {
  const texts: Record<string, string | null> = {
    agency: agency.name.toUpperCase(),
    region: (agency.regionName ?? '').toUpperCase(),
    title: document.title,
    year: `TAHUN ${document.year}`,
    signedAt: document.signedAt,
  };
  const cells = lines.map(([fact, y]): [string, Evidence] => [
    fact,
    evidence(texts[fact] ?? '', [100, y, 400, y + 15]),
  ]);
  return { agency, document: { ...document, evidence: Object.fromEntries(cells) } };
}

export function datasetOfDocuments(all: readonly Told[]): Dataset {
  return {
    ...sampleDataset(),
    documents: all.map(({ document }) => document),
    agencies: [...new Map(all.map(({ agency }) => [agency.id, agency])).values()],
    indicators: [],
    issues: [],
  };
}

/** A fact that was edited, in which document, and how heavy that is. */
export type PlantedFact = { document: string; fact: string; weight: 'meaning' | 'reading' | 'form' };

const edits: Readonly<Record<string, (told: Told, random: () => number) => [Told, [string, PlantedFact['weight']][]]>> =
  {
    'another agency': ({ document, agency }, random) => {
      const other = agencyOf(pick(sectors, random, agency.sectors[0]), agency.regionName!.slice('Kabupaten '.length));
      return [{ document: { ...document, agency: other.id }, agency: other }, [['agency', 'meaning']]];
    },
    'another region': ({ document, agency }, random) => {
      const other = agencyOf(agency.sectors[0]!, pick(places, random, agency.regionName!.slice('Kabupaten '.length)));
      return [
        { document: { ...document, agency: other.id }, agency: other },
        [
          ['agency', 'meaning'],
          ['region', 'meaning'],
        ],
      ];
    },
    'another year': ({ document, agency }, random) => [
      { document: { ...document, year: document.year! + pick([-1, 1, 5], random) }, agency },
      [['year', 'meaning']],
    ],
    'no year': ({ document, agency }) => [{ document: { ...document, year: null }, agency }, [['year', 'meaning']]],
    'another title': ({ document, agency }) => [
      { document: { ...document, title: `Perjanjian ${document.title}` }, agency },
      [['title', 'meaning']],
    ],
    'another place': ({ document, agency }, random) => [
      { document: { ...document, signedAt: pick(['Rantau', 'Samarinda', 'Surabaya'], random) }, agency },
      [['signedAt', 'meaning']],
    ],
    'title in capitals': ({ document, agency }) => [
      { document: { ...document, title: document.title!.toUpperCase() }, agency },
      [['title', 'form']],
    ],
    'title misread': ({ document, agency }) => [
      { document: { ...document, title: document.title!.replace('Kinerja', 'Kinerla') }, agency },
      [['title', 'reading']],
    ],
  };

/** A third of the documents edited once or twice; the lines stay as they were read. */
export function withEditedFacts(
  all: readonly Told[],
  random: () => number,
): { documents: Told[]; planted: PlantedFact[] } {
  const planted: PlantedFact[] = [];
  const documents = all.map((told) => {
    if (random() > 0.34) return told;
    const [first, second] = [pick(Object.keys(edits), random), pick(Object.keys(edits), random)];
    // two edits of one thing are one
    const kinds = [first, ...(second.split(' ').at(-1) === first.split(' ').at(-1) ? [] : [second])];
    const isAlike = kinds.every((kind) => /agency|region/.test(kind)) || kinds.every((kind) => kind.includes('title'));
    let now = told;
    for (const kind of isAlike ? [first] : kinds) {
      const [next, facts] = edits[kind]!(now, random);
      now = next;
      for (const [fact, weight] of facts) planted.push({ document: told.document.id, fact, weight });
    }
    return now;
  });
  return { documents, planted };
}
