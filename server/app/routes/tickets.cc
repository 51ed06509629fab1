#include "app/routes.h"

#include "app/https.h"
#include "app/relation_https.h"
#include "features/clocks/http.h"
#include "features/follow/http.h"
#include "features/identity/permission.h"
#include "features/insight/lesson_http.h"
#include "features/insight/signal_http.h"
#include "features/tickets/access_http.h"
#include "features/tickets/draft_http.h"
#include "features/tickets/http.h"
#include "features/tickets/merge_http.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_tickets_routes(http::Routes& r, Https const& h) {
  r.post("openTicket", "/api/v1/tickets", kTicketReply, *h.tickets, &tickets::Http::open);
  r.get("getTicket", "/api/v1/tickets/{id}", kTicketRead, *h.tickets, &tickets::Http::get);
  r.patch("changeTicket", "/api/v1/tickets/{id}", kTicketReply, *h.tickets, &tickets::Http::change);
  r.post("replyToTicket", "/api/v1/tickets/{id}/replies", kTicketReply, *h.tickets, &tickets::Http::reply);
  r.post("addUpload", "/api/v1/tickets/{id}/uploads", kTicketReply, *h.tickets, &tickets::Http::add_upload,
         tickets::kUploadMax);
  r.get("listDrafts", "/api/v1/tickets/{id}/drafts", kTicketReply, *h.drafts, &tickets::DraftHttp::list);
  r.put("keepDraft", "/api/v1/tickets/{id}/drafts/{kind}", kTicketReply, *h.drafts, &tickets::DraftHttp::keep);
  r.post("addNote", "/api/v1/tickets/{id}/notes", kTicketReply, *h.tickets, &tickets::Http::add_note);
  r.post("resolveTicket", "/api/v1/tickets/{id}/resolve", kTicketReply, *h.lessons, &insight::LessonHttp::resolve);
  r.get("proposeCauses", "/api/v1/tickets/{id}/cause-proposals", kTicketRead, *h.lessons,
        &insight::LessonHttp::proposals);
  r.get("listIssueCauses", "/api/v1/known-issues/{id}/causes", kTicketRead, *h.lessons, &insight::LessonHttp::of_issue);
  r.put("correctLesson", "/api/v1/tickets/{id}/lesson", kTicketReply, *h.lessons, &insight::LessonHttp::correct);
  r.post("reopenTicket", "/api/v1/tickets/{id}/reopen", kTicketReply, *h.tickets, &tickets::Http::reopen);
  r.get("getTicketAccess", "/api/v1/tickets/{id}/access", kTicketRead, *h.access, &tickets::AccessHttp::get);
  r.post("nameOnTicket", "/api/v1/tickets/{id}/access", kTicketReply, *h.access, &tickets::AccessHttp::add);
  r.del("unnameOnTicket", "/api/v1/tickets/{id}/access/{person}", kTicketReply, *h.access,
        &tickets::AccessHttp::remove);
  r.get("getAttachment", "/api/v1/attachments/{id}", kTicketRead, *h.tickets, &tickets::Http::get_attachment);
  r.get("listClocks", "/api/v1/tickets/{id}/clocks", kTicketRead, *h.clocks, &clocks::Http::list);
  r.get("getRelations", "/api/v1/tickets/{id}/relations", kTicketRead, h.relations->merges,
        &tickets::MergeHttp::relations);
  r.get("previewMerge", "/api/v1/tickets/{id}/merge-preview", kTicketReply, h.relations->merges,
        &tickets::MergeHttp::preview);
  r.post("mergeTicket", "/api/v1/tickets/{id}/merge", kTicketReply, h.relations->merges, &tickets::MergeHttp::merge);
  r.post("unmergeTicket", "/api/v1/tickets/{id}/unmerge", kTicketReply, h.relations->merges,
         &tickets::MergeHttp::unmerge);
  r.post("splitTicket", "/api/v1/tickets/{id}/split", kTicketReply, h.relations->merges, &tickets::MergeHttp::split);
  r.post("linkTickets", "/api/v1/tickets/{id}/links", kTicketReply, h.relations->merges, &tickets::MergeHttp::link);
  r.del("unlinkTickets", "/api/v1/tickets/{id}/links/{link}", kTicketReply, h.relations->merges,
        &tickets::MergeHttp::unlink);
  r.get("getFollowers", "/api/v1/tickets/{id}/followers", kTicketRead, h.relations->following,
        &follow::Http::followers);
  r.put("followTicket", "/api/v1/tickets/{id}/following", kTicketRead, h.relations->following, &follow::Http::follow);
  r.del("unfollowTicket", "/api/v1/tickets/{id}/following", kTicketRead, h.relations->following,
        &follow::Http::unfollow);
  r.get("listTicketNotices", "/api/v1/ticket-notices", kTicketRead, h.relations->following, &follow::Http::notices);
  r.post("readTicketNotices", "/api/v1/ticket-notices/read", kTicketRead, h.relations->following, &follow::Http::read);
  r.get("getNoticeMail", "/api/v1/session/notice-mail", kTicketRead, h.relations->following, &follow::Http::get_mail);
  r.put("setNoticeMail", "/api/v1/session/notice-mail", kTicketRead, h.relations->following, &follow::Http::set_mail);
  r.post("noteSignal", "/api/v1/tickets/{id}/signals", kSignalWrite, *h.signals, &insight::SignalHttp::note);
}

}  // namespace podpora::app
