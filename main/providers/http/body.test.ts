import { describe, expect, test } from 'vitest'
import { readBody } from './body.ts'

const read = (body: string | Uint8Array<ArrayBuffer> | null, type?: string) => readBody(new Response(body, type === undefined ? {} : { headers: { 'content-type': type } }), 1_000_000)

describe('JSON', () => {
  test.each([
    ['{"a":[1,null]}', { a: [1, null] }],
    ['  [1]\n', [1]],
    ['"text"', 'text'],
    ['null', null],
    ['7', 7],
    ['"<!doctype html>"', '<!doctype html>'],
    ['{"a":1,"a":2}', { a: 2 }],
    ['1e999', Infinity],
  ])('%j is read, whatever the service calls it', async (text, value) => {
    expect(await read(text)).toEqual({ type: 'json', value })
    expect(await read(text, 'text/plain')).toEqual({ type: 'json', value })
    expect(await read(text, 'application/octet-stream')).toEqual({ type: 'json', value })
  })

  test('a byte order mark in front does not hide it', async () => {
    expect(await read('\u{feff}{"a":1}')).toEqual({ type: 'json', value: { a: 1 } })
  })

  test('letters that are no UTF-8 become marks, and the rest is read', async () => {
    expect(await read(new Uint8Array([0x22, 0x61, 0xff, 0x62, 0x22]))).toEqual({ type: 'json', value: 'a\u{fffd}b' })
  })

  test('a field that every object has is a field like any other', async () => {
    const body = await read('{"__proto__":{"isAdmin":true}}')

    expect(body.type === 'json' && Object.keys(Object(body.value))).toEqual(['__proto__'])
    expect('isAdmin' in {}).toBe(false)
  })

  test('a nest of a hundred thousand lists does not take us down', async () => {
    const body = await read('['.repeat(100_000) + ']'.repeat(100_000))

    expect(['json', 'malformed']).toContain(body.type)
  })
})

describe('everything else', () => {
  test.each(['{"a":', '{a:1}', "{'a':1}", 'ok', 'true false', '[1,]', '\u{0}', 'NaN', '{"a":1}{"b":2}', '--boundary'])('%j is malformed', async text => {
    expect(await read(text)).toEqual({ type: 'malformed' })
  })

  test.each([
    ['<!doctype html><p>Sign in', undefined],
    ['\n\n  <HTML lang="en">', undefined],
    ['<!DOCTYPE html>', 'application/json'],
    ['{"a":1}', 'text/html; charset=utf-8'],
    ['Bad gateway', 'text/html'],
  ])('a page is told from a broken answer: %j', async (text, type) => {
    expect(await read(text, type)).toEqual({ type: 'html' })
  })

  test('an answer in XML is malformed, not a page', async () => {
    expect(await read('<?xml version="1.0"?><error/>', 'application/xml')).toEqual({ type: 'malformed' })
  })

  test.each([null, '', new Uint8Array()])('nothing is nothing', async body => {
    expect(await read(body)).toEqual({ type: 'none' })
    expect(await read(body, 'text/html')).toEqual({ type: 'none' })
  })
})

test('what is too large is not looked at', async () => {
  expect(await readBody(new Response('<!doctype html>'), 5)).toEqual({ type: 'tooLarge' })
})

test('a connection that breaks in the middle is not an answer', async () => {
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"a":'))
      controller.error(new Error('reset'))
    },
  })

  await expect(readBody(new Response(broken), 1_000)).rejects.toThrow('reset')
})
