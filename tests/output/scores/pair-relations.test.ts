import { describe, expect, it } from 'vitest';
import { conceptRelations, relationBetween, throughConcept } from '../../../output/scores/pair-relations.ts';
import { sampleDataset } from '../sample-dataset.ts';

describe('throughConcept', () => {
  it('says what the second member is to the first', () => {
    expect(throughConcept('exact', 'exact')).toBe('exact');
    expect(throughConcept('close', 'close')).toBe('close');
    expect(throughConcept('exact', 'narrower')).toBe('narrower');
    expect(throughConcept('narrower', 'exact')).toBe('broader');
    expect(throughConcept('broader', 'narrower')).toBe('narrower');
    expect(throughConcept('exact', 'related')).toBe('related');
  });

  it('does not order two members that both lie inside the concept', () => {
    expect(throughConcept('narrower', 'narrower')).toBe('related');
  });
});

describe('conceptRelations', () => {
  it('believes the concept in which two indicators are nearer, and turns the relation with the order', () => {
    const member = (indicator: string, relation: 'exact' | 'narrower' | 'related') => ({
      indicator,
      relation,
      because: '',
    });
    const dataset = {
      ...sampleDataset(),
      concepts: [
        { id: 'c1', group: '', label: '', members: [member('x', 'exact'), member('y', 'related')] },
        { id: 'c2', group: '', label: '', members: [member('x', 'exact'), member('y', 'narrower')] },
      ],
    };
    const keys = new Map([
      ['x', 'b#1'],
      ['y', 'a#1'],
    ]);
    const relations = conceptRelations(dataset, keys);
    expect(relationBetween(relations, 'b#1', 'a#1')).toBe('narrower');
    expect(relationBetween(relations, 'a#1', 'b#1')).toBe('broader');
    expect(relationBetween(relations, 'a#1', 'c#1')).toBeNull();
  });
});
