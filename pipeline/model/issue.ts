/** What a person should look at. Issues travel beside the values; no stage prints or throws them. */
import { z } from 'zod';
import { Box } from './geometry.ts';

export const Severity = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof Severity>;

/**
 * Every code that ikat can raise, with its severity, a title, and what to do about it.
 * A new code is one line here; the documentation's list is made from this table.
 */
export const issueCodes = {
  // the document and its pages
  'document-refused': ['error', 'The document could not be read', 'See the reason; supply a readable copy'],
  'document-versions-differ': [
    'warning',
    'Two runs read one document differently',
    'Compare them with ikat diff; extract the document again where the older one is right',
  ],
  'document-replaced': ['info', 'Other bytes took the place of a document, which is left out', 'None needed'],
  'document-name-shared': [
    'info',
    'Files of one name in several runs have other bytes',
    'Leave one run out if they are two versions of one paper',
  ],
  'document-read-twice': [
    'info',
    'The document is another reading of a paper that is here as well',
    'Count without it; compare the two where a value is in doubt',
  ],
  'duplicate-document': ['info', 'The same file was given twice', 'None needed'],
  'page-refused': ['error', 'A page could not be read', 'See the reason; scan the page again'],
  'page-blank': ['warning', 'The page decodes to blank although it holds a picture', 'Look at the page; scan again'],
  'pdf-damaged': [
    'warning',
    'The PDF is damaged: rows may be missing or other ones than on paper',
    'Get the document again, or compare with it; qpdf in.pdf out.pdf repairs some',
  ],
  'page-quality': ['warning', 'The picture of the page endangers reading', 'Scan the page again as the message says'],
  'no-iku-table': ['error', 'No table of key performance indicators was found', 'Check that this is an IKU document'],
  'text-layer-rejected': ['info', 'The hidden text layer does not fit the picture and was not used', 'None needed'],
  'hidden-text': [
    'info',
    'Words of the text layer are not to be seen on the page and were left out',
    'Compare with the page',
  ],
  'watermark-text': ['info', 'A watermark or stamp lies over the text and was left out', 'Compare with the page'],
  'agency-unknown': ['warning', 'The agency could not be recognised', 'Add the agency or region to the vocabulary'],
  'agency-unlisted': [
    'info',
    'The name of the agency has words that no agency in the vocabulary has',
    'Compare with the page; add the name to agencies.csv',
  ],
  'year-unknown': ['warning', 'The year of the document could not be read', 'Look at its title'],
  'year-chosen': ['info', 'The document prints several years; one was taken', 'Check the year'],
  'preamble-gap': ['warning', 'The numbering of a list before the table has a gap', 'Compare with the page'],
  'region-unknown': ['warning', 'The region could not be recognised', 'Check the title of the document'],
  'region-ambiguous': ['warning', 'The region has several readings', 'Check level word: kota, kabupaten or provinsi'],
  // structure
  'column-unknown': [
    'warning',
    'Nobody knows this column; it is kept under its printed heading',
    'Add its heading to headings.csv',
  ],
  'no-heading-row': [
    'warning',
    'The table has no heading row',
    'Check that the columns were taken for the right fields',
  ],
  'no-indicator-column': ['error', 'No column of indicators was recognised in the table', 'Check the heading row'],
  'row-joined': ['info', 'A row cut by a page break was put together', 'Compare with both pages'],
  'row-split-uncertain': ['warning', 'It is uncertain where a row begins or ends', 'Compare with the page'],
  'row-incomplete': [
    'warning',
    'A row has more or fewer cells than its table: a line end, a cell border or an end was lost',
    'Compare with the original',
  ],
  'layout-lost': [
    'warning',
    'The text export has lost the columns; the row was rebuilt from its words',
    'Compare with the original',
  ],
  'missing-row': ['warning', 'The numbering has a gap: a row may be lost', 'Compare with the page'],
  'unplaced-text': ['warning', 'Text inside the table found no place in a row', 'Compare with the page'],
  'unread-ink': ['warning', 'Ink in a cell was not read', 'Look at the cell; scan again if it is text'],
  // reading
  'low-confidence': ['warning', 'The field was read with low confidence', 'Compare with the page'],
  'unreadable-text': ['warning', 'The text could not be read and is left out', 'Look at the page'],
  'text-clipped': ['warning', 'The text is cut off at the edge', 'Look at the original'],
  'reading-mended': ['info', 'A reading error was mended', 'Compare with the page'],
  'source-misspelling': ['info', 'The author wrote a word in an unusual way; it stays as printed', 'None needed'],
  'value-unaccounted': [
    'error',
    'The value is not what was read, and no mend accounts for it',
    'Compare with the page',
  ],
  // meaning
  'formula-unparsed': [
    'info',
    'The formula has no ratio that can be told with certainty; its text is kept',
    'None needed',
  ],
  'formula-words-differ': [
    'warning',
    'The parts of the formula and the text of its cell do not hold the same words',
    'Compare with the page',
  ],
  'formula-numerator-equals-denominator': ['warning', 'Numerator and denominator are the same', 'Ask the agency'],
  'formula-upside-down': ['warning', 'The fraction stands upside down', 'Ask the agency'],
  'formula-other-population': ['warning', 'The formula counts others than the name speaks of', 'Ask the agency'],
  'formula-copied': ['warning', 'The formula belongs to another row', 'Ask the agency'],
  'formula-without-multiplier': ['info', 'A percentage without a multiplier', 'None needed'],
  'unit-disagrees': ['warning', 'Name, formula and unit do not agree on what is measured', 'Ask the agency'],
  'unit-unknown': ['info', 'The unit is not known', 'Add it to units.csv'],
  'unit-missing': ['info', 'No column tells the unit, and the name leaves it open', 'Ask the agency'],
  'text-truncated': ['warning', 'The text ends or begins in the middle', 'Compare with the page, then ask the agency'],
  'abbreviation-wrong-expansion': ['warning', 'An abbreviation is written out wrongly', 'Ask the agency'],
  'term-out-of-time': ['info', 'A term was not in use in the year of the document', 'None needed'],
  'duplicate-row': ['warning', 'The indicator stands twice', 'Compare with the page, then ask the agency'],
  'target-missing': ['warning', 'A year has no target although the row has others', 'Compare with the page'],
  'target-against-polarity': ['warning', 'The targets go against the sense of the indicator', 'Ask the agency'],
  'responsible-foreign': ['warning', 'The responsible unit belongs to another agency', 'Ask the agency'],
  'number-unparsed': [
    'info',
    'A target could not be read as a number; its text is kept in the evidence',
    'Compare with the page',
  ],
  'responsible-unknown': ['info', 'The responsible unit is not known', 'Add it to divisions.csv'],
  'similar-match': ['info', 'A term was matched by similarity, not exactly', 'Check the match'],
  'decision-unknown': [
    'warning',
    'A decision names a row that this run does not hold',
    'Compare agency, year and name with dataset.json',
  ],
  'decision-stale': [
    'warning',
    'A decision is about something that is read otherwise now, and was not applied',
    'Look at the place and decide again',
  ],
  'decision-contradicted': ['warning', 'Decisions contradict each other', 'Agree, and decide once more'],
  'concept-same-name-other-formula': [
    'warning',
    'Two agencies give one name to different things: their formulas differ',
    'Compare the formulas before comparing the values',
  ],
  'date-unparsed': ['info', 'A date could not be read', 'Look at the page'],
} as const satisfies Record<string, readonly [Severity, string, string]>;

export type IssueCode = keyof typeof issueCodes;
const codes = Object.keys(issueCodes) as [IssueCode, ...IssueCode[]];

/** `document` and `indicator` hold ids; stages that do not know them yet leave them null. */
export const Issue = z.object({
  code: z.enum(codes),
  severity: Severity,
  message: z.string(),
  document: z.string().nullable(),
  indicator: z.string().nullable(),
  field: z.string().nullable(),
  page: z.number().int().nullable(),
  box: Box.nullable(),
});
export type Issue = z.infer<typeof Issue>;

/** An issue with the severity of its code; everything not given is null. */
export function issue(code: IssueCode, message: string, at: Partial<Omit<Issue, 'code' | 'message'>> = {}): Issue {
  return {
    code,
    severity: at.severity ?? issueCodes[code][0],
    message,
    document: at.document ?? null,
    indicator: at.indicator ?? null,
    field: at.field ?? null,
    page: at.page ?? null,
    box: at.box ?? null,
  };
}
