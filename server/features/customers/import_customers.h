#pragma once

#include "features/audit/audit.h"
#include "features/customers/read_import.h"

#include <functional>

namespace podpora::customers {

/// What an import does with a company or a person: it adds what is not there, and leaves alone what is.
enum class ImportOutcome : std::uint8_t { kAdded, kKnown };
BOOST_DESCRIBE_ENUM(ImportOutcome, kAdded, kKnown)

struct ImportedLine {
  std::int64_t line{0};
  std::string name;
  ImportOutcome customer{ImportOutcome::kAdded};
  std::string email;  ///< of the contact; empty when the line names none
  std::optional<ImportOutcome> contact;
};
BOOST_DESCRIBE_STRUCT(ImportedLine, (), (line, name, customer, email, contact))

struct ImportReport {
  std::int64_t customers_added{0};
  std::int64_t contacts_added{0};
  std::vector<ImportedLine> lines;
};
BOOST_DESCRIBE_STRUCT(ImportReport, (), (customers_added, contacts_added, lines))

/// What importing the lines would do. A company is known by its tenant, else by its mail domain, else by its name,
/// among the desk's and the lines before; a person by the address. kInvalid at the line whose address belongs to
/// somebody of another company or to an agent.
Result<ImportReport> plan_import(storage::Transaction& tx, DeskId desk, std::vector<ImportLine> const& lines);

/// What a later feature does in the transaction with each customer that an import added, or added people to.
using ImportTouched = std::function<void(CustomerId)>;

/// Adds what `plan_import` says, all or nothing: importing the same file again adds nothing.
Result<ImportReport> import_customers(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                      std::vector<ImportLine> const& lines, ImportTouched const& touched);

}  // namespace podpora::customers
