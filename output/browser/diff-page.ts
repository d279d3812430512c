/** The script of diff.html. */
import './report-page.css';
import { changeKinds } from '../../pipeline/model/choices.ts';
import type { DiffPage, ShownKind } from '../diff/shown-change.ts';
import { diffView } from './diff/diff-view.ts';
import { startDecisions } from './kit/decisions.ts';
import { h } from './kit/dom.ts';
import type { Key } from './kit/keys.ts';
import { language, say } from './kit/language.ts';
import { inIndonesian } from './kit/sentences.ts';
import { runPage } from './kit/running.ts';

/** One letter for each kind of change. */
const letters: Readonly<Record<ShownKind, string>> = {
  facts: 'd',
  added: 'a',
  removed: 'r',
  changed: 'c',
  moved: 'm',
  split: 's',
  merged: 'g',
};

runPage<DiffPage>(
  ({ page, openHelp }) => {
    const view = diffView(page, openHelp);
    const keys = (['facts', ...changeKinds] as const).map((kind): [string, Key] => [
      letters[kind],
      {
        does: () => {
          view.only(kind);
        },
        told: say('onlyOf', say(kind)),
      },
    ]);
    return {
      ...view,
      title: say('whatChanged'),
      heading: h(
        'div',
        { class: 'title' },
        h('h1', {}, say('whatChanged')),
        h('p', { class: 'muted' }, `${say('fromTo', page.old, page.new)}; ${differs(page)}`),
      ),
      foot: h(
        'footer',
        { class: 'foot' },
        h('del', {}, say('wordsOut')),
        ', ',
        h('ins', {}, say('wordsIn')),
        ` · ${say('pressForKeys')}`,
      ),
      keys: Object.fromEntries(keys),
    };
  },
  () => {
    startDecisions([]);
  },
);

/** What differs between the runs themselves: no cause can be anything else. */
function differs({ differs: parts }: DiffPage): string {
  if (parts === null) return say('differsUnknown');
  if (parts.length === 0) return say('differsNothing');
  const told = parts.map((part) => (language() === 'en' ? part : (inIndonesian(part) ?? part)));
  return say('differsIn', told.join(', '));
}
