/** Decisions that people take in pages: kept by the browser until they are in the run, told to whoever draws them. */
import type { Decision } from '../../../pipeline/model/meaning/decision.ts';
import { keep, kept } from './keeping.ts';

/** A decision before its time and the name of who took it are added. */
export type Taken = Decision extends infer One ? (One extends Decision ? Omit<One, 'by' | 'on'> : never) : never;
type Stored = Taken & { on: string };

const storeName = 'ikat-decisions';
const nameName = 'ikat-by';

const taken = new Map<string, Stored>();
let told: () => void = () => undefined;
let isKept = true;

/** Decisions about one thing take each other's place: what they are about is the field and what was seen. */
export function aboutOf(decision: Taken | Decision): string {
  if (!('seen' in decision)) return JSON.stringify(decision);
  const { document, page, box, line, read, row } = decision.seen;
  const field = 'field' in decision ? decision.field : 'row';
  return JSON.stringify([field, document, page, box, line ?? null, read, row]);
}

/** Takes up what the browser kept, without what is in the run by now. */
export function startDecisions(inRun: readonly Decision[]): void {
  const done = new Set(inRun.map((one) => `${aboutOf(one)} ${one.on}`));
  for (const one of readStore()) {
    const about = aboutOf(one);
    if (!done.has(`${about} ${one.on}`)) taken.set(about, one);
  }
  store();
}

function readStore(): Stored[] {
  try {
    const all: unknown = JSON.parse(kept(storeName) ?? '[]');
    return Array.isArray(all) ? all.filter(isStored) : [];
  } catch {
    return [];
  }
}

const isStored = (one: unknown): one is Stored =>
  typeof one === 'object' && one !== null && 'decided' in one && 'on' in one;

function store(): void {
  isKept = keep(storeName, JSON.stringify([...taken.values()]));
  told();
}

/** Takes a decision; it replaces what was decided about the same thing. */
export function decide(decision: Taken): void {
  const about = aboutOf(decision);
  taken.delete(about);
  taken.set(about, { ...decision, on: `${new Date().toISOString().slice(0, 19)}Z` });
  store();
}

/** Gives a decision back. */
export function undecide(about: string): void {
  if (taken.delete(about)) store();
}

/** Gives all of them back. */
export function undecideAll(): void {
  taken.clear();
  store();
}

export const decisionAbout = (about: string): Taken | undefined => taken.get(about);
export const decisionCount = (): number => taken.size;
/** Whether they outlast the page. */
export const areKept = (): boolean => isKept;

/** Calls back whenever a decision is taken or given back; the last who asks is told. */
export function onDecisions(tell: () => void): void {
  told = tell;
}

export const chosenName = (): string => kept(nameName) ?? '';
export const chooseName = (name: string): void => void keep(nameName, name);

/** The lines of decisions.jsonl, in the order in which they were taken. */
export function decisionLines(by: string): string {
  return [...taken.values()].map((one) => `${JSON.stringify({ ...one, by })}\n`).join('');
}
