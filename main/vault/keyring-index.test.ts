import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import { createKeyringIndex, type KeyringIndex } from './keyring-index.ts'

const shop = accountId('shop')
const help = accountId('help')

describe('the list of what we put into the keyring', () => {
  let folder: string
  let path: string
  let index: KeyringIndex
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tributary-index-'))
    path = join(folder, 'keyring-index.json')
    index = createKeyringIndex(path)
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('is null while the keyring was never used, and empty once it was', async () => {
    expect(await index.load()).toEqual({ ok: true, value: null })

    await index.found()

    expect(await index.load()).toEqual({ ok: true, value: [] })
  })

  test('names each account once, until it is dropped', async () => {
    await index.add(shop)
    await index.add(help)
    await index.add(shop)
    expect(await index.load()).toEqual({ ok: true, value: [shop, help] })

    await index.drop(shop)

    expect(await index.load()).toEqual({ ok: true, value: [help] })
  })

  test('keeps its accounts when the keyring is found again', async () => {
    await index.add(shop)
    await index.found()

    expect(await index.load()).toEqual({ ok: true, value: [shop] })
  })

  test.each(['', '{', '{"version":1,"accounts":["not an id"]}', '[]'])('counts as used when its file holds %j', async text => {
    await writeFile(path, text)

    expect(await index.load()).toEqual({ ok: true, value: [] })
  })

  test('is a failure, not "never used", when its file cannot be read', async () => {
    expect((await createKeyringIndex(folder).load()).ok).toBe(false)
  })

  test('holds the ids of accounts and nothing else', async () => {
    await index.add(shop)

    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ version: 1, accounts: ['acc:shop'] })
  })
})
