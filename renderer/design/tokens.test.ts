import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { accountColours } from './account-colour.ts'
import { contrast, distance, flatten, parseHex, seenBy, type Colour, type Sight } from './contrast.ts'
import { rowHeightPx, type Density } from './density.ts'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

const surfaces = ['--window', '--panel', '--raised']
const strengths = ['--text', '--text-muted', '--text-faint']
const states = ['note', 'failed', 'live', 'mention']
const sights = ['usual', 'protanopia', 'deuteranopia', 'tritanopia'] as const satisfies readonly Sight[]

describe.each(themes)('in the %s theme', theme => {
  test.each(surfaces)('text in all strengths can be read on %s, also on hovered and selected rows', surface => {
    const ground = colour(surface, theme)
    const grounds = [ground, ...['--fill', '--fill-hover', '--fill-selected'].map(fill => flatten(colour(fill, theme), ground))]
    for (const strength of strengths) for (const below of grounds) expect(contrast(colour(strength, theme), below), strength).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['--ours-ground', '--theirs-ground', '--sunken'])('text in all strengths can be read on %s', ground => {
    for (const strength of strengths) expect(contrast(colour(strength, theme), colour(ground, theme)), strength).toBeGreaterThanOrEqual(4.5)
  })

  test.each(states)('words about %s can be read on its ground and on every surface', state => {
    for (const ground of [`--${state}-ground`, ...surfaces]) {
      expect(contrast(colour(`--${state}-text`, theme), colour(ground, theme)), ground).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(colour('--text', theme), colour(`--${state}-ground`, theme))).toBeGreaterThanOrEqual(4.5)
  })

  test.each([...states.map(state => `--${state}`), '--focus', '--edge'])('the mark %s stands out 3:1 from every surface', mark => {
    for (const surface of surfaces) expect(contrast(colour(mark, theme), colour(surface, theme)), surface).toBeGreaterThanOrEqual(3)
  })

  test('the words on filled buttons can be read', () => {
    expect(contrast(colour('--text-inverse', theme), colour('--ink', theme))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(parseHex('#ffffff'), colour('--failed-fill', theme))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(parseHex('#1c1404'), colour('--note', theme))).toBeGreaterThanOrEqual(4.5)
  })

  test('hairlines are 8 to 12 percent of the text colour', () => {
    for (const line of ['--hairline', '--hairline-strong']) {
      const { rgb, alpha } = colour(line, theme)
      expect(rgb).toEqual(colour('--text', theme).rgb)
      expect(alpha).toBeGreaterThanOrEqual(0.08)
      expect(alpha).toBeLessThanOrEqual(0.125)
    }
  })

  test.each(accountColours)('letters on account colour %i can be read, and the colour shows on every surface', number => {
    const fill = colour(`--account-${number}`, theme)
    expect(contrast(colour(`--account-${number}-on`, theme), fill)).toBeGreaterThanOrEqual(4.5)
    for (const surface of surfaces) expect(contrast(fill, colour(surface, theme)), surface).toBeGreaterThanOrEqual(3)
  })

  test.each(sights)('no two account colours look alike in %s', sight => {
    const seen = accountColours.map(number => seenBy(sight, colour(`--account-${number}`, theme)))
    const closest = Math.min(...seen.flatMap((one, at) => seen.slice(at + 1).map(other => distance(one, other))))
    expect(closest).toBeGreaterThanOrEqual(0.06)
  })
})

test('the row heights in density.ts are the ones of tokens.css', () => {
  for (const density of ['comfortable', 'cosy', 'compact'] as const satisfies readonly Density[]) {
    const height = new RegExp(`data-density='${density}'\\][^}]*?--row-height: calc\\((\\d+)px`, 'u').exec(css)?.[1]
    expect(rowHeightPx(density)).toBe(Number(height))
  }
})

test('rows grow with the text and never shrink below their design', () => {
  expect(rowHeightPx('compact', 1.5)).toBe(60)
  expect(rowHeightPx('compact', 0.9)).toBe(40)
})

test('nothing moves longer than 120 ms', () => {
  const durations = [...css.matchAll(/--motion[a-z-]*: (\d+)ms/gu)].map(found => Number(found[1]))
  expect(durations.length).toBeGreaterThan(2)
  for (const duration of durations) expect(duration).toBeLessThanOrEqual(120)
})

function colour(token: string, theme: Theme): Colour {
  const [, light = '', dark = ''] = new RegExp(`${token}: light-dark\\((#[0-9a-f]+), (#[0-9a-f]+)\\);`, 'u').exec(css) ?? []
  expect(light, `${token} is written as light-dark(#hex, #hex)`).toMatch(/^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/u)
  return parseHex(theme === 'light' ? light : dark)
}
