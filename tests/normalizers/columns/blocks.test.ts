import { expect, it } from 'vitest';
import { otherViews } from '../../../normalizers/columns/blocks.ts';
import { recogniseColumns } from '../../../normalizers/columns/columns.ts';
import type { Column } from '../../../pipeline/model/meaning/record.ts';
import { headings, tableOf } from '../table-of.ts';

const rolesOf = (columns: readonly Column[]) => columns.map(({ role }) => role);
const plan = recogniseColumns(
  tableOf(1, [
    ['Sasaran', 'Indikator Program', 'Satuan', 'Target', 'Indikator Sasaran', 'Satuan', 'Target', 'Penanggung Jawab'],
    ['Meningkatnya a', 'Persentase terminal yang beroperasi', '%', '45', 'Persentase b', '%', '95', 'Bidang A'],
  ]),
  headings,
);

it('of several columns of indicators the one of the objectives is the agency’s own, with what stands behind it', () => {
  const [objective, ...rest] = rolesOf(plan.columns);
  expect([objective, ...rest]).toEqual([
    'objective',
    'unknown',
    'unknown',
    'unknown',
    'indicator',
    'unit',
    'target',
    'responsible',
  ]);
  expect(plan.issues).toEqual([]);
});

it('the rows of the others see their own columns and none of the agency’s', () => {
  const [view] = otherViews(plan.columns);
  expect(view?.level).toBe('programme');
  expect(rolesOf(view!.columns)).toEqual([
    'objective',
    'indicator',
    'unit',
    'target',
    'unknown',
    'unknown',
    'unknown',
    'responsible',
  ]);
});

it('the targets of a goal are not those of the objectives beside it', () => {
  const { columns } = recogniseColumns(
    tableOf(1, [
      ['Tujuan', 'Indikator Tujuan', 'Target 2024', 'Sasaran', 'Indikator Sasaran', 'Target 2024'],
      ['Mewujudkan a', 'Indeks b', '70', 'Meningkatnya c', 'Persentase d', '90'],
    ]),
    headings,
  );
  expect(rolesOf(columns)).toEqual(['goal', 'goalIndicator', 'unknown', 'objective', 'indicator', 'target']);
  const views = otherViews(columns).map((view) => [view.level, ...rolesOf(view.columns)]);
  expect(views).toEqual([['goal', 'goal', 'indicator', 'target', 'unknown', 'unknown', 'unknown']]);
});
