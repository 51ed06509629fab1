#include "app/demo/mails.h"
#include "app/demo/world.h"
#include "platform/mail/mail.h"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace podpora::app::demo {

namespace json = boost::json;

namespace {

/// The public page as somebody without JavaScript and without an account sees it.
void check_page(World& world, std::string const& language, std::string const& must_say) {
  auto const page = world.olga.page("/severka/support?lang=" + language);
  expect(page.find(must_say) != std::string::npos, "the offer page in " + language + " says " + must_say);
  // The one script element holds the offer's facts for search engines, which no browser runs.
  auto const runs_nothing = page.find("<script") == page.rfind("<script type=\"application/ld+json\">");
  expect(runs_nothing, "the offer page has no JavaScript");
  world.say(fmt::format("GET /severka/support?lang={}: {} bytes of HTML, no script", language, page.size()));
}

std::string body_text(std::string const& raw) {
  return mail::parse(raw).text;
}

void receive_by_mail(World& world) {
  auto const first = deliver(world, foundry_mail());
  expect(text_at(first, "/outcome") == "ticket", "a new ticket from the mail");
  world.foundry_ticket = text_at(first, "/ticket");
  world.say("podpora mail deliver: " + json::serialize(first));
  auto const again = deliver(world, foundry_mail());
  expect(text_at(again, "/outcome") == "duplicate", "the same bytes are one message");
  expect(text_at(again, "/message") == text_at(first, "/message"), "the duplicate names the first message");
  world.say("the same bytes again: outcome duplicate, message " + text_at(again, "/message"));
  auto const ticket = world.anna.get("/api/v1/tickets/" + world.foundry_ticket);
  expect(text_at(ticket, "/messages/0/body").find("nestartuje služba Hyper-V") != std::string::npos,
         "windows-1250 text is read");
  expect(text_at(ticket, "/messages/0/attachments/0/name") == "udalosti.txt", "the attachment is there");
  expect(text_at(ticket, "/customer_name") == "Slévárna Brod s.r.o.", "the sender's company is known");
}

void check_acknowledgement(World& world) {
  auto const raw = last_mail_to(world, "eva@brod.example");
  auto const text = body_text(raw);
  expect(text.find("8:00") != std::string::npos && text.find("17:00") != std::string::npos,
         "the hours of the offer in: " + text);
  expect(!header_of(raw, "Auto-Submitted").empty(), "the acknowledgement says that it is automatic");
  world.say("acknowledgement to eva@brod.example: " + header_of(raw, "Message-ID"));
}

}  // namespace

void tell(World& world) {
  auto const offers = world.olga.get("/api/v1/offers");
  auto const id = text_at(find_in(offers, "/items", "state", "draft"), "/id");
  auto const published = world.olga.post("/api/v1/offers/" + id + "/publish", {});
  expect(number_at(published, "/number") == 1, "version 1");
  world.olga.post("/api/v1/agreements", {{"offer_id", id}, {"accepted_by", "Olga Dvořáková"}});
  check_page(world, "en", "Severka support");
  check_page(world, "cs", "Podpora Severka");
  auto const offer = json::parse(world.olga.page("/api/v1/public/severka/offer"));
  expect(number_at(offer, "/number") == 1, "the same offer as JSON");
  world.say("published as version 1, sha256 " + text_at(offer, "/sha256").substr(0, 16) + "…");
}

void receive(World& world) {
  receive_by_mail(world);
  check_acknowledgement(world);
  auto const clinic = deliver(world, clinic_mail());
  world.clinic_ticket = text_at(clinic, "/ticket");
  auto const bakery =
      world.jana.post("/api/v1/portal/tickets", {{"subject", "Jak sdílet kalendář v Outlooku?"},
                                                 {"body", "Potřebujeme sdílet kalendář výroby mezi směnami."},
                                                 {"kind", "technical"},
                                                 {"severity", "C"}});
  world.bakery_ticket = text_at(bakery, "/ticket/id");
  world.say("portal: " + text_at(bakery, "/ticket/subject") + " is " + world.bakery_ticket);
  auto const phone = world.anna.post("/api/v1/tickets", {{"customer_id", to_text(world.partner.bakery)},
                                                         {"subject", "Dotaz na fakturu za říjen"},
                                                         {"body", "Volala paní Klasová: faktura má o dvě licence víc."},
                                                         {"kind", "billing"},
                                                         {"nature", "question"},
                                                         {"severity", "C"},
                                                         {"service", "microsoft_365"}});
  world.say("phone note: " + text_at(phone, "/id") + " number " + text_at(phone, "/number"));
}

}  // namespace podpora::app::demo
