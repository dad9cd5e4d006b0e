import type { StorybookConfig } from '@storybook/web-components-vite';
import { defaultClientConditions } from 'vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: [{ from: '../feed.json', to: '/feed.json' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The packages' sources, so that nothing has to be built before.
  viteFinal: (vite) => ({
    ...vite,
    resolve: { ...vite.resolve, conditions: ['ozg-source', ...defaultClientConditions] },
  }),
};

export default config;
