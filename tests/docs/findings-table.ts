/** The table of docs/findings.md: what checks find wrong with a source, made from the texts that reports show. */
import { findingTexts, type FindingCode } from '../../pipeline/model/meaning/finding.ts';
import { issueCodes } from '../../pipeline/model/issue.ts';

/** A Markdown list of all findings: code, severity, what each means and what to do, in English and Indonesian. */
export function findingsTable(): string {
  const codes = Object.keys(findingTexts) as FindingCode[];
  return codes
    .map((code) => {
      const { explanation, resolve } = findingTexts[code];
      return [
        `### \`${code}\` (${issueCodes[code][0]})`,
        '',
        `${explanation.en} ${resolve.en}`,
        '',
        `_${explanation.id} ${resolve.id}_`,
      ].join('\n');
    })
    .join('\n\n');
}
