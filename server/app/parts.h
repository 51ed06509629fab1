#pragma once

#include "app/app.h"
#include "features/calendars/change_calendar.h"
#include "features/charges/context.h"
#include "features/claims/claims.h"
#include "features/clocks/keep_clocks.h"
#include "features/diagnosis/diagnosis.h"
#include "features/entitlements/entitlement.h"
#include "features/escalation/escalation.h"
#include "features/intake/intake.h"
#include "features/mailboxes/fetchers.h"
#include "features/rulebook/rulebooks.h"
#include "features/satisfaction/satisfaction.h"
#include "features/tickets/ticket.h"
#include "platform/blobs/blobs.h"
#include "platform/http/dispatch.h"
#include "platform/http/files.h"
#include "platform/http/health.h"
#include "platform/jobs/jobs.h"
#include "platform/jobs/periodic.h"

#include <prometheus/registry.h>

#include <memory>

namespace podpora::app {

class SampleDesks;
struct Https;

/// The objects of an App, in the order in which they are built: each uses only those above it.
struct App::Parts {
  Parts(AppOptions options, Ports ports);
  ~Parts();

  AppOptions options;
  Ports ports;
  IdSource ids;
  audit::Context audit;
  std::string key;
  rulebook::Rulebooks rulebooks;
  std::unique_ptr<blobs::Store> blobs;
  calendars::Context calendars;
  clocks::ClockKeeper clocks;
  tickets::Hooks ticket_hooks;
  tickets::Context tickets;
  charges::Hooks charge_hooks;
  charges::Context charges;
  satisfaction::Hooks satisfaction_hooks;
  satisfaction::Context satisfaction;
  entitlements::Context entitlements;
  diagnosis::Context diagnosis;
  escalation::Context escalation;
  claims::Hooks claim_hooks;
  claims::Context claims;
  std::unique_ptr<mail::Reader> mail_reader;
  intake::Hooks intake_hooks;
  intake::Context intake;
  std::unique_ptr<jobs::Worker> worker;
  mailboxes::Context mailboxes;
  mailboxes::Fetchers fetchers;
  jobs::Periodic sequencer;
  jobs::Periodic learner;
  prometheus::Registry registry;
  std::unique_ptr<http::RequestMetrics> metrics;
  http::Health health;
  std::unique_ptr<SampleDesks> samples;  ///< null in a sample desk
  std::unique_ptr<Https> https;
  http::Routes routes;
  http::Files files;
  std::unique_ptr<http::Dispatcher> dispatcher;
};

}  // namespace podpora::app
