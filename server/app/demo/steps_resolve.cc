#include "app/demo/mails.h"
#include "app/demo/world.h"
#include "platform/mail/mail.h"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace podpora::app::demo {

namespace json = boost::json;

namespace {

std::string path_of(std::string const& ticket) {
  return "/api/v1/tickets/" + ticket;
}

/// Says what the request is about: the service, the customer's subscription to it, how bad it is, and whose it is.
void classify(World& world, std::string const& ticket, std::string const& service, std::string const& severity) {
  auto const customer = text_at(world.anna.get(path_of(ticket)), "/customer_id");
  auto const page = world.anna.get("/api/v1/customers/" + customer);
  world.anna.patch(path_of(ticket), {{"service", service},
                                     {"subscription_id", find_in(page, "/subscriptions", "service", service).at("id")},
                                     {"kind", "technical"},
                                     {"nature", "break_fix"},
                                     {"severity", severity},
                                     {"assignee_id", text_at(world.anna.get("/api/v1/session"), "/person_id")}});
}

/// Does every mandatory check of the ticket's runbook, as an agent would.
void work_through_runbook(World& world, std::string const& ticket) {
  auto const book = world.anna.get(path_of(ticket) + "/runbook");
  int done = 0;
  for (auto const& check : book.at("checks").as_array()) {
    if (!check.at("mandatory").as_bool()) continue;
    auto const id = text_at(check, "/id");
    world.anna.post(
        path_of(ticket) + "/checks/" + id + "/result",
        {{"result", check.at("results").as_array().back().at("code")}, {"evidence", "Ověřeno v konzoli, bez nálezu."}});
    ++done;
  }
  auto const after = world.anna.get(path_of(ticket) + "/runbook");
  expect(after.at("open_mandatory").as_array().empty(), "no mandatory check is open");
  world.say(fmt::format("{}: {} of {} checks are mandatory and done", text_at(book, "/runbook/title"), done,
                        book.at("checks").as_array().size()));
}

}  // namespace

void diagnose(World& world) {
  classify(world, world.foundry_ticket, "on_premises", "A");
  auto const before = world.anna.get(path_of(world.foundry_ticket) + "/runbook");
  expect(!before.at("open_mandatory").as_array().empty(), "the runbook has mandatory checks");
  work_through_runbook(world, world.foundry_ticket);
  classify(world, world.clinic_ticket, "dynamics_365", "B");
  work_through_runbook(world, world.clinic_ticket);
}

void resolve(World& world) {
  auto const path = path_of(world.bakery_ticket);
  world.anna.post(path + "/replies", {{"body", "Kalendář nasdílíte přes **Sdílet kalendář**; návod přikládám."}});
  auto const sent = last_mail_to(world, "jana@klas.example");
  expect(mail::parse(sent).text.find("Sdílet kalendář") != std::string::npos, "the reply reaches the customer");
  world.say("reply mailed to jana@klas.example: " + header_of(sent, "Subject").substr(0, 60));
  world.anna.post(path + "/resolve", {{"cause", "how_to"}});
  auto const answer = deliver(world, answer_to(sent, {.from = "Jana Klasova <jana@klas.example>",
                                                      .message_id = "demo-3@klas.example",
                                                      .text = "Děkuji, ale kolegyně ho stále nevidí."}));
  expect(text_at(answer, "/outcome") == "reply", "the customer's answer finds its ticket");
  expect(text_at(answer, "/ticket") == world.bakery_ticket, "and no other");
  auto const reopened = world.anna.get(path);
  expect(text_at(reopened, "/state") == "open", "the answer reopens the ticket");
  auto const& last = reopened.at("messages").as_array().back();
  expect(text_at(last, "/body").find("> Dobrý den") == std::string::npos, "the history is folded");
  expect(text_at(last, "/quoted").find("pracujeme na tom") != std::string::npos, "and kept");
  world.say("the customer's answer by mail reopened it");
  world.anna.post(path + "/replies", {{"body", "Práva jsme doplnili, zkuste to prosím znovu."}});
  world.anna.post(path + "/resolve", {{"cause", "how_to"}});
  world.say("resolved with cause how_to");
}

void charge(World& world) {
  auto const path = path_of(world.bakery_ticket);
  auto const start = std::string{"2026-11-23T09:00:00Z"};
  auto const preview = world.anna.get(path + "/price?minutes=40&started_at=" + start);
  world.say("price before the work: " + text_at(preview, "/text"));
  expect(text_at(preview, "/verdict") == "billable", "a technical question is billed by this offer");
  auto const recorded = world.anna.post(path + "/time", {{"minutes", 40},
                                                         {"started_at", start},
                                                         {"work_type", "remote"},
                                                         {"note", "Sdílení kalendáře a práva"},
                                                         {"billable", true}});
  expect(text_at(recorded, "/price/amount") == text_at(preview, "/amount"), "the charge is what the agent saw before");
  auto const charges = world.anna.get(path + "/charges");
  expect(!charges.at("items").as_array().empty(), "the charge line is kept");
  world.say("charge line: " + text_at(recorded, "/charges/0/amount") + " by " + text_at(recorded, "/charges/0/rule"));
}

void learn(World& world) {
  world.anna.post(
      path_of(world.bakery_ticket) + "/signals",
      {{"text", "Směny sdílejí kalendář ručně; pomohlo by jim plánování směn v Teams."}, {"service", "microsoft_365"}});
  auto const page = world.anna.get("/api/v1/customers/" + to_text(world.partner.bakery));
  expect(page.at("subscriptions").as_array().size() == 2, "two subscriptions");
  expect(page.at("open_tickets").as_array().size() == 1, "one open request");
  expect(page.at("past_tickets").as_array().size() == 1, "one past request");
  expect(text_at(page, "/causes/0/cause") == "how_to", "the cause is counted");
  expect(page.at("signals").as_array().size() == 1, "the signal is there");
  world.say(text_at(page, "/customer/name") + ": signal “" + text_at(page, "/signals/0/text") + "”");
}

}  // namespace podpora::app::demo
