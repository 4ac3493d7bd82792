/** "Find Robin Keller", "wem gehört 030 1234": the words that only say that something is looked for. */
const asking =
  /^(?:please|bitte|hey|hi|can you|could you|kannst du|können sie|find|finde|search(?: for)?|suche?(?:n)?(?: nach)?|look ?up|who has|who is|wer hat|wer ist|whose|wem gehört|show(?: me)?|zeige?(?: mir)?|the|den|die|das|der|person|number|line of|line|nummer|rufnummer|requests?(?: of| for)?|anträge?(?: von)?|antrag|nach|for|of|von)\s+/iu;

/** What is looked for in a message that asks to find something: the message without the words around it. */
export function soughtName(message: string): string {
  let rest = message.trim().replace(/[?!.\s]+$/u, '');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(asking, '');
  }
  return rest;
}

/** "Readiness of Berlin Mitte", "wer ist am Standort Hamburg bereit": what follows on the word for where or of whom. */
const ofWhat =
  /\b(?:of|at|in|for|von|vom|für|am|im)\s+(?:(?:the|der|die|das|dem|den|everyone|everybody|alle|all|people|leute|group|gruppe|site|standort|office|büro)\s+(?:at\s+|in\s+|of\s+|am\s+|im\s+)?)*(.+)$/iu;
const readyAtEnd =
  /\s+(?:ready(?: for calling| to call)?|set up(?: for calling)?|bereit|eingerichtet|startklar|(?:zum|fürs) telefonieren.*)$/iu;
const startOfReadiness = /^(?:readiness|bereitschaft|einsatzbereitschaft)\s+/iu;

/** The site, group or person whose readiness a message asks for; empty where it names none. */
export function soughtPlace(message: string): string {
  const text = message.trim().replace(/[?!.\s]+$/u, '');
  const found =
    ofWhat.exec(text)?.[1] ?? (startOfReadiness.test(text) ? text.replace(startOfReadiness, '') : '');
  return found.replace(readyAtEnd, '').trim();
}
