/** What there is to learn, as lines for a terminal. */
import type { Change, DecidedChange } from '../../normalizers/learning/effect.ts';
import { percentText } from '../../output/scores/share.ts';
import { counted } from '../run/progress.ts';
import type { Learnt } from './learnt.ts';
import type { Refit } from './refit.ts';
import type { Proposal } from './trial.ts';
import type { DecidedTruths } from './truth-files.ts';

const mostShown = 8; // changes of a proposal; --json has all
const longestText = 70; // letters

/** Proposals with what each would do, then truth files and confidence where they were asked for, then what was written. */
export function learntText({ decisions, proposals, files, truths, refit, written }: Learnt): string {
  const nameOf = (document: string): string => files.get(document) ?? document;
  const lines = [
    `${counted(decisions, 'decision')} read; ${counted(proposals.length, 'proposal')} for the vocabulary.`,
    ...proposals.flatMap((one, i) => ['', ...proposalLines(one, i + 1, nameOf)]),
    ...(truths ? ['', ...truthLines(truths)] : []),
    ...(refit ? ['', ...refitLines(refit)] : []),
    '',
    ...(written.length > 0
      ? written.map((path) => `Written: ${path}`)
      : ['Nothing was written.', ...howToWrite(proposals)]),
  ];
  return `${lines.join('\n')}\n`;
}

function howToWrite(proposals: readonly Proposal[]): string[] {
  if (proposals.length === 0) return [];
  return [
    '--write FOLDER adds the proposals that mend or change something and break nothing to the files of that vocabulary,',
    '--take N (repeatable) those of these numbers and no other, whatever they break.',
  ];
}

function proposalLines(
  { file, lines, because, effect, fault }: Proposal,
  number: number,
  nameOf: (document: string) => string,
): string[] {
  const { changes, mends, breaks } = effect;
  const rows = new Set(changes.map(({ document, position }) => `${document} ${position}`)).size;
  const documents = new Set(changes.map(({ document }) => document)).size;
  const change = ({ document, position, field, before, after }: Change): string =>
    `     ${nameOf(document)}:${position} ${field}: ${shown(before)} -> ${shown(after)}`;
  const decided = (one: DecidedChange): string => `${change(one)}; ${one.by} decided ${shown(one.decided)}`;
  const list = <Of>(of: readonly Of[], tell: (one: Of) => string): string[] => [
    ...of.slice(0, mostShown).map(tell),
    ...(of.length > mostShown ? [`     and ${of.length - mostShown} more`] : []),
  ];
  return [
    `${number}. ${because}`,
    `   ${file}`,
    ...lines.map((line) => `   +${line}`),
    ...(fault === null ? [] : [`   cannot be written: ${fault}`]),
    ...(changes.length === 0
      ? ['   changes nothing in these runs']
      : [
          `   changes ${counted(changes.length, 'value')} in ${counted(rows, 'row')} of ${counted(documents, 'document')}:`,
        ]),
    ...list(changes, change),
    ...(mends.length === 0 ? [] : [`   mends ${counted(mends.length, 'decided value')}:`, ...list(mends, decided)]),
    ...(breaks.length === 0 ? [] : [`   BREAKS ${counted(breaks.length, 'decided value')}:`, ...list(breaks, decided)]),
  ];
}

function truthLines({ truths, left }: DecidedTruths): string[] {
  return [
    `${counted(truths.length, 'document')} decided whole.`,
    ...left.map(
      ({ file, open, rows }) => `  ${file}: ${open} of ${counted(rows, 'row')} not decided yet; no truth of it`,
    ),
  ];
}

function refitLines({ parts, error }: Refit): string[] {
  const told = parts.map(({ kind, decided, right, stated, now }) => {
    const found = `${right} of ${decided} right`;
    return `  ${kind}: ${found}, stated ${percentText(stated, 0)} on the mean, refitted ${percentText(now, 0)}`;
  });
  const moved =
    error === null ? 'too few documents to leave any out' : error.after < error.before ? 'better' : 'not better';
  const figures =
    error === null ? '' : ` (squared error ${error.before.toFixed(4)}, refitted ${error.after.toFixed(4)})`;
  return ['Confidence of decided values:', ...told, `  On documents left out: ${moved}${figures}.`];
}

function shown(text: string | null): string {
  if (text === null) return 'nothing';
  return `"${text.length > longestText ? `${text.slice(0, longestText - 3)}...` : text}"`;
}
