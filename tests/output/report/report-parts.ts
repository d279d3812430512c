/** Pages of a report as their script gets them, for tests that need no browser. */
import { reportFiles } from '../../../output/report/report.ts';
import type { IndexPage, ReportInput, ReportPage } from '../../../output/report/page-data.ts';
import { sampleDataset, scanId } from '../sample-dataset.ts';

/** The report's input for the sample dataset, with what a test changes. */
export function reportOf(given: Partial<ReportInput> = {}): ReportInput {
  return {
    dataset: sampleDataset(),
    pictures: [{ document: scanId, page: 1, file: 'pages/p1.png', width: 842, height: 595 }],
    refusals: [],
    run: { version: '0.1.0', facts: [['Node', 'v20']] },
    names: [['ppks', ['PPKS', 'PMKS', 'Penyandang Masalah Kesejahteraan Sosial']]],
    decided: [],
    decisions: null,
    ...given,
  };
}

/** The data that a page carries. */
export function dataOf(html: string): ReportPage {
  const [, json = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json) as ReportPage;
}

/** The data of report.html. */
export function indexOf(input: ReportInput): IndexPage {
  return dataOf([...reportFiles(input)][0]!.text) as IndexPage;
}
