/** Things that not every process needs, and that no process needs twice. */

/** An object with fields that are made when they are first asked for, each once. */
export function madeWhenAsked<Fields extends object>(makers: { [Name in keyof Fields]: () => Fields[Name] }): Fields {
  const fields = {} as Fields;
  for (const name of Object.keys(makers) as (keyof Fields)[]) {
    const get = (): unknown => {
      const value = makers[name]();
      Object.defineProperty(fields, name, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(fields, name, { get, enumerable: true, configurable: true });
  }
  return fields;
}
