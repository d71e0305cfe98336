import { describe, expect, test } from 'vitest'
import { keyOf, newHeader, parseSealed, seal, unseal, type SealedFile } from './passphrase-file.ts'

const QUICK = 2 ** 10
const contents = { 'acc:shop': { key: 'sk-canary' } }

async function aSealedFile(passphrase = 'a long passphrase') {
  const header = newHeader(QUICK)
  const key = await keyOf(header, passphrase)
  return { header, key, bytes: seal(contents, header, key) }
}

function readable(bytes: Uint8Array): SealedFile {
  const file = parseSealed(bytes)
  if (typeof file === 'string') throw new Error(file)
  return file
}

describe('the file of a passphrase vault', () => {
  test('opens with the key it was sealed with', async () => {
    const { key, bytes } = await aSealedFile()

    expect(unseal(readable(bytes), key)).toEqual(contents)
  })

  test('does not open with the key of another passphrase', async () => {
    const { header, bytes } = await aSealedFile()

    expect(unseal(readable(bytes), await keyOf(header, 'another passphrase'))).toBe('wrongKey')
  })

  test('takes a passphrase however its letters were put together', async () => {
    const header = newHeader(QUICK)

    expect(await keyOf(header, 'Zo\u00eb')).toEqual(await keyOf(header, 'Zoe\u0308'))
  })

  test('never uses a salt or a nonce twice', async () => {
    const header = newHeader(QUICK)
    const key = await keyOf(header, 'a long passphrase')

    const nonces = Array.from({ length: 50 }, () => readable(seal(contents, header, key)).sealed.iv)

    expect(new Set(nonces).size).toBe(50)
    expect(newHeader(QUICK).kdf.salt).not.toBe(header.kdf.salt)
  })

  test('shows nothing of what it holds, not even the accounts', async () => {
    const { bytes } = await aSealedFile()

    const text = new TextDecoder().decode(bytes)
    expect(text).not.toContain('canary')
    expect(text).not.toContain('acc:')
    expect(text).not.toContain(Buffer.from('sk-canary').toString('base64').slice(0, 8))
  })

  test('is never taken for whole after one bit of any byte changed', async () => {
    const { bytes } = await aSealedFile()

    const taken = [...bytes].flatMap((byte, at) => {
      const changed = Uint8Array.from(bytes)
      changed[at] = byte ^ (1 << at % 8)
      return typeof parseSealed(changed) === 'string' ? [] : [at]
    })

    expect(taken).toEqual([])
  })

  test('is damaged when it was cut anywhere', async () => {
    const { bytes } = await aSealedFile()

    const outcomes = new Set(Array.from(bytes, (_, length) => parseSealed(bytes.slice(0, length))))

    expect(outcomes).toEqual(new Set(['damaged']))
  })

  test('does not open when somebody changed its header and mended the checksum', async () => {
    const { key, bytes } = await aSealedFile()
    const file = readable(bytes)
    const changed = { ...file, header: { ...file.header, kdf: { ...file.header.kdf, cost: QUICK * 2 } } }

    expect(unseal(changed, key)).toBe('wrongKey')
  })

  test('is neither damaged nor readable when a later version wrote it', () => {
    const later = { header: { format: 'tributary-vault', version: 2 }, something: 'else' }

    expect(parseSealed(new TextEncoder().encode(JSON.stringify(later)))).toBe('newer')
  })

  test('is damaged when it asks for more memory than we ever give', async () => {
    const { header, bytes } = await aSealedFile()
    const text = new TextDecoder().decode(bytes).replace(`"cost":${header.kdf.cost}`, '"cost":1073741824')

    expect(parseSealed(new TextEncoder().encode(text))).toBe('damaged')
  })
})
