/** The bar that is there as soon as something was decided: who decides, how many, and the file to take home. */
import { h } from './dom.ts';
import {
  areKept,
  chooseName,
  chosenName,
  decisionCount,
  decisionLines,
  onDecisions,
  undecideAll,
} from './decisions.ts';
import { counted, say } from './language.ts';

/** Draws the bar, and keeps it true. `redraw` shows again what was decided about. */
export function decisionBar(redraw: () => void): HTMLElement {
  const name = h('input', { id: 'by', autocomplete: 'name', maxlength: 80 });
  name.value = chosenName();
  const told = h('output', { 'aria-live': 'polite' });
  const hint = h('p', { class: 'hint', id: 'decision-hint', 'aria-live': 'polite' });
  const discard = h('button', { type: 'button', class: 'quiet' }, say('forgetAll'));
  const bar = h(
    'form',
    { class: 'decision-bar', 'aria-label': say('decidedHeading') },
    h(
      'div',
      {},
      told,
      h('label', { for: 'by' }, say('yourName')),
      name,
      h('button', { class: 'main' }, say('download')),
      discard,
      hint,
    ),
  );
  const show = (): void => {
    const count = decisionCount();
    bar.hidden = count === 0;
    told.textContent = counted(count, 'decidedOne', 'decidedCount');
    hint.textContent = areKept() ? say('kept') : say('notKept');
    document.body.classList.toggle('deciding', count > 0);
  };
  bar.addEventListener('submit', (event) => {
    event.preventDefault();
    const by = name.value.trim();
    chooseName(by);
    if (by === '') {
      hint.textContent = say('nameNeeded');
      name.setAttribute('aria-describedby', 'decision-hint');
      name.focus();
      return;
    }
    save(decisionLines(by));
    hint.replaceChildren(
      `${say('next')} `,
      h('code', {}, 'ikat decide RUN --from decisions.jsonl'),
      ', ',
      h('code', {}, 'ikat extract …'),
    );
  });
  let isSure = false;
  discard.addEventListener('click', () => {
    if (isSure) {
      undecideAll();
      redraw();
    }
    isSure = !isSure;
    discard.textContent = say(isSure ? 'forgetSure' : 'forgetAll');
  });
  discard.addEventListener('blur', () => {
    isSure = false;
    discard.textContent = say('forgetAll');
  });
  onDecisions(show);
  show();
  return bar;
}

function save(lines: string): void {
  const link = h('a', { download: 'decisions.jsonl' });
  link.href = URL.createObjectURL(new Blob([lines], { type: 'application/x-ndjson' }));
  link.click();
  URL.revokeObjectURL(link.href);
}
