import { NOTHING_WRONG, type HistoryVerdict } from '#main/outbox/testing/check-history.ts'

export type Wrong = keyof typeof NOTHING_WRONG
export const WRONGS = ['lost', 'doubled', 'unexpected', 'inverted', 'misdirected', 'silent', 'halfTaken', 'early'] as const satisfies readonly Wrong[]

/** What a verdict finds wrong, by name. */
export const faultsOf = (verdict: HistoryVerdict): readonly Wrong[] => WRONGS.filter(wrong => verdict[wrong] > 0)

/** Two verdicts as one. */
export function together(a: HistoryVerdict, b: HistoryVerdict): HistoryVerdict {
  const sum = (key: keyof HistoryVerdict) => a[key] + b[key]
  return {
    queued: sum('queued'), stored: sum('stored'), uncertain: sum('uncertain'), failed: sum('failed'), lost: sum('lost'), doubled: sum('doubled'),
    unexpected: sum('unexpected'), inverted: sum('inverted'), misdirected: sum('misdirected'), silent: sum('silent'), halfTaken: sum('halfTaken'), early: sum('early'),
  }
}

export const NO_VERDICT: HistoryVerdict = { queued: 0, stored: 0, uncertain: 0, failed: 0, ...NOTHING_WRONG }
