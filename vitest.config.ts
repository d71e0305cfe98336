import { defineConfig } from 'vitest/config'

// Tests sit beside the code they describe; stories on the built app live in e2e/ and run under Playwright.
export default defineConfig({
  test: {
    include: ['{app,main,preload,renderer,tools}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    // Real processes and sockets on a busy machine; a retry is shown in the report.
    retry: process.env['CI'] === undefined ? 0 : 2,
    maxWorkers: 2,
  },
})
