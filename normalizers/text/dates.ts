/** Where and when a document was signed: "Bandung, 02 Maret 2020", "pada tanggal 2 Januari 2018". */
import { readDate } from '../../pipeline/model/print/date.ts';
import { readPlacedDay, settledPlace } from '../../pipeline/model/print/signature.ts';

/**
 * Place and day of a signature. `printed` is the text of the lines (their indexes) that were taken, with its date unread when
 * `on` is null.
 */
export type Signing = { at: string | null; on: string | null; printed: string; lines: number[] };

const onDay = /^(?:pada\s+)?tanggal\s*:?\s*(.+)$/i;

/** The place and date of the signature among the lines of a document, the last one that stands in it; null without. */
export function readSigning(lines: readonly string[]): Signing | null {
  let found: Signing | null = null;
  lines.forEach((line, i) => {
    const both = readPlacedDay(line);
    // a word that is no month is a month misread only after a day
    if (
      both?.comma &&
      /^\p{Lu}/u.test(both.place) &&
      /^\.?$/.test(both.rest) &&
      (both.day !== '' || both.month !== null)
    )
      found = { at: both.place, on: readDate(line), printed: line, lines: [i] };
    const place = settledPlace(line);
    const day = onDay.exec(lines[i + 1] ?? '')?.[1];
    if (place && day) found = { at: place, on: readDate(day), printed: `${line} ${lines[i + 1]}`, lines: [i, i + 1] };
  });
  return found;
}
