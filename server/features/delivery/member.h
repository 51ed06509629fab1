#pragma once

#include "features/delivery/arrangement.h"

#include <boost/describe/class.hpp>

namespace podpora::delivery {

/// A person of a delivery partner who works at the desk.
struct Member {
  PersonId person_id;
  std::string name;
  std::string email;
  std::string company;  ///< empty: nobody has said it yet, and the person sees nothing
};
BOOST_DESCRIBE_STRUCT(Member, (), (person_id, name, email, company))

/// The agents with the role of a delivery partner, by name.
std::vector<Member> members_of(storage::Transaction& tx, DeskId desk);

/// The delivery partner whose person somebody is; empty for the desk's own people, and for a partner's person of whom
/// nobody has said it yet.
std::string company_of(storage::Transaction& tx, DeskId desk, PersonId person);

/// Says whose person an agent is. kNotFound for nobody of the desk's agents; kInvalid `/company` for one that is no
/// partner of any arrangement, `/person` for an agent without the role of a delivery partner. Records
/// `delivery.member_set`.
Result<void> set_company(storage::Transaction& tx, audit::Context const& context, Actor const& actor, PersonId person,
                         std::string const& company);

}  // namespace podpora::delivery
