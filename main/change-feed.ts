import type { Change } from '#app/contract/change.ts'

/** How rooms tell the window that something is different. `main/ipc` gathers what comes in one moment into one message. */
export type ChangeFeed = Readonly<{ tell(change: Change): void }>
