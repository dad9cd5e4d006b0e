import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import node from 'eslint-plugin-n';
import { configs as wc } from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.out/**', 'examples/*/feeds/**'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  lit['flat/recommended'],
  wc['flat/recommended'],
  {
    plugins: { n: node },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // npm hoists, so an import past the package walls would compile.
      'n/no-extraneous-import': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.mjs', '**/*.js'], extends: [ts.configs.disableTypeChecked], languageOptions: { globals: { console: false, process: false, fetch: false, URL: false, setTimeout: false, Buffer: false, document: false, window: false, performance: false } } },
  { files: ['test/**'], rules: { '@typescript-eslint/no-unused-expressions': 'off', 'n/no-extraneous-import': 'off' } },
);
