/** Marks on the pictures and the fields that they stand for light up together. */

const nameOf = (part: Element): string | null => part.getAttribute('data-field') ?? part.getAttribute('data-mark');
const parts = '[data-field],[data-mark]';

/** Lights all parts of the field of this part, or puts them out. */
function light(from: Element, on: boolean): void {
  const row = from.closest('[data-item]');
  const field = nameOf(from);
  if (!row || !field) return;
  for (const part of row.querySelectorAll(parts)) part.classList.toggle('lit', on && nameOf(part) === field);
}

/** Follows the pointer and the focus. */
export function followMarks(): void {
  const when = (kind: string, on: boolean): void => {
    document.addEventListener(kind, ({ target }) => {
      const part = target instanceof Element ? target.closest(parts) : null;
      if (part) light(part, on);
    });
  };
  when('mouseover', true);
  when('focusin', true);
  when('mouseout', false);
  when('focusout', false);
}
