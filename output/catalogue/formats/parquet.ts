/** A table as Apache Parquet. The only home of hyparquet-writer. */
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Cell } from '../../../pipeline/model/meaning/field.ts';
import type { TidyColumn, TidyTable } from '../tidy/tidy-table.ts';
import { inBatches } from './batches.ts';

const rowsOfGroup = 20_000; // as many rows stand in memory as columns at once

/** The bytes of the file: text as UTF8, whole numbers as INT32, numbers as DOUBLE; every column may hold null. */
export function* parquetPieces(table: TidyTable, madeBy: string): Iterable<Uint8Array> {
  const writer = new ByteWriter();
  const fields = table.columns.map(({ name, type }): SchemaElement => ({
    name,
    repetition_type: 'OPTIONAL',
    ...physical[type],
  }));
  const schema: SchemaElement[] = [{ name: 'root', num_children: fields.length }, ...fields];
  const parquet = new ParquetWriter({ writer, schema, createdBy: madeBy });
  for (const rows of inBatches(table.rows(), rowsOfGroup)) {
    const columnData = table.columns.map((column, i) => ({
      name: column.name,
      data: rows.map((row): Cell => row[i] ?? null),
    }));
    // bytes in memory are there at once: nothing is waited for
    void parquet.write({ columnData, rowGroupSize: rowsOfGroup });
  }
  void parquet.finish();
  yield writer.getBytes();
}

const physical: Readonly<Record<TidyColumn['type'], Partial<SchemaElement>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
};
