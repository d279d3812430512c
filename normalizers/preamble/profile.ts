/** What an agency says of itself before its table: duty, functions, vision, missions and goals, with their places. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import { noProfile, type Profile } from '../../pipeline/model/meaning/dataset.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { isOfficialLine } from '../../pipeline/model/print/official.ts';
import type { PrintedLine } from '../heading/printed-lines.ts';
import { joinText, squeeze } from '../text/plain-text.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { readList, type PartLine } from './entries.ts';
import type { FlowLine } from './flow.ts';
import { beginsTurn, dutyIn, endsTurn, readOpening, type Opening, type PartName } from './labels.ts';

/** The profile, the lines of each of its values by its key in the evidence ("profile.functions.0"), and issues. */
export type ProfileReading = { profile: Profile; lines: Map<string, PrintedLine[]>; issues: Issue[] };

/** What reading a preamble needs: the lines of the title, which no part holds, and the agency's name, null when unknown. */
export type ProfileTools = {
  vocabulary: Vocabulary;
  title: ReadonlySet<PrintedLine>;
  agency: string | null;
  isWord: (word: string) => boolean;
};

type Section = { part: PartName | 'owner'; lines: PartLine[] };

/** So many lines that belong to no part end a preamble; what comes then is another. */
const farApart = 15;
/** A sentence between duty and functions has at most so many lines. */
const longestTurn = 7;
const pageNumber = /^[-–—\s]*(?:\p{L}+\s)?\d{1,3}[-–—\s]*$/u;
const markdown = /^#+\s*|\*\*|__/g;

/**
 * Reads the parts among the lines before the table. A label alone proves nothing ("Tujuan" of a report): a preamble has two of
 * the agency's name, duty, functions, vision, missions, goals near each other.
 */
export function readProfile(flow: readonly FlowLine[], tools: ProfileTools): ProfileReading {
  const runs = readSections(flow, tools).filter((run) => new Set(run.map(({ part }) => part)).size > 1);
  // the fullest preamble first: a report may tell some parts again
  runs.sort((a, b) => b.length - a.length);
  const reading: ProfileReading = { profile: structuredClone(noProfile), lines: new Map(), issues: [] };
  for (const section of runs.flat()) addSection(section, reading, tools);
  return reading;
}

function readSections(flow: readonly FlowLine[], tools: ProfileTools): Section[][] {
  const { vocabulary } = tools;
  const runs: Section[][] = [[]];
  let open: Section | null = null;
  let aside = 0;
  let expected: number | null = null;
  const begin = (part: Section['part'], lines: PartLine[]): Section => {
    if (aside > farApart) runs.push([]);
    aside = 0;
    const section = { part, lines };
    runs.at(-1)!.push(section);
    return section;
  };
  for (let i = 0; i < flow.length; i++) {
    const { printed, label, value } = flow[i]!;
    const said = squeeze(value.replace(markdown, ''));
    const text = label === null ? said : `${label} ${said}`;
    if (pageNumber.test(text)) continue;
    if (tools.title.has(printed) || isOfficialLine(text)) {
      open = null;
      continue;
    }
    const opening: Opening | null =
      (label === null ? null : readOpening(said, label, expected, vocabulary)) ??
      readOpening(text, null, expected, vocabulary);
    if (opening) {
      if (opening.number !== null) expected = opening.number + 1;
      const rest = opening.rest === '' ? [] : [{ text: opening.rest, printed }];
      open = opening.part === 'end' ? null : begin(opening.part, rest);
      continue;
    }
    const turn = turnAt(flow, i, vocabulary);
    if (turn > 0 && open?.part !== 'functions') {
      open = begin('functions', []);
      i += turn - 1;
      continue;
    }
    const told = open === null ? dutyOf(text, tools) : null;
    if (told !== null) open = begin('duty', told === '' ? [] : [{ text: told, printed }]);
    else if (open) open.lines.push({ text, printed });
    else aside++;
    // a duty in a sentence ends with it
    if (open?.part === 'duty' && !runs.flat().some(({ part }) => part === 'owner') && /\.$/.test(text)) open = null;
  }
  return runs;
}

/** How many lines from here on are the sentence before the functions; 0 for none. */
function turnAt(flow: readonly FlowLine[], at: number, vocabulary: Vocabulary): number {
  if (!beginsTurn(flow[at]!.printed.text, vocabulary)) return 0;
  for (let n = 1; n <= longestTurn && at + n <= flow.length; n++)
    if (endsTurn(flow[at + n - 1]!.printed.text, vocabulary)) return n;
  return 0;
}

/** A duty told in a sentence counts when it is the agency's own, not a part's. */
function dutyOf(text: string, { agency, vocabulary }: ProfileTools): string | null {
  const told = dutyIn(text, vocabulary);
  if (!told || agency === null) return null;
  const [of, name] = [foldText(told.of), foldText(agency)];
  return name.startsWith(of) || of.startsWith(name.split(' ').slice(0, 3).join(' ')) ? told.rest : null;
}

function addSection({ part, lines }: Section, reading: ProfileReading, tools: ProfileTools): void {
  if (part === 'owner' || lines.length === 0) return;
  if (part === 'duty-functions') {
    const first = lines.findIndex(({ text }) => /^\(?(?:a|1)\s*[.)]/i.test(text));
    addText('duty', first < 0 ? lines : lines.slice(0, first), reading, tools);
    if (first >= 0) addList('functions', lines.slice(first), reading, tools);
  } else if (part === 'duty' || part === 'vision') addText(part, lines, reading, tools);
  else addList(part, lines, reading, tools);
}

function addText(part: 'duty' | 'vision', lines: PartLine[], reading: ProfileReading, tools: ProfileTools): void {
  const text = valueOf(lines, tools);
  if (reading.profile[part] !== null || text === '') return;
  reading.profile[part] = text;
  reading.lines.set(
    `profile.${part}`,
    lines.map(({ printed }) => printed),
  );
}

function addList(
  part: 'functions' | 'missions' | 'goals',
  lines: PartLine[],
  reading: ProfileReading,
  tools: ProfileTools,
): void {
  if (reading.profile[part].length > 0) return;
  const { entries, gaps } = readList(lines.filter(({ text }) => !/^[:;.]$/.test(text)));
  for (const entry of entries) {
    const text = valueOf(entry.lines, tools);
    if (text === '') continue;
    const key = `profile.${part}.${reading.profile[part].length}`;
    reading.lines.set(
      key,
      entry.lines.map(({ printed }) => printed),
    );
    reading.profile[part].push(text);
  }
  if (gaps.length > 0) {
    const { page, box } = lines[0]!.printed;
    const message = `The list of ${part} has no ${gaps.map((gap) => `"${gap}"`).join(', ')}`;
    reading.issues.push(issue('preamble-gap', message, { field: `profile.${part}`, page, box }));
  }
}

/** Lines as one text, without the sign after a label, the one that parts entries of a list, and quotation marks around. */
function valueOf(lines: readonly PartLine[], { isWord }: ProfileTools): string {
  const words = (text: string) => ({ words: [{ text, box: null, confidence: 1 }], box: null });
  const whole = joinText(
    lines.map(({ text }, i) => words(i === 0 ? text.replace(/^[:;=\-–—]\s*/, '') : text)),
    isWord,
  );
  const bare = squeeze(whole).replace(/\s*(?:[;,]\s*dan|[;,.])\s*$/i, '');
  return /^["“”„'‘](.+)["”“'’]$/u.exec(bare)?.[1]?.trim() ?? bare;
}
