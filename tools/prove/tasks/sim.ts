import { runMany } from '#tools/prove/sim/run-many.ts'

// A process of its own for a slice of the seeds: it is told which in JSON, and answers with one line of JSON.
process.stdout.write(`${JSON.stringify(await runMany(JSON.parse(process.argv[2] ?? '{}')))}\n`)
