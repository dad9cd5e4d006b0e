import type { Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';

type Tool = NonNullable<Preview['globalTypes']>[string];

const choice = (
  title: string,
  icon: 'browser' | 'contrast' | 'globe' | 'zoom',
  items: Record<string, string>,
): Tool => ({
  description: title,
  toolbar: {
    title,
    icon,
    dynamicTitle: true,
    items: Object.entries(items).map(([value, title]) => ({ value, title })),
  },
});

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    controls: { expanded: true },
    docs: { source: { type: 'dynamic' } },
  },
  globalTypes: {
    language: choice('Language', 'globe', { de: 'Deutsch', en: 'English', 'de-simple': 'Leichte Sprache' }),
    scheme: choice('Colours', 'contrast', { light: 'Light', dark: 'Dark' }),
    text: choice('Text size', 'zoom', { '100%': '100 %', '200%': '200 %' }),
    width: choice('Width', 'browser', { '100%': 'Full', '768px': '768 px', '320px': '320 px' }),
  },
  initialGlobals: { language: 'de', scheme: 'light', text: '100%', width: '100%' },
  decorators: [
    (story, { globals: { language, scheme, text, width } }) => {
      const { style } = document.documentElement;
      style.colorScheme = scheme as string;
      style.fontSize = text as string;
      return html`<div class="story" lang=${language} style=${styleMap({ maxInlineSize: width as string })}>
        ${story()}
      </div>`;
    },
  ],
};

export default preview;
