import js from '@eslint/js';
import globals from 'globals';
import { configs as lit } from 'eslint-plugin-lit';
import node from 'eslint-plugin-n';
import { configs as wc } from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.out/**', 'examples/*/feeds/**', '**/*.d.mts'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  lit['flat/recommended'],
  wc['flat/recommended'],
  {
    plugins: { n: node },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // npm hoists packages, so an undeclared import would compile.
      'n/no-extraneous-import': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // On for the folders below that are free of it.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Functions that mostly return nothing may return `undefined` with a bare return.
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['packages/publisher/src/**'],
    ignores: ['packages/publisher/src/diff/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'error' },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: globals.nodeBuiltin },
  },
  {
    files: ['test/**', 'stories/**', 'examples/**'],
    rules: {
      // Assertions of chai are expressions; the types of one of its plugins turn them into promises.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      'n/no-extraneous-import': 'off',
    },
  },
);
