export interface FoundAction {
  readonly type: string;
  readonly title: string;
  readonly verb?: string;
  readonly data: Record<string, unknown>;
}
export interface FoundInput {
  readonly type: string;
  readonly id: string;
  readonly value?: string;
  readonly choices?: { title: string; value: string }[];
  readonly [key: string]: unknown;
}

function* nodes(node: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(node)) for (const item of node) yield* nodes(item);
  else if (typeof node === 'object' && node !== null) {
    const entry = Object.fromEntries(Object.entries(node));
    yield entry;
    for (const [key, value] of Object.entries(entry))
      if (key !== 'data' && key !== 'fallback') yield* nodes(value);
  }
}

/** Every button of a card that sends something, those inside Action.ShowCard too. */
export function actionsOf(card: object): FoundAction[] {
  return [...nodes(card)].filter((node) => node['type'] === 'Action.Execute') as unknown as FoundAction[];
}

export function inputsOf(card: object): FoundInput[] {
  return [...nodes(card)].filter((node) =>
    String(node['type']).startsWith('Input.'),
  ) as unknown as FoundInput[];
}

/** All the text that a person reads on a card. */
export function textOf(card: object): string {
  const parts: string[] = [];
  for (const node of nodes(card)) {
    for (const key of ['text', 'title', 'value', 'label']) {
      const value = node[key];
      if (typeof value === 'string') parts.push(value);
    }
  }
  return parts.join('\n');
}

/** The button with this title; an error that lists those there are otherwise. */
export function action(card: object, title: string): FoundAction {
  const found = actionsOf(card).find((candidate) => candidate.title === title);
  if (found === undefined) {
    throw new Error(
      `no button "${title}" among ${
        actionsOf(card)
          .map((each) => each.title)
          .join(', ') || 'none'
      }:\n${textOf(card)}`,
    );
  }
  return found;
}
