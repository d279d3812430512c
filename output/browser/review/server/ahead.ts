/** Rows and pictures before they are asked for: the next screen is there when a key is pressed. */
import type { RowAnswer } from '../../../../pipeline/model/review/answers.ts';
import { get, getPicture, isFailure, type Failure } from './asking.ts';

/** Page pictures that are kept: a picture takes about 100 KB, and 4 MB when it is drawn. */
const mostPictures = 24;
const mostRows = 60;

const pictures = new Map<string, Promise<string | null>>();
const rows = new Map<string, Promise<RowAnswer | Failure>>();

/** The address of a page's picture, from the tab's own memory where it was shown before. */
export function pictureOf(document: number, page: number): Promise<string | null> {
  const key = `${document} ${page}`;
  const found = pictures.get(key) ?? getPicture(document, page);
  pictures.delete(key);
  pictures.set(key, found);
  for (const [old, address] of pictures) {
    if (pictures.size <= mostPictures) break;
    pictures.delete(old);
    void address.then((one) => {
      if (one !== null) URL.revokeObjectURL(one);
    });
  }
  return found;
}

/** The screen of a row. */
export function rowOf(id: string): Promise<RowAnswer | Failure> {
  const found = rows.get(id) ?? get<RowAnswer>('/api/row', { id });
  rows.delete(id);
  rows.set(id, found);
  for (const old of rows.keys()) {
    if (rows.size <= mostRows) break;
    rows.delete(old);
  }
  void found.then((answered) => {
    if (isFailure(answered)) rows.delete(id); // to be asked for again
  });
  return found;
}

/** What is known of a row is no longer true. */
export const forget = (id: string): void => void rows.delete(id);

/** Fetches rows and the pictures of their pages, and has the browser draw these once. */
export async function lookAhead(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const row = await rowOf(id);
    if (isFailure(row)) return;
    for (const { page, picture } of row.pages) {
      const address = picture ? await pictureOf(row.document, page) : null;
      if (address === null) continue;
      const image = new Image();
      image.src = address;
      await image.decode().catch(() => undefined);
    }
  }
}
