import { badRequest } from '../answer.js';
import { type Token, tokensOf } from './filterTokens.js';

/** A record that a filter can look into. */
export type Row = Readonly<Record<string, unknown>>;
type Literal = string | number | boolean | null;
type Test = (row: Row) => boolean;
type Pinned = ReadonlyMap<string, readonly Literal[]>;
type Clause = { test: Test; pinned: Pinned };

/** A filter that has been read. */
export type Filter = {
  /** As it came, decoded. */
  text: string;
  test: Test;
  /** Properties that every matching record has with one of these values, so that an index can be asked first. */
  pinned: Pinned;
  /** Every property that the test looks into. */
  properties: ReadonlySet<string>;
};

/**
 * The part of OData's `$filter` that Graph takes for numbers and people: `eq`, `ne`, `in`, `and`, `or`, `not`,
 * brackets, `startsWith(property,'text')` and `collection/any(x:x eq 'text')`. Text compares without regard to case.
 *
 * @param text the query parameter, decoded
 * @param properties what may be filtered on
 * @throws GraphError 400 for a syntax error or a property that can't be filtered on
 */
export function parseFilter(text: string, properties: ReadonlySet<string>): Filter {
  const parser = new FilterParser(tokensOf(text), text);
  const { test, pinned } = parser.alternatives(properties);
  parser.end();
  return { text, test, pinned, properties: parser.properties };
}

const nothingPinned: Pinned = new Map();

class FilterParser {
  readonly properties = new Set<string>();
  #next = 0;

  constructor(
    readonly tokens: readonly Token[],
    readonly text: string,
  ) {}

  alternatives(properties: ReadonlySet<string>): Clause {
    const first = this.#conjunction(properties);
    const clauses = [first];
    while (this.#takeWord('or')) clauses.push(this.#conjunction(properties));
    if (clauses.length === 1) return first;
    const pinned = [...first.pinned.keys()]
      .filter((property) => clauses.every((clause) => clause.pinned.has(property)))
      .map((property) => [property, clauses.flatMap((clause) => clause.pinned.get(property) ?? [])] as const);
    return { test: (row) => clauses.some(({ test }) => test(row)), pinned: new Map(pinned) };
  }

  end(): void {
    if (this.#next < this.tokens.length) throw this.#syntaxError();
  }

  #conjunction(properties: ReadonlySet<string>): Clause {
    const first = this.#negation(properties);
    const clauses = [first];
    while (this.#takeWord('and')) clauses.push(this.#negation(properties));
    if (clauses.length === 1) return first;
    return {
      test: (row) => clauses.every(({ test }) => test(row)),
      pinned: new Map(clauses.flatMap(({ pinned }) => [...pinned])),
    };
  }

  #negation(properties: ReadonlySet<string>): Clause {
    if (!this.#takeWord('not')) return this.#comparison(properties);
    const { test } = this.#negation(properties);
    return unpinned((row) => !test(row));
  }

  #comparison(properties: ReadonlySet<string>): Clause {
    if (this.#takeSign('(')) {
      const clause = this.alternatives(properties);
      this.#needSign(')');
      return clause;
    }
    const name = this.#needWord();
    if (name.toLowerCase() === 'startswith' && this.#takeSign('(')) {
      return unpinned(this.#startsWith(properties));
    }
    const [property = '', lambda] = name.split('/');
    if (lambda !== undefined) return unpinned(this.#any(this.#known(property, properties), lambda));
    const read = this.#reader(this.#known(property, properties));
    const operator = this.#needWord().toLowerCase();
    if (operator === 'in') {
      const values = this.#list();
      return {
        test: (row) => values.some((value) => same(read(row), value)),
        pinned: new Map([[property, values]]),
      };
    }
    if (operator !== 'eq' && operator !== 'ne') throw this.#syntaxError();
    const value = this.#literal();
    if (operator === 'ne') return unpinned((row) => !same(read(row), value));
    return { test: (row) => same(read(row), value), pinned: new Map([[property, [value]]]) };
  }

  #startsWith(properties: ReadonlySet<string>): Test {
    const read = this.#reader(this.#known(this.#needWord(), properties));
    this.#needSign(',');
    const prefix = this.#literal();
    this.#needSign(')');
    if (typeof prefix !== 'string') throw this.#syntaxError();
    return (row) => {
      const value = read(row);
      return typeof value === 'string' && value.toLowerCase().startsWith(prefix.toLowerCase());
    };
  }

  #any(property: string, lambda: string): Test {
    if (lambda !== 'any') throw this.#syntaxError();
    this.#needSign('(');
    const variable = this.#needWord();
    this.#needSign(':');
    const { test } = this.alternatives(new Set([variable]));
    this.#needSign(')');
    return (row) => {
      const values = row[property];
      if (!Array.isArray(values)) throw badRequest(`'${property}' is not a collection.`);
      return values.some((value: unknown) => test({ [variable]: value }));
    };
  }

  #list(): Literal[] {
    this.#needSign('(');
    const values = [this.#literal()];
    while (this.#takeSign(',')) values.push(this.#literal());
    this.#needSign(')');
    return values;
  }

  #literal(): Literal {
    const token = this.tokens[this.#next];
    this.#next += 1;
    if (token?.kind === 'text') return token.value;
    if (token?.kind === 'number') return Number(token.value);
    if (token?.value === 'true' || token?.value === 'false') return token.value === 'true';
    if (token?.value === 'null') return null;
    throw this.#syntaxError();
  }

  #reader(property: string): (row: Row) => unknown {
    return (row) => {
      const value = row[property];
      if (Array.isArray(value)) throw badRequest(`'${property}' is a collection: use ${property}/any().`);
      return value;
    };
  }

  #known(property: string, properties: ReadonlySet<string>): string {
    if (properties.has(property)) {
      this.properties.add(property);
      return property;
    }
    throw badRequest(`Invalid filter clause: '${property}' can't be filtered on.`);
  }

  #takeWord(word: string): boolean {
    const token = this.tokens[this.#next];
    if (token?.kind !== 'word' || token.value.toLowerCase() !== word) return false;
    this.#next += 1;
    return true;
  }

  #needWord(): string {
    const token = this.tokens[this.#next];
    if (token?.kind !== 'word') throw this.#syntaxError();
    this.#next += 1;
    return token.value;
  }

  #takeSign(sign: string): boolean {
    const token = this.tokens[this.#next];
    if (token?.kind !== 'sign' || token.value !== sign) return false;
    this.#next += 1;
    return true;
  }

  #needSign(sign: string): void {
    if (!this.#takeSign(sign)) throw this.#syntaxError();
  }

  #syntaxError(): Error {
    const at = this.tokens[this.#next]?.at ?? this.text.length;
    return badRequest(`Invalid filter clause: syntax error at position ${at} in '${this.text}'.`);
  }
}

function unpinned(test: Test): Clause {
  return { test, pinned: nothingPinned };
}

function same(value: unknown, literal: Literal): boolean {
  if (typeof value === 'string' && typeof literal === 'string') {
    return value.toLowerCase() === literal.toLowerCase();
  }
  return (value ?? null) === literal;
}
