/** What a run tells while it goes on; progress and run.json are made from it. */
import type { Refusal } from '../model/errors.ts';

export type RunEvent =
  | { type: 'listed'; documents: number }
  | { type: 'opened'; file: string; pages: number }
  | { type: 'page'; file: string; page: number; cached: boolean; seconds: number; refusal: Refusal | null }
  | { type: 'document'; file: string; pages: number; rows: number | null; seconds: number; refusals: Refusal[] };

export type OnEvent = (event: RunEvent) => void;
