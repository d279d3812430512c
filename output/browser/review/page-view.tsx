/** The picture of a page with the boxes of its rows: moved, brought closer, drawn upon. */
import type { Box } from '../../../pipeline/model/geometry.ts';
import { unite } from '../../../pipeline/model/around.ts';
import type { Neighbour, PageScreen, RowAnswer, SeenAnswer } from '../../../pipeline/model/review/answers.ts';
import { labelOf } from '../kit/labels.ts';
import { useEffect, useLayoutEffect, useRef, useState, type JSX } from '../kit/ui.ts';
import { pictureOf } from './server/ahead.ts';
import { get, isFailure } from './server/asking.ts';
import { closeTo, settled, wholePage, withBox, zoomed, type Sight } from './sight/page-sight.ts';
import type { Drawing, Look } from './reviewing.ts';
import { tell } from './say.ts';

type Given = {
  screen: RowAnswer;
  page: PageScreen;
  /** Whether other pages of the row are shown beside it. */
  isOneOfSeveral: boolean;
  field: number;
  look: Look;
  layer: boolean;
  drawing: Drawing | null;
  isDrawing: boolean;
  draw: (box: Box, page: number) => void;
};

const noSight: Sight = { scale: 1, x: 0, y: 0 };
const firstBox = { width: 0.8, height: 30 }; // share of the page's width, points: a row of one line

export function PageView({
  screen,
  page,
  isOneOfSeveral,
  field,
  look,
  layer,
  drawing,
  isDrawing,
  draw,
}: Given): JSX.Element {
  const view = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [sight, setSight] = useState(noSight);
  const [address, setAddress] = useState<string | null>(null);
  const held = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  const started = useRef<{ x: number; y: number } | null>(null);

  useLayoutEffect(() => {
    const element = view.current;
    if (!element) return undefined;
    const measure = (): void => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  useEffect(() => {
    let isOld = false;
    setAddress(null);
    void pictureOf(screen.document, page.page).then((found) => {
      if (!isOld) setAddress(found);
    });
    return () => {
      isOld = true;
    };
  }, [screen.document, page.page]);

  const cells = screen.fields.flatMap(({ key, segments }) =>
    segments.flatMap((segment) => (segment.page === page.page && segment.box ? [{ key, box: segment.box }] : [])),
  );
  const own = unite(
    screen.around.flatMap(({ id, box, page: at }) => (id === screen.id && at === page.page && box ? [box] : [])),
  );
  const row = rowBox(screen, page, own);
  useLayoutEffect(() => {
    if (size.width === 0) return;
    setSight(look.at === 'row' && row ? closeTo(row, page, size) : wholePage(page, size));
  }, [screen.id, page.page, size.width, size.height, look.times]);

  const active = screen.fields[field]?.key;
  const lit = cells.find(({ key }) => key === active)?.box;
  useLayoutEffect(() => {
    if (lit && size.width > 0 && look.at === 'row') setSight((now) => withBox(now, lit, page, size));
  }, [active]);

  useEffect(() => {
    const onMove = (event: Event): void => {
      const { detail } = event as CustomEvent<{ key: string }>;
      const step = 60;
      const middle = { x: size.width / 2, y: size.height / 2 };
      const by = { '+': 1.3, '=': 1.3, '-': 1 / 1.3 }[detail.key];
      const move = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] }[
        detail.key
      ];
      setSight((now) => {
        const next = by
          ? zoomed(now, by, middle)
          : { ...now, x: now.x + (move?.[0] ?? 0), y: now.y + (move?.[1] ?? 0) };
        return settled(next, page, size);
      });
    };
    document.addEventListener('ikat-move', onMove);
    return () => {
      document.removeEventListener('ikat-move', onMove);
    };
  }, [size, page.page]);

  const pointOf = (event: PointerEvent): { x: number; y: number } => {
    const frame = view.current!.getBoundingClientRect();
    return {
      x: (event.clientX - frame.left - sight.x) / sight.scale,
      y: (event.clientY - frame.top - sight.y) / sight.scale,
    };
  };
  const boxTo = (from: { x: number; y: number }, to: { x: number; y: number }): Box => [
    Math.max(0, Math.min(from.x, to.x)),
    Math.max(0, Math.min(from.y, to.y)),
    Math.min(page.width, Math.max(from.x, to.x)),
    Math.min(page.height, Math.max(from.y, to.y)),
  ];
  const onDown = (event: PointerEvent): void => {
    view.current!.setPointerCapture(event.pointerId);
    if (isDrawing) started.current = pointOf(event);
    else held.current = { x: event.clientX, y: event.clientY, moved: false };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (started.current) draw(boxTo(started.current, pointOf(event)), page.page);
    const from = held.current;
    if (!from) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    held.current = { x: event.clientX, y: event.clientY, moved: true };
    setSight((now) => settled({ ...now, x: now.x + dx, y: now.y + dy }, page, size));
  };
  const onUp = (): void => {
    held.current = null;
    started.current = null;
  };
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const frame = view.current!.getBoundingClientRect();
    const at = { x: event.clientX - frame.left, y: event.clientY - frame.top };
    setSight((now) => settled(zoomed(now, event.deltaY < 0 ? 1.15 : 1 / 1.15, at), page, size));
  };
  useEffect(() => {
    // by itself a wheel listener may not keep the page from scrolling
    const element = view.current!;
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
    };
  });
  useEffect(() => {
    if (!isDrawing) return undefined;
    const box = drawing?.box;
    if (!box) {
      const below = row ?? [0, page.height / 2, page.width, page.height / 2];
      const left = page.width * ((1 - firstBox.width) / 2);
      const top = Math.min(below[3], page.height - firstBox.height);
      draw([left, top, page.width - left, top + firstBox.height], page.page);
    }
    return undefined;
  }, [isDrawing]);

  const transform = `translate(${sight.x}px, ${sight.y}px) scale(${sight.scale})`;
  return (
    <div
      class={isDrawing ? 'sight drawing' : 'sight'}
      ref={view}
      onPointerDown={onDown}
      onPointerMove={onPointerMove}
      onPointerUp={onUp}
      onPointerCancel={onUp}
    >
      <div class="sheet" style={{ width: `${page.width}px`, height: `${page.height}px`, transform }}>
        {address === null ? null : (
          <img
            src={address}
            alt={tell('picture', page.page)}
            width={page.width}
            height={page.height}
            draggable={false}
          />
        )}
        <svg
          class="boxes"
          viewBox={`0 0 ${page.width} ${page.height}`}
          width={page.width}
          height={page.height}
          aria-hidden="true"
        >
          {layer ? <Layer document={screen.document} page={page.page} /> : null}
          {screen.around.map((other) =>
            other.page === page.page && other.id !== screen.id ? <Other row={other} /> : null,
          )}
          {cells.map(({ key, box }) => (
            <rect class={key === active ? 'cell lit' : 'cell'} {...rect(box)} rx="1.5">
              <title>{labelOf(key)}</title>
            </rect>
          ))}
          {drawing?.page === page.page ? <rect class="drawn" {...rect(drawing.box as Box)} /> : null}
        </svg>
      </div>
      {isOneOfSeveral ? (
        <p class="page-number" aria-hidden="true">
          {tell('picture', page.page)}
        </p>
      ) : null}
    </div>
  );
}

const rect = ([x0, y0, x1, y1]: Box): { x: number; y: number; width: number; height: number } => ({
  x: x0,
  y: y0,
  width: Math.max(1, x1 - x0),
  height: Math.max(1, y1 - y0),
});

/** Around the cells that are the row's own: one merged over many rows would lead away from it. */
function rowBox(screen: RowAnswer, page: PageScreen, name: Box | null): Box | null {
  const segments = screen.fields.flatMap((field) =>
    field.segments.flatMap((one) => (one.page === page.page && one.box ? [{ ...field, box: one.box }] : [])),
  );
  const own = segments.filter(({ shared }) => shared === 1).map(({ box }) => box);
  return unite([...(name ? [name] : []), ...(own.length > 0 ? own : segments.map(({ box }) => box))]);
}

function Other({ row }: { row: Neighbour }): JSX.Element | null {
  if (!row.box) return null;
  const [x0, y0] = row.box;
  return (
    <g class="other">
      <rect {...rect(row.box)} rx="1.5" />
      <text x={x0 + 2} y={y0 + 7}>
        {row.position}
      </text>
    </g>
  );
}

function Layer({ document, page }: { document: number; page: number }): JSX.Element | null {
  const [seen, setSeen] = useState<SeenAnswer | null>(null);
  useEffect(() => {
    let isOld = false;
    setSeen(null);
    void get<SeenAnswer>('/api/seen', { document, page }).then((answered) => {
      if (!isOld && !isFailure(answered)) setSeen(answered);
    });
    return () => {
      isOld = true;
    };
  }, [document, page]);
  if (!seen) return null;
  return (
    <g class="layer">
      {seen.cells.map((box) => (
        <rect class="seen-cell" {...rect(box)} />
      ))}
      {seen.words.map(({ box, text, sure }) => (
        <rect class={sure ? 'seen-word' : 'seen-word unsure'} {...rect(box)}>
          <title>{text}</title>
        </rect>
      ))}
      {seen.rules.map(({ kind, line: [x1, y1, x2, y2] }) => (
        <line class={`seen-rule ${kind}`} x1={x1} y1={y1} x2={x2} y2={y2} />
      ))}
    </g>
  );
}
