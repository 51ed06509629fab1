#pragma once

#include "app/app.h"
#include "app/demo/client.h"
#include "app/demo/partner.h"

#include <filesystem>
#include <string>
#include <vector>

namespace podpora::app::demo {

/// What the steps share: the running server, who is signed in, and what the steps before made.
struct World {
  App& app;
  Partner const& partner;
  std::filesystem::path data;
  std::string base;  ///< `http://127.0.0.1:PORT`
  Client anna;       ///< admin agent
  Client olga;       ///< desk owner
  Client jana;       ///< contact of the bakery
  std::string foundry_ticket, clinic_ticket, bakery_ticket;
  std::vector<std::string> said;  ///< what the running step has to tell, line by line

  void say(std::string line) { said.push_back(std::move(line)); }
};

/// Runs `podpora mail deliver` as a mail server does, in a process of its own. What it printed; throws StepFailed when
/// its exit code is not 0.
boost::json::value deliver(World& world, std::string const& raw);

/// Every mail that was sent so far, oldest first; what is due is sent before.
std::vector<std::string> sent_mails(World& world);
/// The last of them to that address; throws StepFailed when there is none.
std::string last_mail_to(World& world, std::string const& address);

void tell(World& world);
void receive(World& world);
void diagnose(World& world);
void resolve(World& world);
void escalate(World& world);
void charge(World& world);
void learn(World& world);

}  // namespace podpora::app::demo
