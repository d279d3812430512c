/** What a concept is called, and its id. */
import { createHash } from 'node:crypto';
import type { Lemmas } from '../phrases/lemmas.ts';
import { squeeze } from '../text/plain-text.ts';
import type { Subject } from './subject.ts';

/** The name of an indicator as a label: today's terms, without unit, code or closing sign. */
export function labelOf(subject: Subject): string {
  const name = subject.indicator.canonicalName ?? subject.indicator.name ?? '';
  const bare = squeeze(name.replace(/\(\s*%\s*\)/g, ' ').replace(/[\s.,;:]+$/, ''));
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

/**
 * The id of a concept from what it measures: "share.ppks.bansos". Word order and words that carry little have no part
 * in it, so that runs that never met give one id to one thing.
 */
export function conceptKey(subject: Subject, lemmas: Lemmas): string {
  const telling = (facet: 'population' | 'condition') => {
    const all = subject.facets[facet].filter((lemma) => !lemmas.isLight(lemma));
    return [...new Set(all.length > 0 ? all : subject.facets[facet])].sort();
  };
  const measure = [...subject.measures].sort().join('-') || 'any';
  const said = [...telling('population'), ...telling('condition')];
  const parts = said.length > 0 ? said : subject.parts.map((part) => part.lemma).sort();
  const setting = subject.facets.setting.length > 0 ? [`at-${[...subject.facets.setting].sort().join('-')}`] : [];
  return [measure, ...new Set(parts), ...setting].join('.').replace(/[^\p{L}\p{N}.-]+/gu, '-');
}

/** Ids for concepts by their keys: a key that several share gets a mark made of the document and name of each. */
export function conceptIds(keys: readonly string[], owners: readonly Subject[]): string[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map((key, i) => {
    if (counts.get(key) === 1) return key;
    return `${key}~${createHash('sha256').update(owners[i]!.id).digest('hex').slice(0, 8)}`;
  });
}
