import { expect, test } from 'vitest'
import { z } from 'zod'
import { aSampleAccount } from './a-sample-account.ts'
import { call } from './caller.ts'
import type { FreshchatSimulator } from './freshchat-simulator.ts'

const Listing = z.object({
  messages: z.array(z.object({ id: z.string(), message_parts: z.tuple([z.object({ text: z.object({ content: z.string() }) })]) })),
  link: z.object({ href: z.string() }).optional(),
})

async function readAll(simulator: FreshchatSimulator, path: string) {
  const pages: string[][] = []
  for (let next: string | undefined = path; next !== undefined && pages.length < 50; ) {
    const listing = Listing.parse((await call(simulator, `GET ${next}`)).json)
    pages.push(listing.messages.map(message => message.message_parts[0].text.content))
    next = listing.link?.href
  }
  return pages
}

test('messages come newest first, and the link leads page by page to the first one', async () => {
  const { simulator, open, clock } = await aSampleAccount()
  for (const text of ['three', 'four', 'five']) {
    clock.advance(1000)
    simulator.actions.contactWrites({ conversationId: open.id, text })
  }

  const pages = await readAll(simulator, `/v2/conversations/${open.id}/messages?items_per_page=2`)

  expect(pages).toEqual([['five', 'four'], ['three', 'I will look.'], ['Where is my invoice?']])
})

test('messages of one and the same millisecond are all reached, even one by one', async () => {
  const { simulator, open } = await aSampleAccount()
  for (const text of ['a', 'b', 'c', 'd']) simulator.actions.contactWrites({ conversationId: open.id, text })

  const pages = await readAll(simulator, `/v2/conversations/${open.id}/messages?items_per_page=1`)

  expect(pages.flat()).toEqual(['d', 'c', 'b', 'a', 'I will look.', 'Where is my invoice?'])
})

test('a message that comes between two pages does not shift the linked pages', async () => {
  const { simulator, open, clock } = await aSampleAccount()
  const first = Listing.parse((await call(simulator, `GET /v2/conversations/${open.id}/messages?items_per_page=1`)).json)
  clock.advance(1000)
  simulator.actions.contactWrites({ conversationId: open.id, text: 'meanwhile' })

  const rest = await readAll(simulator, first.link?.href ?? '')

  expect(rest.flat()).toEqual(['Where is my invoice?'])
})

test('raising the page number works too, and a page past the end is empty', async () => {
  const { simulator, open } = await aSampleAccount()

  const second = await call(simulator, `GET /v2/conversations/${open.id}/messages?items_per_page=1&page=2`)
  const past = await call(simulator, `GET /v2/conversations/${open.id}/messages?items_per_page=1&page=3`)

  expect(second.json).toMatchObject({ messages: [{ message_parts: [{ text: { content: 'Where is my invoice?' } }] }] })
  expect(second.json).not.toHaveProperty('pagination')
  expect(past.json).toEqual({ messages: [] })
})

test('with the overlap switched on, each page repeats the last row of the one before', async () => {
  const { simulator, open, clock } = await aSampleAccount()
  clock.advance(1000)
  simulator.actions.contactWrites({ conversationId: open.id, text: 'three' })
  simulator.behaviour.pagesOverlap = true

  const pages = await readAll(simulator, `/v2/conversations/${open.id}/messages?items_per_page=2`)

  expect(pages).toEqual([['three', 'I will look.'], ['I will look.', 'Where is my invoice?']])
})

test('with the other meaning of from_time the links still reach everything', async () => {
  const { simulator, open, clock } = await aSampleAccount()
  clock.advance(1000)
  simulator.actions.contactWrites({ conversationId: open.id, text: 'three' })
  simulator.behaviour.fromTimeIs = 'oldest-shown'

  const pages = await readAll(simulator, `/v2/conversations/${open.id}/messages?items_per_page=1`)

  expect(pages.flat()).toEqual(['three', 'I will look.', 'Where is my invoice?'])
})
