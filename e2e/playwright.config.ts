import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

/** Stories on the built app. Each file opens its own, with its own folders and its own services, so two can be told at once. */
export default defineConfig({
  testDir: 'stories',
  testMatch: '*.ts',
  outputDir: join(import.meta.dirname, '..', 'out', 'stories'),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  // Real processes on a busy machine: a story that passes only the second time is reported as flaky, and does not stop a build.
  retries: process.env['CI'] === undefined ? 0 : 2,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
})
