/** `ikat review RUN`: a page on this machine to check, accept and correct rows beside the picture of their page. */
import { PipelineError } from '../model/errors.ts';
import { boxReader } from '../review/box-reader.ts';
import { openReviewedRun } from '../review/reviewed-run.ts';
import { reviewAssets } from '../review/assets.ts';
import { startServer } from '../review/server.ts';
import { beginSession } from '../review/session.ts';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';

export type ReviewCommand = { port?: number; vocabulary?: string; ocrData?: string; json?: boolean };

/** Serves the page until the command is stopped. Throws what opening the run throws, and `wrong-option` for a taken port. */
export async function runReview(run: string, options: ReviewCommand, terminal: Terminal): Promise<ExitCode> {
  const opened = await openReviewedRun(run, options.vocabulary ?? null);
  const boxes = boxReader(options.ocrData ?? null);
  const session = await beginSession(opened, () => terminal.date(), boxes.read);
  const server = await startServer(session, reviewAssets(), options.port ?? 0).catch((error: unknown) => {
    throw new PipelineError('wrong-option', `The port cannot be used: ${(error as Error).message}`);
  });
  // not earlier: a large run is opened in seconds of computing, which a signal ends at once
  terminal.listen();
  const { address, port } = server;
  if (options.json) printJson(terminal, { schema: 'ikat/review-address/1', address, port });
  else {
    const rows = opened.dataset.indicators.length;
    printText(terminal, `${rows} rows of ${opened.documents.length} documents to review, on this machine alone:\n`);
    printText(terminal, `\n  ${address}\n\nDecisions go to ${run}/decisions.jsonl as they are taken. Ctrl+C ends.\n`);
  }
  await new Promise<void>((resolve) => {
    if (terminal.signal.aborted) resolve();
    terminal.signal.addEventListener('abort', () => {
      resolve();
    });
  });
  await server.close();
  await boxes.close();
  return 0;
}
