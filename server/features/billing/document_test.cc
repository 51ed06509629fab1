#include "features/billing/csv.h"
#include "features/billing/pdf.h"
#include "features/billing/sample_invoice_test.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace podpora::billing {
namespace {

/// A file of its own for each test; gone at its end.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string const& content)
      : path_(std::filesystem::temp_directory_path() /
              (std::string("podpora-") + ::testing::UnitTest::GetInstance()->current_test_info()->name() + "-" +
               std::to_string(::getpid()) + ".pdf")) {
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(TemporaryFile const&) = delete;
  TemporaryFile& operator=(TemporaryFile const&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

std::string output_of(std::string const& command) {
  std::string out;
  auto* const pipe = ::popen(command.c_str(), "r");
  std::array<char, 4096> buffer{};
  while (auto const count = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), count);
  EXPECT_EQ(::pclose(pipe), 0) << command;
  return out;
}

TEST(Pdf, SaysEverythingInCzechOnOnePage) {
  TemporaryFile const file(to_pdf(sample_invoice()));
  auto text = output_of("pdftotext -layout " + file.path() + " -");
  for (std::string const part :
       {"Faktura – daňový doklad", "20260001", "Severka IT s.r.o.", "Pekárna Klas, s.r.o.", "IČO 87654321",
        "DIČ CZ12345678", "Přeinstalace pošty", "Příručka", "333,33", "Předplaceno", "1 200,00 / h", "45 min", "3 ks",
        "12 %", "21 %", "2 317,89 CZK", "15. 12. 2026", "CZ65 0800 0000 1920 0014 5399", "Splatné do 14 dnů"}) {
    auto wanted = part;
    for (auto at = text.find("\u00a0"); at != std::string::npos; at = text.find("\u00a0")) text.replace(at, 2, " ");
    EXPECT_NE(text.find(wanted), std::string::npos) << part << "\n" << text;
  }
  EXPECT_NE(output_of("pdfinfo " + file.path()).find("Pages:           1"), std::string::npos);
}

TEST(Pdf, CarriesItsFont) {
  TemporaryFile const file(to_pdf(sample_invoice()));
  auto const fonts = output_of("pdffonts " + file.path());
  EXPECT_NE(fonts.find("LiberationSans"), std::string::npos) << fonts;
  EXPECT_EQ(fonts.find(" no  "), std::string::npos) << fonts;  // embedded, subset, with the characters' meaning
}

TEST(Pdf, LongInvoicesHaveMorePagesWithAHeadEach) {
  std::vector<InvoiceLine> lines(60, sample_line());
  lines[7].text = std::string(300, 'W') + " a pak slova, která se lámou mezi slovy a pokračují na dalším řádku";
  TemporaryFile const file(to_pdf(sample_invoice(lines)));
  auto const info = output_of("pdfinfo " + file.path());
  EXPECT_EQ(info.find("Pages:           1\n"), std::string::npos) << info;
  auto const text = output_of("pdftotext -layout " + file.path() + " -");
  std::size_t lines_found = 0;
  for (auto at = text.find("45"); at != std::string::npos; at = text.find("45", at + 1)) ++lines_found;
  EXPECT_GE(lines_found, 60u);
  EXPECT_NE(text.find("Strana 3"), std::string::npos);
}

TEST(Pdf, TheSameInvoiceGivesTheSameBytesHoweverManyWereDrawnBefore) {
  auto const first = to_pdf(sample_invoice());
  to_pdf(sample_invoice("AE"));
  EXPECT_EQ(to_pdf(sample_invoice()), first);
}

TEST(Pdf, ReverseChargeIsSaid) {
  TemporaryFile const file(to_pdf(sample_invoice("AE")));
  EXPECT_NE(output_of("pdftotext " + file.path() + " -").find("Daň odvede zákazník"), std::string::npos);
}

TEST(Csv, OneRowALine) {
  auto const credit = sample_invoice({reversed(sample_line())});
  std::vector<Invoice> const invoices{sample_invoice(), credit};
  EXPECT_EQ(to_csv(invoices),
            "\xEF\xBB\xBF"
            "number,kind,issued_on,due_on,buyer,buyer_vat_id,currency,line,text,supplied_from,supplied_until,quantity,"
            "unit,unit_price,price_quantity,discount,net,tax_category,tax_percent\r\n"
            "20260001,invoice,2026-12-01,2026-12-15,\"Pekárna Klas, s.r.o.\",CZ87654321,CZK,1,Přeinstalace pošty,"
            "2026-11-10,2026-11-10,45,MIN,1200.00,60,0.00,900.00,S,21\r\n"
            "20260001,invoice,2026-12-01,2026-12-15,\"Pekárna Klas, s.r.o.\",CZ87654321,CZK,2,"
            "\"Práce po hodinách, část z předplaceného času\",2026-11-10,2026-11-10,7,MIN,1200.00,60,50.00,90.00,S,21"
            "\r\n"
            "20260001,invoice,2026-12-01,2026-12-15,\"Pekárna Klas, s.r.o.\",CZ87654321,CZK,3,Příručka,2026-11-20,"
            "2026-11-22,3,C62,333.33,1,0.00,999.99,S,12\r\n"
            "20260001,credit_note,2026-12-01,2026-12-15,\"Pekárna Klas, s.r.o.\",CZ87654321,CZK,1,Přeinstalace pošty,"
            "2026-11-10,2026-11-10,-45,MIN,1200.00,60,0.00,-900.00,S,21\r\n");
}

TEST(Csv, CellsAreQuotedAndNoFormulas) {
  EXPECT_EQ(csv_row({"a,b", "say \"x\"", "two\nlines", "=1+1", "-12.50", "-a", ""}),
            "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",'=1+1,-12.50,'-a,\r\n");
}

}  // namespace
}  // namespace podpora::billing
