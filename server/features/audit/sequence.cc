#include "features/audit/sequence.h"

#include "platform/blobs/blobs.h"

namespace podpora::audit {

namespace {

constexpr int kBatch = 500;

/// Length-prefixed, so that no two different events share one text.
void append(std::string& out, std::string_view field) {
  out += std::to_string(field.size());
  out += ':';
  out += field;
}

std::size_t sequence_desk(storage::Transaction& tx, DeskId desk) {
  auto const last = last_numbered(tx, desk);
  auto number = last ? *last->number : 0;
  auto chain = last ? *last->chain : std::string{};
  auto const events = unnumbered(tx, desk, kBatch);
  for (auto const& event : events) {
    chain = chain_link(chain, ++number, event);
    set_number(tx, desk, event.id, number, chain);
  }
  return events.size();
}

}  // namespace

std::string chain_link(std::string const& previous, std::int64_t number, Event const& event) {
  std::string text;
  append(text, previous);
  append(text, std::to_string(number));
  append(text, to_text(event.id));
  append(text, event.kind);
  append(text, event.subject);
  append(text, event.actor_kind);
  append(text, event.actor_id ? to_text(*event.actor_id) : "");
  append(text, event.actor_name);
  append(text, event.payload);
  append(text, to_rfc3339(event.at));
  return blobs::sha256_hex(text);
}

std::size_t sequence(storage::Database& database) {
  auto const desks = database.read(storage::Scope::all_desks(), [](auto& tx) { return desks_with_unnumbered(tx); });
  std::size_t total = 0;
  for (auto const desk : desks) {
    std::size_t done = 0;
    do {
      done = database.write(storage::Scope::of(desk), [&](auto& tx) { return sequence_desk(tx, desk); });
      total += done;
    } while (done == kBatch);
  }
  return total;
}

bool verify_chain(storage::Database& database, DeskId desk) {
  return database.read(storage::Scope::of(desk), [&](auto& tx) {
    std::int64_t number = 0;
    std::string chain;
    while (true) {
      auto const events = events_after(tx, desk, number, kBatch);
      if (events.empty()) return true;
      for (auto const& event : events) {
        if (*event.number != number + 1) return false;
        chain = chain_link(chain, ++number, event);
        if (chain != *event.chain) return false;
      }
    }
  });
}

}  // namespace podpora::audit
