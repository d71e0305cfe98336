import { defineConfig } from 'oxlint'
import { roomOverrides } from './tools/rooms/to-lint.js'

/** Ways out that no room but one may take; the doors of `tools/rooms/rooms.js` are for packages, these for what needs no import. */
const NETWORK = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map(name => ({ name, message: 'Only main/providers/http talks to a service.' }))
const HANDED_IN = ['setTimeout', 'setInterval', 'setImmediate', 'performance', 'crypto', 'globalThis'].map(name => ({ name, message: 'Time, chance and timers are handed in, so that a test can move them.' }))
/** A string that becomes markup runs whatever a customer put into it. */
const MARKUP = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'srcdoc'].map(property => ({ property, message: 'React elements or text, never markup out of strings.' }))
const ONE_GATE = { object: 'shell', property: 'openExternal', message: 'Links leave by main/shell/open-external.ts alone.' }

const CORE = ['main/quota/**', 'main/sync/**', 'main/outbox/**', 'main/store/**', 'main/providers/**', 'main/accounts/**']
const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', 'e2e/**', 'tools/**', '**/*.contract.ts', '**/simulator/caller.ts']

export default defineConfig({
  plugins: ['typescript', 'import', 'react', 'jsx-a11y', 'promise', 'unicorn', 'oxc'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['out/**', 'node_modules/**', '.cache/**'],
  rules: {
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: false }],
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/consistent-type-imports': 'error',
    'max-params': ['error', { max: 3 }],
    'max-lines': ['error', { max: 400 }],
    'no-console': 'error',
    'no-eval': 'error',
    'react/react-in-jsx-scope': 'off',
    'react/no-danger': 'error',
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    // Shadowing a type by a schema of the same name is this house's habit.
    'no-shadow': 'off',
    'unicorn/no-array-for-each': 'off',
    // Playwright fills fields with a method of the same name.
    'unicorn/no-array-fill-with-reference-type': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
    // The compiler knows which switch is exhaustive; this rule does not.
    'typescript/consistent-return': 'off',
    'promise/always-return': 'off',
    'promise/catch-or-return': 'off',
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default-member': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
  },
  overrides: [
    ...roomOverrides(),
    {
      files: ['app/**', 'main/**', 'preload/**', 'renderer/**'],
      excludeFiles: [...TESTS, 'main/providers/http/**', 'main/demo/**', 'renderer/design/gallery/**', 'main/shell/open-external.ts'],
      rules: { 'no-restricted-globals': ['error', ...NETWORK], 'no-restricted-properties': ['error', ...MARKUP, ONE_GATE] },
    },
    // Every word goes through i18n; the gallery is for us alone.
    { files: ['renderer/**/*.tsx'], excludeFiles: [...TESTS, 'renderer/design/gallery/**', 'renderer/design/gallery.tsx'], rules: { 'react/jsx-no-literals': 'error' } },
    {
      files: CORE,
      excludeFiles: TESTS,
      rules: {
        'no-restricted-globals': ['error', ...HANDED_IN, ...NETWORK],
        'no-restricted-properties': [
          'error',
          ...MARKUP,
          { object: 'Date', property: 'now', message: 'take a clock' },
          { object: 'Math', property: 'random', message: 'take a random' },
          { object: 'AbortSignal', property: 'timeout', message: 'take a clock' },
        ],
      },
    },
    { files: ['main/providers/http/**'], excludeFiles: TESTS, rules: { 'no-restricted-globals': ['error', ...HANDED_IN] } },
    { files: ['*.config.ts', 'vite.*.config.ts', 'renderer/design/*.config.ts'], rules: { 'import/no-default-export': 'off' } },
    { files: ['tools/**', '**/*.test.ts', '**/testing/**', 'e2e/**'], rules: { 'no-console': 'off' } },
    // Playwright's fixtures are handed a function named `use`, and say by a pattern, which may be empty, what they need.
    { files: ['e2e/**'], rules: { 'react/rules-of-hooks': 'off', 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] } },
  ],
})
