#include "app/routes.h"

#include "app/https.h"
#include "app/mail_frame.h"
#include "features/identity/permission.h"
#include "features/intake/http.h"
#include "features/mailboxes/http.h"
#include "features/notify/http.h"
#include "features/notify/mail_trial_http.h"
#include "features/notify/people_http.h"
#include "features/notify/preview_http.h"
#include "features/notify/sender_http.h"
#include "features/notify/template_http.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_mail_routes(http::Routes& r, Https const& h) {
  r.get("getMailIdentity", "/api/v1/mail-identity", kTicketRead, *h.notify, &notify::Http::get_identity);
  r.put("setMailIdentity", "/api/v1/mail-identity", kDeskManage, *h.notify, &notify::Http::set_identity);
  r.get("getUndoDelay", "/api/v1/session/undo-delay", Access::signed_in(), *h.notify, &notify::Http::get_undo_delay);
  r.put("setUndoDelay", "/api/v1/session/undo-delay", Access::signed_in(), *h.notify, &notify::Http::set_undo_delay);
  r.post("tryMailOut", "/api/v1/mail-trials", kDeskManage, *h.mail_trial, &notify::MailTrialHttp::run);
  using S = notify::SenderHttp;
  r.get("listMailSenders", "/api/v1/mail-senders", kTicketRead, *h.mail_senders, &S::list);
  r.post("addMailSender", "/api/v1/mail-senders", kDeskManage, *h.mail_senders, &S::add);
  r.put("changeMailSender", "/api/v1/mail-senders/{id}", kDeskManage, *h.mail_senders, &S::change);
  r.del("removeMailSender", "/api/v1/mail-senders/{id}", kDeskManage, *h.mail_senders, &S::remove);
  r.post("makeMailSenderDefault", "/api/v1/mail-senders/{id}/default", kDeskManage, *h.mail_senders, &S::make_default);
  r.get("getTicketSender", "/api/v1/tickets/{id}/sender", kTicketRead, *h.mail_senders, &S::of_ticket);
  r.put("chooseTicketSender", "/api/v1/tickets/{id}/sender", kTicketReply, *h.mail_senders, &S::choose);
  r.post("previewReply", "/api/v1/tickets/{id}/reply-preview", kTicketReply, *h.reply_preview,
         &notify::PreviewHttp::preview);
  using T = notify::TemplateHttp;
  r.get("listMailTemplates", "/api/v1/mail-templates", kDeskManage, *h.mail_templates, &T::list);
  r.put("turnMailTemplate", "/api/v1/mail-templates/{kind}", kDeskManage, *h.mail_templates, &T::turn);
  r.put("setMailTemplate", "/api/v1/mail-templates/{kind}/{language}", kDeskManage, *h.mail_templates, &T::set);
  r.del("resetMailTemplate", "/api/v1/mail-templates/{kind}/{language}", kDeskManage, *h.mail_templates, &T::reset);
  r.post("previewMailTemplate", "/api/v1/mail-templates/{kind}/{language}/preview", kDeskManage, *h.mail_templates,
         &T::preview);
  r.post("testMailTemplate", "/api/v1/mail-templates/{kind}/{language}/test", kDeskManage, *h.mail_templates, &T::test);
  r.get("getMailTrust", "/api/v1/mail-trust", kDeskManage, *h.people, &notify::PeopleHttp::get_trust);
  r.put("setMailTrust", "/api/v1/mail-trust", kDeskManage, *h.people, &notify::PeopleHttp::set_trust);
  r.get("listMailboxes", "/api/v1/mailboxes", kJobsRead, *h.mailboxes, &mailboxes::Http::list);
  r.post("addMailbox", "/api/v1/mailboxes", kDeskManage, *h.mailboxes, &mailboxes::Http::add);
  r.patch("changeMailbox", "/api/v1/mailboxes/{id}", kDeskManage, *h.mailboxes, &mailboxes::Http::change);
  r.del("removeMailbox", "/api/v1/mailboxes/{id}", kDeskManage, *h.mailboxes, &mailboxes::Http::remove);
  r.post("tryMailbox", "/api/v1/mailbox-trials", kDeskManage, *h.mailboxes, &mailboxes::Http::try_new);
  r.post("tryStoredMailbox", "/api/v1/mailboxes/{id}/trial", kDeskManage, *h.mailboxes, &mailboxes::Http::try_stored);
  r.post("deliverMail", "/local/mail/deliver", Access::local_socket(), *h.intake, &intake::Http::deliver,
         intake::kMailMax);
  r.get("listQuarantine", "/api/v1/quarantine", kJobsRead, *h.intake, &intake::Http::list_quarantine);
  r.get("getQuarantinedRaw", "/api/v1/quarantine/{id}/raw", kJobsWrite, *h.intake, &intake::Http::raw);
  r.post("fileQuarantinedAgain", "/api/v1/quarantine/{id}/file-again", kJobsWrite, *h.intake,
         &intake::Http::file_again);
  r.post("discardQuarantined", "/api/v1/quarantine/{id}/discard", kJobsWrite, *h.intake, &intake::Http::discard);
  r.get("listMails", "/api/v1/tickets/{id}/mails", kTicketRead, *h.notify, &notify::Http::list);
  r.get("getOriginal", "/api/v1/messages/{id}/original", kTicketRead, *h.intake, &intake::Http::original);
  r.get("getRemoteImage", "/api/v1/messages/{id}/remote-image", kTicketRead, *h.intake, &intake::Http::remote_image);
  r.post("undoSend", "/api/v1/messages/{id}/undo", kTicketReply, *h.notify, &notify::Http::undo);
  r.post("sendMailAgain", "/api/v1/mails/{id}/send-again", kTicketReply, *h.notify, &notify::Http::send_again);
  r.get("listTicketPeople", "/api/v1/tickets/{id}/people", kTicketRead, *h.people, &notify::PeopleHttp::people);
  r.post("decideParticipant", "/api/v1/tickets/{id}/participants/{participant}/decision", kTicketReply, *h.people,
         &notify::PeopleHttp::decide);
  r.post("clearUnreachableAddress", "/api/v1/unreachable-addresses/clear", kTicketReply, *h.people,
         &notify::PeopleHttp::clear_unreachable);
  r.get("getMailFrame", "/mail-frame", Access::everyone(), *h.mail_frame, &MailFrame::get);
}

}  // namespace podpora::app
