import { shell } from 'electron'
import type { LinkVerdict } from '#app/contract/app.ts'
import { inspectLink } from './link-gate.ts'

/** The one place that hands an address to the operating system. Whatever comes, it passes the gate first. */
export async function openExternal(url: string): Promise<LinkVerdict> {
  const verdict = inspectLink(url, null)
  if (verdict.verdict === 'allowed') await shell.openExternal(verdict.url)
  return verdict
}
