import { z } from 'zod'
import { added, deleted, notFound, resolved, updated, type Reply } from '#main/providers/crisp/simulator/envelope.ts'
import type { JsonObject } from '#main/providers/crisp/simulator/json.ts'
import { flag, listPage } from '#main/providers/crisp/simulator/paging.ts'
import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import { createRouteKit, nothing, open, type Route } from '#main/providers/crisp/simulator/route.ts'
import { createArticle, type Article, type Site } from '#main/providers/crisp/simulator/site.ts'

const ArticleQuery = z.object({
  search_title: z.string().default(''),
  filter_category_id: z.string().optional(),
  filter_status_published: flag,
  filter_status_draft: flag,
  filter_visibility_visible: flag,
  filter_visibility_hidden: flag,
  order_visits: flag,
})
const ArticleChange = z
  .object({ title: z.string().min(1), description: z.string(), content: z.string(), featured: z.boolean(), order: z.number() })
  .partial()

/** The help centre in its older form: locales, categories and articles, addressed by id. */
export function helpdeskRoutes(parts: Parts): readonly Route[] {
  const { atSite } = createRouteKit(parts)
  const withLocale = (site: Site, locale: string, run: () => Reply): Reply =>
    site.locales.has(locale) ? run() : notFound('the locale does not exist')
  const withArticle = (site: Site, of: (name: string) => string, run: (article: Article) => Reply): Reply => {
    const article = site.articles.get(of('article_id'))
    return article?.locale === of('locale') ? run(article) : notFound('the article does not exist')
  }
  const change = (method: 'PUT' | 'PATCH') =>
    atSite({
      method,
      path: '/helpdesk/locale/:locale/article/:article_id',
      grant: open,
      input: ArticleChange,
      run: ({ site, input, param }) =>
        withArticle(site, param, article => {
          Object.assign(article, input)
          article.updatedAt = parts.clock.now()
          return updated()
        }),
    })
  const publish = (name: 'publish' | 'unpublish') =>
    atSite({
      method: 'POST',
      path: `/helpdesk/locale/:locale/article/:article_id/${name}`,
      grant: open,
      input: nothing,
      run: ({ site, param }) =>
        withArticle(site, param, article => {
          article.status = name === 'publish' ? 'published' : 'draft'
          article.publishedAt = name === 'publish' ? parts.clock.now() : null
          article.updatedAt = parts.clock.now()
          return resolved(name === 'publish' ? { url: urlOf(site, article) } : {})
        }),
    })

  return [
    atSite({ method: 'HEAD', path: '/helpdesk', grant: open, input: nothing, run: () => resolved({}) }),
    atSite({ method: 'GET', path: '/helpdesk', grant: open, input: nothing, run: ({ site }) => resolved({ name: site.name, url: homeOf(site) }) }),
    atSite({
      method: 'GET',
      path: '/helpdesk/locales/:page',
      grant: open,
      input: nothing,
      run: ({ site, param }) => listPage([...site.locales].map(locale => toLocale(site, locale)), param('page')),
    }),
    atSite({
      method: 'POST',
      path: '/helpdesk/locale',
      grant: open,
      input: z.object({ locale: z.string().min(2) }),
      run: ({ site, input }) => {
        site.locales.add(input.locale)
        return added({ locale_id: input.locale })
      },
    }),
    atSite({ method: 'HEAD', path: '/helpdesk/locale/:locale', grant: open, input: nothing, run: ({ site, param }) => withLocale(site, param('locale'), () => resolved({})) }),
    atSite({
      method: 'GET',
      path: '/helpdesk/locale/:locale',
      grant: open,
      input: nothing,
      run: ({ site, param }) => withLocale(site, param('locale'), () => resolved(toLocale(site, param('locale')))),
    }),
    atSite({
      method: 'DELETE',
      path: '/helpdesk/locale/:locale',
      grant: open,
      input: nothing,
      run: ({ site, param }) =>
        withLocale(site, param('locale'), () => {
          site.locales.delete(param('locale'))
          return deleted()
        }),
    }),
    atSite({
      method: 'GET',
      path: '/helpdesk/locale/:locale/articles/:page',
      grant: open,
      input: ArticleQuery,
      run: ({ site, input, param }) =>
        withLocale(site, param('locale'), () => {
          const found = findArticles(site, param('locale'), input)
          return listPage(found.map(article => toExcerpt(site, article)), param('page'))
        }),
    }),
    atSite({
      method: 'POST',
      path: '/helpdesk/locale/:locale/article',
      grant: open,
      input: z.object({ title: z.string().min(1) }),
      run: ({ site, input, param }) =>
        withLocale(site, param('locale'), () => {
          const article = createArticle({ articleId: parts.random.uuid(), locale: param('locale'), title: input.title, createdAt: parts.clock.now() })
          site.articles.set(article.articleId, article)
          return added({ article_id: article.articleId })
        }),
    }),
    atSite({ method: 'HEAD', path: '/helpdesk/locale/:locale/article/:article_id', grant: open, input: nothing, run: ({ site, param }) => withArticle(site, param, () => resolved({})) }),
    atSite({
      method: 'GET',
      path: '/helpdesk/locale/:locale/article/:article_id',
      grant: open,
      input: nothing,
      run: ({ site, param }) => withArticle(site, param, article => resolved({ ...toExcerpt(site, article), content: article.content })),
    }),
    change('PUT'),
    change('PATCH'),
    publish('publish'),
    publish('unpublish'),
    atSite({
      method: 'DELETE',
      path: '/helpdesk/locale/:locale/article/:article_id',
      grant: open,
      input: nothing,
      run: ({ site, param }) =>
        withArticle(site, param, article => {
          site.articles.delete(article.articleId)
          return deleted()
        }),
    }),
    atSite({
      method: 'GET',
      path: '/helpdesk/locale/:locale/categories/:page',
      grant: open,
      input: z.object({ search_name: z.string().default('') }),
      run: ({ site, param }) => withLocale(site, param('locale'), () => listPage([...site.categories.values()], param('page'))),
    }),
  ]
}

function findArticles(site: Site, locale: string, query: z.infer<typeof ArticleQuery>): readonly Article[] {
  const bothStatuses = query.filter_status_published === query.filter_status_draft
  const bothVisibilities = query.filter_visibility_visible === query.filter_visibility_hidden
  return [...site.articles.values()]
    .filter(article => article.locale === locale && article.title.toLowerCase().includes(query.search_title.toLowerCase()))
    .filter(article => query.filter_category_id === undefined || article.categoryId === query.filter_category_id)
    .filter(article => bothStatuses || (article.status === 'published') === query.filter_status_published)
    .filter(article => bothVisibilities || (article.visibility === 'visible') === query.filter_visibility_visible)
    .toSorted((a, b) => (query.order_visits ? b.visits - a.visits : a.order - b.order))
}

const homeOf = (site: Site): string => `https://help.${site.domain}`
const urlOf = (site: Site, article: Article): string => `${homeOf(site)}/${article.locale}/article/${article.articleId}`

function toLocale(site: Site, locale: string): JsonObject {
  const articles = [...site.articles.values()].filter(article => article.locale === locale).length
  return { locale_id: locale, locale, url: `${homeOf(site)}/${locale}`, articles, categories: site.categories.size }
}

function toExcerpt(site: Site, article: Article): JsonObject {
  return {
    article_id: article.articleId,
    title: article.title,
    description: article.description,
    status: article.status,
    visibility: article.visibility,
    visits: article.visits,
    order: article.order,
    featured: article.featured,
    url: article.status === 'published' ? urlOf(site, article) : '',
    created_at: article.createdAt,
    updated_at: article.updatedAt,
    published_at: article.publishedAt ?? undefined,
  }
}
