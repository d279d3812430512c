/** What a document says outside its tables: whose it is, for which year, where signed, and what the agency is for. */
import { issue, type Issue } from '../pipeline/model/issue.ts';
import type { Agency, DatasetDocument } from '../pipeline/model/meaning/dataset.ts';
import type { Row } from '../pipeline/model/meaning/record.ts';
import { isOfficialLine } from '../pipeline/model/print/official.ts';
import type { ReadDocument } from '../pipeline/model/reading/source.ts';
import type { Table } from '../pipeline/model/reading/table.ts';
import { readAgency } from './heading/agency.ts';
import { agencyFacts, plainFact, yearFacts, type Facts, type FactTools, type NamedText } from './heading/facts.ts';
import { flatLines, joined, printLines, type OutsideText, type PrintedLine } from './heading/printed-lines.ts';
import { readHeading } from './heading/title.ts';
import type { Mender } from './mending/mender.ts';
import { flowOf } from './preamble/flow.ts';
import { readProfile } from './preamble/profile.ts';
import { readSigning } from './text/dates.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';

/** The fields of a document that are read outside its tables, the agency's record, and what a person should look at. */
export type Head = {
  agency: Agency | null;
  document: Pick<DatasetDocument, 'agency' | 'title' | 'year' | 'signedOn' | 'signedAt' | 'profile' | 'evidence'>;
  issues: Issue[];
};

/** A table that was read, and its rows: their units may tell whose it is. */
type UsedTable = { table: Table; rows: readonly Row[] };

/** Reads the head of a document. */
export function readHead(
  outside: OutsideText,
  used: readonly UsedTable[],
  { read, mender, vocabulary }: { read: ReadDocument; mender: Mender; vocabulary: Vocabulary },
): Head {
  const lines = flatLines(outside);
  const tools: FactTools = { read, lexicon: mender.lexicon, reportBelow: vocabulary.confidence.reportBelow };
  const facts: Facts = { evidence: {}, issues: [] };
  const texts = lines.map(({ text }) => text);
  const heading = readHeading(texts, vocabulary, outside.around.length);
  const linesAt = (at: readonly number[]) => at.flatMap((i) => lines[i] ?? []);

  // without a title the units of the table may still say whose it is: "Dinas Sosial Kab. Tapin"
  const named = heading.agencyTexts.map((text, i) => ({
    text,
    lines: linesAt(heading.agencyAt[i] ?? []),
    place: heading.agencyPlaces[i]!,
    trusted: i < heading.trusted,
    firm: i < heading.firm,
  }));
  const units = heading.ofGovernment ? [] : unitTexts(used, mender);
  const told = heading.ofGovernment ? named : named.filter(({ text }) => !isOfficialLine(text));
  const whose = [...told, ...units];
  const reading = readAgency(
    whose.map(({ text }) => text),
    vocabulary,
    told.filter(({ trusted }) => trusted).length,
    told.filter(({ firm }) => firm).length,
  );
  agencyFacts(reading, whose, facts, tools);

  const signing = readSigning(texts);
  const signedLines = linesAt(signing?.lines ?? []);
  const signed = signing?.on ? { year: Number(signing.on.slice(0, 4)), lines: signedLines } : null;
  if (heading.title !== null) plainFact('title', linesAt(heading.titleAt), facts, tools);
  const year = yearFacts(heading.years, signed, lines, facts, tools);
  if (signing?.at) plainFact('signedAt', signedLines, facts, tools);
  if (signing?.on) plainFact('signedOn', signedLines, facts, tools);

  const profile = readProfile(
    flowOf(
      outside,
      used.map(({ table }) => startOf(table)),
    ),
    {
      vocabulary,
      title: new Set(linesAt(heading.titleAt)),
      agency: reading.agency?.name ?? null,
      isWord: mender.lexicon.isWord,
    },
  );
  for (const [key, { lines: from, cut }] of profile.values) plainFact(key, from, facts, tools, cut);

  const undated = signing && !signing.on ? [issue('date-unparsed', `No date in: ${signing.printed}`)] : [];
  return {
    agency: reading.agency,
    document: {
      agency: reading.agency?.id ?? null,
      title: heading.title,
      year,
      signedOn: signing?.on ?? null,
      signedAt: signing?.at ?? null,
      profile: profile.profile,
      evidence: facts.evidence,
    },
    issues: [...reading.issues, ...undated, ...facts.issues, ...profile.issues],
  };
}

function unitTexts(used: readonly UsedTable[], mender: Mender): NamedText[] {
  const units = new Map<string, PrintedLine[]>();
  for (const { rows } of used)
    for (const row of rows)
      for (const { column, text } of row.fields) {
        if (column.role !== 'responsible') continue;
        const lines = printLines(text.lines, text.segments[0]?.page ?? 1, mender);
        const whole = joined(lines)?.text;
        if (whole !== undefined && !units.has(whole)) units.set(whole, lines);
      }
  return [...units].map(([text, lines]) => ({ text, lines, place: 'unit' as const }));
}

/** Where a table begins: the top of its cells on its first page, or their first line in a text export. */
function startOf({ pages, cells }: Table) {
  const page = pages[0] ?? 1;
  const first = cells.filter((cell) => cell.page === page);
  const tops = first.flatMap(({ box, lines }) => box?.[1] ?? lines[0]?.line ?? []);
  return { page, top: tops.length > 0 ? Math.min(...tops) : null };
}
