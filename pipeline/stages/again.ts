/** A document that was read, understood once more in this process: with another vocabulary, or other tables. */
import { normalizeJudged } from '../../normalizers/document.ts';
import type { Judged } from '../../normalizers/confidence/judge.ts';
import type { Choice } from '../../normalizers/tables/choice.ts';
import type { DocumentDataset } from '../model/meaning/dataset.ts';
import type { Page } from '../model/reading/page.ts';
import type { Knowledge } from './knowledge.ts';
import { describeTables, joinPages, readWanted, withDecidedColumns } from './stages.ts';

/** The rows of a document and what their confidences are made from; `pages` are taken as they were read. */
export function understandAgain(
  { source, pages }: { source: Parameters<typeof joinPages>[0]; pages: Page[] },
  choice: Choice & { keepOfficials: boolean },
  knowledge: Knowledge,
): { share: DocumentDataset; judged: Judged[] } {
  const read = describeTables(joinPages(source, pages, knowledge), knowledge);
  const described = withDecidedColumns(read, choice.decided ?? [], knowledge);
  const { rows, told } = readWanted(described, choice, knowledge);
  return normalizeJudged(described.read, rows, knowledge.vocabulary, { ...choice, told });
}
