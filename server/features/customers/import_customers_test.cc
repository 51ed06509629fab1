#include "features/customers/import_customers.h"

#include "features/customers/add_customer.h"
#include "features/customers/customer_store.h"
#include "testing/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace podpora::customers {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

std::vector<std::pair<std::string, std::string>> errors_of(std::string_view csv) {
  auto const read = read_import(csv, "en");
  std::vector<std::pair<std::string, std::string>> errors;
  if (read.has_error())
    for (auto const& field : read.error().fields) errors.emplace_back(field.pointer, field.code);
  return errors;
}

TEST(ReadImport, takes_what_spreadsheets_save) {
  for (auto const* csv : {"name,domain,language\nPekárna Nová,Pekarna.example,cs\n",
                          "\xEF\xBB\xBF\"Název\";Doména;Jazyk\r\n\"Pekárna Nová\";Pekarna.example;cs\r\n",
                          "Language\tDomain\tName\rcs\tPekarna.example\t Pekárna Nová \r\r"}) {
    SCOPED_TRACE(csv);
    auto const lines = read_import(csv, "en");
    ASSERT_TRUE(lines.has_value());
    ASSERT_EQ(lines->size(), 1U);
    EXPECT_EQ(lines->front().customer.name, "Pekárna Nová");
    EXPECT_EQ(lines->front().customer.domain, "pekarna.example");
    EXPECT_EQ(lines->front().customer.language, "cs");
  }
}

TEST(ReadImport, counts_the_lines_of_the_file) {
  auto const lines = read_import("name,country\n\"A\nof two lines\",CZ\n\n\"B, with \"\"quotes\"\"\",SK\n", "en");
  ASSERT_TRUE(lines.has_value());
  ASSERT_EQ(lines->size(), 2U);
  EXPECT_EQ((*lines)[0].line, 2U);
  EXPECT_EQ((*lines)[1].line, 5U);
  EXPECT_EQ((*lines)[1].customer.name, "B, with \"quotes\"");
  EXPECT_EQ((*lines)[1].customer.language, "en") << "where the file says none";
}

TEST(ReadImport, names_every_wrong_cell) {
  EXPECT_THAT(errors_of(""), ElementsAre(Pair("/lines/1", "required")));
  EXPECT_THAT(errors_of("name\nPek\xE1rna\n"), ElementsAre(Pair("/lines/1", "utf8")));
  EXPECT_THAT(errors_of("name,colour\nA,red\n"), ElementsAre(Pair("/lines/1", "csv-column")));
  EXPECT_THAT(errors_of("name,Name\nA,B\n"), ElementsAre(Pair("/lines/1", "csv-column-twice")));
  EXPECT_THAT(errors_of("domain\na.example\n"), ElementsAre(Pair("/lines/1", "csv-column-missing")));
  EXPECT_THAT(errors_of("name\n\"A\nB\n"), ElementsAre(Pair("/lines/2", "csv-quotes")));
  EXPECT_THAT(
      errors_of("name,tenant,cloud,country,contact_name,contact_email\n"
                ",,,,,\n"
                ",x,,,,\n"
                "A,x,,,,\n"
                "A,,mars,cz,Jana,\n"
                "A,,,,,jana\n"
                "A,,,,,,,\n"),
      ElementsAre(Pair("/lines/3/name", "required"), Pair("/lines/4/tenant", "guid"), Pair("/lines/5/cloud", "enum"),
                  Pair("/lines/5/country", "country"), Pair("/lines/5/contact_email", "required"),
                  Pair("/lines/6/contact_email", "address"), Pair("/lines/7", "csv-cells")));
  std::string many = "name\n";
  for (std::size_t i = 0; i <= kImportLinesMax; ++i) many += "A\n";
  EXPECT_THAT(errors_of(many), ElementsAre(Pair("/lines/2002", "too-many")));
}

class ImportTest : public testing::StoreTest {
 protected:
  DeskId const desk{7};
  audit::Context const context{clock, ids, *random};

  Result<ImportReport> import(std::string const& csv, DeskId of = DeskId{7}) {
    auto const lines = read_import(csv, "cs").value();
    touched = 0;
    return db().write(storage::Scope::of(of), [&](auto& tx) {
      return import_customers(tx, context, system_actor(of), lines, [&](CustomerId) { ++touched; });
    });
  }
  int touched{0};  ///< customers that the last import told of
  Result<ImportReport> plan(std::string const& csv) {
    auto const lines = read_import(csv, "cs").value();
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return plan_import(tx, desk, lines); });
  }
  std::vector<Customer> customers(DeskId of = DeskId{7}) {
    return db().read(storage::Scope::of(of), [&](auto& tx) { return all_customers(tx, of); });
  }
};
PODPORA_BOTH_DATABASES(ImportTest);

std::string const kFile =
    "name,domain,tenant,contact_name,contact_email,contact_phone\n"
    "Klas,klas.example,,Jana Nová,Jana@klas.example,+420 222 333 444\n"
    "Klas s.r.o.,klas.example,,Petr,petr@klas.example,\n"
    "Brod,,9b2e0a52-51f5-4e4c-9f3c-6d2c61a4c0aa,,,\n";

TEST_P(ImportTest, AddsCompaniesWithTheirPeopleOnce) {
  auto const planned = plan(kFile);
  ASSERT_TRUE(planned.has_value());
  EXPECT_TRUE(customers().empty()) << "a preview changes nothing";
  auto const done = import(kFile);
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(touched, 2) << "each customer once";
  for (auto const& report : {*planned, *done}) {
    EXPECT_EQ(report.customers_added, 2);
    EXPECT_EQ(report.contacts_added, 2);
    ASSERT_EQ(report.lines.size(), 3U);
    EXPECT_EQ(report.lines[1].customer, ImportOutcome::kKnown) << "the mail domain is the same";
    EXPECT_EQ(report.lines[1].contact, ImportOutcome::kAdded);
    EXPECT_EQ(report.lines[2].contact, std::nullopt);
  }
  auto const kept = customers();
  ASSERT_EQ(kept.size(), 2U);
  auto const people = db().read(storage::Scope::of(desk), [&](auto& tx) { return contacts_of(tx, desk, kept[0].id); });
  ASSERT_EQ(people.size(), 2U);
  EXPECT_EQ(people[0].email, "jana@klas.example");
  EXPECT_EQ(people[0].phone, "+420 222 333 444");
  EXPECT_EQ(people[0].language, "cs");

  auto const again = import(kFile);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(touched, 0);
  EXPECT_EQ(again->customers_added, 0);
  EXPECT_EQ(again->contacts_added, 0);
  EXPECT_EQ(customers().size(), 2U);
}

TEST_P(ImportTest, AddsNothingWhenOneAddressIsSomebodyElses) {
  ASSERT_TRUE(import(kFile).has_value());
  std::string const wrong = "name,contact_email\nNew,new@new.example\nOther,jana@klas.example\nThird,new@new.example\n";
  for (auto const& result : {plan(wrong), import(wrong)}) {
    ASSERT_TRUE(result.has_error());
    ASSERT_EQ(result.error().fields.size(), 2U);
    EXPECT_EQ(result.error().fields[0].pointer, "/lines/3/contact_email");
    EXPECT_EQ(result.error().fields[0].code, "contact-elsewhere");
    EXPECT_EQ(result.error().fields[1].pointer, "/lines/4/contact_email");
  }
  EXPECT_EQ(customers().size(), 2U);
}

TEST_P(ImportTest, KnowsNobodyOfAnotherDesk) {
  ASSERT_TRUE(import(kFile).has_value());
  auto const other = import(kFile, DeskId{8});
  ASSERT_TRUE(other.has_value());
  EXPECT_EQ(other->customers_added, 2);
  EXPECT_EQ(customers(DeskId{8}).size(), 2U);
  EXPECT_EQ(customers().size(), 2U);
}

}  // namespace
}  // namespace podpora::customers
