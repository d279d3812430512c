/** A piece of a page's picture with marks on it, by style alone: the picture file stays whole beside the page. */
import type { Box } from '../../pipeline/model/geometry.ts';
import { markup, type Markup } from './markup.ts';

/**
 * A page's picture: `file` relative to the HTML file with `/`, size of the page in points. `overlay` is the page that shows
 * what was seen on it, relative as well.
 */
export type Picture = {
  document: string;
  page: number;
  file: string;
  width: number;
  height: number;
  overlay?: string | undefined;
};

/** A place to show on a crop; `field` ties it to the field that lights up with it. */
export type Mark = { box: Box; field: string; label: string };

const margin = 6; // points around what is shown, so that the rules of the cell can be seen

/** The box grown by the margin and kept on the page. */
function shownBox(box: Box, picture: Picture): Box {
  return [
    Math.max(0, box[0] - margin),
    Math.max(0, box[1] - margin),
    Math.min(picture.width, Math.max(box[2], box[0] + 1) + margin),
    Math.min(picture.height, Math.max(box[3], box[1] + 1) + margin),
  ];
}

const percent = (part: number, whole: number): string => `${Math.round((part / whole) * 1e5) / 1e3}%`;

/** A relative address for a file path; nothing in it can become a scheme or leave the attribute. */
export function pictureAddress(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

/** The part of the picture inside `box` (points), marks drawn over it; `alt` says what it shows. */
export function crop(picture: Picture, box: Box, marks: readonly Mark[], alt: string): Markup {
  const [x0, y0, x1, y1] = shownBox(box, picture);
  const width = Math.max(x1 - x0, 1);
  const height = Math.max(y1 - y0, 1);
  // with its height given the picture has a place before it is loaded: a lazy one without is never in view
  const place = `width:${percent(picture.width, width)};height:${percent(picture.height, height)};left:${percent(-x0, width)};top:${percent(-y0, height)}`;
  const drawn = marks
    .filter((m) => m.box[2] > x0 && m.box[0] < x1 && m.box[3] > y0 && m.box[1] < y1)
    .map(
      (m) =>
        markup`<span class="mark" data-mark="${m.field}" title="${m.label}" style="${within(m.box, [x0, y0, x1, y1])}"></span>`,
    );
  // a narrow cell must not be blown up to the width of the screen: at most 2 CSS pixels a point; a tall one keeps
  // to a height of 220 pixels while its letters stay larger than 0.8 pixels a point
  const wide = Math.round(Math.min(width * 2, Math.max((220 * width) / height, 0.8 * width)));
  return markup`<div class="crop" style="aspect-ratio:${round(width)}/${round(height)};max-width:${Math.round(width * 2)}px;--points:${Math.round(width)};--wide:${wide}px"><img src="${pictureAddress(picture.file)}" alt="${alt}" loading="lazy" decoding="async" style="${place}">${drawn}</div>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Style that places a box inside another, in percent; parts outside are cut off. */
export function within(box: Box, frame: Box): string {
  const width = Math.max(frame[2] - frame[0], 1);
  const height = Math.max(frame[3] - frame[1], 1);
  const [x0, y0] = [Math.max(box[0], frame[0]), Math.max(box[1], frame[1])];
  const [x1, y1] = [Math.min(box[2], frame[2]), Math.min(box[3], frame[3])];
  return `left:${percent(x0 - frame[0], width)};top:${percent(y0 - frame[1], height)};width:${percent(x1 - x0, width)};height:${percent(y1 - y0, height)}`;
}
