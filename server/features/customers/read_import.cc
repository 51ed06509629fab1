#include "features/customers/read_import.h"

#include "features/customers/add_customer.h"
#include "features/identity/address.h"
#include "platform/base/enum_text.h"
#include "platform/base/text.h"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

namespace podpora::customers {

namespace {

struct Row {
  std::size_t line{1};
  std::vector<std::string> cells;
};

/// Names of a column as people write them; the first is the one that errors use.
struct Column {
  std::array<std::string_view, 4> names;
  std::string& (*cell)(ImportLine&, std::string& cloud);
};

constexpr std::array kColumns{
    Column{{"name", "customer", "název", "zákazník"}, [](auto& l, auto&) -> auto& {return l.customer.name;
}  // namespace
}  // namespace podpora::customers
, Column{{"domain", "mail domain", "doména"}, [](auto& l, auto&) -> auto& {return l.customer.domain;
}
}
, Column{{"tenant", "tenant id", "id tenanta"}, [](auto& l, auto&) -> auto& {return l.customer.tenant;
}
}
, Column{{"cloud"}, [](auto&, auto& cloud) -> auto& {return cloud;
}
}
, Column{{"language", "jazyk"}, [](auto& l, auto&) -> auto& {return l.customer.language;
}
}
, Column{{"country", "země", "stát"}, [](auto& l, auto&) -> auto& {return l.customer.country;
}
}
, Column{{"contact_name", "contact", "kontakt", "jméno kontaktu"}, [](auto& l, auto&) -> auto& {return l.contact.name;
}
}
, Column{{"contact_email", "email", "e-mail", "e-mail kontaktu"}, [](auto& l, auto&) -> auto& {return l.contact.email;
}
}
, Column{{"contact_phone", "phone", "telefon", "telefon kontaktu"}, [](auto& l, auto&) -> auto& {return l.contact.phone;
}
}
,
}
;

/// What libcsv tells while it reads. Its parser says neither where a row begins nor how long it is, so lines are
/// counted by the line ends inside cells and between rows.
class Table {
 public:
  void take_cell(void const* bytes, std::size_t size) {
    std::string cell{static_cast<char const*>(bytes), size};
    line_ += static_cast<std::size_t>(std::ranges::count(cell, '\n'));
    row_.cells.push_back(trim(cell));
  }
  void end_row() {
    bool const blank = std::ranges::all_of(row_.cells, [](auto const& cell) { return cell.empty(); });
    if (!blank) rows_.push_back(std::move(row_));
    row_ = {.line = ++line_, .cells = {}};
  }
  std::size_t line() const { return line_; }
  std::vector<Row> take() && { return std::move(rows_); }

 private:
  std::vector<Row> rows_;
  Row row_;
  std::size_t line_{1};
};

std::string line_pointer(std::size_t line) {
  return fmt::format("/lines/{}", line);
}

/// The separator that the heading uses most: Czech spreadsheets save semicolons as "comma separated".
char separator_of(std::string_view text) {
  auto const heading = text.substr(0, text.find('\n'));
  auto const times = [&](char c) { return std::ranges::count(heading, c); };
  return std::ranges::max(std::array{',', ';', '\t'}, {}, times);
}

/// With LF alone at line ends, and without the mark that spreadsheets put first.
std::string plain_lines(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      plain += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      plain += '\n';
  }
  return plain;
}

Result<std::vector<Row>> read_rows(std::string_view text) {
  if (!is_utf8(text)) return invalid(line_pointer(1), "utf8");
  auto const plain = plain_lines(text);
  csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) throw std::bad_alloc();
  std::unique_ptr<csv_parser, void (*)(csv_parser*)> const closed(&parser, csv_free);
  csv_set_delim(&parser, static_cast<unsigned char>(separator_of(plain)));
  Table table;
  auto const cell = [](void* bytes, std::size_t size, void* to) { static_cast<Table*>(to)->take_cell(bytes, size); };
  auto const row = [](int, void* to) { static_cast<Table*>(to)->end_row(); };
  bool const read = csv_parse(&parser, plain.data(), plain.size(), cell, row, &table) == plain.size() &&
                    csv_fini(&parser, cell, row, &table) == 0;
  if (!read) return invalid(line_pointer(table.line()), "csv-quotes");
  return std::move(table).take();
}

/// The column of each cell of the heading.
Result<std::vector<Column const*>> columns_of(Row const& heading) {
  std::vector<Column const*> columns;
  for (auto const& cell : heading.cells) {
    auto const name = ascii_lower(cell);
    auto const column = std::ranges::find_if(
        kColumns, [&](Column const& c) { return std::ranges::find(c.names, name) != c.names.end(); });
    if (name.empty() || column == kColumns.end())
      return invalid(line_pointer(heading.line), "csv-column", {{"column", cell}});
    if (std::ranges::find(columns, column) != columns.end())
      return invalid(line_pointer(heading.line), "csv-column-twice", {{"column", cell}});
    columns.push_back(column);
  }
  if (std::ranges::find(columns, kColumns.data()) == columns.end())
    return invalid(line_pointer(heading.line), "csv-column-missing", {{"column", std::string{"name"}}});
  return columns;
}

/// Reads one row and notes what is wrong in it.
class RowReader {
 public:
  RowReader(std::vector<Column const*> const& columns, std::string const& language, std::vector<FieldError>& errors)
      : columns_(columns), language_(language), errors_(errors) {}

  ImportLine read(Row const& row) {
    ImportLine line{.line = row.line, .customer = {}, .contact = {}};
    if (row.cells.size() > columns_.size()) {
      wrong(row.line, "", "csv-cells", {{"max", static_cast<std::int64_t>(columns_.size())}});
      return line;
    }
    std::string cloud;
    for (std::size_t i = 0; i < row.cells.size(); ++i) columns_[i]->cell(line, cloud) = row.cells[i];
    if (!cloud.empty()) read_cloud(line, ascii_lower(cloud));
    if (line.customer.language.empty()) line.customer.language = language_;
    check(line);
    return line;
  }

 private:
  void read_cloud(ImportLine& line, std::string const& name) {
    if (auto const cloud = parse_enum<Cloud>(name))
      line.customer.cloud = *cloud;
    else
      wrong(line.line, "/cloud", "enum", {{"allowed", std::string{"global, us_gov, china"}}});
  }
  void check(ImportLine& line) {
    auto const kept = normalized(line.customer);
    if (kept.has_error())
      for (auto const& field : kept.error().fields) wrong(line.line, field.pointer, field.code, field.args);
    else
      line.customer = *kept;
    line.contact.language = line.customer.language;
    auto& email = line.contact.email;
    auto& name = line.contact.name;
    if (email.empty() && !name.empty()) wrong(line.line, "/contact_email", "required", {});
    if (email.empty()) return;
    if (name.empty()) name = email;
    email = ascii_lower(email);
    if (!identity::is_address(email)) wrong(line.line, "/contact_email", "address", {});
  }
  void wrong(std::size_t line, std::string const& column, std::string code, TextArgs args) {
    errors_.push_back({line_pointer(line) + column, std::move(code), std::move(args)});
  }

  std::vector<Column const*> const& columns_;
  std::string const& language_;
  std::vector<FieldError>& errors_;
};

}  // namespace

Result<std::vector<ImportLine>> read_import(std::string_view text, std::string const& language) {
  auto const rows = TRY(read_rows(text));
  if (rows.empty()) return invalid(line_pointer(1), "required");
  auto const columns = TRY(columns_of(rows.front()));
  if (rows.size() - 1 > kImportLinesMax)
    return invalid(line_pointer(rows.back().line), "too-many", {{"max", std::int64_t{kImportLinesMax}}});
  std::vector<FieldError> errors;
  RowReader reader(columns, language, errors);
  std::vector<ImportLine> lines;
  for (std::size_t i = 1; i < rows.size(); ++i) lines.push_back(reader.read(rows[i]));
  if (!errors.empty()) return Error{ErrorCode::kInvalid, "invalid", {}, std::move(errors)};
  return lines;
}

}  // namespace podpora::customers
