/** Evidence of what a table is for, weighed: each piece votes for one kind, and the votes make a probability. */
import { tableKinds } from '../../pipeline/model/choices.ts';
import type { TableKind } from '../../pipeline/model/reading/table.ts';

/** One piece of evidence: the kind that it speaks for (with a weight below 0: against) and a short sentence. */
export type Vote = { kind: TableKind; weight: number; because: string };

/** What the votes make: the likeliest kind, its probability (0 to 1), and the reasons, heaviest first. */
export type Judgement = { kind: TableKind; score: number; because: string[] };

/** Log odds of a kind that nothing speaks for. Most tables of most documents are none of these. */
const before: Readonly<Record<TableKind, number>> = {
  iku: -2,
  'performance-agreement': -3,
  'work-plan': -3,
  achievement: -3,
  quarterly: -3,
  'action-plan': -3,
  cascading: -3,
  form: -3,
  other: 0,
};

/** The kind with the most weight; of two equal ones the first of the list. */
export function weigh(votes: readonly Vote[]): Judgement {
  const sums = tableKinds.map((kind) =>
    votes.reduce((sum, vote) => (vote.kind === kind ? sum + vote.weight : sum), before[kind]),
  );
  const most = Math.max(...sums);
  const kind = tableKinds[sums.indexOf(most)]!;
  const total = sums.reduce((sum, own) => sum + Math.exp(own - most), 0);
  return { kind, score: Math.round(1000 / total) / 1000, because: reasons(kind, votes) };
}

/** "for: ..." speaks for the kind that was chosen, "against: ..." for another one. */
function reasons(kind: TableKind, votes: readonly Vote[]): string[] {
  const speaks = (vote: Vote) => (vote.kind === kind) === vote.weight > 0;
  const ordered = [...votes].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const said = (wanted: boolean) =>
    ordered.filter((vote) => speaks(vote) === wanted).map(({ because }) => `${wanted ? 'for' : 'against'}: ${because}`);
  const all = [...new Set([...said(true), ...said(false)])];
  return all.length > 0 ? all : ['nothing tells what it is for'];
}
