import { expect, test } from 'vitest'
import { uploadShare } from './upload-share.ts'

test('a file is all there when its last byte is', () => {
  expect([0, 1_999, 1_999.9, 2_000].map(sentBytes => uploadShare({ sentBytes, bytes: 2_000 }))).toEqual([0, 0.99, 0.99, 1])
})

test('what nobody measured has no share', () => {
  expect([uploadShare(undefined), uploadShare(null), uploadShare({ sentBytes: 0, bytes: 0 })]).toEqual([null, null, null])
})
