import { z } from 'zod'
import { Campaign } from '#app/domain/campaign.ts'
import { json, type RowReader } from './rows.ts'
import { scopeParam } from './scope-sql.ts'
import { fold } from '#app/domain/search-text.ts'
import type { Sql } from './sql.ts'
import type { CampaignTable } from './store.ts'

const CampaignRow = z.object({ record: json(Campaign) }).transform(({ record }) => record)

export function createCampaignTable({ cache, rows }: Readonly<{ cache: Sql; rows: RowReader }>): CampaignTable {
  const find = (id: Campaign['id']) =>
    rows.one('campaign', CampaignRow, cache.get('SELECT record FROM campaigns WHERE id = @id', { id }))

  return {
    upsert: async campaigns =>
      cache.write(() => {
        for (const campaign of campaigns) {
          const record = JSON.stringify(withWhatWeKnew(campaign, find(campaign.id)))
          cache.run(
            `INSERT INTO campaigns (id, account_id, record) VALUES (@id, @account, @record)
             ON CONFLICT (id) DO UPDATE SET record = excluded.record`,
            { id: campaign.id, account: campaign.accountId, record },
          )
        }
        return null
      }),

    get: async id => find(id),

    list: async ({ scope, search, states }) => {
      const stored = cache.all(
        'SELECT record FROM campaigns WHERE @scope IS NULL OR account_id IN (SELECT value FROM json_each(@scope))',
        scopeParam(scope),
      )
      const wanted = fold(search.trim())
      return rows
        .all('campaign', CampaignRow, stored)
        .filter(({ state }) => states === null || states.includes(state))
        .filter(({ name, subject }) => fold(`${name}\n${subject ?? ''}`).includes(wanted))
        .toSorted((a, b) => newestOf(b) - newestOf(a) || a.id.localeCompare(b.id))
    },
  }
}

/** Lists leave out what only asking for the one campaign gives: that must not wipe what such an asking once gave. */
function withWhatWeKnew(told: Campaign, known: Campaign | null): Campaign {
  if (known === null) return told
  return {
    ...told,
    message: told.message ?? known.message,
    targets: told.targets ?? known.targets,
    reached: told.reached ?? known.reached,
    opened: told.opened ?? known.opened,
    clicked: told.clicked ?? known.clicked,
    unsubscribed: told.unsubscribed ?? known.unsubscribed,
  }
}

function newestOf({ dispatchedAt, updatedAt, createdAt }: Campaign): number {
  return Math.max(dispatchedAt ?? 0, updatedAt ?? 0, createdAt ?? 0)
}
