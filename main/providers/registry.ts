import type { Provider } from './provider.ts'

/** One line per provider. */
export const providers: readonly Provider[] = []
