import { z } from 'zod'

// zod would make functions from text for speed, which the content policy forbids. It decides when a schema is made, so this
// module is imported before any that makes one.
z.config({ jitless: true })
