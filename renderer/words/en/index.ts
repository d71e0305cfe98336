import { accounts } from './accounts.ts'
import { boundaries } from './boundaries.ts'
import { campaigns } from './campaigns.ts'
import { capabilities } from './capabilities.ts'
import { commands } from './commands.ts'
import { common } from './common.ts'
import { composer } from './composer.ts'
import { contacts } from './contacts.ts'
import { context } from './context.ts'
import { failures } from './failures.ts'
import { find } from './find.ts'
import { frame } from './frame.ts'
import { health } from './health.ts'
import { journal } from './journal.ts'
import { lanes } from './lanes.ts'
import { list } from './list.ts'
import { newConversation } from './new-conversation.ts'
import { notices } from './notices.ts'
import { outbox } from './outbox.ts'
import { people } from './people.ts'
import { providers } from './providers.ts'
import { rail } from './rail.ts'
import { settings } from './settings.ts'
import { start } from './start.ts'
import { thread } from './thread.ts'

/** Every word of the window, a file per feature. English is the one that the compiler checks keys against. */
export const en = {
  accounts,
  boundaries,
  campaigns,
  capabilities,
  commands,
  common,
  composer,
  contacts,
  context,
  failures,
  find,
  frame,
  health,
  journal,
  lanes,
  list,
  newConversation,
  notices,
  outbox,
  people,
  providers,
  rail,
  settings,
  start,
  thread,
} as const
