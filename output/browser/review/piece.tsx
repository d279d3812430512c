/** A piece of a page's picture at reading size: the cell of one field. */
import type { Box } from '../../../pipeline/model/geometry.ts';
import type { PageScreen } from '../../../pipeline/model/review/answers.ts';
import { useEffect, useLayoutEffect, useRef, useState, type JSX } from '../kit/ui.ts';
import { inkOf, type Greys } from './sight/ink.ts';
import { pictureOf } from './server/ahead.ts';

/** The grey levels of a cell, one a point. */
function greysOf(image: HTMLImageElement, [x0, y0, x1, y1]: Box, page: PageScreen): Greys {
  const [width, height] = [Math.max(1, Math.round(x1 - x0)), Math.max(1, Math.round(y1 - y0))];
  const draw = new OffscreenCanvas(width, height).getContext('2d')!;
  const scale = image.naturalWidth / page.width;
  draw.drawImage(image, x0 * scale, y0 * scale, (x1 - x0) * scale, (y1 - y0) * scale, 0, 0, width, height);
  const { data } = draw.getImageData(0, 0, width, height);
  return { width, height, data: data.filter((_, i) => i % 4 === 1) };
}

/** CSS pixels a point where there is room. */
const reading = 1.75;
const margin = 2; // points

/** The cell, as wide as its place and no larger than reading needs. `alt` says what it shows. */
export function Piece({
  document,
  page,
  box,
  alt,
}: {
  document: number;
  page: PageScreen;
  box: Box;
  alt: string;
}): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const [address, setAddress] = useState<string | null>(null);
  const [room, setRoom] = useState(0);
  const [inked, setInked] = useState<{ of: string; box: Box } | null>(null);
  useEffect(() => {
    let isOld = false;
    void pictureOf(document, page.page).then((found) => {
      if (!isOld) setAddress(found);
    });
    return () => {
      isOld = true;
    };
  }, [document, page.page]);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = (): void => {
      setRoom(element.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  const name = `${document} ${page.page} ${box.join(' ')}`;
  const shown = inked?.of === name ? inked.box : box;
  const [x0, y0] = [Math.max(0, shown[0] - margin), Math.max(0, shown[1] - margin)];
  const [x1, y1] = [Math.min(page.width, shown[2] + margin), Math.min(page.height, shown[3] + margin)];
  const scale = Math.min(reading, room / Math.max(1, x1 - x0));
  const size = { width: `${(x1 - x0) * scale}px`, height: `${(y1 - y0) * scale}px` };
  const inside = {
    width: `${page.width * scale}px`,
    height: `${page.height * scale}px`,
    left: `${-x0 * scale}px`,
    top: `${-y0 * scale}px`,
  };
  return (
    <div class="piece-room" ref={frame}>
      <div class="piece" style={size}>
        {address === null ? null : (
          <img
            src={address}
            alt={alt}
            style={inside}
            onLoad={(event) => {
              setInked({ of: name, box: inkOf(box, greysOf(event.currentTarget, box, page)) });
            }}
          />
        )}
      </div>
    </div>
  );
}
