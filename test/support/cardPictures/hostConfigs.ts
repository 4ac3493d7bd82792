/** The looks in which cards must be readable. */
export const themes = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

interface Palette {
  readonly page: string;
  readonly card: string;
  readonly emphasis: string;
  readonly border: string;
  readonly text: string;
  readonly subtle: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
  readonly warningBack: string;
  readonly attentionBack: string;
}

/** Colours close to those of Teams' three themes (Fluent 2). */
export const palettes: Record<Theme, Palette> = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    emphasis: '#f5f5f5',
    border: '#d1d1d1',
    text: '#242424',
    subtle: '#616161',
    accent: '#5b5fc7',
    onAccent: '#ffffff',
    good: '#237b4b',
    warning: '#835c00',
    attention: '#c4314b',
    warningBack: '#fbf6d9',
    attentionBack: '#fcf4f6',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    emphasis: '#1f1f1f',
    border: '#525252',
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#7f85f5',
    onAccent: '#ffffff',
    good: '#92c353',
    warning: '#f2d675',
    attention: '#f9526b',
    warningBack: '#3a3218',
    attentionBack: '#3b1f24',
  },
  contrast: {
    page: '#000000',
    card: '#000000',
    emphasis: '#000000',
    border: '#ffffff',
    text: '#ffffff',
    subtle: '#ffffff',
    accent: '#ffff01',
    onAccent: '#000000',
    good: '#3ff23f',
    warning: '#ffff01',
    attention: '#ff5f5f',
    warningBack: '#000000',
    attentionBack: '#000000',
  },
};

/** The host configuration with which the card library draws a theme. */
export function hostConfigOf(theme: Theme): object {
  const look = palettes[theme];
  const colour = (value: string) => ({ default: value, subtle: value });
  const foregroundColors = {
    default: { default: look.text, subtle: look.subtle },
    dark: colour('#000000'),
    light: colour('#ffffff'),
    accent: colour(look.accent),
    good: colour(look.good),
    warning: colour(look.warning),
    attention: colour(look.attention),
  };
  const style = (backgroundColor: string, borderColor = backgroundColor) => ({
    backgroundColor,
    borderColor,
    foregroundColors,
  });
  return {
    fontFamily: "'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 6, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 16 },
    separator: { lineThickness: 1, lineColor: look.border },
    imageSizes: { small: 32, medium: 52, large: 100 },
    supportsInteractivity: true,
    containerStyles: {
      default: style(look.card),
      emphasis: style(look.emphasis, look.border),
      good: style(look.card, look.good),
      warning: style(look.warningBack, look.warning),
      attention: style(look.attentionBack, look.attention),
      accent: style(look.emphasis, look.accent),
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', spacing: 'small' },
    },
    actions: {
      maxActions: 6,
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      spacing: 'default',
    },
    adaptiveCard: { allowCustomStyle: false },
    factSet: {
      title: {
        color: 'default',
        size: 'default',
        isSubtle: true,
        weight: 'default',
        wrap: true,
        maxWidth: 120,
      },
      value: { color: 'default', size: 'default', isSubtle: false, weight: 'default', wrap: true },
      spacing: 12,
    },
  };
}
