/** What every card of a change has: both sides on paper, fields side by side, why, and what may be decided. */
import { rootOf } from '../../../pipeline/model/meaning/fields.ts';
import { factLabels } from '../../../pipeline/model/meaning/facts-of-document.ts';
import type { FieldChange } from '../../../pipeline/model/meaning/difference.ts';
import type { ShownSide } from '../../diff/shown-change.ts';
import { crop, cropWindow } from '../kit/crop.ts';
import { aboutOf, decide, decisionAbout, undecide, type Taken } from '../kit/decisions.ts';
import { h, type Child } from '../kit/dom.ts';
import { say } from '../kit/language.ts';
import { labelOf } from '../kit/labels.ts';
import { tellCase } from '../kit/tell-case.ts';

/** A cause in words. */
export const causeWord = (code: FieldChange['cause']['code']): string => say(code);

const widestBeside = 400; // points of a strip that can still be read at half the width of a page

export const isWide = (...sides: (ShownSide | null)[]): boolean =>
  sides.some((one) => one?.pieces.some(({ place: { box } }) => box[2] - box[0] > widestBeside));

export function side(label: string, isThere: boolean, { pieces, read }: ShownSide): HTMLElement {
  const figures = pieces.map(({ place, picture }) => {
    const caption = place.apart === null ? say('pageTitle', place.page) : labelOf(place.apart);
    return h(
      'figure',
      {},
      cropWindow(crop(picture, place, `${label}, ${caption}`, labelOf), `${label}, ${caption}`),
      h('figcaption', {}, caption),
    );
  });
  const texts = read.map(({ page, line, raw }) => {
    const where = line !== null ? say('onLine', line) : page !== null ? say('onPage', page) : '';
    return h(
      'div',
      { class: 'exported' },
      h('small', {}, where),
      h('br'),
      h('span', { class: 'raw', lang: 'id' }, raw),
    );
  });
  const title = isThere ? label : `${label}: ${say('notInRun')}`;
  return h('section', {}, h('h4', {}, title), h('div', { class: 'places' }, figures, texts));
}

export function fieldTable(fields: readonly FieldChange[]): HTMLElement {
  const plain = fields.filter(({ weight }) => weight !== 'form');
  const light = fields.filter(({ weight }) => weight === 'form');
  const table = (some: readonly FieldChange[]): HTMLElement =>
    h(
      'table',
      { class: 'changes' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          [say('fieldHead'), say('oldHead'), say('newHead'), say('whyHeading')].map((head) =>
            h('th', { scope: 'col' }, head),
          ),
        ),
      ),
      h('tbody', {}, some.map(fieldLine)),
    );
  if (plain.length === 0 || light.length === 0) return table(fields);
  const folded = h('details', {}, h('summary', {}, say('moreInForm', light.length)), table(light));
  return h('div', {}, table(plain), folded);
}

function fieldLine(change: FieldChange): HTMLElement {
  const { field, cause, seen, values, difference } = change;
  const choices: [string, Taken][] =
    seen && values
      ? [
          [say('newIsRight'), { decided: 'right', field, seen, value: values.new }],
          [say('oldWasRight'), { decided: 'corrected', field, seen, value: values.old }],
        ]
      : [];
  return h(
    'tr',
    { 'data-mark': field in factLabels ? field : rootOf(field) },
    h('th', { scope: 'row' }, labelOf(field)),
    h('td', { 'data-label': say('oldHead') }, oneSide(change, 'del')),
    h(
      'td',
      { 'data-label': say('newHead') },
      oneSide(change, 'ins'),
      difference === null ? null : ` (${difference > 0 ? '+' : ''}${difference})`,
    ),
    h('td', { 'data-label': say('whyHeading') }, causeOf(cause), choices.length > 0 && choice(choices)),
  );
}

/** The cause as a sentence. */
export const causeOf = ({ code, because }: FieldChange['cause']): Child => tellCase(because, causeWord(code));

/** One side of a value, the words marked that only it has. */
function oneSide({ words, old, new: fresh }: FieldChange, own: 'del' | 'ins'): HTMLElement {
  if ((own === 'del' ? old : fresh) === null) return h('span', { class: 'absent' }, say('nothingThere'));
  const shown = words.filter(({ op }) => op === 'same' || op === own);
  return h(
    'span',
    { lang: 'id' },
    shown.map(({ op, text }) => [op === 'same' ? text : h(own, {}, text), ' ']),
  );
}

/** Buttons of which one may stay pressed: the decision is taken while it is. */
export function choice(choices: readonly (readonly [label: string, decision: Taken])[]): HTMLElement {
  const buttons = choices.map(([label, decision]) => ({
    label,
    decision,
    button: h('button', { type: 'button', class: 'quiet' }, label),
  }));
  const about = aboutOf(choices[0]![1]);
  const show = (): void => {
    const taken = decisionAbout(about);
    for (const { button, decision } of buttons) {
      button.setAttribute('aria-pressed', String(taken?.decided === decision.decided));
    }
  };
  for (const { button, decision } of buttons) {
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-pressed') === 'true') undecide(about);
      else decide(decision);
      show();
    });
  }
  show();
  return h(
    'div',
    { class: 'decide' },
    buttons.map(({ button }) => button),
  );
}
