import { palettes, type Theme } from './hostConfigs.js';

/** Style sheet of the page: what a client draws around and in the library's elements. */
export function cardStyle(theme: Theme): string {
  const look = palettes[theme];
  return `
    * { box-sizing: border-box; }
    body { margin: 0; background: ${look.page}; font: 14px 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif; }
    #card { overflow: visible; border: 1px solid ${look.border}; border-radius: 8px; background: ${look.card}; }
    #card > .ac-adaptiveCard { border-radius: 8px; outline: none; }
    .ac-container { border-radius: 4px; }
    .ac-anchor { color: ${look.accent}; }
    .ac-textBlock p, .ac-fact-value p, .ac-fact-title p { margin: 0; }
    .ac-pushButton { font: 600 14px 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif; padding: 6px 12px;
      border: 1px solid ${look.border}; border-radius: 4px; background: ${look.card}; color: ${look.text};
      min-height: 32px; max-width: 100%; white-space: normal !important; }
    .ac-pushButton > div { white-space: normal !important; overflow: visible !important; }
    .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
    .ac-pushButton.style-positive { background: ${look.accent}; border-color: ${look.accent}; color: ${look.onAccent}; }
    .ac-pushButton.style-destructive { color: ${look.attention}; border-color: ${look.attention}; }
    .ac-input, .ac-multichoiceInput { font: 14px 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif; width: 100%;
      padding: 6px 10px; border: 1px solid ${look.border}; border-radius: 4px; background: ${look.card};
      color: ${look.text}; min-height: 32px; }
    .ac-choiceSetInput-filtered-container { border: 0; padding: 0; }
    .ac-choiceSetInput-filtered-dropdown { display: none; }
    textarea.ac-input { min-height: 60px; resize: vertical; }
    ::placeholder { color: ${look.subtle}; }
  `;
}
