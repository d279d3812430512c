/** A long list of which only what comes into view is drawn; what was drawn once stays as it was left. */
import { h } from './dom.ts';

export type List<Item> = {
  /** Shows these items, the first ones at once. */
  show: (items: readonly Item[]) => void;
  /** Draws as far as this item, and gives its element; null when it is not shown. */
  reach: (item: Item) => HTMLElement | null;
  /** The elements that are drawn now. */
  drawn: () => HTMLElement[];
  items: () => readonly Item[];
  /** Forgets what was drawn. */
  forget: () => void;
};

const atOnce = 8; // about two screens of cards

/** A list in `host`; `dressed` is told of every element that comes to stand in it. */
export function lazyList<Item extends object>(
  host: HTMLElement,
  draw: (item: Item) => HTMLElement,
  dressed: (element: HTMLElement) => void = () => undefined,
): List<Item> {
  let made = new WeakMap<Item, HTMLElement>();
  let items: readonly Item[] = [];
  let count = 0;
  const end = h('div', { class: 'list-end', 'aria-hidden': 'true' });
  const elementOf = (item: Item): HTMLElement => {
    const known = made.get(item) ?? draw(item);
    made.set(item, known);
    return known;
  };
  const drawTo = (wanted: number): void => {
    const fresh = items.slice(count, wanted).map(elementOf);
    count = Math.min(Math.max(count, wanted), items.length);
    end.before(...fresh);
    fresh.forEach(dressed);
    if (count >= items.length) end.remove();
  };
  const watcher = new IntersectionObserver(
    (seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      drawTo(count + atOnce);
      // an end that stays in view is not told of again
      watcher.unobserve(end);
      if (end.isConnected) watcher.observe(end);
    },
    { rootMargin: '1200px' },
  );
  window.addEventListener('beforeprint', () => {
    drawTo(items.length);
  });
  return {
    show: (wanted) => {
      items = wanted;
      count = 0;
      watcher.unobserve(end);
      host.replaceChildren(end);
      drawTo(atOnce);
      if (end.isConnected) watcher.observe(end);
    },
    reach: (item) => {
      const at = items.indexOf(item);
      if (at < 0) return null;
      if (at >= count) drawTo(at + atOnce);
      return elementOf(item);
    },
    drawn: () => items.slice(0, count).map(elementOf),
    items: () => items,
    forget: () => {
      made = new WeakMap();
    },
  };
}
