#pragma once

#include "app/app.h"

#include <memory>

namespace podpora::billing {
class Http;
class InvoiceHttp;
}  // namespace podpora::billing
namespace podpora::calendars {
class Http;
}
namespace podpora::charges {
class ApprovalHttp;
class Http;
class LinesHttp;
class TermsHttp;
class WalletHttp;
}  // namespace podpora::charges
namespace podpora::claims {
class Http;
}
namespace podpora::clocks {
class Http;
class LadderHttp;
}  // namespace podpora::clocks
namespace podpora::customers {
class Http;
}
namespace podpora::diagnosis {
class HealthHttp;
class Http;
class KnownIssueHttp;
}  // namespace podpora::diagnosis
namespace podpora::entitlements {
class Http;
}
namespace podpora::escalation {
class Http;
class PlanHttp;
}  // namespace podpora::escalation
namespace podpora::guide {
class Http;
}
namespace podpora::identity {
class Http;
class InvitationHttp;
class TeamHttp;
}  // namespace podpora::identity
namespace podpora::insight {
class Http;
class LessonHttp;
class SignalHttp;
}  // namespace podpora::insight
namespace podpora::intake {
class Http;
}
namespace podpora::knowledge {
class Http;
}
namespace podpora::mailboxes {
class Http;
}
namespace podpora::notify {
class Http;
class MailTrialHttp;
class PeopleHttp;
class PreviewHttp;
class SenderHttp;
class TemplateHttp;
class TellHttp;
}  // namespace podpora::notify
namespace podpora::delivery {
class Http;
}
namespace podpora::offers {
class AgreementHttp;
class BrandHttp;
class Http;
class TemplateHttp;
}  // namespace podpora::offers
namespace podpora::queue {
class Http;
class LiveHttp;
class SearchHttp;
class SnoozeHttp;
class ViewHttp;
}  // namespace podpora::queue
namespace podpora::routing {
class DelegationHttp;
class Http;
class ProfileHttp;
}  // namespace podpora::routing
namespace podpora::rulebook {
class Http;
}
namespace podpora::tickets {
class AccessHttp;
class DraftHttp;
class Http;
class PinHttp;
class PortalHttp;
}  // namespace podpora::tickets

namespace podpora::app {

class MailFrame;
class OperationsHttp;
class SampleHttp;

struct ConsoleHttps;
struct CustomerHttps;
struct LearningHttps;
struct RelationHttps;

/// The handlers of every feature, built from the parts: what the pages of routes point at. Declared only, so that such
/// a page compiles the features it names and no others.
struct Https {
  explicit Https(App::Parts& parts);
  ~Https();

  std::unique_ptr<identity::Http> const identity;
  std::unique_ptr<identity::InvitationHttp> const invitations;
  std::unique_ptr<customers::Http> const customers;
  std::unique_ptr<rulebook::Http> const rulebook;
  std::unique_ptr<calendars::Http> const calendars;
  std::unique_ptr<delivery::Http> const delivery;
  std::unique_ptr<offers::Http> const offers;
  std::unique_ptr<offers::AgreementHttp> const agreements;
  std::unique_ptr<offers::BrandHttp> const brands;
  std::unique_ptr<offers::TemplateHttp> const offer_templates;
  std::unique_ptr<entitlements::Http> const entitlements;
  std::unique_ptr<tickets::Http> const tickets;
  std::unique_ptr<tickets::PortalHttp> const portal;
  std::unique_ptr<tickets::AccessHttp> const access;
  std::unique_ptr<tickets::PinHttp> const pins;
  std::unique_ptr<notify::TellHttp> const telling;
  std::unique_ptr<clocks::Http> const clocks;
  std::unique_ptr<clocks::LadderHttp> const ladders;
  std::unique_ptr<identity::TeamHttp> const teams;
  std::unique_ptr<diagnosis::Http> const diagnosis;
  std::unique_ptr<diagnosis::HealthHttp> const health;
  std::unique_ptr<diagnosis::KnownIssueHttp> const known_issues;
  std::unique_ptr<knowledge::Http> const knowledge;
  std::unique_ptr<charges::Http> const charges;
  std::unique_ptr<charges::LinesHttp> const charge_lines;
  std::unique_ptr<charges::TermsHttp> const charge_terms;
  std::unique_ptr<billing::Http> const billing;
  std::unique_ptr<billing::InvoiceHttp> const invoices;
  std::unique_ptr<charges::WalletHttp> const wallets;
  std::unique_ptr<charges::ApprovalHttp> const approvals;
  std::unique_ptr<routing::Http> const routing;
  std::unique_ptr<routing::DelegationHttp> const delegation;
  std::unique_ptr<routing::ProfileHttp> const profile;
  std::unique_ptr<escalation::Http> const escalation;
  std::unique_ptr<escalation::PlanHttp> const plans;
  std::unique_ptr<claims::Http> const claims;
  std::unique_ptr<notify::Http> const notify;
  std::unique_ptr<intake::Http> const intake;
  std::unique_ptr<notify::PeopleHttp> const people;
  std::unique_ptr<notify::TemplateHttp> const mail_templates;
  std::unique_ptr<notify::SenderHttp> const mail_senders;
  std::unique_ptr<notify::PreviewHttp> const reply_preview;
  std::unique_ptr<notify::MailTrialHttp> const mail_trial;
  std::unique_ptr<mailboxes::Http> const mailboxes;
  std::unique_ptr<insight::Http> const insight;
  std::unique_ptr<insight::LessonHttp> const lessons;
  std::unique_ptr<insight::SignalHttp> const signals;
  std::unique_ptr<LearningHttps> const learning;
  std::unique_ptr<ConsoleHttps> const console;
  std::unique_ptr<CustomerHttps> const customer_side;
  std::unique_ptr<RelationHttps> const relations;
  std::unique_ptr<queue::Http> const queue;
  std::unique_ptr<queue::SearchHttp> const search;
  std::unique_ptr<queue::ViewHttp> const views;
  std::unique_ptr<queue::LiveHttp> const live;
  std::unique_ptr<queue::SnoozeHttp> const snooze;
  std::unique_ptr<tickets::DraftHttp> const drafts;
  std::unique_ptr<guide::Http> const guide;
  std::unique_ptr<OperationsHttp> const operations;
  std::unique_ptr<SampleHttp> const sample;
  std::unique_ptr<MailFrame> const mail_frame;
};

}  // namespace podpora::app
