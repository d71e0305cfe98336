import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameOf, readFrames } from './frames.ts'

const join = (payloads: readonly string[]) => Buffer.concat(payloads.map(frameOf))
const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { minLength: 1, maxLength: 8 })

test('what was framed is read again, in order', () => {
  fc.assert(
    fc.property(texts, payloads => {
      expect(readFrames(join(payloads))).toEqual({ payloads, damaged: 0, goodBytes: join(payloads).length, cutBytes: 0 })
    }),
  )
})

test('no bytes are no frames', () => {
  expect(readFrames(new Uint8Array())).toEqual({ payloads: [], damaged: 0, goodBytes: 0, cutBytes: 0 })
})

test('a file that was torn anywhere keeps every frame before the tear', () => {
  const payloads = ['one', 'zwei', '三', '']
  const whole = join(payloads)
  const ends = payloads.map((_, index) => join(payloads.slice(0, index + 1)).length)

  for (let length = 0; length <= whole.length; length += 1) {
    const kept = ends.filter(end => end <= length).length
    const goodBytes = ends[kept - 1] ?? 0
    expect(readFrames(whole.subarray(0, length))).toEqual({ payloads: payloads.slice(0, kept), damaged: 0, goodBytes, cutBytes: length - goodBytes })
  }
})

test('a byte that is wrong costs the frame it stands in and no other', () => {
  const payloads = ['one', 'zwei', '三', 'four']
  const whole = join(payloads)
  let at = 0
  for (const payload of payloads) {
    const end = at + frameOf(payload).length
    for (; at < end; at += 1) {
      const spoiled = Buffer.from(whole)
      spoiled[at] = (spoiled[at] ?? 0) ^ 0x40
      const { payloads: read, damaged, cutBytes } = readFrames(spoiled)
      expect(read).toEqual(payloads.filter(other => other !== payload))
      expect([damaged, cutBytes > 0]).toEqual(payload === 'four' ? [0, true] : [1, false])
    }
  }
})

test('a length that damage made enormous does not swallow what follows', () => {
  const spoiled = join(['one', 'two'])
  spoiled.writeUInt32LE(0xfffffff0, 4)

  expect(readFrames(spoiled).payloads).toEqual(['two'])
})

test('a text that looks like a frame is a text, also where the frame around it is damaged', () => {
  const inner = Buffer.from(frameOf('inner')).toString('latin1')
  const spoiled = Buffer.from(join([inner, 'after']))
  spoiled[8] = (spoiled[8] ?? 0) ^ 1

  expect(readFrames(join([inner])).payloads).toEqual([inner])
  expect(readFrames(spoiled).payloads).toEqual(['after'])
})

test('whatever the bytes are, reading ends and invents nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), noise => {
      const read = readFrames(noise)
      expect(read.goodBytes + read.cutBytes).toBe(noise.length)
      expect(read.payloads).toEqual([])
    }),
  )
})
