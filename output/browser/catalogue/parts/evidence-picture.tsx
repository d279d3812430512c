/** The picture of a page with the places that values were read from. */
import type { Box } from '../../../../pipeline/model/geometry.ts';
import { number } from '../../kit/language.ts';
import { useState, type JSX } from '../../kit/ui.ts';
import { carried } from '../opened/opening.ts';
import type { Table } from '../opened/table.ts';
import { fileAddress } from '../../../html/file-address.ts';
import { tell } from '../opened/wording.ts';

/** A page with its picture; its size in points. */
export type Sheet = { src: string; page: number; width: number; height: number };

/** A place on it, and what was read there. */
export type Mark = { box: Box; label: string };

/** The picture of a page of a document; null where the run keeps none, or the catalogue was written without them. */
export function sheetOf(pages: Table, document: number, page: number | null): Sheet | null {
  const numbers = pages.numbers('page');
  const row = pages.of('document', document).find((one) => numbers[one] === page);
  if (row === undefined || page === null || !carried.pictures) return null;
  const picture = pages.texts('picture').of(row);
  const [width, height] = [pages.numbers('width')[row], pages.numbers('height')[row]];
  return picture === null || !width || !height ? null : { src: fileAddress(picture), page, width, height };
}

const margin = 10; // points around a place: its neighbours tell where it stands
const wholePage: Box = [0, 0, Infinity, Infinity];

/** The part of a page around its marks, or the whole page. */
export function EvidencePicture({
  sheet,
  marks,
  alt,
  isWhole = false,
}: {
  sheet: Sheet;
  marks: readonly Mark[];
  alt: string;
  isWhole?: boolean;
}): JSX.Element {
  const [isMissing, setMissing] = useState(false);
  const boxes = marks.map(({ box }) => box);
  const [x0, y0, x1, y1] = isWhole || boxes.length === 0 ? within(wholePage, sheet) : within(around(boxes), sheet);
  const [width, height] = [Math.max(1, x1 - x0), Math.max(1, y1 - y0)];
  const share = (part: number, whole: number): string => `${(part / whole) * 100}%`;
  if (isMissing) return <p class="hint">{tell('pictureMissing', number(sheet.page))}</p>;
  return (
    // at most 2 CSS pixels a point: a small cell is not blown up
    <div class="picture" style={{ aspectRatio: `${width} / ${height}`, maxWidth: `${Math.round(width * 2)}px` }}>
      <img
        src={sheet.src}
        alt={alt}
        loading="lazy"
        decoding="async"
        onError={() => {
          setMissing(true);
        }}
        style={{
          width: share(sheet.width, width),
          height: share(sheet.height, height),
          left: share(-x0, width),
          top: share(-y0, height),
        }}
      />
      {marks.map(({ box, label }) => (
        <span
          class="mark"
          title={label}
          style={{
            left: share(box[0] - x0, width),
            top: share(box[1] - y0, height),
            width: share(box[2] - box[0], width),
            height: share(box[3] - box[1], height),
          }}
        />
      ))}
    </div>
  );
}

const around = (boxes: readonly Box[]): Box => [
  Math.min(...boxes.map((box) => box[0])) - margin,
  Math.min(...boxes.map((box) => box[1])) - margin,
  Math.max(...boxes.map((box) => box[2])) + margin,
  Math.max(...boxes.map((box) => box[3])) + margin,
];

const within = ([x0, y0, x1, y1]: Box, { width, height }: Sheet): Box => [
  Math.max(0, x0),
  Math.max(0, y0),
  Math.min(width, x1),
  Math.min(height, y1),
];
