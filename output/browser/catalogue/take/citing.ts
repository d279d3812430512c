/** How an indicator is cited: its agency, document, page and year, the version of ikat, and a link that stays. */
import { language, number } from '../../kit/language.ts';
import { carried } from '../opened/opening.ts';
import type { Holdings } from '../opened/holdings.ts';
import { addressOf, beginning, type State } from '../exploring/state.ts';
import { tell, told } from '../opened/wording.ts';

/** The address of a view: where the catalogue is published, else where this file lies. */
export function stableLink(change: Partial<State>): string {
  const hash = addressOf({ ...beginning, ...change });
  return carried.base === null ? `${location.href.split('#')[0]!}${hash}` : `${carried.base}catalogue.html${hash}`;
}

/** The address that is cited: of the web where the catalogue is published, else its place in the file, as no path of one machine leads others there. */
const citedLink = (change: Partial<State>): string =>
  carried.base === null && location.protocol === 'file:'
    ? `catalogue.html${addressOf({ ...beginning, ...change })}`
    : stableLink(change);

/** Hexadecimal digits of a hash that are cited: two files never share them by chance. */
const hashCited = 16;

/** One sentence for a list of sources: agency, year, indicator, document with its page and hash, version, and a link. */
export function citationOf(held: Holdings, row: number): string {
  const { indicators, documents, agencies, documentOf, agencyOf } = held;
  const document = documentOf[row]!;
  const agency = agencyOf[row]! < 0 ? null : agencies.texts('name').of(agencyOf[row]!);
  const title = documents.texts('title').of(document);
  const year = documents.numbers('year')[document] ?? null;
  const page = indicators.numbers('page')[row] ?? null;
  const line = indicators.numbers('line')[row] ?? null;
  const place = line !== null ? tell('onLine', number(line)) : page === null ? null : tell('citePage', page);
  const hash = documents.texts('id').of(document)?.replace('sha256:', '').slice(0, hashCited);
  const file = documents.texts('file').of(document)?.split('/').at(-1) ?? '';
  const parts = [
    `${agency ?? tell('agencyUnknown')} (${year ?? tell('yearUnknown')}).`,
    `“${indicators.texts('name').of(row) ?? tell('noName')}”.`,
    title === null ? null : `${title}.`,
    `${file}${place === null ? '' : `, ${place}`} (SHA-256 ${hash ?? ''}…).`,
    `${tell('readWith', carried.ikat, carried.version)}.`,
    citedLink({ indicator: indicators.texts('id').of(row)! }),
  ];
  return parts.filter((part) => part !== null).join(' ');
}

/** How much the catalogue holds, each paper once. */
export function sizeTold({ documents, indicators, agencies, readingOf, isCounted }: Holdings): string {
  let rows = 0;
  for (let row = 0; row < indicators.count; row++) if (isCounted(row)) rows++;
  const papers = readingOf.filter((first) => first < 0).length;
  const size = tell('sizeSentence', number(rows), number(agencies.count), number(papers));
  const others = documents.count - papers;
  return others === 0 ? size : `${size} ${told(others, 'moreReadingOne', 'moreReadings')}`;
}

/** How the catalogue as a whole is cited. */
export function catalogueCitation(held: Holdings): string {
  const title = language() === 'id' ? tell('title') : carried.title;
  return `${title}. ${sizeTold(held)} ${tell('readWith', carried.ikat, carried.version)}. ${citedLink({})}`;
}
