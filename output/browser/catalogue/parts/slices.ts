/** Of a long list only what is in sight is drawn: which part that is, as its frame is scrolled. */
import { useEffect, useLayoutEffect, useState } from '../../kit/ui.ts';

export type Slice = { first: number; last: number };

/** Rows drawn beyond the frame on either side, so that a turn of the wheel finds them there. */
const beyond = 8;
/** Rows that are printed: a paper of thousands helps nobody, the files have them all. */
export const mostPrinted = 500;
/** Columns beside each other that a sheet has room for. */
export const mostPrintedAcross = 18;

/**
 * The part of `count` rows of `size` CSS pixels that is in sight of `frame`. `axis` is the way in which it scrolls. On paper the first
 * rows are drawn, whatever is in sight.
 */
export function useSlice(
  frame: { current: HTMLElement | null },
  count: number,
  size: number,
  axis: 'top' | 'left' = 'top',
): Slice {
  const [at, setAt] = useState({ from: 0, length: 1000 });
  const [isPrinting, setPrinting] = useState(false);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const look = (): void => {
      const from = Math.floor((axis === 'top' ? element.scrollTop : element.scrollLeft) / size);
      const length = axis === 'top' ? element.clientHeight : element.clientWidth;
      setAt((before) => (before.from === from && before.length === length ? before : { from, length }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [size, axis]);
  useEffect(() => {
    const begin = (): void => {
      setPrinting(true);
    };
    const end = (): void => {
      setPrinting(false);
    };
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  if (isPrinting) return { first: 0, last: Math.min(count, axis === 'top' ? mostPrinted : mostPrintedAcross) };
  // a list that became shorter is scrolled by the browser only after it is drawn
  const from = Math.min(at.from, Math.max(0, count - Math.ceil(at.length / size)));
  const first = Math.max(0, from - beyond);
  return { first, last: Math.min(count, from + Math.ceil(at.length / size) + beyond) };
}

/** Whether the screen fits a query of media, as that changes. */
export function useMedia(query: string): boolean {
  const [fits, setFits] = useState(matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = (): void => {
      setFits(media.matches);
    };
    media.addEventListener('change', follow);
    return () => {
      media.removeEventListener('change', follow);
    };
  }, [query]);
  return fits;
}
