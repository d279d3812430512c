/** A catalogue and its files as DCAT 3, for portals of open data. */
import type { WrittenFile } from '../about/exported-file.ts';
import type { Publication } from '../about/publication.ts';
import type { TidyTable } from '../tidy/tidy-table.ts';
import { addressOf, english, indonesian, iri, named, plain, thing, typed, type Said, type Thing } from './graph.ts';

/** A written file, with the table that it holds; null for what describes all of them. */
export type Distributed = WrittenFile & { table: string | null };

/**
 * The catalogue, a data set for each table and one for what holds them all, and a distribution for each file. Files are told by
 * where they lie beside this description, or below the base where that is an address of the web.
 */
export function* dcatThings(
  tables: readonly TidyTable[],
  files: readonly Distributed[],
  about: Publication,
): Iterable<Thing> {
  const whole = { name: 'whole', title: 'All tables', description: about.description };
  const sets = [whole, ...tables];
  const setAddress = (name: string): string => `${about.id}#${name}`;
  const place = (path: string): string => (/^https?:/.test(about.base) ? `${about.base}${path}` : path);
  const period = `${about.id}#years`;
  const isOf =
    (name: string) =>
    ({ table }: Distributed): boolean =>
      (table ?? 'whole') === name;
  yield thing(
    about.id,
    'dcat:Catalog',
    ['dcterms:title', english(about.title)],
    ['dcterms:description', english(about.description)],
    ...common(about),
    ...about.documents.map(({ id }): [string, Said] => ['dcterms:source', iri(addressOf(about.base, 'document', id))]),
    ...about.regions.map(({ code }): [string, Said] => ['dcterms:spatial', iri(addressOf(about.base, 'region', code))]),
    about.years === null ? null : ['dcterms:temporal', iri(period)],
    ...sets.map(({ name }): [string, Said] => ['dcat:dataset', iri(setAddress(name))]),
  );
  if (about.years !== null) {
    const [first, last] = about.years;
    yield thing(
      period,
      'dcterms:PeriodOfTime',
      ['dcat:startDate', typed(first, 'xsd:gYear')],
      ['dcat:endDate', typed(last, 'xsd:gYear')],
    );
  }
  for (const { code, name } of about.regions)
    yield thing(
      addressOf(about.base, 'region', code),
      'dcterms:Location',
      ['skos:prefLabel', indonesian(name)],
      ['skos:notation', plain(code)],
    );
  for (const { id, file, title } of about.documents) {
    yield thing(
      addressOf(about.base, 'document', id),
      'foaf:Document',
      ['dcterms:title', indonesian(title ?? file)],
      ['dcterms:identifier', plain(id)],
    );
  }
  for (const { name, title, description } of sets) {
    yield thing(
      setAddress(name),
      'dcat:Dataset',
      ['dcterms:title', english(title)],
      ['dcterms:description', english(description)],
      ...common(about),
      ...files.filter(isOf(name)).map(({ path }): [string, Said] => ['dcat:distribution', iri(`${about.id}#${path}`)]),
    );
  }
  for (const { path, title, mediaType, bytes, hash } of files) {
    const checksum = `${about.id}#${path}-checksum`;
    yield thing(
      `${about.id}#${path}`,
      'dcat:Distribution',
      ['dcterms:title', english(title)],
      ['dcat:accessURL', iri(place(path))],
      ['dcat:downloadURL', iri(place(path))],
      ['dcat:mediaType', iri(`https://www.iana.org/assignments/media-types/${mediaType}`)],
      ['dcat:byteSize', typed(bytes, 'xsd:nonNegativeInteger')],
      ['spdx:checksum', iri(checksum)],
      licenceOf(about),
    );
    yield thing(
      checksum,
      'spdx:Checksum',
      ['spdx:algorithm', named('spdx:checksumAlgorithm_sha256')],
      ['spdx:checksumValue', typed(hash.replace('sha256:', ''), 'xsd:hexBinary')],
    );
  }
}

const common = (about: Publication): ([string, Said] | null)[] => [
  ['dcterms:identifier', plain(about.id)],
  ['dcat:version', plain(about.version)],
  about.created === null ? null : ['dcterms:issued', typed(about.created, 'xsd:date')],
  licenceOf(about),
  ['dcterms:language', iri('http://id.loc.gov/vocabulary/iso639-1/id')],
  ...about.keywords.map((word): [string, Said] => ['dcat:keyword', english(word)]),
];

/** Where nobody chose a licence, what is to be kept is told in words. */
function licenceOf({ licence }: Publication): [string, Said] {
  return licence.path === undefined
    ? ['dcterms:rights', english(licence.title)]
    : ['dcterms:license', iri(licence.path)];
}
