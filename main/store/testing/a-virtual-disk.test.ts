import { expect, test } from 'vitest'
import { aVirtualDisk } from './a-virtual-disk.ts'

const PATH = '/copy'
const bytes = (text: string) => new TextEncoder().encode(text)

/** Chance that always decides the same. */
const [ALL_IS_LOST, NOTHING_IS_LOST] = [() => 0, () => 0.999]

function aDisk() {
  const disk = aVirtualDisk()
  const seen = disk.seenBy(() => false, () => {})
  const textAt = (path: string) => {
    const found = seen.read(path)
    return found === null ? null : new TextDecoder().decode(found)
  }
  return { disk, seen, textAt }
}

test('a power cut takes what was appended since the last sync, and nothing before it', () => {
  const { disk, seen, textAt } = aDisk()
  const file = seen.open(PATH)
  seen.syncFolder('/')
  file.append(bytes('safe'))
  file.sync()
  file.append(bytes(' and not'))

  disk.cutPower(NOTHING_IS_LOST)
  expect(textAt(PATH)).toBe('safe and not')

  seen.open(PATH).append(bytes(', nor this'))
  disk.cutPower(() => 0.5)
  expect(textAt(PATH)).toBe('safe and not, nor')
  disk.cutPower(ALL_IS_LOST)
  expect(textAt(PATH)).toBe('safe and not, nor')
})

test('a power cut in the middle of a sync leaves any part of what was to be safe', () => {
  const disk = aVirtualDisk()
  const dying = disk.seenBy(() => false, () => {
    throw new Error('dark')
  })
  const file = dying.open(PATH)
  disk.seenBy(() => false, () => {}).syncFolder('/')
  file.append(bytes('12345678'))
  expect(() => file.sync()).toThrow('dark')

  disk.cutPower(() => 0.5)

  expect(dying.read(PATH)).toEqual(bytes('1234'))
})

test('what was cut off and not synced may be there again after a power cut', () => {
  const { disk, seen, textAt } = aDisk()
  const file = seen.open(PATH)
  seen.syncFolder('/')
  file.append(bytes('a frame, a frame that was taken back'))
  file.sync()
  file.cut(7)
  expect(textAt(PATH)).toBe('a frame')

  disk.cutPower(ALL_IS_LOST)
  expect(textAt(PATH)).toBe('a frame, a frame that was taken back')
})

test('a power cut undoes what was renamed, made and removed since the folder was synced', () => {
  const { disk, seen, textAt } = aDisk()
  const write = (path: string, text: string) => {
    const file = seen.open(path)
    file.append(bytes(text))
    file.sync()
  }
  write(PATH, 'old')
  seen.syncFolder('/')
  write('/fresh', 'new')
  seen.rename('/fresh', PATH)
  expect(textAt(PATH)).toBe('new')

  disk.cutPower(ALL_IS_LOST)
  expect([textAt(PATH), textAt('/fresh')]).toEqual(['old', null])

  write('/fresh', 'new')
  seen.rename('/fresh', PATH)
  seen.syncFolder('/')
  disk.cutPower(ALL_IS_LOST)
  expect(textAt(PATH)).toBe('new')
})
