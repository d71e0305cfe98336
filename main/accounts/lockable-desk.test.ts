import { expect, test } from 'vitest'
import { fail } from '#app/result.ts'
import { valueOf } from '#main/store/testing/a-store.ts'
import { ACCOUNT } from '#main/testing/builders.ts'
import { secretOf } from '#main/vault/secret.ts'
import { lockable } from './lockable-desk.ts'
import { aBook } from './testing/a-book.ts'

test('locked, nothing is read and nothing is lost; open again, all is there', async () => {
  const { desk } = await aBook()
  let isLocked = false
  const lock = lockable(desk, () => isLocked)
  valueOf(await lock.write(ACCOUNT, secretOf({ key: 'a-key' })))

  isLocked = true
  expect(await lock.read(ACCOUNT)).toEqual(fail({ kind: 'vaultLocked' }))
  expect(await lock.status()).toMatchObject({ kind: 'memory', state: 'locked' })

  isLocked = false
  expect((await lock.read(ACCOUNT)).ok).toBe(true)
  expect(await lock.status()).toMatchObject({ kind: 'memory', state: 'ok' })
})
