import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LinkVerdict } from '#app/contract/app.ts'
import { inspectLink } from './link-gate.ts'

const gate = (url: string, label: string | null = null) => inspectLink(url, label)
const reasonFor = (url: string) => {
  const verdict = gate(url)
  return verdict.verdict === 'refused' ? verdict.reason : `allowed: ${verdict.url}`
}

describe('a link that says what it is', () => {
  test.each([
    ['https://shop.example', 'https://shop.example/', 'shop.example'],
    ['https://shop.example/a/b?c=d#e', 'https://shop.example/a/b?c=d#e', 'shop.example'],
    ['HTTPS://SHOP.EXAMPLE/Path', 'https://shop.example/Path', 'shop.example'],
    ['https://shop.example:8443/', 'https://shop.example:8443/', 'shop.example:8443'],
    ['https://shop.example/%E2%80%AE?q=%0d%0a', 'https://shop.example/%E2%80%AE?q=%0d%0a', 'shop.example'],
    ['https://shop.example/Grüße/退款', 'https://shop.example/Gr%C3%BC%C3%9Fe/%E9%80%80%E6%AC%BE', 'shop.example'],
    ['https://[2001:db8::1]/', 'https://[2001:db8::1]/', '[2001:db8::1]'],
    ["https://shop.example/a'b(c)!*", "https://shop.example/a'b(c)!*", 'shop.example'],
  ])('%s may be opened, as %s', (link, url, asciiHost) => {
    expect(gate(link)).toEqual({ verdict: 'allowed', url, asciiHost, warnings: [] })
  })

  test('may go unencrypted, and that is said', () => {
    expect(gate('http://shop.example')).toMatchObject({ verdict: 'allowed', warnings: ['insecure'] })
  })

  test.each([
    ['http://0x7f.1', '127.0.0.1'],
    ['http://2130706433/', '127.0.0.1'],
    ['http://127.1', '127.0.0.1'],
    ['https://①②⑦.0.0.1', '127.0.0.1'],
    ['https://ＳＨＯＰ.example', 'shop.example'],
    ['https://shop。example', 'shop.example'],
  ])('%s is shown as where it really leads: %s', (link, asciiHost) => {
    expect(gate(link)).toMatchObject({ verdict: 'allowed', asciiHost })
  })
})

describe('a scheme that is not of the web', () => {
  test.each([
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'javascript://shop.example/%0aalert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:msgbox(1)',
    'file:///etc/passwd', 'file://server/share', 'smb://server/share', 'ftp://shop.example', 'sftp://shop.example', 'ssh://shop.example', 'telnet://shop.example',
    'ms-msdt:/id PCWDiagnostic'.replace(' ', '%20'), 'search-ms:query=x&crumb=location:%5C%5Cserver', 'ms-officecmd:%7B%7D', 'ms-word:ofe|u|https://x.example', 'shell:startup', 'intent://x#Intent;end',
    'tel:+4312345', 'sms:+4312345', 'facetime:x', 'callto:x', 'skype:x?call', 'zoommtg://x', 'slack://open', 'vscode://file/etc/passwd', 'steam://run/1',
    'chrome://settings', 'about:blank', 'blob:https://shop.example/1', 'view-source:https://shop.example', 'ws://shop.example', 'wss://shop.example', 'app://tributary/index.html',
    'x-apple.systempreferences:', 'tributary://x', 'jar:https://shop.example!/x', 'filesystem:https://shop.example/x', 'urn:isbn:1', 'httpss://shop.example', 'https+unix://x',
  ])('%s is refused', link => {
    expect(reasonFor(link)).toBe('scheme')
  })
})

describe('what is no whole address', () => {
  test.each([
    '', 'shop.example', 'www.shop.example/path', '/path', '//shop.example', '//server/share', '?q', '#top', 'https', 'https:', 'https:/', 'https://', 'https:///', 'https:///shop.example',
    'https:////shop.example', 'https:shop.example', 'https:/shop.example', 'http:shop.example', 'https://?q', 'https://#f', 'https://:443', 'https://shop.example:99999', 'https://shop.example:port',
    'https://[::1', 'https://a b.example'.replace(' ', '%20'), 'https://%00.example', 'https://shop<.example', 'https://shop.example%2f@', 'https://256.256.256.256', 'mailto:', 'mailto:?to=a@b.example', 'mailto:nobody', 'mailto:@',
  ])('%j is refused', link => {
    expect(reasonFor(link)).toBe('notAnAddress')
  })

  test.each(['', 'x'])('nor does an absent one pass with the label %j', label => {
    expect(gate('', label).verdict).toBe('refused')
  })
})

describe('what hides', () => {
  const HIDING = [
    '\t', '\n', '\r', '\r\n', ' ', '\u{0}', '\u{7}', '\u{1b}[31m', '\u{7f}', '\u{85}', '\u{a0}', '\u{ad}', '\u{61c}', '\u{180e}', '\u{2003}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}',
    '\u{200f}', '\u{2028}', '\u{2029}', '\u{202a}', '\u{202e}', '\u{2060}', '\u{2066}', '\u{2069}', '\u{2500}', '\u{2571}', '\u{25ff}', '\u{3000}', '\u{feff}', '\u{fff9}', '\u{e0041}', '\u{d800}', '\\',
  ]

  test.each(HIDING)('%j is refused wherever it stands', hidden => {
    const links = [`${hidden}https://shop.example`, `java${hidden}script:alert(1)`, `https:${hidden}//shop.example`, `https://shop${hidden}.example`, `https://shop.example/a${hidden}b`, `https://shop.example/?q=${hidden}`, `https://shop.example#${hidden}`, `mailto:ada${hidden}@shop.example`]

    expect(links.filter(link => reasonFor(link) !== 'hiddenCharacters')).toEqual([])
  })

  test.each(['\\\\server\\share', 'https:\\\\shop.example', 'https://shop.example\\@evil.example', 'https:/\\evil.example', 'C:\\Windows\\System32\\calc.exe'])('a way that another system reads otherwise: %s', link => {
    expect(reasonFor(link)).toBe('hiddenCharacters')
  })

  test.each(['mailto:%E2%80%AEmoc.elpmaxe@ada', 'mailto:ada%00@shop.example', 'mailto:ada%0d%0a@shop.example', 'mailto:ada%E2%80%8B@shop.example'])('nor does it pass encoded in a mail address: %s', link => {
    expect(reasonFor(link)).toBe('hiddenCharacters')
  })
})

test.each(['https://ada@shop.example', 'https://ada:secret@shop.example', 'https://:secret@shop.example', 'https://paypal.com@evil.example', 'https://paypal.com%2f@evil.example', 'http://a:b@127.0.0.1:80/'])(
  '%s carries a name or a password, and is refused',
  link => {
    expect(reasonFor(link)).toBe('credentials')
  },
)

test('an address is as long as systems take, as it is written and as it is sent', () => {
  const room = 2_048 - 'https://shop.example/'.length

  expect(gate(`https://shop.example/${'a'.repeat(room)}`).verdict).toBe('allowed')
  expect(reasonFor(`https://shop.example/${'a'.repeat(room + 1)}`)).toBe('tooLong')
  expect(reasonFor(`https://shop.example/${'退'.repeat(1_000)}`)).toBe('tooLong')
  expect(reasonFor(`mailto:ada@shop.example?body=${'a'.repeat(2_048)}`)).toBe('tooLong')
  expect(reasonFor('javascript:'.padEnd(10_000, 'a'))).toBe('tooLong')
})

describe('a host that is written in other letters', () => {
  test.each([
    ['https://аpple.com', 'xn--pple-43d.com'],
    ['https://bücher.example', 'xn--bcher-kva.example'],
    ['https://退款.example', 'xn--0kw179e.example'],
    ['https://xn--pple-43d.com', 'xn--pple-43d.com'],
    ['https://shop.xn--p1ai', 'shop.xn--p1ai'],
    ['https://😀.example', 'xn--e28h.example'],
  ])('%s shows itself in ASCII, and is pointed at', (link, asciiHost) => {
    expect(gate(link)).toMatchObject({ verdict: 'allowed', asciiHost, warnings: ['lookAlikeHost'] })
  })
})

describe('a label that names a host', () => {
  test.each([
    ['shop.example', 'https://shop.example/path'],
    ['https://shop.example', 'https://shop.example'],
    ['www.shop.example', 'https://shop.example'],
    ['shop.example', 'https://www.shop.example'],
    [' Shop.Example/other?x ', 'https://shop.example'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
    ['our shop', 'https://evil.example'],
    ['see https://shop.example for more', 'https://evil.example'],
    ['', 'https://evil.example'],
    ['...', 'https://evil.example'],
    ['ada@shop.example', 'https://evil.example'],
  ])('%j is no lie about %s', (label, link) => {
    expect(gate(link, label)).not.toMatchObject({ warnings: expect.arrayContaining(['labelNamesAnotherHost']) })
  })

  test.each([
    ['shop.example', 'https://evil.example'],
    ['https://shop.example/login', 'https://evil.example/login'],
    ['shop.example', 'https://shop.example.evil.example'],
    ['shop.example', 'https://evil-shop.example'],
    ['SHOP.EXAMPLE', 'https://evil.example'],
    ['shop．example', 'https://evil.example'],
    ['shop。example', 'https://evil.example'],
    ['ｓｈｏｐ.example', 'https://evil.example'],
    ['shop\u{200b}.example', 'https://evil.example'],
    ['\u{202e}elpmaxe.pohs', 'https://evil.example'],
    ['apple.com', 'https://аpple.com'],
    ['https://shop.example:443/', 'https://evil.example'],
    ['  shop.example\n', 'https://evil.example'],
  ])('%j is one about %s', (label, link) => {
    expect(gate(link, label)).toMatchObject({ verdict: 'allowed', warnings: expect.arrayContaining(['labelNamesAnotherHost']) })
  })

  test('a label of ten thousand letters is looked at in no time', () => {
    for (const label of ['a.'.repeat(1_000), `${'a'.repeat(2_000)}!`, ' '.repeat(2_000), 'https://'.repeat(250)]) expect(gate('https://shop.example', label).verdict).toBe('allowed')
  })
})

describe('a mail address', () => {
  test.each([
    ['mailto:ada@shop.example', 'ada@shop.example'],
    ['mailto:ada@shop.example?subject=Hello&body=One%0ATwo', 'ada@shop.example'],
    ['MAILTO:ada%2Bnews@shop.example', 'ada+news@shop.example'],
    ['mailto:ada@shop.example,bo@shop.example', 'ada@shop.example,bo@shop.example'],
  ])('%s may be written to: %s', (link, asciiHost) => {
    expect(gate(link)).toMatchObject({ verdict: 'allowed', asciiHost, warnings: [] })
  })

  test.each(['mailto:ada@аpple.com', 'mailto:ada@%D0%B0pple.com', 'mailto:ada@аpple.com,bo@shop.example'])('%s shows its host in ASCII, and is pointed at', link => {
    const verdict = gate(link)

    expect(verdict).toMatchObject({ verdict: 'allowed', warnings: ['lookAlikeHost'] })
    expect(verdict.verdict === 'allowed' && verdict.asciiHost).toContain('ada@xn--pple-43d.com')
  })

  test.each(['attach=/etc/passwd', 'attachment=/etc/passwd', 'ATTACH=x', '%61ttach=x', 'subject=a&attach=x', 'attachments=x', 'subject=a&&Attachment=file:///x'])('never comes with a file: ?%s', query => {
    expect(reasonFor(`mailto:ada@shop.example?${query}`)).toBe('scheme')
  })
})

/** What must hold of any answer, whatever was asked. */
function expectSafe(link: string, label: string | null = null): void {
  const verdict = gate(link, label)
  expect(LinkVerdict.parse(verdict)).toEqual(verdict)
  if (verdict.verdict === 'refused') return
  expect(verdict.url).toMatch(/^(?:https?:\/\/[^/@\s]+(?:[/?#]|$)|mailto:[^\s]+@)/)
  expect(verdict.url).toMatch(/^[\u0021-\u007e]+$/)
  expect(verdict.url.length).toBeLessThanOrEqual(2_048)
  expect(verdict.asciiHost).not.toMatch(/[\p{Cc}\p{Cf}\p{Z}]/u)
  if (!verdict.url.startsWith('mailto:')) expect(verdict.asciiHost).toMatch(/^[\u0021-\u007e]+$/)
  expect(gate(verdict.url)).toMatchObject({ verdict: 'allowed', url: verdict.url })
}

test('whatever text is a link, the answer is one of two, and what is allowed is of the web and passes again', () => {
  const anyText = fc.array(fc.nat(0x10ffff), { maxLength: 20 }).map(codes => String.fromCodePoint(...codes))
  const piece = fc.constantFrom('http', 'https', ':', '//', '/', '\\', '@', 'javascript', 'mailto', 'shop.example', 'аpple', '.', '%00', '%2f', '?', '#', '[', ']', '\t', '\u{202e}', ' ', '127.0.0.1', ',', 'attach=')

  fc.assert(
    fc.property(fc.oneof(anyText, fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join(''))), fc.option(anyText), expectSafe),
    { numRuns: 2_000 },
  )
})

const corpus = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpora', 'xss-payloads.txt')

test.skipIf(!existsSync(corpus))('none of the payloads of a public collection opens anything but a page of the web', () => {
  const payloads = readFileSync(corpus, 'utf8').split('\n').filter(line => line !== '')
  expect(payloads.length).toBeGreaterThan(6_000)

  for (const payload of payloads) {
    expectSafe(payload)
    expectSafe(`https://shop.example/${payload}`, payload.slice(0, 2_000))
    expectSafe(`javascript:${payload}`)
  }
  expect(payloads.filter(payload => gate(`javascript:${payload}`).verdict === 'allowed')).toEqual([])
})

if (!existsSync(corpus)) console.warn('SKIPPED: the collection of payloads beside this project is not there; only the lists of this file were tried on the link gate')
