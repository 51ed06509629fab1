#include "features/notify/participant_store.h"

#include "platform/base/text.h"

namespace podpora::notify {

namespace {

constexpr storage::Query kInsert{"participant.insert", R"(
  insert into participant (desk_id, id, ticket_id, address, name, state, named_by, created_at, decided_by, decided_at)
  values (:desk, :id, :ticket, :address, :name, :state, :named_by, :created_at, :decided_by, :decided_at)
  on conflict (desk_id, ticket_id, address) do nothing)"};

constexpr storage::Query kDecide{"participant.decide", R"(
  update participant set state = :state, decided_by = :decided_by, decided_at = :decided_at
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kOf{"participant.of_ticket", R"(
  select id, ticket_id, address, name, state, named_by, created_at, decided_by, decided_at
  from participant where desk_id = :desk and ticket_id = :ticket order by id)"};

constexpr storage::Query kFind{"participant.find", R"(
  select id, ticket_id, address, name, state, named_by, created_at, decided_by, decided_at
  from participant where desk_id = :desk and ticket_id = :ticket and id = :id)"};

constexpr storage::Query kFindByAddress{"participant.find_by_address", R"(
  select id, ticket_id, address, name, state, named_by, created_at, decided_by, decided_at
  from participant where desk_id = :desk and ticket_id = :ticket and address = :address)"};

}  // namespace

bool insert_participant(storage::Transaction& tx, DeskId desk, Participant const& one) {
  return tx.execute(kInsert, {{"desk", desk},
                              {"id", one.id},
                              {"ticket", one.ticket_id},
                              {"address", one.address},
                              {"name", one.name},
                              {"state", one.state},
                              {"named_by", one.named_by},
                              {"created_at", one.created_at},
                              {"decided_by", one.decided_by},
                              {"decided_at", one.decided_at}}) == 1;
}

void set_decision(storage::Transaction& tx, DeskId desk, Participant const& one) {
  tx.execute(kDecide, {{"desk", desk},
                       {"id", one.id},
                       {"state", one.state},
                       {"decided_by", one.decided_by},
                       {"decided_at", one.decided_at}});
}

std::vector<Participant> participants_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<Participant>(kOf, {{"desk", desk}, {"ticket", ticket}});
}

std::optional<Participant> find_participant(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket,
                                            ParticipantId id) {
  return tx.first<Participant>(kFind, {{"desk", desk}, {"ticket", ticket}, {"id", id}});
}

std::optional<Participant> find_participant(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket,
                                            std::string const& address) {
  return tx.first<Participant>(kFindByAddress, {{"desk", desk}, {"ticket", ticket}, {"address", ascii_lower(address)}});
}

}  // namespace podpora::notify
