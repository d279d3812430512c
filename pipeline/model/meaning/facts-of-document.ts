/** Facts of a document that people may correct: whose it is, of which region, of which year. A decision names them `document.year`. */
import type { Agency, DatasetDocument } from './dataset.ts';
import type { Seen } from './decision.ts';
import type { ComparedValue } from './field.ts';

export const documentFacts = ['agency', 'region', 'year'] as const;
export type DocumentFact = (typeof documentFacts)[number];

const prefix = 'document.';

/** The keys that decisions name. */
export const factKeys: readonly string[] = documentFacts.map((fact) => prefix + fact);

/** The fact that a key names; null for a field of a row. */
export function factOf(key: string): DocumentFact | null {
  return documentFacts.find((fact) => prefix + fact === key) ?? null;
}

/** The labels of what a document tells of itself in both languages, by its key. */
export const factLabels: Readonly<Record<string, { id: string; en: string }>> = {
  'document.agency': { id: 'Instansi', en: 'Agency' },
  'document.region': { id: 'Daerah', en: 'Region' },
  'document.year': { id: 'Tahun dokumen', en: 'Year of the document' },
  'document.title': { id: 'Judul', en: 'Title' },
  'document.signedOn': { id: 'Ditandatangani pada', en: 'Signed on' },
  'document.signedAt': { id: 'Ditandatangani di', en: 'Signed at' },
  'document.profile.duty': { id: 'Tugas', en: 'Duty' },
  'document.profile.functions': { id: 'Fungsi', en: 'Functions' },
  'document.profile.vision': { id: 'Visi', en: 'Vision' },
  'document.profile.missions': { id: 'Misi', en: 'Missions' },
  'document.profile.goals': { id: 'Tujuan', en: 'Goals' },
};

export const keyOfFact = (fact: DocumentFact): string => prefix + fact;

/** What a fact says, as people write it; null where the document tells none. `agency` is the record that the document names. */
export function factValue(fact: DocumentFact, { year }: DatasetDocument, agency: Agency | null): string | null {
  if (fact === 'year') return year === null ? null : String(year);
  return (fact === 'agency' ? agency?.name : agency?.regionName) ?? null;
}

/** What a person saw of a fact: the lines that it was read from; where nothing was read, the first page and no letters. */
export function factSeen(fact: DocumentFact, { id, evidence }: DatasetDocument): Seen {
  const { raw, page, box, line } = evidence[fact] ?? { raw: '', page: 1, box: null, line: undefined };
  return { document: id, page, box, ...(line === undefined ? {} : { line }), read: raw, row: '' };
}

const earliest = 1945;
const latest = 2100;

/** A year as somebody typed it; null where it is none. */
export function yearTyped(text: string): number | null {
  const year = /^\s*(\d{4})\s*$/.test(text) ? Number(text) : 0;
  return year >= earliest && year <= latest ? year : null;
}

/** What tells of its agency as a whole outweighs each row: agency, region and year decide which tables a document is counted in. */
const matters: Readonly<Record<DocumentFact, number>> = { agency: 20, region: 18, year: 19 };

/** Whether two records are those of different agencies, or regions, however alike their names are. */
function isOther(fact: 'agency' | 'region', a: Agency | null, b: Agency | null): boolean {
  if (!a || !b) return false;
  const known = (x: string | null, y: string | null): boolean => x !== null && y !== null && x !== y;
  if (known(a.regionCode, b.regionCode)) return true;
  const sectors = [a, b].map((one) => [...one.sectors].sort().join(' '));
  return fact === 'agency' && (known(a.kind, b.kind) || known(sectors[0] || null, sectors[1] || null));
}

/** Both sides of everything that a document tells of itself, as they are compared; `cells` are keys of its evidence, in order. */
export function comparedFacts(
  old: { document: DatasetDocument; agency: Agency | null },
  fresh: { document: DatasetDocument; agency: Agency | null },
): { key: string; cells: string[]; old: ComparedValue; new: ComparedValue }[] {
  const pair = (
    name: string,
    of: (document: DatasetDocument, agency: Agency | null) => string | number | null,
    { as = 'words', weighs = 1, cells = [name] }: { as?: ComparedValue['as']; weighs?: number; cells?: string[] } = {},
  ): ReturnType<typeof comparedFacts>[number] => {
    const key = prefix + name;
    const side = (one: typeof old): ComparedValue => ({
      key,
      value: of(one.document, one.agency),
      as,
      matters: weighs,
    });
    return { key, cells, old: side(old), new: side(fresh) };
  };
  const list = (name: 'functions' | 'missions' | 'goals'): ReturnType<typeof comparedFacts>[number] => {
    const longest = Math.max(old.document.profile[name].length, fresh.document.profile[name].length);
    const cells = Array.from({ length: longest }, (_, i) => `profile.${name}.${i}`);
    return pair(`profile.${name}`, ({ profile }) => profile[name].join(' | ') || null, { cells });
  };
  return [
    ...documentFacts.map((fact) =>
      pair(fact, (document, agency) => factValue(fact, document, agency), {
        as: fact === 'year' || isOther(fact, old.agency, fresh.agency) ? 'key' : 'names',
        weighs: matters[fact],
      }),
    ),
    pair('title', ({ title }) => title, { weighs: 3 }),
    pair('signedOn', ({ signedOn }) => signedOn, { as: 'key', weighs: 2 }),
    pair('signedAt', ({ signedAt }) => signedAt),
    pair('profile.duty', ({ profile }) => profile.duty),
    list('functions'),
    pair('profile.vision', ({ profile }) => profile.vision),
    list('missions'),
    list('goals'),
  ];
}
