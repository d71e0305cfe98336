import { z } from 'zod'
import { added, deleted, notFound, resolved, updated, type Reply } from '#main/providers/crisp/simulator/envelope.ts'
import type { JsonObject } from '#main/providers/crisp/simulator/json.ts'
import { flag, listPage } from '#main/providers/crisp/simulator/paging.ts'
import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import { createRouteKit, nothing, open, type Route } from '#main/providers/crisp/simulator/route.ts'
import type { Site, Template } from '#main/providers/crisp/simulator/site.ts'

const Query = z.object({ search_name: z.string().default(''), filter_type_static: flag, filter_type_custom: flag })
const Change = z.object({ name: z.string().min(1).optional(), content: z.string().optional() })

/** Templates of campaigns; unlike campaigns they are open to every tier. */
export function templateRoutes(parts: Parts): readonly Route[] {
  const { atSite } = createRouteKit(parts)
  const withTemplate = (site: Site, id: string, run: (template: Template) => Reply): Reply => {
    const template = site.templates.get(id)
    return template === undefined ? notFound('the template does not exist') : run(template)
  }
  const change = (method: 'PUT' | 'PATCH') =>
    atSite({
      method,
      path: '/campaigns/template/:template_id',
      grant: open,
      input: Change,
      run: ({ site, input, param }) =>
        withTemplate(site, param('template_id'), template => {
          template.name = input.name ?? template.name
          template.content = input.content ?? template.content
          template.updatedAt = parts.clock.now()
          return updated()
        }),
    })

  return [
    atSite({
      method: 'GET',
      path: '/campaigns/templates/:page',
      grant: open,
      input: Query,
      run: ({ site, input, param }) => {
        const both = input.filter_type_static === input.filter_type_custom
        const found = [...site.templates.values()]
          .filter(template => template.name.toLowerCase().includes(input.search_name.toLowerCase()))
          .filter(template => both || (template.type === 'static') === input.filter_type_static)
        return listPage(found, param('page'), { toWire: toExcerpt })
      },
    }),
    atSite({
      method: 'POST',
      path: '/campaigns/template',
      grant: open,
      input: z.object({ name: z.string().min(1), format: z.enum(['markdown', 'html']) }),
      run: ({ site, input }) => {
        const at = parts.clock.now()
        const templateId = parts.random.uuid()
        site.templates.set(templateId, { ...input, templateId, type: 'custom', content: '', createdAt: at, updatedAt: at })
        return added({ template_id: templateId })
      },
    }),
    atSite({ method: 'HEAD', path: '/campaigns/template/:template_id', grant: open, input: nothing, run: ({ site, param }) => withTemplate(site, param('template_id'), () => resolved({})) }),
    atSite({
      method: 'GET',
      path: '/campaigns/template/:template_id',
      grant: open,
      input: nothing,
      run: ({ site, param }) =>
        withTemplate(site, param('template_id'), template => resolved({ ...toExcerpt(template), content: template.content })),
    }),
    change('PUT'),
    change('PATCH'),
    atSite({
      method: 'DELETE',
      path: '/campaigns/template/:template_id',
      grant: open,
      input: nothing,
      run: ({ site, param }) => (site.templates.delete(param('template_id')) ? deleted() : notFound('the template does not exist')),
    }),
  ]
}

function toExcerpt({ templateId, type, name, format, createdAt, updatedAt }: Template): JsonObject {
  return { template_id: templateId, type, name, format, created_at: createdAt, updated_at: updatedAt }
}
