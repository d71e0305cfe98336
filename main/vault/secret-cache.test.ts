import { expect, test } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import { createSecretCache } from './secret-cache.ts'
import { secretOf } from './secret.ts'

const shop = accountId('shop')
const help = accountId('help')

test('what was kept is fresh, what was never kept is not there', () => {
  const cache = createSecretCache()
  const secret = secretOf({ key: 'key-1' })

  cache.keep(shop, secret)

  expect(cache.get(shop)).toBe(secret)
  expect(cache.isStale(shop)).toBe(false)
  expect(cache.get(help)).toBeNull()
})

test('what was kept serves while the store is in trouble, and is stale once it is well again', () => {
  const cache = createSecretCache()
  cache.keep(shop, secretOf({ key: 'key-1' }))

  cache.noteState('locked')
  expect(cache.isStale(shop)).toBe(false)
  cache.noteState('hung')
  expect(cache.isStale(shop)).toBe(false)
  cache.noteState('ok')

  expect(cache.isStale(shop)).toBe(true)
  expect(cache.get(shop)).not.toBeNull()
})

test('what is kept again after trouble is fresh, and stays so while all is well', () => {
  const cache = createSecretCache()
  cache.keep(shop, secretOf({ key: 'key-1' }))
  cache.noteState('locked')
  cache.noteState('ok')

  cache.keep(shop, secretOf({ key: 'key-2' }))
  cache.noteState('ok')

  expect(cache.isStale(shop)).toBe(false)
})

test('what was forgotten or cleared is gone', () => {
  const cache = createSecretCache()
  cache.keep(shop, secretOf({ key: 'key-1' }))
  cache.keep(help, secretOf({ key: 'key-2' }))

  cache.forget(shop)
  expect(cache.all().map(([id]) => id)).toEqual([help])

  cache.clear()
  expect(cache.all()).toEqual([])
})
