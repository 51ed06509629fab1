#pragma once

#include "app/app.h"
#include "app/mail_frame.h"
#include "app/operations_http.h"
#include "features/calendars/http.h"
#include "features/charges/http.h"
#include "features/clocks/http.h"
#include "features/customers/http.h"
#include "features/diagnosis/health_http.h"
#include "features/diagnosis/http.h"
#include "features/entitlements/http.h"
#include "features/escalation/http.h"
#include "features/escalation/plan_http.h"
#include "features/identity/http.h"
#include "features/insight/http.h"
#include "features/intake/http.h"
#include "features/notify/http.h"
#include "features/notify/people_http.h"
#include "features/mailboxes/http.h"
#include "features/knowledge/http.h"
#include "features/offers/http.h"
#include "features/queue/http.h"
#include "features/routing/delegation_http.h"
#include "features/routing/http.h"
#include "features/rulebook/http.h"
#include "features/tickets/access_http.h"
#include "features/tickets/http.h"

namespace podpora::app {

/// The handlers of every feature, built from the parts: what the page of routes points at.
struct Https {
  explicit Https(App::Parts& parts);

  identity::Http identity;
  customers::Http customers;
  rulebook::Http rulebook;
  calendars::Http calendars;
  offers::Http offers;
  entitlements::Http entitlements;
  tickets::Http tickets;
  tickets::PortalHttp portal;
  tickets::AccessHttp access;
  clocks::Http clocks;
  diagnosis::Http diagnosis;
  diagnosis::HealthHttp health;
  diagnosis::KnownIssueHttp known_issues;
  knowledge::Http knowledge;
  charges::Http charges;
  routing::Http routing;
  routing::DelegationHttp delegation;
  escalation::Http escalation;
  escalation::PlanHttp plans;
  notify::Http notify;
  intake::Http intake;
  notify::PeopleHttp people;
  mailboxes::Http mailboxes;
  insight::Http insight;
  queue::Http queue;
  OperationsHttp operations;
  MailFrame mail_frame;
};

}  // namespace podpora::app
