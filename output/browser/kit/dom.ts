/** Elements made of texts: whatever a document says can become a text or the value of an attribute, never an element. */

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
    if (typeof child === 'string' || typeof child === 'number') parent.append(printable(String(child)));
    else if (child instanceof Node) parent.append(child);
    else append(parent, child);
  }
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
