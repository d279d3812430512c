/** Elements made of texts: whatever a document says can become a text or the value of an attribute, never an element. */
import { language, number, say } from './language.ts';

/** What may stand in an element: nothing for null and false. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>>;

/** An element; an attribute that is a function listens to the event of its name, `true` stands alone, null is left out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

/** Adds children at the end. */
export function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (typeof child === 'string' || typeof child === 'number')
      parent.append(...folded(printable(String(child)), parent));
    else if (child instanceof Node) parent.append(child);
    else append(parent, child);
  }
}

/** Letters from which a text is folded: no value of the documents that were measured has half as many. */
const longest = 1500;
/** How much of it is seen before it is unfolded. */
const beginning = 600;
/** Elements in which no button may stand: there a long text ends with a sign that it goes on. */
const withoutButton = 'a, button, summary, option, textarea, label';

/** A text; of one that would fill screens the beginning, and a button for the rest, which a search in the browser finds too. */
function folded(text: string, parent: Element): (Node | string)[] {
  if (text.length <= longest) return [text];
  // a sign of two halves stays whole
  const shown = text.slice(0, beginning).replace(/[\ud800-\udbff]$/, '');
  if (parent.matches(withoutButton)) return [`${shown}…`];
  const rest = document.createElement('span');
  rest.dataset['rest'] = '';
  rest.textContent = text.slice(shown.length);
  rest.setAttribute('hidden', 'until-found');
  const open = h('button', { type: 'button', class: 'quiet', lang: language() }, say('wholeText', number(text.length)));
  rest.addEventListener(unfold, () => {
    rest.removeAttribute('hidden');
    open.remove();
  });
  // a search in the browser unfolds it by itself
  rest.addEventListener('beforematch', () => {
    open.remove();
  });
  open.addEventListener('click', () => {
    unfoldRests([rest]);
  });
  return [shown, rest, open];
}

const unfold = 'ikat-unfold';

/** Shows the rest of long texts that hold one of these elements, or are one. */
export function unfoldRests(elements: Iterable<Element>): void {
  for (const element of elements) element.closest('[data-rest][hidden]')?.dispatchEvent(new Event(unfold));
}

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

// a browser shows control signs as nothing or as a box
// eslint-disable-next-line no-control-regex -- these are they
const printable = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');
