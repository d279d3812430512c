/** What an agency says of itself before its table: duty, functions, vision, missions and goals, with their places. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import { noProfile, type Profile } from '../../pipeline/model/meaning/dataset.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { isOfficialLine } from '../../pipeline/model/print/official.ts';
import type { PrintedLine } from '../heading/printed-lines.ts';
import { joinText, squeeze } from '../text/plain-text.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { cutChance, type Opened, type ValueCut } from './cuts.ts';
import { readList, type PartLine } from './entries.ts';
import type { FlowLine } from './flow.ts';
import { beginsTurn, dutyIn, endsTurn, readOpening, type Opening, type PartName } from './labels.ts';

/**
 * The profile, and for each of its values by its key in the evidence ("profile.functions.0") its lines and the chance
 * (0 to 1) that it was cut out of the preamble rightly; and issues.
 */
export type ProfileReading = {
  profile: Profile;
  values: Map<string, { lines: PrintedLine[]; cut: number }>;
  issues: Issue[];
};

/** What reading a preamble needs: the lines of the title, which no part holds, and the agency's name, null when unknown. */
export type ProfileTools = {
  vocabulary: Vocabulary;
  title: ReadonlySet<PrintedLine>;
  agency: string | null;
  isWord: (word: string) => boolean;
};

type Section = { part: PartName | 'owner'; opened: Opened; lines: PartLine[] };

/** So many lines that belong to no part end a preamble; what comes then is another. */
const farApart = 15;
/** A sentence between duty and functions has at most so many lines. */
const longestTurn = 7;
/** Parts that tell of duties themselves. */
const ofDuty: ReadonlySet<string> = new Set(['duty', 'functions', 'duty-functions']);
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
  const reading: ProfileReading = { profile: structuredClone(noProfile), values: new Map(), issues: [] };
  const edges = rightEdges(flow);
  // "Fungsi :" says more than a sentence in the duty that runs on to functions
  const labelled = (section: Section): boolean => section.opened !== 'sentence';
  const sections = runs.flatMap((run) => [...run.filter(labelled), ...run.filter((one) => !labelled(one))]);
  for (const section of sections) addSection(section, reading, { ...tools, edges });
  return reading;
}

function readSections(flow: readonly FlowLine[], tools: ProfileTools): Section[][] {
  const { vocabulary } = tools;
  const runs: Section[][] = [[]];
  let open: Section | null = null;
  let aside = 0;
  let expected: number | null = null;
  const begin = (part: Section['part'], opened: Opened, lines: PartLine[]): Section => {
    if (aside > farApart) runs.push([]);
    aside = 0;
    const section = { part, opened, lines };
    runs.at(-1)!.push(section);
    return section;
  };
  for (let i = 0; i < flow.length; i++) {
    const { printed, label, value, block } = flow[i]!;
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
      const opened = block ? 'block' : opening.signed ? 'sign' : 'bare';
      open = opening.part === 'end' ? null : begin(opening.part, opened, rest);
      continue;
    }
    const turn = turnAt(flow, i, vocabulary);
    if (turn > 0 && open?.part !== 'functions') {
      open = begin('functions', 'sentence', []);
      i += turn - 1;
      continue;
    }
    // after another part the agency's own duty may be told as well
    const told = open === null || !ofDuty.has(open.part) ? dutyOf(text, tools) : null;
    if (told !== null) open = begin('duty', 'sentence', told === '' ? [] : [{ text: told, printed }]);
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

/** Where the lines of a page end at the right: the farthest of them. */
function rightEdges(flow: readonly FlowLine[]): Map<number, number> {
  const edges = new Map<number, number>();
  for (const { printed } of flow)
    if (printed.box) edges.set(printed.page, Math.max(printed.box[2], edges.get(printed.page) ?? 0));
  return edges;
}

type PartTools = ProfileTools & { edges: ReadonlyMap<number, number> };

function addSection({ part, opened, lines }: Section, reading: ProfileReading, tools: PartTools): void {
  if (part === 'owner' || lines.length === 0) return;
  if (part === 'duty-functions') {
    const first = lines.findIndex(({ text }) => /^\(?(?:a|1)\s*[.)]/i.test(text));
    addText('duty', { opened, lines: first < 0 ? lines : lines.slice(0, first) }, reading, tools);
    if (first >= 0) addList('functions', { opened, lines: lines.slice(first) }, reading, tools);
  } else if (part === 'duty' || part === 'vision') addText(part, { opened, lines }, reading, tools);
  else addList(part, { opened, lines }, reading, tools);
}

type Part = Pick<Section, 'opened' | 'lines'>;

function addText(part: 'duty' | 'vision', { opened, lines }: Part, reading: ProfileReading, tools: PartTools): void {
  // the first entry of a list of one: "1 Membantu ..."
  const text = valueOf(lines, tools).replace(/^1[.)]?\s+(?=\p{Lu})/u, '');
  if (reading.profile[part] !== null || text === '') return;
  reading.profile[part] = text;
  addValue(`profile.${part}`, { text, lines, opened, form: null, gap: false }, reading);
}

function addValue(
  key: string,
  { text, lines, ...cut }: Omit<ValueCut, 'pages'> & { lines: readonly PartLine[] },
  reading: ProfileReading,
): void {
  const from = lines.map(({ printed }) => printed);
  const pages = new Set(from.map(({ page }) => page)).size;
  reading.values.set(key, { lines: from, cut: cutChance({ ...cut, text, pages }) });
}

function addList(
  part: 'functions' | 'missions' | 'goals',
  { opened, lines }: Part,
  reading: ProfileReading,
  tools: PartTools,
): void {
  if (reading.profile[part].length > 0) return;
  const { entries, form, gaps } = readList(
    lines.filter(({ text }) => !/^[:;.]$/.test(text)),
    tools.edges,
  );
  for (const entry of entries) {
    const text = valueOf(entry.lines, tools);
    if (text === '') continue;
    const key = `profile.${part}.${reading.profile[part].length}`;
    addValue(key, { text, lines: entry.lines, opened, form, gap: gaps.length > 0 }, reading);
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
