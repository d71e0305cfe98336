import { commands } from './commands.ts'
import { common } from './common.ts'
import { composer } from './composer.ts'
import { context } from './context.ts'
import { failures } from './failures.ts'
import { frame } from './frame.ts'
import { lanes } from './lanes.ts'
import { list } from './list.ts'
import { notices } from './notices.ts'
import { outbox } from './outbox.ts'
import { rail } from './rail.ts'
import { thread } from './thread.ts'

/** Every word of the window, a file per feature. English is the one that the compiler checks keys against. */
export const en = {
  commands,
  common,
  composer,
  context,
  failures,
  frame,
  lanes,
  list,
  notices,
  outbox,
  rail,
  thread,
} as const
