/** What a person decided about a document itself, named by its file: its agency, region or year. */
import { documentsNamed } from '../../output/explain.ts';
import { PipelineError } from '../model/errors.ts';
import type { Dataset } from '../model/meaning/dataset.ts';
import type { FieldDecision } from '../model/meaning/decision.ts';
import { factSeen, factValue, keyOfFact, yearTyped, type DocumentFact } from '../model/meaning/facts-of-document.ts';

/** `to`: what the paper says, empty for nothing. One of the three is given. */
type FactNamed = {
  file: string;
  fact: DocumentFact;
  to: string | undefined;
  right: boolean | undefined;
  unreadable: boolean | undefined;
};

/** The decision about a fact. Throws `wrong-option` where no document has the name, or several, and for what is no year. */
export function factDecision(
  dataset: Dataset,
  { file, fact, to, right, unreadable }: FactNamed,
  stamp: Pick<FieldDecision, 'by' | 'on' | 'why'>,
): FieldDecision {
  const refuse = (reason: string): PipelineError => new PipelineError('wrong-option', reason, { file });
  const [document, ...others] = documentsNamed(dataset, file);
  if (!document || others.length > 0) {
    const found = document ? `${others.length + 1} documents fit` : 'The run has no document of that name';
    throw refuse(`${found}; ${keyOfFact(fact)} is decided about a document`);
  }
  const about = { field: keyOfFact(fact), seen: factSeen(fact, document), ...stamp };
  if (unreadable) return { decided: 'unreadable', ...about };
  const agency = dataset.agencies.find(({ id }) => id === document.agency) ?? null;
  if (right) return { decided: 'right', ...about, value: factValue(fact, document, agency) };
  if (to === undefined) throw refuse('Nothing is decided: give --to TEXT, --right or --unreadable');
  const value = to.trim() || null;
  if (fact === 'year' && value !== null && yearTyped(value) === null) throw refuse(`"${value}" is no year`);
  return { decided: 'corrected', ...about, value };
}
