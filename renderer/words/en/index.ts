import { common } from './common.ts'
import { failures } from './failures.ts'
import { frame } from './frame.ts'
import { lanes } from './lanes.ts'
import { list } from './list.ts'
import { rail } from './rail.ts'
import { thread } from './thread.ts'

/** Every word of the window, a file per feature. English is the one that the compiler checks keys against. */
export const en = {
  common,
  failures,
  frame,
  lanes,
  list,
  rail,
  thread,
} as const
