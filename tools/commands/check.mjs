// The fast part of `npm test`: types, rooms, lint, unused code, unit and contract tests.
import { check } from '../check/check.mjs'

process.exit(await check())
