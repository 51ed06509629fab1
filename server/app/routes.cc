#include "app/routes.h"

#include "app/https.h"
#include "features/identity/permission.h"

namespace podpora::app {

namespace {

using http::Access;
using http::Routes;
using enum Permission;

void add_people(Routes& r, Https const& h) {
  r.get("getSession", "/api/v1/session", Access::signed_in(), h.identity, &identity::Http::get_session);
  r.post("signIn", "/api/v1/session", Access::everyone(), h.identity, &identity::Http::sign_in);
  r.del("signOut", "/api/v1/session", Access::everyone(), h.identity, &identity::Http::sign_out);
  r.get("getMailIdentity", "/api/v1/mail-identity", kTicketRead, h.notify, &notify::Http::get_identity);
  r.put("setMailIdentity", "/api/v1/mail-identity", kDeskManage, h.notify, &notify::Http::set_identity);
  r.get("getUndoDelay", "/api/v1/session/undo-delay", Access::signed_in(), h.notify, &notify::Http::get_undo_delay);
  r.put("setUndoDelay", "/api/v1/session/undo-delay", Access::signed_in(), h.notify, &notify::Http::set_undo_delay);
  r.get("getSetup", "/api/v1/setup", Access::everyone(), h.identity, &identity::Http::get_setup);
  r.post("completeSetup", "/api/v1/setup", Access::everyone(), h.identity, &identity::Http::complete_setup);
  r.get("listAgents", "/api/v1/agents", kTicketRead, h.identity, &identity::Http::list_agents);
  r.post("addAgent", "/api/v1/agents", kDeskManage, h.identity, &identity::Http::add_agent);
}

void add_customers(Routes& r, Https const& h) {
  r.get("listCustomers", "/api/v1/customers", kCustomerRead, h.customers, &customers::Http::list);
  r.post("addCustomer", "/api/v1/customers", kCustomerWrite, h.customers, &customers::Http::add);
  r.get("getCustomer", "/api/v1/customers/{id}", kCustomerRead, h.insight, &insight::Http::get_customer);
  r.post("addContact", "/api/v1/customers/{id}/contacts", kCustomerWrite, h.customers, &customers::Http::add_contact);
  r.post("addSubscription", "/api/v1/customers/{id}/subscriptions", kCustomerWrite, h.customers,
         &customers::Http::add_subscription);
  using D = routing::DelegationHttp;
  r.get("getDelegation", "/api/v1/customers/{id}/delegation", kCustomerRead, h.delegation, &D::get);
  r.post("noteDelegation", "/api/v1/customers/{id}/delegation", kCustomerWrite, h.delegation, &D::note);
  r.del("removeDelegation", "/api/v1/customers/{id}/delegation/{role}", kCustomerWrite, h.delegation, &D::remove);
  r.get("listEndingDelegations", "/api/v1/ending-delegations", kCustomerRead, h.delegation, &D::ending);
  r.get("listSignals", "/api/v1/customers/{id}/signals", kSignalRead, h.insight, &insight::Http::list_signals);
}

void add_rules(Routes& r, Https const& h) {
  using B = rulebook::Http;
  r.get("getRulebook", "/api/v1/rulebook", kRulebookRead, h.rulebook, &B::get);
  r.get("listFacts", "/api/v1/rulebook/facts", kRulebookRead, h.rulebook, &B::facts);
  r.get("listOverrides", "/api/v1/rulebook/overrides", kRulebookRead, h.rulebook, &B::overrides);
  r.post("addOverride", "/api/v1/rulebook/overrides", kRulebookWrite, h.rulebook, &B::add);
  r.post("endOverride", "/api/v1/rulebook/overrides/{id}/end", kRulebookWrite, h.rulebook, &B::end);
  r.get("listCalendars", "/api/v1/calendars", kRulebookRead, h.calendars, &calendars::Http::list);
}

void add_entitlements(Routes& r, Https const& h) {
  using E = entitlements::Http;
  r.get("listEntitlements", "/api/v1/entitlements", kEntitlementRead, h.entitlements, &E::list);
  r.post("addEntitlement", "/api/v1/entitlements", kEntitlementWrite, h.entitlements, &E::add);
  r.put("changeEntitlementTerms", "/api/v1/entitlements/{id}/terms", kEntitlementWrite, h.entitlements,
        &E::change_terms);
  r.post("renewEntitlement", "/api/v1/entitlements/{id}/renew", kEntitlementWrite, h.entitlements, &E::renew);
  r.post("cancelEntitlement", "/api/v1/entitlements/{id}/cancel", kEntitlementWrite, h.entitlements, &E::cancel);
  r.post("makeEntitlementEntry", "/api/v1/entitlements/{id}/entries", kEntitlementWrite, h.entitlements,
         &E::make_entry);
  r.post("showEntitlementCredentials", "/api/v1/entitlements/{id}/credentials", kEntitlementWrite, h.entitlements,
         &E::show_credentials);
  r.get("getEntitlementLedger", "/api/v1/entitlements/{id}/ledger", kEntitlementRead, h.entitlements, &E::ledger);
  r.get("listEntitlementWarnings", "/api/v1/entitlement-warnings", kEntitlementRead, h.entitlements, &E::warnings);
}

void add_offers(Routes& r, Https const& h) {
  r.get("listOffers", "/api/v1/offers", kRulebookRead, h.offers, &offers::Http::list);
  r.post("draftOffer", "/api/v1/offers", kOfferWrite, h.offers, &offers::Http::draft);
  r.get("getOffer", "/api/v1/offers/{id}", kRulebookRead, h.offers, &offers::Http::get);
  r.put("writeOffer", "/api/v1/offers/{id}", kOfferWrite, h.offers, &offers::Http::write);
  r.post("publishOffer", "/api/v1/offers/{id}/publish", kOfferWrite, h.offers, &offers::Http::publish);
  r.post("withdrawOffer", "/api/v1/offers/{id}/withdraw", kOfferWrite, h.offers, &offers::Http::withdraw);
  r.get("listAgreements", "/api/v1/agreements", kRulebookRead, h.offers, &offers::Http::list_agreements);
  r.post("acceptOffer", "/api/v1/agreements", kOfferWrite, h.offers, &offers::Http::accept);
  r.get("getPublicOffer", "/api/v1/public/{desk}/offer", Access::everyone(), h.offers, &offers::Http::get_public);
  r.get("getOfferPage", "/{desk}/support", Access::everyone(), h.offers, &offers::Http::page);
  r.get("getOfferPageOfVersion", "/{desk}/support/{version}", Access::everyone(), h.offers,
        &offers::Http::page_of_version);
}

void add_tickets(Routes& r, Https const& h) {
  r.get("listTickets", "/api/v1/tickets", kTicketRead, h.queue, &queue::Http::list);
  r.post("openTicket", "/api/v1/tickets", kTicketReply, h.tickets, &tickets::Http::open);
  r.get("getTicket", "/api/v1/tickets/{id}", kTicketRead, h.tickets, &tickets::Http::get);
  r.patch("changeTicket", "/api/v1/tickets/{id}", kTicketReply, h.tickets, &tickets::Http::change);
  r.post("replyToTicket", "/api/v1/tickets/{id}/replies", kTicketReply, h.tickets, &tickets::Http::reply);
  r.post("addUpload", "/api/v1/tickets/{id}/uploads", kTicketReply, h.tickets, &tickets::Http::add_upload,
         tickets::kUploadMax);
  r.post("addNote", "/api/v1/tickets/{id}/notes", kTicketReply, h.tickets, &tickets::Http::add_note);
  r.post("resolveTicket", "/api/v1/tickets/{id}/resolve", kTicketReply, h.tickets, &tickets::Http::resolve);
  r.post("reopenTicket", "/api/v1/tickets/{id}/reopen", kTicketReply, h.tickets, &tickets::Http::reopen);
  r.get("listMails", "/api/v1/tickets/{id}/mails", kTicketRead, h.notify, &notify::Http::list);
  r.get("getOriginal", "/api/v1/messages/{id}/original", kTicketRead, h.intake, &intake::Http::original);
  r.get("getRemoteImage", "/api/v1/messages/{id}/remote-image", kTicketRead, h.intake, &intake::Http::remote_image);
  r.post("undoSend", "/api/v1/messages/{id}/undo", kTicketReply, h.notify, &notify::Http::undo);
  r.post("sendMailAgain", "/api/v1/mails/{id}/send-again", kTicketReply, h.notify, &notify::Http::send_again);
  r.get("listTicketPeople", "/api/v1/tickets/{id}/people", kTicketRead, h.people, &notify::PeopleHttp::people);
  r.post("decideParticipant", "/api/v1/tickets/{id}/participants/{participant}/decision", kTicketReply, h.people,
         &notify::PeopleHttp::decide);
  r.post("clearUnreachableAddress", "/api/v1/unreachable-addresses/clear", kTicketReply, h.people,
         &notify::PeopleHttp::clear_unreachable);
  r.get("getTicketAccess", "/api/v1/tickets/{id}/access", kTicketRead, h.access, &tickets::AccessHttp::get);
  r.post("nameOnTicket", "/api/v1/tickets/{id}/access", kTicketReply, h.access, &tickets::AccessHttp::add);
  r.del("unnameOnTicket", "/api/v1/tickets/{id}/access/{person}", kTicketReply, h.access, &tickets::AccessHttp::remove);
  r.get("getAttachment", "/api/v1/attachments/{id}", kTicketRead, h.tickets, &tickets::Http::get_attachment);
  r.get("listClocks", "/api/v1/tickets/{id}/clocks", kTicketRead, h.clocks, &clocks::Http::list);
  r.post("noteSignal", "/api/v1/tickets/{id}/signals", kSignalWrite, h.insight, &insight::Http::note_signal);
}

void add_diagnosis(Routes& r, Https const& h) {
  r.get("getRunbook", "/api/v1/tickets/{id}/runbook", kTicketRead, h.diagnosis, &diagnosis::Http::get);
  r.post("recordCheck", "/api/v1/tickets/{id}/checks/{check}/result", kDiagnosisWrite, h.diagnosis,
         &diagnosis::Http::record);
  r.post("addCheckFile", "/api/v1/tickets/{id}/checks/{check}/files", kDiagnosisWrite, h.diagnosis,
         &diagnosis::Http::add_file, diagnosis::kFileMax);
  r.get("getCheckFile", "/api/v1/tickets/{id}/check-files/{file}", kTicketRead, h.diagnosis,
        &diagnosis::Http::get_file);
  r.post("waiveCheck", "/api/v1/tickets/{id}/checks/{check}/waiver", kDiagnosisWrite, h.diagnosis,
         &diagnosis::Http::waive);
}

void add_health(Routes& r, Https const& h) {
  using H = diagnosis::HealthHttp;
  using K = diagnosis::KnownIssueHttp;
  r.get("listHealthIssues", "/api/v1/health-issues", kTicketRead, h.health, &H::list);
  r.post("addHealthIssue", "/api/v1/health-issues", kDiagnosisWrite, h.health, &H::add);
  r.put("takeHealthFeed", "/api/v1/health-feed", kDiagnosisWrite, h.health, &H::take_feed);
  r.get("getHealthIssue", "/api/v1/health-issues/{id}", kTicketRead, h.health, &H::get);
  r.patch("changeHealthIssue", "/api/v1/health-issues/{id}", kDiagnosisWrite, h.health, &H::change);
  r.post("addHealthPost", "/api/v1/health-issues/{id}/posts", kDiagnosisWrite, h.health, &H::post);
  r.get("getTicketHealth", "/api/v1/tickets/{id}/health", kTicketRead, h.health, &H::of_ticket);
  r.post("answerTicketHealth", "/api/v1/tickets/{id}/health", kDiagnosisWrite, h.health, &H::answer);
  r.get("listKnownIssues", "/api/v1/known-issues", kTicketRead, h.known_issues, &K::list);
  r.post("openKnownIssue", "/api/v1/known-issues", kDiagnosisWrite, h.known_issues, &K::open);
  r.get("getKnownIssue", "/api/v1/known-issues/{id}", kTicketRead, h.known_issues, &K::get);
  r.post("linkToKnownIssue", "/api/v1/known-issues/{id}/tickets", kDiagnosisWrite, h.known_issues, &K::link);
  r.del("unlinkFromKnownIssue", "/api/v1/known-issues/{id}/tickets/{ticket}", kDiagnosisWrite, h.known_issues,
        &K::unlink);
  r.post("publishIssueUpdate", "/api/v1/known-issues/{id}/updates", kTicketReply, h.known_issues, &K::publish);
  r.post("resolveKnownIssue", "/api/v1/known-issues/{id}/resolve", kTicketReply, h.known_issues, &K::resolve);
}

void add_knowledge(Routes& r, Https const& h) {
  using K = knowledge::Http;
  r.get("listArticles", "/api/v1/articles", kTicketRead, h.knowledge, &K::list);
  r.post("writeArticle", "/api/v1/articles", kKnowledgeWrite, h.knowledge, &K::write);
  r.get("getArticle", "/api/v1/articles/{id}", kTicketRead, h.knowledge, &K::get);
  r.put("changeArticle", "/api/v1/articles/{id}", kKnowledgeWrite, h.knowledge, &K::change);
  r.get("listArticleVersions", "/api/v1/articles/{id}/versions", kTicketRead, h.knowledge, &K::versions);
  r.get("suggestForTicket", "/api/v1/tickets/{id}/suggestions", kTicketRead, h.knowledge, &K::suggest);
  r.get("listPortalArticles", "/api/v1/portal/articles", kPortalRead, h.knowledge, &K::portal_list);
  r.get("getPortalArticle", "/api/v1/portal/articles/{id}", kPortalRead, h.knowledge, &K::portal_get);
}

void add_charges(Routes& r, Https const& h) {
  r.get("previewPrice", "/api/v1/tickets/{id}/price", kTimeRecord, h.charges, &charges::Http::preview);
  r.post("recordTime", "/api/v1/tickets/{id}/time", kTimeRecord, h.charges, &charges::Http::record);
  r.get("listCharges", "/api/v1/tickets/{id}/charges", kTicketRead, h.charges, &charges::Http::list);
}

void add_escalation(Routes& r, Https const& h) {
  using E = escalation::Http;
  r.get("getRoute", "/api/v1/tickets/{id}/route", kTicketRead, h.routing, &routing::Http::get);
  r.post("whatIf", "/api/v1/tickets/{id}/what-if", kTicketRead, h.routing, &routing::Http::what_if);
  r.post("weighPlans", "/api/v1/what-if", kEntitlementRead, h.plans, &escalation::PlanHttp::weigh);
  r.post("adviseRenewal", "/api/v1/renewal-advice", kEntitlementRead, h.plans, &escalation::PlanHttp::advise);
  r.get("listServiceRequests", "/api/v1/tickets/{id}/service-requests", kTicketRead, h.escalation, &E::list);
  r.post("draftServiceRequest", "/api/v1/tickets/{id}/service-requests", kTicketEscalate, h.escalation, &E::draft);
  r.patch("completePacket", "/api/v1/service-requests/{id}/packet", kTicketEscalate, h.escalation, &E::complete_packet);
  r.post("sendServiceRequest", "/api/v1/service-requests/{id}/send", kTicketEscalate, h.escalation, &E::send);
  r.post("handOverServiceRequest", "/api/v1/service-requests/{id}/hand-over", kTicketEscalate, h.escalation,
         &E::hand_over);
  r.get("getPacketMarkdown", "/api/v1/service-requests/{id}/packet.md", kTicketRead, h.escalation, &E::packet_markdown);
  r.get("getPacketJson", "/api/v1/service-requests/{id}/packet.json", kTicketRead, h.escalation, &E::packet_json);
  r.get("printPacket", "/api/v1/service-requests/{id}/packet.html", kTicketRead, h.escalation, &E::packet_print);
  r.put("choosePacketFiles", "/api/v1/service-requests/{id}/files", kTicketEscalate, h.escalation, &E::choose_files);
  r.post("giveBackDraw", "/api/v1/service-requests/{id}/give-back", kTicketEscalate, h.escalation, &E::give_back);
  r.get("listOpenEscalations", "/api/v1/tickets/{id}/open-escalations", kTicketRead, h.escalation, &E::open_for_same);
  r.get("getCustomerNote", "/api/v1/service-requests/{id}/customer-note", kTicketRead, h.escalation, &E::customer_note);
  r.post("tellCustomer", "/api/v1/service-requests/{id}/customer-note", kTicketEscalate, h.escalation,
         &E::tell_customer);
  r.post("publishMessage", "/api/v1/messages/{id}/publish", kTicketEscalate, h.escalation, &E::publish);
  r.get("getServiceRequest", "/api/v1/service-requests/{id}", kTicketRead, h.escalation, &E::get);
  r.post("takeServiceRequestStep", "/api/v1/service-requests/{id}/steps", kTicketEscalate, h.escalation, &E::take_step);
  r.get("listSyncLog", "/api/v1/sync-log", kJobsRead, h.escalation, &E::sync_log);
}

void add_portal(Routes& r, Https const& h) {
  using P = tickets::PortalHttp;
  r.get("getPortalHome", "/api/v1/portal/home", kPortalRead, h.insight, &insight::Http::portal_home);
  r.get("listPortalTickets", "/api/v1/portal/tickets", kPortalRead, h.portal, &P::list);
  r.post("openPortalTicket", "/api/v1/portal/tickets", kPortalWrite, h.portal, &P::open);
  r.get("getPortalTicket", "/api/v1/portal/tickets/{id}", kPortalRead, h.portal, &P::get);
  r.get("listPortalPeople", "/api/v1/portal/tickets/{id}/people", kPortalRead, h.people,
        &notify::PeopleHttp::portal_people);
  r.post("decidePortalParticipant", "/api/v1/portal/tickets/{id}/participants/{participant}/decision", kPortalWrite,
         h.people, &notify::PeopleHttp::portal_decide);
  r.post("replyInPortal", "/api/v1/portal/tickets/{id}/replies", kPortalWrite, h.portal, &P::reply);
}

void add_pages(Routes& r, Https const& h) {
  r.get("getMailFrame", "/mail-frame", Access::everyone(), h.mail_frame, &MailFrame::get);
}

void add_operations(Routes& r, Https const& h) {
  r.get("listDeadLetters", "/api/v1/dead-letters", kJobsRead, h.operations, &OperationsHttp::dead_letters);
  r.post("retryDeadLetter", "/api/v1/dead-letters/{id}/retry", kJobsWrite, h.operations, &OperationsHttp::retry);
  r.get("listQuarantine", "/api/v1/quarantine", kJobsRead, h.intake, &intake::Http::list_quarantine);
  r.get("getMailTrust", "/api/v1/mail-trust", kDeskManage, h.people, &notify::PeopleHttp::get_trust);
  r.put("setMailTrust", "/api/v1/mail-trust", kDeskManage, h.people, &notify::PeopleHttp::set_trust);
  r.get("getQuarantinedRaw", "/api/v1/quarantine/{id}/raw", kJobsWrite, h.intake, &intake::Http::raw);
  r.post("fileQuarantinedAgain", "/api/v1/quarantine/{id}/file-again", kJobsWrite, h.intake, &intake::Http::file_again);
  r.post("discardQuarantined", "/api/v1/quarantine/{id}/discard", kJobsWrite, h.intake, &intake::Http::discard);
  r.get("countAlerts", "/api/v1/alerts", kJobsRead, h.operations, &OperationsHttp::alerts);
  r.get("listMailboxes", "/api/v1/mailboxes", kJobsRead, h.mailboxes, &mailboxes::Http::list);
  r.post("addMailbox", "/api/v1/mailboxes", kDeskManage, h.mailboxes, &mailboxes::Http::add);
  r.patch("changeMailbox", "/api/v1/mailboxes/{id}", kDeskManage, h.mailboxes, &mailboxes::Http::change);
  r.del("removeMailbox", "/api/v1/mailboxes/{id}", kDeskManage, h.mailboxes, &mailboxes::Http::remove);
  r.post("tryMailbox", "/api/v1/mailbox-trials", kDeskManage, h.mailboxes, &mailboxes::Http::try_new);
  r.post("tryStoredMailbox", "/api/v1/mailboxes/{id}/trial", kDeskManage, h.mailboxes, &mailboxes::Http::try_stored);
  r.post("deliverMail", "/local/mail/deliver", Access::local_socket(), h.intake, &intake::Http::deliver,
         intake::kMailMax);
}

}  // namespace

void add_routes(Routes& routes, Https const& https) {
  add_people(routes, https);
  add_customers(routes, https);
  add_rules(routes, https);
  add_entitlements(routes, https);
  add_offers(routes, https);
  add_tickets(routes, https);
  add_diagnosis(routes, https);
  add_health(routes, https);
  add_knowledge(routes, https);
  add_charges(routes, https);
  add_escalation(routes, https);
  add_portal(routes, https);
  add_operations(routes, https);
  add_pages(routes, https);
}

}  // namespace podpora::app
