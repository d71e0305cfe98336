import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import { AccountId } from '#app/domain/ids.ts'
import type { SecretFields } from './secret.ts'

// The file of the passphrase vault: JSON, version 1. scrypt makes the key, AES-256-GCM seals the secrets and vouches for
// the header, and a checksum over everything tells a damaged file from a wrong passphrase.

const FORMAT = 'tributary-vault'
const VERSION = 1
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
const SALT_BYTES = 16
/** Where OWASP puts scrypt: 128 MiB and some tenths of a second for each guess. */
export const SCRYPT_COST = 2 ** 17

const base64 = (bytes: number) => z.base64().refine(text => Buffer.from(text, 'base64').length === bytes)

const Header = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  // Bounded, so that a planted file cannot ask for all memory.
  kdf: z.object({ name: z.literal('scrypt'), cost: z.int().min(2 ** 10).max(2 ** 20), salt: base64(SALT_BYTES) }),
})
export type VaultHeader = z.infer<typeof Header>

const SealedFile = z.object({
  header: Header,
  sealed: z.object({ cipher: z.literal('aes-256-gcm'), iv: base64(IV_BYTES), tag: base64(TAG_BYTES), text: z.base64() }),
  checksum: z.string(),
})
export type SealedFile = z.infer<typeof SealedFile>

const Newer = z.object({ header: z.object({ format: z.literal(FORMAT), version: z.int().min(VERSION + 1) }) })

const Contents = z.record(AccountId, z.record(z.string(), z.string()))
export type VaultContents = Readonly<Record<AccountId, SecretFields>>

export function newHeader(cost: number): VaultHeader {
  return { format: FORMAT, version: VERSION, kdf: { name: 'scrypt', cost, salt: randomBytes(SALT_BYTES).toString('base64') } }
}

/** The key of a header's salt. The same letters typed on two keyboards are the same passphrase (NFKC). */
export function keyOf(header: VaultHeader, passphrase: string): Promise<Buffer> {
  const { cost, salt } = header.kdf
  const options = { cost, blockSize: 8, parallelization: 1, maxmem: 2 * 128 * 8 * cost }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

export function seal(contents: VaultContents, header: VaultHeader, key: Buffer): Uint8Array {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(vouchedFor(header))
  const text = Buffer.concat([cipher.update(JSON.stringify(contents), 'utf8'), cipher.final()])
  const sealed = {
    cipher: 'aes-256-gcm' as const,
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    text: text.toString('base64'),
  }
  return Buffer.from(JSON.stringify({ header, sealed, checksum: checksumOf({ header, sealed }) }))
}

/** `newer`: written by a later version, and whole as far as we can tell. */
export function parseSealed(bytes: Uint8Array): SealedFile | 'damaged' | 'newer' {
  const json = parsed(bytes)
  if (Newer.safeParse(json).success) return 'newer'
  const file = SealedFile.safeParse(json)
  return file.success && checksumOf(file.data) === file.data.checksum ? file.data : 'damaged'
}

/** `wrongKey`: not sealed with this key. `damaged`: sealed with it, and still nothing we understand. */
export function unseal({ header, sealed }: SealedFile, key: Buffer): VaultContents | 'wrongKey' | 'damaged' {
  const iv = Buffer.from(sealed.iv, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
    .setAAD(vouchedFor(header))
    .setAuthTag(Buffer.from(sealed.tag, 'base64'))
  let text: Buffer
  try {
    text = Buffer.concat([decipher.update(sealed.text, 'base64'), decipher.final()])
  } catch {
    return 'wrongKey'
  }
  const contents = Contents.safeParse(parsed(text))
  return contents.success ? contents.data : 'damaged'
}

function vouchedFor(header: VaultHeader): Buffer {
  return Buffer.from(JSON.stringify(header))
}

function checksumOf({ header, sealed }: Pick<SealedFile, 'header' | 'sealed'>): string {
  return createHash('sha256').update(JSON.stringify({ header, sealed })).digest('hex')
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}
