/** Concepts, the indicators that mean them, and the vocabulary, as SKOS concept schemes. */
import type { Catalogue } from '../../../pipeline/model/meaning/catalogue-shape.ts';
import type { Concept, Relation } from '../../../pipeline/model/meaning/dataset.ts';
import type { ListedAlias, ListedTerm } from '../../../pipeline/model/meaning/vocabulary-report.ts';
import { addTo } from '../../../pipeline/model/groups.ts';
import type { Publication } from '../about/publication.ts';
import { addressOf, english, indonesian, iri, plain, thing, type Said, type Thing } from './graph.ts';

/** What an indicator is to a concept, said of the indicator: one that is narrower has a broader match. */
const matches: Readonly<Record<Relation, string>> = {
  exact: 'skos:exactMatch',
  close: 'skos:closeMatch',
  narrower: 'skos:broadMatch',
  broader: 'skos:narrowMatch',
  related: 'skos:relatedMatch',
};

/** Files of the vocabulary that name things; the others hold grammar. */
const namingFiles: readonly string[] = ['terms', 'divisions', 'sources', 'units', 'measures'];

/** Everything of a catalogue that SKOS can say. Addresses begin with the base of the publication. */
export function* skosThings(catalogue: Catalogue, { base, title }: Publication): Iterable<Thing> {
  yield scheme(`${base}concepts`, `What is measured: ${title}`);
  yield scheme(`${base}indicators`, `Indicators as documents print them: ${title}`);
  const relations = new Map<string, { concept: string; relation: Relation }[]>();
  for (const { id, members } of catalogue.dataset.concepts) {
    for (const { indicator, relation } of members) addTo(relations, indicator, { concept: id, relation });
  }
  for (const concept of catalogue.dataset.concepts) yield conceptThing(concept, base);
  for (const { id, name, code, document } of catalogue.dataset.indicators) {
    const own = relations.get(id) ?? [];
    yield thing(
      addressOf(base, 'indicator', id),
      'skos:Concept',
      ['skos:inScheme', iri(`${base}indicators`)],
      name === null ? null : ['skos:prefLabel', indonesian(name)],
      code === null ? null : ['skos:notation', plain(code)],
      ['dcterms:source', iri(addressOf(base, 'document', document))],
      ...own.map(({ concept, relation }): [string, Said] => [
        matches[relation],
        iri(addressOf(base, 'concept', concept)),
      ]),
    );
  }
  const files = namingFiles.filter((file) => catalogue.terms.some((term) => term.file === file));
  for (const file of files) yield scheme(`${base}vocabulary/${file}`, `Vocabulary of ikat: ${file}`);
  for (const term of catalogue.terms) if (files.includes(term.file)) yield* termThings(term, base);
}

const scheme = (address: string, title: string): Thing =>
  thing(address, 'skos:ConceptScheme', ['dcterms:title', english(title)]);

function conceptThing({ id, group, label }: Concept, base: string): Thing {
  return thing(
    addressOf(base, 'concept', id),
    'skos:Concept',
    ['skos:inScheme', iri(`${base}concepts`)],
    ['skos:prefLabel', indonesian(label)],
    ['skos:notation', plain(id)],
    // what stands in one column of a table is close, and stays two things
    group === '' || group === id ? null : ['skos:closeMatch', iri(addressOf(base, 'concept', group))],
  );
}

/** A term, then each of its labels that was in use in a time of its own, which only a label with an address can say. */
function* termThings({ file, kind, key, label, aliases }: ListedTerm, base: string): Iterable<Thing> {
  const address = addressOf(base, `vocabulary/${file}`, `${kind}/${key}`);
  const isWrong = ({ form }: ListedAlias): boolean => form === 'misspelling';
  // a label is of one kind only: today's name, then other names, then wrong ones
  const other = unique(aliases.filter((one) => !isWrong(one)).map(({ alias }) => alias)).filter((one) => one !== label);
  const wrong = unique(aliases.filter(isWrong).map(({ alias }) => alias)).filter(
    (one) => one !== label && !other.includes(one),
  );
  const dated = aliases.filter(({ from, to, alias }) => (from !== '' || to !== '') && !wrong.includes(alias));
  const dates = [...new Map(dated.map((one) => [[one.alias, one.from, one.to].join('\t'), one])).values()];
  const labelAddress = (i: number): string => `${address}#label-${i + 1}`;
  yield thing(
    address,
    'skos:Concept',
    ['skos:inScheme', iri(`${base}vocabulary/${file}`)],
    ['skos:prefLabel', indonesian(label)],
    ['skos:notation', plain(key)],
    ...other.map((one): [string, Said] => ['skos:altLabel', indonesian(one)]),
    ...wrong.map((one): [string, Said] => ['skos:hiddenLabel', indonesian(one)]),
    ...dates.map(({ alias }, i): [string, Said] => [
      alias === label ? 'skosxl:prefLabel' : 'skosxl:altLabel',
      iri(labelAddress(i)),
    ]),
  );
  for (const [i, { alias, from, to, basis }] of dates.entries()) {
    yield thing(
      labelAddress(i),
      'skosxl:Label',
      ['skosxl:literalForm', indonesian(alias)],
      // an interval after ISO 8601, open where an end is not known
      ['dcterms:valid', plain(`${from === '' ? '..' : from}/${to === '' ? '..' : to}`)],
      basis === '' ? null : ['dcterms:source', indonesian(basis)],
    );
  }
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
