/**
 * Documented routes that this simulator does not play: satisfaction scores, outbound WhatsApp, reports, metrics and business
 * hours. They answer 404 like any unknown route, so that nobody mistakes them for working.
 */
export const DOCUMENTED_BUT_NOT_SERVED = [
  'POST /csat/:id',
  'POST /outbound-messages/whatsapp',
  'GET /outbound-messages',
  'POST /reports/raw',
  'GET /reports/raw/:id',
  'GET /metrics/historical',
  'GET /metrics/instant',
  'GET /business-hours/within-bh',
] as const
