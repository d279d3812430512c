/** Glossaries: files of aliases, one a line, read and looked up by alias, kind and sector. */
import type { RefusalCode } from '../../pipeline/model/errors.ts';
import { lineFault, readRows, type CsvRecord } from '../text/csv.ts';
import { foldText, squash } from '../../pipeline/model/print/fold.ts';
import { lineReader, neededColumns, type Entry, type ReadLine } from './line.ts';

/** An alias as it is compared by likeness: its letters and digits alone, and what it means. */
export type Alias = { key: string; meaning: string; entry: Entry };

/**
 * All entries of one file, and the way from a folded alias (and a sector, where it is limited to one) to its entry;
 * `aliasesOf` gives the aliases of one kind, in file order.
 */
export type Glossary = {
  entries: Entry[];
  byAlias: Map<string, Entry>;
  aliasesOf: (kind: string) => readonly Alias[];
};

export const glossaryNames = [
  'terms',
  'spellings',
  'divisions',
  'sources',
  'units',
  'measures',
  'agencies',
  'lemmas',
  'contrasts',
  'cues',
  'polarity',
] as const;
export type GlossaryName = (typeof glossaryNames)[number];

/** Read whatever the kind is, so that an alias may not have another meaning under another kind. */
const isKindless = (name: GlossaryName | undefined): boolean => name === 'terms' || name === 'spellings';
/** Tell the sectors of agencies and of their units: there the column holds what an alias means, not where it holds. */
const tellsSectors = (name: GlossaryName | undefined): boolean => name === 'agencies' || name === 'divisions';

/**
 * What a glossary is read against: which one it is, the kinds its file may hold (all when not given), and the code of a
 * fault.
 */
export type GlossaryRules = {
  name?: GlossaryName | undefined;
  kinds?: ReadonlySet<string> | undefined;
  code?: RefusalCode;
};

/**
 * Reads one glossary. Throws `code` (our own files: `internal-error`) naming file and line when a column is missing or
 * holds what it must not, or when an alias stands twice or has two meanings in one kind and sector. Aliases of different
 * kinds may be equal: "program" is a division's word and a source's word.
 */
export function readGlossary(text: string, file: string, rules: GlossaryRules = {}): Glossary {
  const { name, kinds, code = 'internal-error' } = rules;
  const { columns, rows } = readRows(text, file, neededColumns, code);
  const read = lineReader(columns);
  const entries = rows.map(({ line, cells }) => entryOf(read(cells), file, line, code));
  const refusal = (at: number, reason: string) => lineFault(file, rows[at]!.line, reason, code);
  const strange = kinds ? entries.findIndex(({ kind }) => !kinds.has(kind)) : -1;
  if (kinds && strange >= 0) {
    throw refusal(strange, `unknown kind "${entries[strange]!.kind}"; this file has ${[...kinds].join(', ')}`);
  }
  const byAlias = new Map<string, Entry>();
  const byPlace = isKindless(name) ? new Map<string, Entry>() : byAlias;
  const add = (key: string, entry: Entry): void => {
    const place = placeOf(key, entry, name);
    const before = byPlace.get(place);
    if (before) throw refusal(entries.indexOf(entry), clash(before, rows[entries.indexOf(before)]!.line, entry));
    byPlace.set(place, entry);
    byAlias.set(key, entry);
  };
  for (const entry of entries) {
    const key = aliasKey(entry.kind, entry.alias);
    const sectors = limitsOf(entry, name);
    if (sectors.length === 0) add(key, entry);
    else for (const sector of sectors) add(inSector(key, sector), entry);
  }
  return { entries, byAlias, aliasesOf: aliasesByKind(entries) };
}

/** Aliases by kind; those of a kind are made when they are first asked for. */
function aliasesByKind(entries: readonly Entry[]): Glossary['aliasesOf'] {
  const made = new Map<string, Alias[]>();
  return (kind) => {
    const known = made.get(kind);
    if (known) return known;
    const own = entries.filter((entry) => entry.kind === kind);
    const aliases = own.map((entry) => ({ key: squash(entry.alias), meaning: entry.canonical, entry }));
    made.set(kind, aliases);
    return aliases;
  };
}

/** One record as an entry; throws as `readGlossary` does. */
export function readEntry({ line, fields }: CsvRecord, file: string, code: RefusalCode = 'internal-error'): Entry {
  return entryOf(lineReader(Object.keys(fields))(Object.values(fields)), file, line, code);
}

function entryOf(read: ReturnType<ReadLine>, file: string, line: number, code: RefusalCode): Entry {
  if ('fault' in read) throw lineFault(file, line, read.fault, code);
  return read.line;
}

function clash(before: Entry, line: number, entry: Entry): string {
  if (before.canonical === entry.canonical) return `alias "${entry.alias}" stands twice (first on line ${line})`;
  return `alias "${entry.alias}" has two meanings: "${before.canonical}" (line ${line}) and "${entry.canonical}"`;
}

/** The sectors in the column of that name; none: the entry holds everywhere. */
export function sectorsOf({ fields }: Entry): readonly string[] {
  const all = fields['sector'] ?? '';
  return all === '' ? none : splitSectors(all);
}

const none: readonly string[] = [];

function splitSectors(text: string): string[] {
  return [...new Set(text.split(/[; ]/).filter((sector) => sector !== ''))];
}

/** The sectors that an entry of this glossary is limited to. */
export function limitsOf(entry: Entry, name: GlossaryName | undefined): readonly string[] {
  return tellsSectors(name) ? none : sectorsOf(entry);
}

/** Where an entry stands alone, once for each sector that it is limited to: no other of its glossary may stand there. */
export function placesOf(entry: Entry, name: GlossaryName | undefined): string[] {
  const key = aliasKey(entry.kind, entry.alias);
  const sectors = limitsOf(entry, name);
  const keys = sectors.length === 0 ? [key] : sectors.map((sector) => inSector(key, sector));
  return keys.map((one) => placeOf(one, entry, name));
}

function placeOf(key: string, { kind }: Entry, name: GlossaryName | undefined): string {
  return isKindless(name) ? key.slice(kind.length) : key;
}

// "%" and "m2" must stay apart from "" and "m": an alias without letters or digits is its own key
function aliasKey(kind: string, alias: string): string {
  return `${kind}\t${foldText(alias) || alias}`;
}

function inSector(key: string, sector: string): string {
  return `${key}\t${sector}`;
}

/**
 * The entry of an alias of the given kind, compared after folding: what it means in the sector when an entry is limited
 * to it, else what it means everywhere.
 */
export function lookUp(glossary: Glossary, kind: string, alias: string, sector: string | null = null): Entry | null {
  const key = aliasKey(kind, alias);
  const limited = sector === null ? undefined : glossary.byAlias.get(inSector(key, sector));
  return limited ?? glossary.byAlias.get(key) ?? null;
}

/** The entries of one kind, in file order. */
export function entriesOf(glossary: Glossary, kind: string): Entry[] {
  return glossary.entries.filter((entry) => entry.kind === kind);
}
