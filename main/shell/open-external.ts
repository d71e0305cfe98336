import { shell } from 'electron'
import type { LinkVerdict } from '#app/contract/app.ts'
import { openGated } from './gated-open.ts'

/** The one place that hands an address to the operating system. Whatever comes, it passes the gate first. */
export const openExternal = (url: string): Promise<LinkVerdict> => openGated(url, gated => shell.openExternal(gated))
