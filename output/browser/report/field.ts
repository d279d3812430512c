/** One field of a row: its value, how it was read, and what a person decides about it. */
import { evidenceOf, type ShownField } from '../../dataset/fields.ts';
import type { Evidence, Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import type { DecidedValue } from '../../../pipeline/model/meaning/decision.ts';
import { isConcluded, partsOf } from '../../../pipeline/model/meaning/decidable.ts';
import { isDecidable, seenOf, valueOf } from '../../../pipeline/model/meaning/seen.ts';
import { foldText } from '../../../pipeline/model/print/fold.ts';
import { addressText } from '../kit/page-state.ts';
import { aboutOf, decide, decisionAbout, undecide, type Taken } from '../kit/decisions.ts';
import { h, type Child } from '../kit/dom.ts';
import { language, percentOf, say } from '../kit/language.ts';
import { labelOf } from '../kit/labels.ts';
import type { Context } from './context.ts';
import { editor } from './editor.ts';

/** The field with its value and notes, and the buttons to decide about it. */
export function fieldEntry(field: ShownField, row: Indicator, flagged: boolean, context: Context): HTMLElement {
  const entry = h('div', { 'data-field': field.key, class: flagged ? 'flagged' : null });
  const draw = (): void => {
    const evidence = evidenceOf(row, field.key);
    const keys = partsOf(row, field.key).filter((key) => isDecidable(key) && seenOf(row, key) !== null);
    entry.replaceChildren(
      h('dt', {}, labelOf(field.key)),
      h(
        'dd',
        {},
        h(
          'div',
          { class: 'told' },
          h('div', { lang: 'id' }, shownValue(field, row, context)),
          field.key === 'unit' && row.unit?.derived ? h('span', { class: 'from' }, say('concluded')) : null,
          evidence ? evidenceNotes(evidence, field, row, context) : null,
          decidedBefore(row, field.key),
        ),
        keys.length > 0 ? decider(row, keys, entry, draw) : null,
      ),
    );
  };
  draw();
  return entry;
}

/** Says that the value of a key is right. */
export function takeRight(row: Indicator, key: string): void {
  const seen = seenOf(row, key);
  if (seen) decide({ decided: 'right', field: key, seen, value: valueOf(row, key) });
}

function shownValue(field: ShownField, row: Indicator, { namesOf }: Context): Child {
  if (field.values.length === 0) return h('span', { class: 'absent', lang: language() }, say('nothingThere'));
  if (field.key === 'terms') return row.terms.map((key) => namesOf(key)[0] ?? key).join(', ');
  const { numerator, denominator } = row.formula;
  if (field.key === 'formula' && numerator !== null && denominator !== null) return fraction(row.formula);
  // keys of the vocabulary are for programs
  const values = field.values.map((value) => value.replace(/ \[[^\]]*\]$/, ''));
  if (values.length === 1) return values[0];
  return h(
    'ul',
    {},
    values.map((value) => h('li', {}, value)),
  );
}

function fraction({ numerator, denominator, multiplier, text }: Indicator['formula']): Child {
  return [
    h(
      'span',
      { class: 'fraction' },
      h('span', { class: 'stack' }, h('span', {}, numerator), h('span', {}, denominator)),
      multiplier === null ? null : h('span', {}, `× ${multiplier}`),
    ),
    text === null ? null : h('span', { class: 'from' }, h('span', { lang: language() }, say('printedAs')), ' ', text),
  ];
}

function evidenceNotes(evidence: Evidence, field: ShownField, row: Indicator, context: Context): Child {
  const notes: Child[] = [];
  if (evidence.edits.length > 0 || !holds(evidence.raw, printedOf(field, row))) {
    notes.push(h('span', { class: 'from' }, say('readAs'), ' ', h('span', { class: 'raw', lang: 'id' }, evidence.raw)));
  }
  for (const { from, to, rule } of evidence.edits) {
    const why = language() === 'en' ? [' ', h('small', {}, rule)] : null;
    notes.push(h('span', { class: 'from' }, h('del', {}, from), ' → ', h('ins', {}, to), why));
  }
  if (evidence.inheritedFrom !== null) notes.push(inheritedFrom(evidence.inheritedFrom, row, context));
  if (evidence.confidence < 0.8 && evidence.decided === undefined) {
    notes.push(h('span', { class: 'from unsure' }, say('readWith', percentOf(evidence.confidence))));
  }
  return notes;
}

/** The texts of a field as they stand on paper. */
function printedOf(field: ShownField, { formula }: Indicator): string[] {
  const { numerator, denominator } = formula;
  if (field.key === 'formula' && numerator !== null && denominator !== null) return [numerator, denominator];
  return field.values.map((value) => value.replace(/ \[[^\]]*\]$|^\d{4}: /g, ''));
}

/** A cell that holds all of it, and perhaps other fields, says nothing that is not shown already. */
function holds(raw: string, printed: readonly string[]): boolean {
  const read = foldText(raw);
  return printed.every((text) => read.includes(foldText(text)));
}

function inheritedFrom(id: string, row: Indicator, { shown, page, address }: Context): HTMLElement {
  const origin = shown(id)?.row;
  const hash = `#${addressText({ row: id })}`;
  const href = origin ? hash : `${address(page.parts[row.document]?.[0] ?? '')}${hash}`;
  return h('span', { class: 'from' }, say('inherited'), ' ', h('a', { href }, origin?.name ?? say('anotherRow')));
}

/** What was decided in the run before. */
function decidedBefore(row: Indicator, field: string): Child {
  return Object.entries(row.evidence)
    .filter(([key]) => key === field || key.startsWith(`${field}.`))
    .flatMap(([key, { decided }]) => {
      if (!decided) return [];
      const { as, by, on, read, why } = decided;
      const says: Readonly<Record<typeof as, string>> = {
        right: say('saysRight'),
        corrected: '',
        unreadable: say('saysUnreadable'),
        'missing-row': say('saysMissing'),
        split: say('saysSplit'),
        merged: say('saysMerged'),
      };
      const before = as === 'right' ? '' : read === null ? say('wasNothing') : say('wasRead', read);
      const part = key === field ? '' : `${labelOf(key)}: `;
      const told = [says[as], before, why ?? ''].filter((one) => one !== '').join('; ');
      return [h('span', { class: 'from decided' }, `${part}${say('decidedBy', told, by, on.slice(0, 10))}`)];
    });
}

/** What the person at the page decided, or the buttons to do so. */
function decider(row: Indicator, keys: readonly string[], entry: HTMLElement, draw: () => void): HTMLElement {
  const taken = keys.flatMap((key) => {
    const seen = seenOf(row, key)!;
    const about = aboutOf({ decided: 'unreadable', field: key, seen });
    const decision = decisionAbout(about);
    return decision ? [{ key, about, decision }] : [];
  });
  const label = labelOf(keys.length === 1 ? keys[0]! : keys[0]!.split('.')[0]!);
  const wrong = h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-label': say('wrongOf', label),
      click: () => {
        const form = editor(row, keys, (focus) => {
          draw();
          if (focus) entry.querySelector<HTMLElement>('button')?.focus();
        });
        entry.querySelector('.decide, .decision')?.replaceWith(form);
        form.querySelector('textarea')?.focus();
      },
    },
    say('wrong'),
  );
  if (taken.length > 0) {
    const undo = (): void => {
      for (const { about } of taken) undecide(about);
      draw();
      entry.querySelector<HTMLElement>('button')?.focus();
    };
    const said = taken.map(({ key, decision }) => `${keys.length > 1 ? `${labelOf(key)}: ` : ''}${saysOf(decision)}`);
    return h(
      'div',
      { class: 'decision taken' },
      `${say('yours')} ${said.join('; ')} `,
      h('button', { type: 'button', class: 'quiet', click: undo }, say('undo')),
      wrong,
    );
  }
  const right = (): void => {
    for (const key of keys) takeRight(row, key);
    draw();
    entry.querySelector<HTMLElement>('button')?.focus();
  };
  const mayBeRight = keys.some((key) => valueOf(row, key) !== null && !isConcluded(row, key));
  return h(
    'div',
    { class: 'decide' },
    mayBeRight &&
      h('button', { type: 'button', class: 'quiet', 'aria-label': say('rightOf', label), click: right }, say('right')),
    wrong,
  );
}

/** A decision in words. */
export function saysOf(decision: Taken): string {
  switch (decision.decided) {
    case 'right':
      return say('saysRight');
    case 'corrected':
      return saysValue(decision.value);
    case 'unreadable':
      return say('saysUnreadable');
    case 'not-an-indicator':
      return say('saysNot');
    case 'missing-row':
      return say('saysMissing');
    case 'split':
      return say('saysSplit');
    case 'merged':
      return say('saysMerged');
    case 'concept':
      return say('saysConcept');
    case 'alias':
      return say('saysAlias');
    case 'table-taken':
      return say('saysTableTaken');
    case 'table-dropped':
      return say('saysTableDropped');
    case 'column-is':
      return say('saysColumn', decision.column);
    case 'withdrawn':
      return say('saysWithdrawn');
  }
}

function saysValue(value: DecidedValue): string {
  const text = Array.isArray(value) ? value.join(' | ') : value;
  return text === null || text === '' ? say('saysNothing') : say('saysCorrected', text);
}
