// The renderer must not see Node's types: they would change what setTimeout returns. This one call is for tests that read a stylesheet,
// which vitest hands out empty.
declare module 'node:fs' {
  export function readFileSync(path: URL, encoding: 'utf8'): string
}
