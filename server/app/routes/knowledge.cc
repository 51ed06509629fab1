#include "app/routes.h"

#include "app/https.h"
#include "features/identity/permission.h"
#include "features/knowledge/http.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_knowledge_routes(http::Routes& r, Https const& h) {
  using K = knowledge::Http;
  r.get("listArticles", "/api/v1/articles", kTicketRead, *h.knowledge, &K::list);
  r.post("writeArticle", "/api/v1/articles", kKnowledgeWrite, *h.knowledge, &K::write);
  r.get("getArticle", "/api/v1/articles/{id}", kTicketRead, *h.knowledge, &K::get);
  r.put("changeArticle", "/api/v1/articles/{id}", kKnowledgeWrite, *h.knowledge, &K::change);
  r.get("listArticleVersions", "/api/v1/articles/{id}/versions", kTicketRead, *h.knowledge, &K::versions);
  r.get("suggestForTicket", "/api/v1/tickets/{id}/suggestions", kTicketRead, *h.knowledge, &K::suggest);
  r.get("listPortalArticles", "/api/v1/portal/articles", kPortalRead, *h.knowledge, &K::portal_list);
  r.get("getPortalArticle", "/api/v1/portal/articles/{id}", kPortalRead, *h.knowledge, &K::portal_get);
}

}  // namespace podpora::app
