/** The vocabulary as a list of terms, and where a dataset met them. */
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import type { ListedAlias, ListedTerm, Occurrence } from '../../pipeline/model/meaning/vocabulary-report.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { slug } from '../text/plain-text.ts';
import { printedFields, type PrintedField } from './printed-fields.ts';
import { findSpellings, findTermUses, type TermUse } from '../vocabulary/terms.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { glossaryNames, lookUp, sectorsOf, type GlossaryName } from '../vocabulary/glossary.ts';
import type { Entry } from '../vocabulary/line.ts';
import { addTo } from '../../pipeline/model/groups.ts';

/** All terms of all glossaries: files in the order of reading, keys in alphabetical order, aliases in file order. */
export function listTerms(vocabulary: Vocabulary): ListedTerm[] {
  return glossaryNames.flatMap((file) => {
    const terms = new Map<string, Entry[]>();
    for (const entry of vocabulary[file].entries) {
      const key = `${entry.kind}\t${keyOf(file, entry)}`;
      addTo(terms, key, entry);
    }
    return [...terms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entries]) => listedTerm(file, entries));
  });
}

function listedTerm(file: GlossaryName, entries: readonly Entry[]): ListedTerm {
  const first = entries[0]!;
  const alias = (form: string) => entries.find((entry) => entry.form === form)?.alias ?? null;
  return {
    file,
    kind: first.kind,
    key: keyOf(file, first),
    label: alias('name') ?? alias('short') ?? first.canonical,
    short: alias('name') === null ? null : alias('short'),
    aliases: entries.map((entry): ListedAlias => {
      const { form, from, to, basis, source, note } = entry;
      const sector = sectorsOf(entry).join(';');
      return { alias: entry.alias, form, from, to, basis, source, note, sector, count: null };
    }),
    occurrences: null,
  };
}

/** The key that a value of the dataset has: "bidang/rehabilitasi-sosial" for a name after a word such as Bidang. */
function keyOf(file: GlossaryName, { kind, canonical }: Entry): string {
  return file === 'divisions' && kind !== 'unit' && kind !== 'post' ? `${kind}/${slug(canonical)}` : canonical;
}

/** The terms with every place of the dataset where they were met, and how often each alias was. */
export function meetTerms(terms: readonly ListedTerm[], dataset: Dataset, vocabulary: Vocabulary): ListedTerm[] {
  const met = new Map<string, Occurrence[]>();
  for (const field of printedFields(dataset)) {
    for (const { file, key, alias, text } of meetField(field, vocabulary)) {
      const all = met.get(`${file}\t${key}`) ?? [];
      const { agency, document, position, indicator } = field;
      const place = { agency, document, position, indicator, field: field.field, text, alias };
      const same = all.find((other) => Object.entries(place).every(([part, is]) => other[part as keyof Met] === is));
      if (same) same.count++;
      else met.set(`${file}\t${key}`, [...all, { ...place, count: 1 }]);
    }
  }
  return terms.map((term) => {
    const occurrences = met.get(`${term.file}\t${term.key}`) ?? [];
    const counted = (alias: string) =>
      occurrences.filter((one) => one.alias === alias).reduce((sum, one) => sum + one.count, 0);
    const aliases = term.aliases.map((alias) => ({ ...alias, count: counted(alias.alias) }));
    return { ...term, aliases, occurrences };
  });
}

type Met = Omit<Occurrence, 'count'>;
type Meeting = { file: GlossaryName; key: string; alias: string | null; text: string };

function meetField({ field, text, row }: PrintedField, vocabulary: Vocabulary): Meeting[] {
  const { divisions, sources, units } = vocabulary;
  if (field === 'unit') {
    if (!row.unit || row.unit.derived) return [];
    return [{ file: 'units', key: row.unit.symbol, alias: lookUp(units, 'unit', text)?.alias ?? null, text }];
  }
  const words = findSpellings(text, vocabulary).map((use) => meeting('spellings', use));
  const uses = findTermUses(text, vocabulary).map((use) => meeting('terms', use));
  const known: Meeting[] = [...uses, ...words];
  if (field === 'responsible') {
    const key = row.responsible.find((unit) => unit.text === text)?.key;
    if (key)
      known.push({
        file: 'divisions',
        key,
        alias: aliasOf(divisions.entries, text, (e) => keyOf('divisions', e) === key),
        text,
      });
  }
  if (field === 'dataSources') {
    const key = row.dataSources.find((source) => source.text === text)?.key;
    const file = key && sources.entries.some((entry) => entry.canonical === key) ? 'sources' : 'divisions';
    if (key)
      known.push({ file, key, alias: aliasOf(vocabulary[file].entries, text, (e) => keyOf(file, e) === key), text });
  }
  return known;
}

function meeting(file: GlossaryName, { text, entry }: TermUse): Meeting {
  return { file, key: entry.canonical, alias: entry.alias, text };
}

/** The longest alias of a key that the text holds; null when it was met by likeness. */
function aliasOf(entries: readonly Entry[], text: string, isMeant: (entry: Entry) => boolean): string | null {
  const folded = ` ${foldText(text)} `;
  const held = entries.filter((entry) => isMeant(entry) && folded.includes(` ${foldText(entry.alias)} `));
  held.sort((a, b) => b.alias.length - a.alias.length || (a.alias < b.alias ? -1 : 1));
  return held[0]?.alias ?? null;
}
