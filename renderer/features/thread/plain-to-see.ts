/** Text that somebody hostile may have written, with what hides or turns round its letters spelled out: \u{202e}. */
export function plainToSee(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, sign => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`)
}
