// Measures the tokens; only tests and the gallery need it.

/** Linear red, green, blue from 0 to 1, and how opaque. */
export type Colour = Readonly<{ rgb: readonly [number, number, number]; alpha: number }>

/** Reads #rrggbb or #rrggbbaa. */
export function parseHex(hex: string): Colour {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return { rgb: [toLinear(part(1)), toLinear(part(3)), toLinear(part(5))], alpha: hex.length === 9 ? part(7) : 1 }
}

/** What the eye gets when `top` lies on an opaque `ground`; mixed in sRGB as a browser does. */
export function flatten(top: Colour, ground: Colour): Colour {
  const mix = (at: 0 | 1 | 2) => toLinear(toGamma(top.rgb[at]) * top.alpha + toGamma(ground.rgb[at]) * (1 - top.alpha))
  return { rgb: [mix(0), mix(1), mix(2)], alpha: 1 }
}

/** WCAG 2 contrast ratio of two opaque colours, 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Distance of two colours in OKLab; 0.02 is about the smallest difference one sees side by side. */
export function distance(one: Colour, other: Colour): number {
  const [a, b] = [toOklab(one), toOklab(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

export type Sight = 'usual' | 'protanopia' | 'deuteranopia' | 'tritanopia'

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear values. */
const SEEN_BY = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const satisfies Record<Sight, readonly number[]>

/** The colour as someone with that sight sees it. */
export function seenBy(sight: Sight, { rgb, alpha }: Colour): Colour {
  const m = SEEN_BY[sight]
  const [r, g, b] = rgb
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  return { rgb: [clip(m[0] * r + m[1] * g + m[2] * b), clip(m[3] * r + m[4] * g + m[5] * b), clip(m[6] * r + m[7] * g + m[8] * b)], alpha }
}

function luminance({ rgb: [r, g, b] }: Colour): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function toGamma(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
}

/** Ottosson 2020. */
function toOklab({ rgb: [r, g, b] }: Colour): readonly [number, number, number] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
