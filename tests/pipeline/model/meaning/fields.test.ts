import { describe, expect, it } from 'vitest';
import { printedFields } from '../../../../normalizers/harvest/printed-fields.ts';
import { indicatorsCsv } from '../../../../output/dataset/csv.ts';
import { shownFields } from '../../../../output/dataset/fields.ts';
import { validateDataset } from '../../../../output/dataset/validate.ts';
import { fieldChanges } from '../../../../output/diff/field-changes.ts';
import { Indicator } from '../../../../pipeline/model/meaning/dataset.ts';
import { fieldOf, indicatorFields, labelsOf } from '../../../../pipeline/model/meaning/fields.ts';
import { plainKeys } from '../../../../pipeline/model/meaning/plain-fields.ts';
import { columnRoles } from '../../../../pipeline/model/meaning/record.ts';
import { evidence, indicator, sampleDataset } from '../../../output/sample-dataset.ts';

/** What a row is known by, and what is made from all of its fields. */
const notFields = ['id', 'document', 'agency', 'position', 'facets', 'confidence', 'evidence'];

describe('the table of fields', () => {
  it('holds every field of an indicator, in the order of the dataset', () => {
    const keys = Object.keys(Indicator.shape).filter((key) => !notFields.includes(key));
    expect(indicatorFields.map(({ key }) => key)).toEqual(keys);
  });

  it('names each field and part in both languages', () => {
    for (const { key } of indicatorFields) {
      expect(labelsOf(key).en).not.toBe('');
      expect(labelsOf(key).id).not.toBe('');
    }
    expect(labelsOf('formula.numerator')).toEqual({ id: 'Pembilang', en: 'Numerator' });
    expect(labelsOf('targets.2024').en).toBe('Targets');
    expect(labelsOf('no such key').en).toBe('no such key');
  });

  it('concludes fields from fields that are read, or from others that are concluded', () => {
    for (const { from } of indicatorFields) if (from !== null) expect(fieldOf(from)?.key).toBe(from);
  });

  it('has a role for each field that is read', () => {
    for (const { key, read, roles } of indicatorFields) {
      if (read !== null) expect([key, roles.length > 0]).toEqual([key, true]);
      for (const role of roles) expect(columnRoles).toContain(role);
    }
  });
});

describe.each([...plainKeys, 'definition', 'rationale', 'name'] as const)('the field %s, by its line alone', (key) => {
  const row = indicator({ id: 'i-9', [key]: 'Jembatan', evidence: { [key]: evidence('Jembatan', [1, 2, 3, 4]) } });
  const whole = { ...sampleDataset(), indicators: [row], issues: [] };

  it('is shown, written as CSV and harvested', () => {
    expect(shownFields(row).find((shown) => shown.key === key)?.values).toEqual(['Jembatan']);
    const [heading, line] = indicatorsCsv(whole).split('\r\n');
    expect(line?.split(',')[heading?.split(',').indexOf(key) ?? -1]).toBe('Jembatan');
    expect(printedFields(whole).find(({ field }) => field === key)?.text).toBe('Jembatan');
  });

  it('is compared, and asked for its evidence', () => {
    const other = { ...row, [key]: 'Jalan' };
    expect(fieldChanges(row, other).map(({ field, old, new: now }) => [field, old, now])).toContainEqual([
      key,
      'Jembatan',
      'Jalan',
    ]);
    expect(validateDataset({ ...whole, indicators: [{ ...row, evidence: {} }] }).map(({ path }) => path)).toContain(
      `indicators[0].evidence.${key}`,
    );
  });
});
