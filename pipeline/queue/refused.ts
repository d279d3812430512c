/** What workers were refused, as the process is told of it that puts everything together: it tries none of that again. */
import type { DocumentContext } from '../batch/document.ts';
import type { Task } from '../batch/tasks.ts';
import { PipelineError, type Refusal } from '../model/errors.ts';
import type { JobRow } from './job-table.ts';

/**
 * Tells what of a document was refused. What a job was refused counts where nothing is kept (another worker may have read it); what was
 * set aside or given up counts for all that the job is about, so that what was read of it before makes no difference.
 */
export function toldBy(rows: readonly JobRow[]): NonNullable<DocumentContext['told']> {
  const steps = new Map(rows.flatMap(({ refusals }) => refusals.map(({ key, refusal }) => [key, refusal])));
  const ended = rows.filter(({ state }) => state === 'aside' || state === 'dead');
  const byDocument = new Map<string, JobRow[]>();
  for (const row of ended) {
    const { document } = row.job;
    byDocument.set(document, [...(byDocument.get(document) ?? []), row]);
  }
  return (task, isKept) => {
    const { id, file } = 'input' in task ? task.input : task.source;
    const own = byDocument.get(id)?.find((row) => isAbout(row, task));
    if (own) return { ...refusalOf(own), file, page: task.do === 'page' ? task.number : null };
    const step = isKept ? undefined : steps.get(task.key);
    return step === undefined ? null : { ...step, file };
  };
}

function isAbout({ job }: JobRow, task: Task): boolean {
  if (job.what === 'document') return true;
  if (job.what === 'join') return task.do === 'document';
  return task.do === 'page' && task.number >= job.first! && task.number <= job.last!;
}

/** Why a job that was set aside or given up is refused. */
export function refusalOf({ state, job, killed, why }: JobRow): Refusal {
  const { file } = job;
  if (state !== 'aside') return why ?? new PipelineError('given-up', 'It failed too often', { file }).refusal;
  // without the names of machines: what is refused stands in the dataset, and they in the queue
  const reason = `Set aside: ${killed.length} workers died while they read ${partOf(job)}`;
  return new PipelineError('set-aside', reason, { file }).refusal;
}

/** What a job is about, in words: "it", "its pages 1 to 50". */
function partOf({ what, first, last }: JobRow['job']): string {
  if (what === 'pages') return `its pages ${first} to ${last}`;
  return what === 'join' ? 'it, after its pages' : 'it';
}
