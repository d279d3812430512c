/** The agency of a document and its region: from an item, the title, the letterhead, or nothing. */
import type { Agency, Edit } from '../../pipeline/model/meaning/dataset.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { readingWay } from '../vocabulary/confusion.ts';
import { bareKinds, kindOrder, partKinds, partsOf, placeKinds, unitKinds } from './body-kinds.ts';
import { mendNameWords, standingOf, type NameStanding } from './name-words.ts';
import { expandShort } from './short-names.ts';
import { joinSpaced, shortName, shortRivals } from './spelled.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import { slug, squeeze } from '../text/plain-text.ts';
import { government } from './bodies.ts';
import { findRegion, regionName, type RegionMatch } from './regions.ts';
import { readKind } from './sectors.ts';
import { titleCase } from '../text/title-case.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Entry } from '../vocabulary/line.ts';
import { lookUp } from '../vocabulary/glossary.ts';
import { wordsOfKind } from '../vocabulary/word-lists.ts';

const longestKind = 5;
/** Words of the name of a village. */
const longestPlace = 4;
/** Words of a kind that says what the body is for, so that a region has one: "Rumah Sakit Paru". */
const tellingKind = 3;

/**
 * What was found of an agency: its record and issues, the indexes of the texts that told its name and its region, what was
 * mended in them, and how far each can be believed.
 */
export type AgencyReading = {
  agency: Agency | null;
  issues: Issue[];
  name: FoundPart<StandingOfName>;
  region: FoundPart<'known' | 'similar' | 'open'>;
};
/** `rivalled` is a short name that one misread sign parts from that of another agency. */
type StandingOfName = NameStanding['standing'] | 'other-place' | 'rivalled';
type FoundPart<Standing> = { text: number; edits: Edit[]; standing: Standing } | null;

/**
 * The agency that texts name, best text first; the first `trusted` of them say whose the document is, the first `firm` stand
 * where names do, the others only speak of bodies and are asked one by one. Kinds of agencies and regions are closed worlds: one or two misread letters
 * are mended, and a name that holds what is no word names nothing. `issues` tell that, an unknown agency, a region that is
 * missing or has two readings ("Bandung" without its level word): then the region is null, never a guess.
 */
export function readAgency(
  texts: readonly string[],
  vocabulary: Vocabulary,
  trusted = 0,
  firm = texts.length,
): AgencyReading {
  const issues: Issue[] = [];
  const read = texts.map((text) => mendText(text, vocabulary));
  const name = believed(findName(read, trusted, firm, vocabulary), read, vocabulary, issues);
  const region = name?.region ? { found: name.region, text: name.at } : findFirstRegion(read, vocabulary);
  if (!name && issues.length === 0) issues.push(issue('agency-unknown', 'No text names the agency'));
  if (!name && !region) return { agency: null, issues, name: null, region: null };
  const areas = region?.found.areas ?? [];
  const area = areas.length === 1 ? (areas[0] ?? null) : null;
  if (!region) issues.push(issue('region-unknown', `No region was found for ${name?.text ?? 'the agency'}`));
  else if (!area) issues.push(issue('region-ambiguous', `${areas.map(regionName).join(' or ')}: which cannot be told`));
  else if (region.found.similar) issues.push(issue('similar-match', `The region was taken for ${regionName(area)}`));
  const regionEdits = region ? regionMends(read[region.text]!, region.found) : [];
  const regionPart = region && {
    text: region.text,
    edits: regionEdits,
    standing: area ? (region.found.similar ? ('similar' as const) : ('known' as const)) : ('open' as const),
  };
  if (!name) return { agency: null, issues, name: null, region: regionPart };
  const { kind, sectors } = readKind(name.text, vocabulary);
  const full = squeeze(`${name.text} ${area ? regionName(area) : ''}`);
  const agency: Agency = {
    id: slug(full),
    name: full,
    regionCode: area?.code ?? null,
    regionName: area ? regionName(area) : null,
    level: area?.level ?? null,
    kind,
    sectors,
  };
  return { agency, issues, name: { text: name.at, edits: name.edits, standing: name.standing }, region: regionPart };
}

/** A text as words, misread ones mended; `edits` tell which, `rivals` short names that its own may be a misreading of. */
type ReadText = { words: string[]; edits: Edit[]; rivals: string[] };

function mendText(text: string, vocabulary: Vocabulary): ReadText {
  const spaced = joinSpaced(squeeze(text), vocabulary);
  const short = shortName(spaced.text, vocabulary);
  const mended = mendNameWords(short.text.split(' '), vocabulary);
  const edits = [...spaced.edits, ...short.edits, ...mended.edits];
  const rivals = shortRivals(mended.words, vocabulary);
  return { words: expandShort(mended.words.join(' '), vocabulary), edits, rivals };
}

type NameMatch = { text: string; region: RegionMatch | null; kind: string; rest: string };
type FoundName = NameMatch & { at: number };
type KnownName = FoundName & { edits: Edit[]; standing: StandingOfName };

function findName(texts: readonly ReadText[], trusted: number, firm: number, vocabulary: Vocabulary): FoundName | null {
  // "Perangkat Daerah Pemerintah Kota Bima": a government that is named last has the body that is named elsewhere
  const whole = kindOrder.filter((kind) => !partKinds.has(kind) && kind !== government);
  const named =
    firstName(texts.slice(0, trusted), whole, trusted, vocabulary) ??
    firstName(texts.slice(0, firm), kindOrder, trusted, vocabulary);
  if (named) return named;
  for (let at = firm; at < texts.length; at++) {
    const found = firstName([texts[at]!], kindOrder, 0, vocabulary);
    if (found) return { ...found, at };
  }
  return null;
}

function firstName(
  texts: readonly ReadText[],
  kinds: readonly string[],
  trusted: number,
  vocabulary: Vocabulary,
): FoundName | null {
  for (const kind of kinds) {
    for (const [at, { words }] of texts.entries()) {
      const found = nameIn(words, kind, vocabulary);
      if (!found) continue;
      // "Kepala Balai ... Dinas ..." signs for the dinas
      const parts = (partsOf[kind] ?? []).filter(
        (part) => at < trusted || !unitKinds.has(part) || kindAt(words, 0, part, vocabulary),
      );
      const named = parts.map((part) => nameIn(words, part, vocabulary));
      const part = named.find((one) => one && ` ${foldText(one.text)} `.includes(` ${foldText(found.text)} `));
      return { ...(part ?? found), at };
    }
  }
  return null;
}

/** The name if its words are words; else the same name read better at another place; else none, and an issue. */
function believed(
  found: FoundName | null,
  texts: readonly ReadText[],
  vocabulary: Vocabulary,
  issues: Issue[],
): KnownName | null {
  if (!found) return null;
  const { standing, words } = standingOf(found.rest, found.kind, vocabulary);
  const named = foldText(found.text);
  const edits = texts[found.at]!.edits.filter(({ to }) => ` ${named} `.includes(` ${foldText(to)} `));
  if (standing === 'unlisted')
    issues.push(issue('agency-unlisted', `No name in the vocabulary has: ${words.join(', ')}`, { field: 'agency' }));
  const isRivalled = standing === 'known' && texts[found.at]!.rivals.length > 0;
  if (standing !== 'unread') return { ...found, edits, standing: isRivalled ? 'rivalled' : standing };
  for (const { words: other } of texts) {
    const again = nameIn(other, found.kind, vocabulary);
    if (!again || standingOf(again.rest, again.kind, vocabulary).standing !== 'known') continue;
    if (!isSameName(found.rest, again.rest, vocabulary)) continue;
    const edit = { from: found.text, to: again.text, rule: 'other-place' };
    return { ...again, region: found.region ?? again.region, at: found.at, edits: [edit], standing: 'other-place' };
  }
  const message = `"${found.text}" is the name of no agency: ${words.join(', ')} cannot be read`;
  issues.push(issue('agency-unknown', message, { field: 'agency' }));
  return null;
}

const mostMisread = 3; // letters of a word, where the same name stands elsewhere
const anyWay = 24; // -ln, more than three misreadings of any kind cost

function isSameName(read: string, known: string, { confusions }: Vocabulary): boolean {
  const [here, there] = [foldText(read).split(' '), foldText(known).split(' ')];
  if (here.length !== there.length) return false;
  return here.every((word, i) => {
    const way = readingWay(word, there[i]!, confusions, anyWay);
    return way !== null && way.misread <= Math.min(mostMisread, Math.ceil(there[i]!.length / 3));
  });
}

function regionMends({ words, edits }: ReadText, { from, to, similar, areas }: RegionMatch): Edit[] {
  const printed = words.slice(from, to).join(' ');
  const own = edits.filter((edit) => ` ${foldText(printed)} `.includes(` ${foldText(edit.to)} `));
  const [area] = areas;
  return similar && area ? [...own, { from: printed, to: regionName(area), rule: 'region-name' }] : own;
}

function nameIn(words: readonly string[], kind: string, vocabulary: Vocabulary): NameMatch | null {
  for (let i = 0; i < words.length; i++) {
    const opening = anyKindAt(words, i, vocabulary);
    if (!opening) continue;
    const n = opening.words;
    if (opening.entry.canonical !== kind) {
      // "Cabang Dinas" is no "Dinas"
      i += n - 1;
      continue;
    }
    // "Desa" opens many names; with its kecamatan behind it, that of an agency
    const within = opening.entry.fields['after'] ?? '';
    if (within !== '' && !isWithin(words.slice(i + n), within, vocabulary)) continue;
    // a short name is a whole one: "BKD" needs no words after it
    const bare =
      bareKinds.has(kind) ||
      opening.entry.form === 'abbreviation' ||
      (kind === 'rumah-sakit' && opening.words >= tellingKind);
    // "Kecamatan Denpasar Timur", "Kelurahan Kota Baru": a place has a name of its own before that of its region
    const own = placeKinds.has(kind) ? 1 : 0;
    const region = findRegion(words.slice(i + n + own), vocabulary, own > 0);
    const limit = region ? i + n + own + region.from : words.length;
    let end = i + n;
    while (
      end < limit &&
      end < i + 14 &&
      !endsName(words[end] ?? '', vocabulary) &&
      !/[:;]$/.test(words[end - 1] ?? '')
    )
      end++;
    const ends = region !== null && end === limit;
    // "Dinas Sosial Kabupaten" with its region on a line that was not found
    while (end > i + n && lookUp(vocabulary.agencies, 'level', words[end - 1] ?? '')) end--;
    if (kind === 'pemerintah' && !ends) continue;
    if (end === i + n && !bare) continue;
    const rest = words.slice(i + n, end).join(' ');
    const opens =
      opening.entry.form === 'abbreviation' ? opening.entry.alias : titleCase(words.slice(i, i + n).join(' '));
    return {
      text: squeeze(`${opens} ${titleCase(`. ${rest}`).slice(2)}`)
        .replace(/[.,:;]+$/, '')
        // the government of a region has two names for one body
        .replace(/^(pemerintah) daerah$/i, '$1'),
      region: ends ? region : null,
      kind,
      // a short name that several agencies share stays, and is known as it is
      rest: opening.entry.form === 'abbreviation' && end === i + n ? '' : rest.replace(/[.,:;]+$/, ''),
    };
  }
  return null;
}

/** Whether a name of a few words is followed by the kind that it lies in, and that by a name as well. */
function isWithin(rest: readonly string[], kind: string, vocabulary: Vocabulary): boolean {
  const at = rest.findIndex((_, k) => kindAt(rest, k, kind, vocabulary) !== null);
  return (
    at > 0 &&
    at <= longestPlace &&
    at + 1 < rest.length &&
    !rest.slice(0, at).some((word) => endsName(word, vocabulary))
  );
}

function endsName(word: string, vocabulary: Vocabulary): boolean {
  return /^\d/.test(word) || vocabulary.derive(endingWords).has(word.toLowerCase());
}

function endingWords({ cues }: Vocabulary): ReadonlySet<string> {
  return wordsOfKind(cues, 'agency-end');
}

type KindMatch = { words: number; entry: Entry };

function kindAt(words: readonly string[], i: number, kind: string, vocabulary: Vocabulary): KindMatch | null {
  const found = anyKindAt(words, i, vocabulary);
  return found?.entry.canonical === kind ? found : null;
}

function anyKindAt(words: readonly string[], i: number, { agencies }: Vocabulary): KindMatch | null {
  for (let n = Math.min(longestKind, words.length - i); n > 0; n--) {
    const entry = lookUp(agencies, 'kind', words.slice(i, i + n).join(' '));
    if (entry) return { words: n, entry };
  }
  return null;
}

function findFirstRegion(
  texts: readonly ReadText[],
  vocabulary: Vocabulary,
): { found: RegionMatch; text: number } | null {
  for (const [text, { words }] of texts.entries()) {
    const found = findRegion(words, vocabulary, true);
    if (found) return { found, text };
  }
  return null;
}
