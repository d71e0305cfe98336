import { proveKeyring } from '#main/vault/testing/prove-keyring.ts'
import { missingSecretServiceTools } from '#main/vault/testing/secret-service.ts'

// A process of its own that hides, kills, hangs and damages a real keyring, and counts what it cost.

type Asked = Readonly<{ accounts: number; kills: number; troubles: readonly string[] | null; idleMs: number }>
const missing = missingSecretServiceTools()
const counts = { troubles: 0, accounts: 0, daemonKills: 0, lost: 0, saidNotFound: 0, toldOtherwise: 0, slowestStateMs: 0, longestStallMs: 0 }
if (missing.length === 0) {
  const asked: Asked = JSON.parse(process.argv[2] ?? '{}')
  for await (const figures of proveKeyring(asked)) {
    if (!('lost' in figures)) continue
    if ('kills' in figures) counts.daemonKills += figures.kills
    counts.lost += figures.lost
    if (!('state' in figures)) continue
    counts.troubles += 1
    counts.accounts = figures.accounts
    counts.saidNotFound += figures.saidNotFound
    if (figures.state !== figures.mustTell) counts.toldOtherwise += 1
    counts.slowestStateMs = Math.max(counts.slowestStateMs, figures.stateMs)
    counts.longestStallMs = Math.max(counts.longestStallMs, figures.longestStallMs - figures.idleStallMs)
  }
}
process.stdout.write(`${JSON.stringify({ ...counts, missing })}\n`)
