/** Marks on the pictures and the fields that they stand for light up together. */

const nameOf = (part: Element): string | null => part.getAttribute('data-field') ?? part.getAttribute('data-mark');
const parts = '[data-field],[data-mark]';

/** Lights all parts of the field of this part, or puts them out; `open` also opens what they are folded into. */
function light(from: Element, on: boolean, open: boolean): void {
  const row = from.closest('[data-item]');
  const field = nameOf(from);
  if (!row || !field) return;
  for (const part of row.querySelectorAll(parts)) {
    if (nameOf(part) !== field) part.classList.remove('lit');
    else part.classList.toggle('lit', on);
    const folded = part.closest('details');
    if (on && open && nameOf(part) === field && folded) folded.open = true;
  }
}

const partUnder = ({ target }: Event): Element | null => (target instanceof Element ? target.closest(parts) : null);

/** Follows the pointer and the focus. */
export function followMarks(): void {
  const when = (kind: string, on: boolean, open: boolean): void => {
    document.addEventListener(kind, (event) => {
      const part = partUnder(event);
      if (part) light(part, on, open);
    });
  };
  when('mouseover', true, false);
  when('focusin', true, true);
  when('mouseout', false, false);
  when('focusout', false, false);
}
