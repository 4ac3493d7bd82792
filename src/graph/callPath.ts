import { LineDeskError } from '../errors.js';
import type { GraphCall } from './contract/index.js';

/**
 * The path of a call below the version, with its parameters put in and encoded. Between quotes, as in
 * `getPolicyId(type='{type}')`, quotes are doubled (OData 4.01 ABNF, `string`).
 *
 * @param form the published form of the path, the contract's first one unless told
 * @throws LineDeskError `tenant-refused` for a parameter that can't be a name or an id: it would lead to another path
 */
export function pathOf<Body, Answer>(
  call: GraphCall<Body, Answer>,
  params: Readonly<Record<string, string>> = {},
  form: string = call.path,
): string {
  return form.replace(/(')?\{(\w+)\}/g, (_, quote: string | undefined, name: string) => {
    const value = params[name];
    if (value === undefined || value === '' || value === '.' || value === '..') {
      throw new LineDeskError('tenant-refused', `${call.name}: no ${name} to name`, { nothingDone: true });
    }
    return quote === undefined
      ? encodeURIComponent(value)
      : `'${encodeURIComponent(value.replaceAll("'", "''"))}`;
  });
}

/** A query string with `?`, empty for no options. */
export function queryOf(options: Readonly<Record<string, string>>): string {
  const parts = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
