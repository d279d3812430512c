/** The pages of a document as small pictures, each row a link on its place. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Issue } from '../../pipeline/model/issue.ts';
import { pictureAddress, within, type Picture } from '../html/crop.ts';
import { markup, type Markup } from '../html/markup.ts';
import { placesOf } from '../html/row-places.ts';
import { rowAnchor, worstSeverity } from './row-card.ts';

/** All page pictures of one document with a box for every row on them; null without pictures. */
export function pageOverviews(
  pictures: readonly Picture[],
  rows: readonly Indicator[],
  issues: ReadonlyMap<string, Issue[]>,
): Markup | null {
  if (pictures.length === 0) return null;
  const places = rows.flatMap((row) =>
    placesOf(row)
      .filter((p) => p.caption === null)
      .map((place) => ({ row, place })),
  );
  const inOrder = [...pictures].sort((a, b) => a.page - b.page);
  return markup`<details><summary>Page overview (${inOrder.length})</summary><div class="overviews">${inOrder.map(
    (picture) => {
      const links = places
        .filter(({ place }) => place.page === picture.page)
        .map(({ row, place }) => {
          const tone = worstSeverity(issues.get(row.id) ?? []) ?? '';
          const where = within(place.box, [0, 0, picture.width, picture.height]);
          return markup`<a class="${tone}" href="#${encodeURIComponent(rowAnchor(row))}" title="${row.name ?? 'row without a name'}" style="${where}"><span>${row.position}</span></a>`;
        });
      return markup`<figure><div class="overview" style="aspect-ratio:${picture.width}/${picture.height}"><img src="${pictureAddress(picture.file)}" alt="Page ${picture.page}" loading="lazy" decoding="async">${links}</div><figcaption>Page ${picture.page}${picture.overlay ? markup` · <a href="${pictureAddress(picture.overlay)}">what the program saw</a>` : null}</figcaption></figure>`;
    },
  )}</div></details>`;
}
