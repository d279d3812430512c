/** What is folded away, and made only when somebody unfolds it. */
import { append, h, type Child } from './dom.ts';

/** A `details` whose content `draw` gives once, when it is first opened. */
export function unfolding(summary: Child, draw: () => Child, open = false): HTMLElement {
  let isDrawn = open;
  const details: HTMLDetailsElement = h(
    'details',
    {
      open,
      toggle: () => {
        if (isDrawn || !details.open) return;
        isDrawn = true;
        append(details, [draw()]);
      },
    },
    h('summary', {}, summary),
    open ? draw() : null,
  );
  return details;
}
