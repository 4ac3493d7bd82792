/** A string literal of OData: in single quotes, quotes inside doubled (OData 4.01 ABNF, `string`). */
export function odataString(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Some pages wrap one entity in `{"value": {…}}`, the metadata gives it bare: both are taken. */
export function unwrapped(body: unknown): unknown {
  if (typeof body === 'object' && body !== null && 'value' in body) {
    const { value } = body;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  }
  return body;
}
