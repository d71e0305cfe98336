/** Tells what happens. On stderr: stdout belongs to the command's own answer. @param {string} line */
export function say(line) {
  process.stderr.write(`tributary: ${line}\n`)
}
