import { crisp } from './crisp/index.ts'
import { freshchat } from './freshchat/index.ts'
import type { Provider } from './provider.ts'

/** One line per provider. */
export const providers: readonly Provider[] = [crisp, freshchat]
