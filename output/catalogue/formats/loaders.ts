/** Scripts that read the CSV files with the types of their columns, so that 35.10 stays 35.10 in pandas and in R. */
import type { ColumnHead } from '../../../pipeline/model/meaning/field.ts';
import type { TidyTable } from '../tidy/tidy-table.ts';

const pandas: Readonly<Record<ColumnHead['type'], string>> = {
  string: 'string',
  integer: 'Int64',
  number: 'Float64',
  boolean: 'boolean',
};

/** `load.py`: `load("targets")` gives a data frame; empty cells are missing, texts such as "NA" are texts. */
export function pandasLoader(tables: readonly TidyTable[]): string {
  const types = tables.map(({ name, columns }) => {
    const each = columns.map((column) => `        "${column.name}": "${pandas[column.type]}",`);
    return `    "${name}": {\n${each.join('\n')}\n    },`;
  });
  return `"""Reads the tables of this catalogue with pandas: codes stay text, empty cells are missing."""
from pathlib import Path

import pandas

TYPES = {
${types.join('\n')}
}


def load(table, folder=Path(__file__).parent / "csv"):
    """The table of that name as a data frame."""
    return pandas.read_csv(
        Path(folder) / f"{table}.csv",
        dtype=TYPES[table],
        keep_default_na=False,
        na_values=[""],
        true_values=["true"],
        false_values=["false"],
        encoding="utf-8",
    )
`;
}

const classes: Readonly<Record<ColumnHead['type'], string>> = {
  string: 'character',
  integer: 'integer',
  number: 'numeric',
  boolean: 'logical',
};

/** `load.R`: `load_table("targets")` gives a data frame, with base R alone. */
export function rLoader(tables: readonly TidyTable[]): string {
  const types = tables.map(({ name, columns }) => {
    const each = columns.map((column) => `    "${column.name}" = "${classes[column.type]}"`);
    return `  "${name}" = c(\n${each.join(',\n')}\n  )`;
  });
  return `# Reads the tables of this catalogue: codes stay text, empty cells are missing.
column_types <- list(
${types.join(',\n')}
)

load_table <- function(table, folder = "csv") {
  read.csv(
    file.path(folder, paste0(table, ".csv")),
    colClasses = column_types[[table]],
    na.strings = "",
    encoding = "UTF-8",
    check.names = FALSE
  )
}
`;
}
