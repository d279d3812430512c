import { expect, test } from 'vitest';
import { splitSeveral } from '../../normalizers/several.ts';
import type { ColumnRole, Row } from '../../pipeline/model/record.ts';
import { joinLines, type TextLine } from '../../pipeline/model/text.ts';

/** Lines of 10 points, a blank line where the text is empty. */
function lines(...texts: string[]): TextLine[] {
  return texts.flatMap((text, i) =>
    text === ''
      ? []
      : [
          {
            words: text.split(' ').map((word) => ({ text: word, box: null, confidence: 1 })),
            box: [0, 12 * i, 90, 12 * i + 10] as [number, number, number, number],
          },
        ],
  );
}

function row(fields: Partial<Record<ColumnRole, TextLine[]>>): Row {
  return {
    table: 0,
    row: 3,
    context: [],
    fields: Object.entries(fields).map(([role, own], index) => ({
      column: { index, heading: role, role: role as ColumnRole, year: null, score: 1, because: '' },
      text: { lines: own, segments: [], confidence: 1, inheritedFrom: null },
    })),
  };
}

const textsOf = (rows: Row[] | null) => rows?.map((one) => one.fields.map((field) => joinLines(field.text.lines)));

test('blocks that stand beside each other in indicator and explanation are indicators of their own', () => {
  const several = row({
    indicator: lines('1.1.2 Jumlah jenis uji', 'yang diakui', '', 'Jumlah tenaga penguji'),
    explanation: lines('Jumlah jenis uji yang', 'didaftarkan', '', 'Jumlah tenaga penguji terlatih'),
    dataSource: lines('Balai Uji'),
  });
  expect(textsOf(splitSeveral(several))).toEqual([
    ['1.1.2 Jumlah jenis uji yang diakui', 'Jumlah jenis uji yang didaftarkan', 'Balai Uji'],
    ['Jumlah tenaga penguji', 'Jumlah tenaga penguji terlatih', 'Balai Uji'],
  ]);
});

test('numbered lists of equal length are taken apart together', () => {
  const several = row({
    indicator: lines('1. Jumlah sapi', '2. Jumlah kerbau'),
    explanation: lines('1. Sapi yang ada', '2. Kerbau yang ada'),
    responsible: lines('1. Bidang Sapi', '2. Bidang Kerbau'),
  });
  expect(textsOf(splitSeveral(several))?.[1]).toEqual(['2. Jumlah kerbau', '2. Kerbau yang ada', '2. Bidang Kerbau']);
});

test('lists that do not agree in number stay one row', () => {
  expect(
    splitSeveral(
      row({ indicator: lines('1. Jumlah sapi', '2. Jumlah kerbau'), explanation: lines('Ternak yang ada') }),
    ),
  ).toBeNull();
});

test('an indicator with a blank line inside and one explanation is one indicator', () => {
  expect(
    splitSeveral(
      row({ indicator: lines('Jumlah produksi', '', 'Daging dan telur'), explanation: lines('Produksi setahun') }),
    ),
  ).toBeNull();
});
