/** The JSON Schema of dataset.json, made from the schemas that check it. */
import { Dataset } from '../../pipeline/model/meaning/dataset.ts';

/** The JSON Schema (draft 2020-12) of a dataset as plain data, as `ikat schema` prints it. */
export function datasetJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = Dataset.toJSONSchema({ target: 'draft-2020-12', io: 'output' });
  return {
    $schema,
    $id: 'urn:ikat:dataset:1',
    title: 'ikat dataset',
    description:
      'Key performance indicators (IKU) read from documents of Indonesian agencies. Field names are English, values ' +
      'Indonesian; null means absent from the source, or unreadable when an issue says so. Boxes are PDF points of ' +
      'the upright page, origin top left.',
    ...rest,
  };
}
