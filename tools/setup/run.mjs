import { spawn } from 'node:child_process'

/**
 * Runs a program to its end, its output on our stderr.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, quiet?: boolean }} [options]
 * @returns {Promise<number>} its exit code; 1 when it was ended by a signal or could not start
 */
export function run(program, args, { cwd, env, timeoutMs, quiet = false } = {}) {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      cwd,
      env: env ?? process.env,
      timeout: timeoutMs,
      stdio: ['ignore', quiet ? 'ignore' : process.stderr.fd, quiet ? 'ignore' : process.stderr.fd],
    })
    child.on('error', () => resolve(1))
    child.on('exit', code => resolve(code ?? 1))
  })
}
