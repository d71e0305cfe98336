/** A deliberate breakage of the product: in this file `from` becomes `to`. `from` stands there exactly once, or the run says so. */
export type Mutant = Readonly<{
  name: string
  file: string
  from: string
  to: string
  /** What must count its harm: so many seeds (with sync every so many, one of them unless told), these tests, these troubles of a real keyring, or so many real processes at services where everything goes wrong, after so many that are killed. */
  by: Readonly<{ seeds: number; syncEvery?: number } | { tests: readonly string[] } | { troubles: readonly string[] } | { chains: number; lives?: number }>
}>

const SEEDS = { seeds: 1_500 }
/** Those whose calls all take their turn at the quota. */
const SEEDS_WITH_SYNC = { seeds: 150, syncEvery: 1 }
const MANY_SEEDS = { seeds: 8_000 }

const WINDOW = { tests: ['tools/prove/window/never-to-another.property.test.ts'] }

export const MUTANTS: readonly Mutant[] = [
  {
    name: '`sending` is not committed before the first byte leaves', file: 'main/outbox/send-item.ts', by: SEEDS,
    from: `    const claimed = await commit(entry.id, { type: 'claimed', watermark: watermark.value })
    // What is sent is what the claim committed: the text may have been edited a moment ago.
    if (claimed.type !== 'moved' || !isItem(claimed.row.entry.intent)) return
    const outcome = await answerOrEcho(claimed.row, claimed.row.entry.intent, { line, mayBegin })`,
    to: `    const outcome = isItem(entry.intent) ? await answerOrEcho(row, entry.intent, { line, mayBegin }) : null
    const claimed = await commit(entry.id, { type: 'claimed', watermark: watermark.value })
    if (claimed.type !== 'moved') return`,
  },
  {
    name: 'a file is sent with its upload, before `sending` is committed', file: 'main/outbox/upload-file.ts', by: SEEDS,
    from: "await commit(entry.id, { type: 'uploaded', uploaded: uploaded.value })",
    to: `const sent = await line.sendFile({ conversationId: entry.conversationId, clientId: arguments[0].clientId, operator: null, signal, file: { ...entry.intent.file, uploaded: uploaded.value } })
      await commit(entry.id, sent.outcome === 'sent' ? { type: 'echo', remoteId: sent.remoteId } : { type: 'uploaded', uploaded: uploaded.value })`,
  },
  {
    name: 'the bytes of a file are tidied away while it waits', file: 'main/files/files-in-use.ts', by: { chains: 4, lives: 8 },
    from: 'return new Set([...attached, ...unsent])', to: 'return new Set(unsent.length < 0 ? unsent : attached)',
  },
  {
    name: 'no time of grace', file: 'main/outbox/read-back.ts', by: SEEDS,
    from: 'const LOOKS_MS = [1 * SECOND_MS, 3 * SECOND_MS, 10 * SECOND_MS, 30 * SECOND_MS, GRACE_MS]', to: 'const LOOKS_MS = [1 * SECOND_MS]',
  },
  {
    name: 'no watermark', file: 'main/outbox/send-item.ts', by: SEEDS,
    from: 'return ask(entry.accountId, () => line.watermark({ conversationId: entry.conversationId, signal: cut }))', to: 'return Promise.resolve(ok(null))',
  },
  {
    name: 'a new fingerprint for each attempt', file: 'main/outbox/send-item.ts', by: SEEDS,
    from: 'const sending = { conversationId, clientId,', to: 'const sending = { conversationId, clientId: String(Number(clientId) + entry.attempts - 1),',
  },
  {
    name: 'a 400 of Freshchat is taken for a refusal, and tried again', file: 'main/providers/freshchat/sending.ts', by: { chains: 8 },
    from: 'if (!asRead.ok) return { outcome: judgeRefusal(asRead.failure), failure: asRead.failure }',
    to: "if (!asRead.ok && asRead.failure.kind === 'rejected') return { outcome: 'notStored', failure: { kind: 'offline' } }\n  if (!asRead.ok) return { outcome: judgeRefusal(asRead.failure), failure: asRead.failure }",
  },
  {
    name: 'any instance may write', file: 'main/store/owner.ts', by: MANY_SEEDS,
    from: "isOurs: () => isInPlace() && sql.number('SELECT epoch FROM owner') === epoch,", to: 'isOurs: () => isInPlace() && epoch >= 0,',
  },
  {
    name: 'a migration is not one transaction', file: 'main/store/migrate.ts', by: { chains: 4, lives: 2 },
    from: 'sql.transaction(() => {', to: 'void [sql].map(() => {',
  },
  {
    name: 'nothing is appended to the second copy', file: 'main/store/both-copies.ts', by: { tests: ['main/store/random-damage.test.ts', 'main/store/torn-log.test.ts'] },
    from: 'copy.append(rows[0]?.revision ?? 0, rows, isSynced)', to: 'copy.append(rows[0]?.revision ?? 0, [], isSynced)',
  },
  {
    name: 'the second copy is not synced', file: 'main/store/second-copy.ts', by: SEEDS,
    from: 'if (isSynced) file.sync()', to: 'void isSynced',
  },
  {
    name: 'the name of a copy that was written anew is not made safe', file: 'main/store/second-copy.ts', by: MANY_SEEDS,
    from: '          disk.syncFolder(dirname(path))\n          isNameSafe = true', to: '          isNameSafe = true',
  },
  {
    name: 'a frame of a commit that failed is not taken back', file: 'main/store/both-copies.ts', by: SEEDS,
    from: 'if (isAppended) copy?.takeBack()', to: 'void isAppended',
  },
  {
    name: 'a commit of the outbox is not on the disk when it returns', file: 'main/store/open-files.ts', by: { tests: ['main/store/on-the-disk.test.ts'] },
    from: "const OUTBOX: DatabaseKind = { synchronous: 'FULL'", to: "const OUTBOX: DatabaseKind = { synchronous: 'NORMAL'",
  },
  {
    name: 'who was in doubt once does not look before a further attempt', file: 'main/outbox/send-item.ts', by: SEEDS,
    from: 'if (row.firstSentAt === null) return false', to: 'if (row.firstSentAt === null || row.entry.order > 0) return false',
  },
  {
    name: 'doubt is resent at once', file: 'main/outbox/transition.ts', by: SEEDS,
    from: 'return moved({ delivery: beginChecking(now, outcome.failure) })', to: 'return queued(now, outcome.failure)',
  },
  {
    name: 'a life that was killed in mid-send sends again', file: 'main/outbox/transition.ts', by: SEEDS,
    from: "return isValue ? queued(now) : moved({ delivery: beginChecking(now, { kind: 'cancelled' }) })", to: 'return isValue || now > 0 ? queued(now) : SAME',
  },
  {
    name: 'every message is a lane of its own', file: 'main/outbox/lanes.ts', by: SEEDS,
    from: 'export function laneOf({ conversationId, intent }: OutboxEntry): string {\n  return intent.kind === \'read\'',
    to: 'export function laneOf({ conversationId, intent, order }: OutboxEntry): string {\n  return isItem(intent) ? `${conversationId} ${order}` : intent.kind === \'read\'',
  },
  {
    name: 'what a person has to decide on holds nobody back', file: 'main/outbox/lanes.ts', by: SEEDS,
    from: "isItem(entry.intent) || entry.delivery.state !== 'failed') ?? null", to: "entry.delivery.state !== 'failed' && entry.delivery.state !== 'uncertain') ?? null",
  },
  {
    name: 'whoever was there first is not enrolled before the start is over', file: 'main/outbox/drain.ts', by: SEEDS,
    from: "    for (const { entry } of await store.outbox.open()) roster.enrol(entry)\n    if (state !== 'new') return", to: "    if (state !== 'new') return",
  },
  {
    name: 'a clock that is set ends the grace', file: 'main/outbox/due-looks.ts', by: SEEDS,
    from: 'return wait.dueAt - clock.uptime()', to: 'return nextCheckAt - clock.now()',
  },
  {
    name: 'a look that somebody asked for may send again', file: 'main/outbox/transition.ts', by: SEEDS,
    from: "resend === 'withSameClientId' && checking.isAsked !== true ?", to: "resend === 'withSameClientId' ?",
  },
  {
    name: 'what one row has claimed another may find', file: 'main/store/outbox.ts', by: SEEDS,
    from: 'claimed: async conversationId =>\n      outbox.texts(', to: 'claimed: async conversationId =>\n      [] || outbox.texts(',
  },
  {
    name: 'a draft stays when its message is taken', file: 'main/store/outbox.ts', by: SEEDS,
    from: 'if (endsDraft === null) return', to: 'if (endsDraft !== undefined) return',
  },
  {
    name: 'what cannot be known is thrown away and not told', file: 'main/outbox/transition.ts', by: SEEDS,
    from: "queued(resendAt) : moved({ delivery: { state: 'uncertain', failure: checking.failure, lookedAt: now } })", to: "queued(resendAt) : moved({ delivery: { state: 'discarded', at: now } })",
  },
  {
    name: 'an entry may be named for another conversation', file: 'main/outbox/outbox.ts', by: SEEDS,
    from: 'if (row === null || row.entry.conversationId === where) return false', to: 'if (row === null || row.entry.conversationId !== null) return false',
  },
  {
    name: 'whatever is wrong with a keychain, it is told as unavailable', file: 'main/vault/vault.ts', by: { troubles: ['the keyring file is damaged'] },
    from: "return failure.cause === 'hung' || failure.cause === 'emptied' ? failure.cause : 'unavailable'", to: "return 'unavailable'",
  },
  {
    name: 'nothing is compared after a break', file: 'main/sync/gap-audit.ts', by: { tests: ['main/sync/nothing-missed.property.test.ts'] },
    from: 'return mayMissItems(record, known, isBroken)', to: 'return mayMissItems(record, known, isBroken) && false',
  },
  {
    name: 'a reply has no place kept for it', file: 'main/quota/next-turn.ts', by: { tests: ['main/quota/saturation.test.ts'] },
    from: 'const SHARE = { send: 100, openThread: 80, list: 70, backfill: 70 }', to: 'const SHARE = { send: 100, openThread: 100, list: 100, backfill: 100 }',
  },
  {
    name: 'a service that says stop is not listened to', file: 'main/quota/stop.ts', by: { tests: ['main/quota/told-to-stop.test.ts'] },
    from: 'boolean => up < lastsTo', to: 'boolean => up < lastsTo && lastsTo < 0',
  },
  {
    name: 'the quota hears a stop and goes on', file: 'main/quota/quota.ts', by: SEEDS_WITH_SYNC,
    from: '    stop = stoppedAgain(stop, { waitMs: until === null ? null : until - now, wentUp: up }, chance())\n    return endOf(stop, momentOf(clock))',
    to: '    return endOf(stoppedAgain(stop, { waitMs: until === null ? null : until - now, wentUp: up }, chance()), momentOf(clock))',
  },
  {
    name: 'a reset in seconds is taken for milliseconds', file: 'main/providers/http/retry-after.ts', by: SEEDS_WITH_SYNC,
    from: '    return value * SECOND_MS\n  }', to: '    return value\n  }',
  },
  {
    name: 'whoever types on forgets what is on its way', file: 'renderer/features/composer/draft-book.ts', by: WINDOW,
    from: 'const page = (): Page => read() ?? unwritten(kept)', to: 'const page = (): Page => ({ ...(read() ?? unwritten(kept)), leaving: null })',
  },
  {
    name: 'the target of a reply is taken when its files have left', file: 'renderer/features/composer/send-composed.ts', by: WINDOW,
    from: "await tell('messages.send', { conversationId, text: MessageText.parse(text) })",
    to: "await tell('messages.send', { conversationId: usePlace.getState().conversationId ?? conversationId, text: MessageText.parse(text) })",
  },
  {
    name: 'an account that was removed goes on sending what is in line', file: 'main/outbox/drain.ts', by: SEEDS,
    from: 'await deliver.send(head, () => isRunning(lane.accountId) && edits.leftMs(head.entry.id) === 0)', to: 'await deliver.send(head, () => true)',
  },
  {
    name: 'what a person discards goes all the same', file: 'main/outbox/send-item.ts', by: SEEDS,
    from: "    if (claimed.type !== 'moved' || !isItem(claimed.row.entry.intent)) return",
    to: `    if (claimed.type === 'same' && claimed.row.entry.delivery.state === 'discarded' && isItem(claimed.row.entry.intent)) {
      await answerOrEcho(claimed.row, claimed.row.entry.intent, { line, mayBegin })
      return
    }
    if (claimed.type !== 'moved' || !isItem(claimed.row.entry.intent)) return`,
  },
  {
    name: 'an account that was removed keeps its place in the line of the quota', file: 'main/quota/paced.ts', by: SEEDS_WITH_SYNC,
    from: 'const unwanted = unwantedSignal()', to: 'const unwanted = [unwantedSignal()].find(() => false)',
  },
  {
    name: 'a thread read that is behind counts as compared', file: 'main/sync/second-look.ts', by: { tests: ['main/sync/nothing-missed.property.test.ts'] },
    from: "if (shownUpTo >= updatedAt || isLast) return { type: 'compared' }", to: "if (shownUpTo >= 0 || isLast) return { type: 'compared' }",
  },
]
