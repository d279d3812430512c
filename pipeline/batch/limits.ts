/** How much one document may cost: bounds that no document of an office comes near. */

/** Milliseconds: no timer of the system holds more (24 days). */
export const longestTimer = 2 ** 31 - 1;

/** Pages of one document; a plan of a whole province has about a thousand. */
export const mostPages = 5000;

/** Lost pages (by time, memory or death of their process) after which a document of which fewer were read is given up. */
export const lossesBorne = 3;

/** Milliseconds of computing for opening and for the parsing of a page; heavy maps take five seconds. */
const parsing = 20_000;

/** The same where the user allows pages more or less time than is usual (300 s). */
export function parsingLimit(pageLimit: number): number {
  return Math.max(parsing / 2, (parsing * pageLimit) / 300_000);
}
