import { expect, test } from 'vitest'
import { refusedSwitches } from './refused-switches.ts'

test.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-port',
  '--remote-debugging-pipe',
  '--remote-debugging-address=0.0.0.0',
  '--remote-debugging-io-pipes=3,4',
  '--remote-allow-origins=*',
  '--inspect',
  '--inspect=0.0.0.0:9229',
  '--inspect-brk',
  '--inspect-wait=1',
  '--inspect-port=1',
  '--inspect-publish-uid=http',
  '-remote-debugging-port=9222',
  '/remote-debugging-port=9222',
  '--Remote-Debugging-Port=9222',
])('%s opens the app to another program, and is refused', arg => {
  expect(refusedSwitches(['--demo', arg])).toEqual([arg])
})

test.each(['--demo', '--user-data-dir=/tmp/x', '/home/ada/--inspect', '--ozone-platform=wayland', '--no-sandbox', 'inspect', '--lang=de'])('%s is none of our business', arg => {
  expect(refusedSwitches([arg])).toEqual([])
})
