/** Says in plain words where the picture of a page endangers reading, and how to scan it better. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { PageMeasures } from '../../pipeline/model/reading/page.ts';

/** What is known of a page's picture: `skew` in degrees, `dpi` of the scan, `bilevel` for black and white only. */
export type Pictured = { measures: PageMeasures; dpi: number; skew: number; bilevel: boolean };

/** One thing that is wrong. A grave one alone costs rows; of the others it takes two. */
type Finding = { text: string; grave: boolean };

/** Letters of this height are read as well as larger ones. */
const goodLetter = 18;
const scannerSteps = [200, 300, 400, 600];
/** Fewer letters than this are too few to judge: stamps, signatures and dust are taken for some of them. */
const manyLetters = 200;

/** The issue of a page whose picture endangers reading: a warning, or a note where one thing is a little off; else null. */
export function adviseOnPage(page: Pictured, number: number): Issue | null {
  const found = findings(page);
  if (found.length === 0) return null;
  const severity = found.length > 1 || found.some((f) => f.grave) ? 'warning' : 'info';
  return issue('page-quality', found.map((f) => f.text).join('. '), { page: number, severity });
}

/** The limits lie between pages that were read well and pages that were not: docs/quality.md has the figures. */
function findings({ measures: m, dpi, skew, bilevel }: Pictured): Finding[] {
  const found: Finding[] = [];
  const add = (wrong: boolean, grave: boolean, text: string): void => {
    if (wrong) found.push({ text, grave });
  };
  const whole = m.letters >= manyLetters;
  const wanted = scannerSteps.find((step) => step >= (0.98 * dpi * goodLetter) / m.letterPixels) ?? 600;
  const pixels = Math.round(m.letterPixels);
  const [small, tooSmall] = bilevel ? [goodLetter, 10] : [10, 6.5];
  add(
    whole && m.letterPixels < small,
    m.letterPixels < tooSmall,
    `Letters are ${pixels} pixels high${bilevel ? ' and only black and white' : ''}: scan again at ${wanted} dpi${bilevel ? ' in grey' : ''}`,
  );
  add(
    whole && m.contrast < 0.7,
    m.contrast < 0.45,
    `Print is faded (${percent(m.contrast)} as dark as it could be): scan darker`,
  );
  add(whole && m.edge >= 0.2, m.edge >= 0.26, 'Letters are blurred: lay the page flat on the glass and scan again');
  add(
    whole && m.broken >= 0.1,
    bilevel,
    bilevel ? 'Letters are broken: scan in grey, not in black and white' : 'Letters are broken: scan darker',
  );
  add(m.specks >= 15, false, 'The page is covered with specks: clean the glass, or scan the original and not a copy');
  add(m.dithered >= 0.02, true, 'Grey parts are made of dots: scan in grey, not in black and white');
  add(m.black >= 0.03, m.black >= 0.15, `${percent(m.black)} of the page is black: scan lighter, and close the lid`);
  add(Math.abs(skew) >= 1.5, Math.abs(skew) >= 5, `Tilted ${Math.abs(skew).toFixed(1)} degrees: put the page straight`);
  return found;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
