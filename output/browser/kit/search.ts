/** Searching: words in any order, a term by any of its names; and marking what was found. */
import { foldText } from '../../../pipeline/model/print/fold.ts';
import { h, unfoldRests } from './dom.ts';
import { say } from './language.ts';

/** A key of the vocabulary with all names that it goes by. */
export type Names = readonly [key: string, names: readonly string[]];

/** What can be found: folded text, and keys of the vocabulary. */
export type Searched = { text: string; keys: readonly string[] };

/** A query as it is compared: words that must all be there, and terms of which any name must. */
/** `said` are the names of a term as people write them. */
type Query = { words: string[]; terms: { key: string; names: string[]; said: readonly string[] }[] };

/** Reads what people type. `names` are those of the terms that the page holds. */
export function readQuery(typed: string, names: readonly Names[]): Query {
  let rest = ` ${foldText(typed)} `;
  const terms: Query['terms'] = [];
  if (rest.trim() === '') return { words: [], terms };
  const met = names
    .map(([key, all]) => {
      const folded = all.map(foldText).filter((name) => name !== '');
      return {
        key,
        said: all,
        names: folded,
        found: folded.filter((name) => rest.includes(` ${name} `)).sort(byLength)[0],
      };
    })
    .filter(({ found }) => found !== undefined)
    .sort((a, b) => byLength(a.found!, b.found!));
  for (const { key, said, names: all, found } of met) {
    if (!rest.includes(` ${found!} `)) continue;
    terms.push({ key, names: all, said });
    rest = rest.replace(` ${found!} `, ' ');
  }
  return { words: rest.split(' ').filter((word) => word !== ''), terms };
}

const byLength = (a: string, b: string): number => b.length - a.length;

/** Whether all of it is there. */
export function finds({ words, terms }: Query, { text, keys }: Searched): boolean {
  return (
    words.every((word) => text.includes(word)) &&
    terms.every(({ key, names }) => keys.includes(key) || names.some((name) => text.includes(name)))
  );
}

/** The pattern of everything that a query looks for, longest first; null for an empty one. */
export function hitsOf({ words, terms }: Query): RegExp | null {
  const all = [...terms.flatMap(({ names }) => names), ...words].sort(byLength);
  if (all.length === 0) return null;
  // a folded blank may be any signs between words
  const parts = all.map((one) => one.split(' ').join('[^\\p{L}\\p{N}]+'));
  return new RegExp(parts.join('|'), 'giu');
}

/** Marks the hits in the texts below an element that bear `lang="id"` or `data-searched`; null takes all marks away. */
export function markHits(root: Element, hits: RegExp | null): void {
  for (const mark of root.querySelectorAll('mark')) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
  if (!hits) return;
  for (const part of root.querySelectorAll('[lang="id"], [data-searched]')) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) if (!text.parentElement?.closest('mark, textarea, button')) markText(text, hits);
    unfoldRests(part.querySelectorAll('[data-rest] mark'));
  }
}

const around = 60; // letters of a text that are told on each side of a hit

/**
 * Says below the name of a card where it was found, when that is not its name: the hit with the words around it, and the
 * field; or that it holds the term that was searched for. `names` are those of the terms of the query.
 */
export function tellHit(card: Element, hits: RegExp | null, names: readonly string[]): void {
  card.querySelector('.found-at')?.remove();
  const title = card.querySelector('h3');
  if (!hits || !title || title.querySelector('mark')) return;
  const mark =
    [...card.querySelectorAll('[data-field] mark')].find((one) => one.closest('dd')) ?? card.querySelector('mark');
  const entry = mark?.closest('[data-field]');
  const text = mark?.closest('[lang="id"], [data-searched]');
  if (mark && text) {
    const field = entry?.querySelector('dt')?.textContent ?? '';
    const line = h('p', { class: 'found-at' }, `${field === '' ? say('foundIn') : say('foundInField', field)} `);
    line.append(h('span', { lang: 'id' }, excerpt(mark, text)));
    markHits(line, hits);
    title.parentElement?.append(line);
  } else if (names.length > 0) {
    title.parentElement?.append(h('p', { class: 'found-at' }, say('foundByTerm', names[0]!)));
  }
}

/** The words around a mark in its text. */
function excerpt(mark: Element, within: Element): string {
  const range = document.createRange();
  const side = (isBefore: boolean): string => {
    range.selectNodeContents(within);
    if (isBefore) range.setEndBefore(mark);
    else range.setStartAfter(mark);
    return range.toString();
  };
  const [before, after] = [side(true), side(false)];
  const start = before.length > around ? `… ${before.slice(-around).replace(/^\S*\s/, '')}` : before;
  const end = after.length > around ? `${after.slice(0, around).replace(/\s\S*$/, '')} …` : after;
  return start + mark.textContent + end;
}

function markText(text: Text, hits: RegExp): void {
  const found = [...text.data.matchAll(hits)].filter(([hit]) => hit !== '');
  // from the end, so that places before stay right
  for (const { index, 0: hit } of found.reverse()) {
    const own = text.splitText(index);
    own.splitText(hit.length);
    const mark = document.createElement('mark');
    own.replaceWith(mark);
    mark.append(own);
  }
}
