import { common } from './common.ts'
import { frame } from './frame.ts'
import { failures } from './failures.ts'

/** Every word of the window, a file per feature. English is the one that the compiler checks keys against. */
export const en = { common, failures, frame } as const
