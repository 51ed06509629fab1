#include "app/https.h"

#include "app/console_https.h"
#include "app/customer_https.h"
#include "app/hooks.h"
#include "app/learning_https.h"
#include "app/mail_frame.h"
#include "app/operations_http.h"
#include "app/parts.h"
#include "app/relation_https.h"
#include "app/sample/sample_http.h"
#include "features/billing/http.h"
#include "features/calendars/http.h"
#include "features/charges/approval_http.h"
#include "features/charges/http.h"
#include "features/charges/lines_http.h"
#include "features/charges/terms_http.h"
#include "features/charges/wallet_http.h"
#include "features/claims/http.h"
#include "features/clocks/http.h"
#include "features/clocks/ladder_http.h"
#include "features/customers/http.h"
#include "features/delivery/http.h"
#include "features/diagnosis/health_http.h"
#include "features/diagnosis/http.h"
#include "features/entitlements/http.h"
#include "features/escalation/http.h"
#include "features/escalation/plan_http.h"
#include "features/guide/http.h"
#include "features/identity/http.h"
#include "features/identity/invitation_http.h"
#include "features/identity/team_http.h"
#include "features/insight/http.h"
#include "features/insight/lesson_http.h"
#include "features/insight/signal_http.h"
#include "features/intake/http.h"
#include "features/knowledge/http.h"
#include "features/knowledge/suggest.h"
#include "features/mailboxes/http.h"
#include "features/notify/http.h"
#include "features/notify/mail_trial_http.h"
#include "features/notify/people_http.h"
#include "features/notify/preview_http.h"
#include "features/notify/sender_http.h"
#include "features/notify/tell_http.h"
#include "features/notify/template_http.h"
#include "features/offers/agreement_http.h"
#include "features/offers/brand_http.h"
#include "features/offers/http.h"
#include "features/offers/template_http.h"
#include "features/queue/http.h"
#include "features/queue/live_http.h"
#include "features/queue/search_http.h"
#include "features/queue/snooze_http.h"
#include "features/queue/view_http.h"
#include "features/routing/delegation_http.h"
#include "features/routing/http.h"
#include "features/routing/profile_http.h"
#include "features/rulebook/http.h"
#include "features/tickets/access_http.h"
#include "features/tickets/draft_http.h"
#include "features/tickets/http.h"
#include "features/tickets/pin_http.h"
#include "platform/base/embedded.h"

namespace podpora::app {

Https::Https(App::Parts& parts)
    : identity(std::make_unique<identity::Http>(parts.ports.database, parts.audit,
                                                identity::HttpOptions{.secure_cookie = parts.options.is_secure(),
                                                                      .trusted_proxies = parts.options.trusted_proxies,
                                                                      .is_sample = parts.options.is_sample})),
      invitations(std::make_unique<identity::InvitationHttp>(parts.ports.database, parts.audit, *identity,
                                                             parts.options.public_url, make_invitation_mail(parts))),
      customers(std::make_unique<customers::Http>(
          parts.ports.database, parts.audit,
          [](auto& tx, DeskId desk, auto customer) { knowledge::index_customer(tx, desk, customer); })),
      rulebook(std::make_unique<rulebook::Http>(parts.ports.database, parts.rulebooks, parts.audit)),
      calendars(std::make_unique<calendars::Http>(parts.ports.database, parts.calendars)),
      delivery(std::make_unique<delivery::Http>(parts.ports.database, parts.rulebooks, parts.audit)),
      offers(std::make_unique<offers::Http>(parts.ports.database, parts.audit, parts.options.public_url)),
      agreements(std::make_unique<offers::AgreementHttp>(
          parts.ports.database, parts.audit,
          offers::AgreementHttpOptions{.public_url = parts.options.public_url,
                                       .trusted_proxies = parts.options.trusted_proxies,
                                       .accepted = make_acceptance_mail(parts)})),
      brands(std::make_unique<offers::BrandHttp>(parts.ports.database, *parts.blobs, parts.audit)),
      offer_templates(
          std::make_unique<offers::TemplateHttp>(parts.ports.database, parts.audit, parts.options.public_url)),
      entitlements(std::make_unique<entitlements::Http>(parts.ports.database, parts.rulebooks, parts.entitlements)),
      tickets(std::make_unique<tickets::Http>(parts.ports.database, *parts.blobs, parts.tickets)),
      portal(std::make_unique<tickets::PortalHttp>(parts.ports.database, parts.tickets)),
      access(std::make_unique<tickets::AccessHttp>(parts.ports.database, parts.audit)),
      pins(std::make_unique<tickets::PinHttp>(parts.ports.database, parts.tickets)),
      telling(std::make_unique<notify::TellHttp>(parts.ports.database, parts.tickets,
                                                 notify::WebAddress{parts.options.public_url})),
      clocks(std::make_unique<clocks::Http>(parts.ports.database)),
      ladders(std::make_unique<clocks::LadderHttp>(parts.ports.database, parts.audit)),
      teams(std::make_unique<identity::TeamHttp>(parts.ports.database, parts.audit)),
      diagnosis(std::make_unique<diagnosis::Http>(parts.ports.database, *parts.blobs, parts.diagnosis)),
      health(std::make_unique<diagnosis::HealthHttp>(parts.ports.database,
                                                     diagnosis::IssueContext{parts.diagnosis, parts.tickets})),
      known_issues(std::make_unique<diagnosis::KnownIssueHttp>(
          parts.ports.database, diagnosis::IssueContext{parts.diagnosis, parts.tickets, resolve_with_lesson(parts)})),
      knowledge(
          std::make_unique<knowledge::Http>(parts.ports.database, knowledge::Context{parts.audit, parts.rulebooks})),
      charges(std::make_unique<charges::Http>(parts.ports.database, parts.charges)),
      charge_lines(std::make_unique<charges::LinesHttp>(parts.ports.database, parts.audit)),
      charge_terms(std::make_unique<charges::TermsHttp>(parts.ports.database, parts.audit)),
      billing(std::make_unique<billing::Http>(parts.ports.database, parts.audit)),
      invoices(std::make_unique<billing::InvoiceHttp>(parts.ports.database, parts.audit,
                                                      billing::MailContext{parts.tickets, *parts.blobs})),
      wallets(std::make_unique<charges::WalletHttp>(parts.ports.database, parts.charges)),
      approvals(std::make_unique<charges::ApprovalHttp>(parts.ports.database, parts.charges)),
      routing(std::make_unique<routing::Http>(parts.ports.database, parts.rulebooks, parts.ports.clock)),
      delegation(std::make_unique<routing::DelegationHttp>(parts.ports.database, parts.rulebooks, parts.audit)),
      profile(std::make_unique<routing::ProfileHttp>(parts.ports.database, parts.rulebooks, parts.audit)),
      escalation(std::make_unique<escalation::Http>(parts.ports.database, parts.escalation)),
      plans(std::make_unique<escalation::PlanHttp>(parts.ports.database, parts.rulebooks, parts.ports.clock)),
      claims(std::make_unique<claims::Http>(parts.ports.database, *parts.blobs, parts.claims)),
      notify(std::make_unique<notify::Http>(
          parts.ports.database, parts.tickets,
          [&parts](auto& tx, auto const& actor, auto const& ticket, auto const& message) {
            parts.clocks.on_withdrawn(tx, actor, ticket, message);
          })),
      intake(std::make_unique<intake::Http>(parts.intake)),
      people(std::make_unique<notify::PeopleHttp>(parts.ports.database, parts.audit)),
      mail_templates(std::make_unique<notify::TemplateHttp>(
          parts.ports.database, parts.audit, parts.options.public_url,
          [&parts](auto& tx, auto const& desk, auto const& ticket) { return promises_for(parts, tx, desk, ticket); })),
      mail_senders(std::make_unique<notify::SenderHttp>(parts.ports.database, parts.audit)),
      reply_preview(std::make_unique<notify::PreviewHttp>(parts.ports.database, *parts.blobs, parts.ports.clock,
                                                          parts.options.public_url)),
      mail_trial(std::make_unique<notify::MailTrialHttp>(
          parts.ports.database, parts.audit,
          notify::WayOut{parts.ports.transport,
                         parts.options.smtp_url.empty() ? (parts.options.data / "outbox").string() : ""})),
      mailboxes(std::make_unique<mailboxes::Http>(parts.mailboxes)),
      insight(std::make_unique<insight::Http>(parts.ports.database, parts.audit, parts.rulebooks)),
      lessons(std::make_unique<insight::LessonHttp>(parts.ports.database,
                                                    insight::LessonContext{parts.tickets, parts.rulebooks})),
      signals(std::make_unique<insight::SignalHttp>(parts.ports.database,
                                                    insight::LearnContext{parts.audit, parts.rulebooks})),
      learning(std::make_unique<LearningHttps>(parts)),
      console(std::make_unique<ConsoleHttps>(parts)),
      customer_side(std::make_unique<CustomerHttps>(parts, *portal)),
      relations(std::make_unique<RelationHttps>(parts)),
      queue(std::make_unique<queue::Http>(parts.ports.database, parts.rulebooks, parts.tickets)),
      search(std::make_unique<queue::SearchHttp>(parts.ports.database, parts.rulebooks, parts.ports.clock)),
      views(std::make_unique<queue::ViewHttp>(parts.ports.database, queue::ViewContext{parts.audit, parts.rulebooks})),
      live(std::make_unique<queue::LiveHttp>(parts.ports.database, parts.ports.clock)),
      snooze(std::make_unique<queue::SnoozeHttp>(parts.ports.database, parts.audit)),
      drafts(std::make_unique<tickets::DraftHttp>(parts.ports.database, parts.ports.clock)),
      guide(std::make_unique<guide::Http>(parts.ports.database, parts.audit)),
      operations(std::make_unique<OperationsHttp>(parts.ports.database, parts.ports.clock)),
      sample(std::make_unique<SampleHttp>(parts.samples.get(), parts.options.is_secure())),
      mail_frame(std::make_unique<MailFrame>(embedded_files())) {}

Https::~Https() = default;

}  // namespace podpora::app
