import { expect, it } from 'vitest';
import { inWords, keyWordsOf } from '../../../output/diff/key-words.ts';
import { fieldChanges } from '../../../output/diff/field-changes.ts';
import type { RowChange } from '../../../pipeline/model/meaning/difference.ts';
import { sampleDataset } from '../sample-dataset.ts';

const dataset = sampleDataset();
const [row] = dataset.indicators;
const names = new Map([
  ['ppks', 'PPKS'],
  ['bantuan-sosial', 'bantuan sosial'],
]);
const label = 'Persentase PPKS yang menerima bantuan sosial';
const concepts = ['c2.share.ppks.terima', 'c2.share.korban-bencana.terima'].map((id) => ({
  id,
  group: id,
  label,
  members: [],
}));
const words = keyWordsOf([{ ...dataset, concepts }], names);

function told(before: Partial<typeof row>, after: Partial<typeof row>): Record<string, [string | null, string | null]> {
  const fields = fieldChanges({ ...row!, ...before }, { ...row!, ...after });
  const change = { fields } as RowChange;
  return Object.fromEntries(inWords(change, words).fields.map((one) => [one.field, [one.old, one.new]]));
}

it('terms, units and sources are told by their names, never by their keys', () => {
  const unit = { text: 'Bidang Rehsos', name: 'Bidang Rehabilitasi Sosial', key: 'bidang/rehabilitasi-sosial' };
  expect(
    told(
      { terms: [], responsible: [{ ...unit, key: null }] },
      { terms: ['bantuan-sosial', 'ppks'], responsible: [unit] },
    ),
  ).toEqual({
    terms: [null, 'bantuan sosial | PPKS'],
    'responsible.key': [null, 'Bidang Rehabilitasi Sosial'],
  });
});

it('a key without a name is told by its parts', () => {
  expect(told({ terms: [] }, { terms: ['fakir-miskin/kota'] })).toEqual({ terms: [null, 'fakir miskin kota'] });
});

it('a concept is told by its phrase, and by what tells it apart where both phrases are alike', () => {
  expect(told({ concept: null }, { concept: 'c2.share.ppks.terima' })).toEqual({ concept: [null, label] });
  expect(told({ concept: 'c2.share.korban-bencana.terima' }, { concept: 'c2.share.ppks.terima' })).toEqual({
    concept: [`${label} (korban bencana)`, `${label} (PPKS)`],
  });
});

it('values that people read are left as they are', () => {
  expect(told({ name: 'a.b' }, { name: 'a.c' })['name']).toEqual(['a.b', 'a.c']);
});
