/** Typing what the paper says, for one field or for each part of it. */
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import type { DecidedValue } from '../../../pipeline/model/meaning/decision.ts';
import { fieldOf } from '../../../pipeline/model/meaning/fields.ts';
import { seenOf, valueOf } from '../../../pipeline/model/meaning/seen.ts';
import { decide } from '../kit/decisions.ts';
import { h } from '../kit/dom.ts';
import { say } from '../kit/language.ts';
import { labelOf } from '../kit/labels.ts';

let forms = 0; // for ids that no two forms share

/** The form; `done` is called when it is left, with whether the focus has to go somewhere. */
export function editor(row: Indicator, keys: readonly string[], done: (focus: boolean) => void): HTMLElement {
  const id = `edit-${forms++}`;
  const isList = fieldOf(keys[0]!)?.decided === 'list';
  const parts = keys.map((key) => {
    const before = textOf(valueOf(row, key));
    const field = h('textarea', {
      id: `${id}-${key}`,
      rows: Math.min(8, 1 + Math.ceil(before.length / 60)),
      lang: 'id',
    });
    field.value = before;
    const label = `${keys.length > 1 ? labelOf(key) : say('typed')}${isList ? ` (${say('oneALine')})` : ''}`;
    return { key, before, field, line: [h('label', { for: field.id }, label), field] };
  });
  const why = h('input', { id: `${id}-why`, maxlength: 300 });
  const reason = (): { why?: string } => (why.value.trim() === '' ? {} : { why: why.value.trim() });
  const take = (valueFor: (part: (typeof parts)[number]) => DecidedValue | undefined): void => {
    for (const part of parts) {
      const seen = seenOf(row, part.key);
      const value = valueFor(part);
      if (seen && value !== undefined) decide({ decided: 'corrected', field: part.key, seen, value, ...reason() });
    }
    done(true);
  };
  const use = h('button', { class: 'main' }, say('take'));
  const changed = (): void => {
    use.disabled = parts.every(({ field, before }) => field.value.trim() === before.trim());
  };
  for (const { field } of parts) field.addEventListener('input', changed);
  changed();
  const button = (text: string, act: () => void): HTMLElement =>
    h('button', { type: 'button', class: 'quiet', click: act }, text);
  const form = h(
    'form',
    { class: 'editor' },
    parts.flatMap(({ line }) => line),
    h('label', { for: why.id }, say('why')),
    why,
    h(
      'p',
      { class: 'decide' },
      use,
      button(say('takeNothing'), () => {
        take(() => (isList ? [] : null));
      }),
      button(say('unreadable'), () => {
        for (const { key } of parts) {
          const seen = seenOf(row, key);
          if (seen) decide({ decided: 'unreadable', field: key, seen, ...reason() });
        }
        done(true);
      }),
      button(say('cancel'), () => {
        done(true);
      }),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    take(({ field, before }) => (field.value.trim() === before.trim() ? undefined : typed(field.value, isList)));
  });
  form.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') done(true);
  });
  return form;
}

const textOf = (value: DecidedValue): string => (Array.isArray(value) ? value.join('\n') : (value ?? ''));

function typed(text: string, isList: boolean): DecidedValue {
  if (isList)
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  return text.replace(/\s*\n\s*/g, ' ').trim() || null;
}
