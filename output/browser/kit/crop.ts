/** A piece of a page's picture: the cells of the row and nothing else, by style alone; the picture file stays whole. */
import type { Box } from '../../../pipeline/model/geometry.ts';
import type { Place } from '../../html/row-places.ts';
import { h } from './dom.ts';
import { say } from './language.ts';

/** The picture of a page: its address, and the size of the page in points. */
export type PagePicture = { src: string; width: number; height: number };

/** Points around a cell, so that its rules are seen; a neighbour begins beyond them. */
const margin = 2;

const percent = (part: number, whole: number): string => `${Math.round((part / whole) * 1e5) / 1e3}%`;

/** The part of the picture where the place is, all but its cells covered. `labelOf` names a field, `alt` says what it shows. */
export function crop(
  picture: PagePicture,
  { box, cells, marks }: Pick<Place, 'box' | 'cells' | 'marks'>,
  alt: string,
  labelOf: (field: string) => string,
): HTMLElement {
  const [x0, y0, x1, y1] = grown(box, picture);
  const width = Math.max(x1 - x0, 1);
  const height = Math.max(y1 - y0, 1);
  const image = h('img', { src: picture.src, alt, loading: 'lazy', decoding: 'async' });
  // with its height given the picture has a place before it is loaded: a lazy one without is never in view
  Object.assign(image.style, {
    width: percent(picture.width, width),
    height: percent(picture.height, height),
    left: percent(-x0, width),
    top: percent(-y0, height),
    clipPath: cellsPath(cells, picture),
  });
  const drawn = marks.map(({ box: cell, field }) => {
    const mark = h('span', { class: 'mark', 'data-mark': field, title: labelOf(field) });
    place(mark, cell, [x0, y0, x1, y1]);
    return mark;
  });
  const frame = h('div', { class: 'crop' }, image, drawn);
  image.addEventListener('error', () => {
    frame.classList.add('missing');
    frame.replaceChildren(h('p', {}, say('pictureMissing')));
  });
  // a narrow cell must not be blown up to the width of the screen: at most 2 CSS pixels a point
  frame.style.aspectRatio = `${width} / ${height}`;
  frame.style.maxWidth = `${Math.round(width * 2)}px`;
  frame.style.setProperty('--points', String(Math.round(width)));
  frame.style.setProperty(
    '--wide',
    `${Math.round(Math.min(width * 2, Math.max((220 * width) / height, 0.8 * width)))}px`,
  );
  return frame;
}

/** A window onto a crop: on a narrow screen it is moved sideways, by keys too. */
export function cropWindow(piece: HTMLElement, label: string): HTMLElement {
  const isNarrow = matchMedia('(max-width: 760px)').matches;
  const reached = isNarrow ? { tabindex: 0, role: 'group', 'aria-label': label } : {};
  return h('div', { class: 'crop-window', ...reached }, piece);
}

function grown(box: Box, { width, height }: { width: number; height: number }): Box {
  return [
    Math.max(0, box[0] - margin),
    Math.max(0, box[1] - margin),
    Math.min(width, Math.max(box[2], box[0] + 1) + margin),
    Math.min(height, Math.max(box[3], box[1] + 1) + margin),
  ];
}

/** The cells as one outline: from a corner of the page to each cell, around it, and back over no width. */
function cellsPath(cells: readonly Box[], picture: PagePicture): string {
  const points = cells.flatMap((cell) => {
    const [x0, y0, x1, y1] = grown(cell, picture);
    return [
      [0, 0],
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
      [x0, y0],
      [0, 0],
    ] as const;
  });
  return `polygon(${points.map(([x, y]) => `${percent(x, picture.width)} ${percent(y, picture.height)}`).join(',')})`;
}

/** Places an element on a frame by percent; parts outside are cut off. */
export function place(element: HTMLElement, box: Box, frame: Box): void {
  const width = Math.max(frame[2] - frame[0], 1);
  const height = Math.max(frame[3] - frame[1], 1);
  const [x0, y0] = [Math.max(box[0], frame[0]), Math.max(box[1], frame[1])];
  const [x1, y1] = [Math.min(box[2], frame[2]), Math.min(box[3], frame[3])];
  Object.assign(element.style, {
    left: percent(x0 - frame[0], width),
    top: percent(y0 - frame[1], height),
    width: percent(x1 - x0, width),
    height: percent(y1 - y0, height),
  });
}

// Marks on the pictures and the fields that they stand for light up together.
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
