import { expect, test } from 'vitest'
import { openGated } from './gated-open.ts'

async function opened(url: string) {
  const handed: string[] = []
  const verdict = await openGated(url, async given => void handed.push(given))
  return { verdict: verdict.verdict, handed }
}

test.each([
  ['https://shop.example', 'https://shop.example/'],
  ['HTTPS://Shop.Example/a/../b', 'https://shop.example/b'],
  ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ['https:/\u{2F}shop.example/`calc`', 'https://shop.example/%60calc%60'],
])('%s is handed to the system as the gate wrote it', async (url, written) => {
  expect(await opened(url)).toEqual({ verdict: 'allowed', handed: [written] })
})

test.each(['file:///etc/passwd', 'javascript:alert(1)', 'https://user:key@shop.example/', 'https://shop.example/\u{202e}', 'smb://share', 'not an address'])('%s never reaches the system', async url => {
  expect(await opened(url)).toEqual({ verdict: 'refused', handed: [] })
})
