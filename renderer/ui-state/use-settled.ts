import { useEffect, useState } from 'react'

/** A value once it has stood still for so long, in milliseconds: what is typed is asked of a service when somebody pauses. */
export function useSettled<Value>(value: Value, forMs = 300): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), forMs)
    return () => clearTimeout(timer)
  }, [value, forMs])
  return settled
}
