/** How an indicator is cited: its agency, document, page and year, the version of ikat, and a link that stays. */
import { language, number } from '../../kit/language.ts';
import { carried } from '../opened/opening.ts';
import type { Holdings } from '../opened/holdings.ts';
import { addressOf, beginning, type State } from '../exploring/state.ts';
import { tell } from '../opened/wording.ts';

/** The address of a view: where the catalogue is published, else where this file lies. */
export function stableLink(change: Partial<State>): string {
  const hash = addressOf({ ...beginning, ...change });
  return carried.base === null ? `${location.href.split('#')[0]!}${hash}` : `${carried.base}catalogue.html${hash}`;
}

/** One sentence for a list of sources. */
export function citationOf(held: Holdings, row: number): string {
  const { indicators, documents, agencies, documentOf, agencyOf } = held;
  const document = documentOf[row]!;
  const agency = agencyOf[row]! < 0 ? null : agencies.texts('name').of(agencyOf[row]!);
  const title = documents.texts('title').of(document);
  const year = documents.numbers('year')[document] ?? null;
  const page = indicators.numbers('page')[row] ?? null;
  const parts = [
    `${agency ?? tell('agencyUnknown')}${year === null ? '' : ` (${year})`}.`,
    `“${indicators.texts('name').of(row) ?? tell('noName')}”.`,
    title === null ? null : `${title}.`,
    `${documents.texts('file').of(document) ?? ''}${page === null ? '' : `, ${tell('citePage', page)}`}.`,
    `${tell('readWith', carried.ikat, carried.version)}.`,
    stableLink({ indicator: indicators.texts('id').of(row)! }),
  ];
  return parts.filter((part) => part !== null).join(' ');
}

/** How the catalogue as a whole is cited. */
export function catalogueCitation({ documents, indicators, agencies }: Holdings): string {
  const size = tell('sizeSentence', number(indicators.count), number(agencies.count), number(documents.count));
  const title = language() === 'id' ? tell('title') : carried.title;
  return `${title}. ${size} ${tell('readWith', carried.ikat, carried.version)}. ${stableLink({})}`;
}
