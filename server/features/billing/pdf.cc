#include "features/billing/pdf.h"

#include "features/billing/amount_text.h"
#include "features/billing/canvas.h"
#include "features/billing/invoice_rules.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::billing {

namespace {

constexpr double kLeft = 48;
constexpr double kRight = Canvas::kWidth - 48;
constexpr double kMiddle = Canvas::kWidth / 2 + 12;
constexpr double kBottom = Canvas::kHeight - 60;  ///< lines end above; the foot stands below
constexpr double kStep = 12;

// Right edges of the columns of figures.
constexpr double kQuantity = 340;
constexpr double kPrice = 428;
constexpr double kRate = 468;
constexpr double kTextWidth = 232;

constexpr Style kNormal{.size = 9};
constexpr Style kStrong{.size = 9, .weight = Weight::kBold};
constexpr Style kSmall{.size = 8, .grey = 0.35};
constexpr Style kFigure{.size = 9, .align = Align::kRight};
constexpr Style kStrongFigure{.size = 9, .weight = Weight::kBold, .align = Align::kRight};
constexpr Style kSmallFigure{.size = 8, .align = Align::kRight, .grey = 0.35};

std::string title_id(Invoice const& invoice) {
  if (invoice.kind == InvoiceKind::kCreditNote) return "billing.pdf.credit_note";
  return invoice.seller.vat_id.empty() ? "billing.pdf.invoice" : "billing.pdf.tax_invoice";
}

/// An IBAN as people read it (ISO 13616): in groups of four.
std::string in_fours(std::string const& iban) {
  std::string text;
  for (std::size_t i = 0; i < iban.size(); i += 4) text += (i > 0 ? "\u00a0" : "") + iban.substr(i, 4);
  return text;
}

class Page {
 public:
  explicit Page(Invoice const& invoice)
      : invoice_(invoice),
        canvas_({.title = word(title_id(invoice)) + " " + invoice.number,
                 .author = invoice.seller.name,
                 .day = invoice.issued_on}) {}

  std::string draw() {
    head();
    auto const seller = party(kLeft, y_, "billing.pdf.seller", invoice_.seller);
    auto const buyer = party(kMiddle, y_, "billing.pdf.buyer", invoice_.buyer);
    y_ = std::max(seller, buyer) + 14;
    facts();
    table_head();
    for (auto const& line : invoice_.lines) table_line(line);
    totals();
    notes();
    foot();
    return std::move(canvas_).finish();
  }

 private:
  std::string word(std::string_view id) const { return i18n::text(invoice_.language, id); }
  std::string amount(std::int64_t minor) const {
    return local_decimal_text(invoice_.language, decimal_text(minor, minor_digits(invoice_.currency)));
  }
  std::string day(std::string const& text) const { return local_day_text(invoice_.language, text); }
  std::string percent(std::int64_t basis_points) const {
    return local_decimal_text(invoice_.language, short_decimal_text(basis_points, 2)) + "\u00a0%";
  }

  void head() {
    y_ = 62;
    canvas_.text(kLeft, y_, invoice_.seller.name, {.size = 13, .weight = Weight::kBold});
    canvas_.text(kRight, y_, word(title_id(invoice_)), {.size = 13, .align = Align::kRight});
    y_ += 18;
    canvas_.text(kRight, y_, invoice_.number, {.size = 13, .weight = Weight::kBold, .align = Align::kRight});
    y_ += 10;
    canvas_.line(kLeft, y_, kRight, 0.6);
    y_ += 20;
  }

  /// One side; the place below it.
  double party(double x, double y, std::string_view label, Party const& party) {
    canvas_.text(x, y, word(label), kSmall);
    y += 15;
    auto const width = (x == kLeft ? kMiddle - 16 : kRight) - x;
    auto const put = [&](std::string const& text, Style const& style) {
      if (text.empty()) return;
      for (auto const& line : canvas_.wrap(text, width, style)) {
        canvas_.text(x, y, line, style);
        y += kStep;
      }
    };
    put(party.name, {.size = 10, .weight = Weight::kBold});
    put(party.street, kNormal);
    put(party.postal_code + (party.postal_code.empty() ? "" : " ") + party.city, kNormal);
    put(party.country, kNormal);
    y += 3;
    if (!party.registration_id.empty()) put(word("billing.pdf.registration") + " " + party.registration_id, kNormal);
    if (!party.vat_id.empty()) put(word("billing.pdf.vat_id") + " " + party.vat_id, kNormal);
    return y;
  }

  void fact(double x, double& y, std::string_view label, std::string const& value, Style const& style = kNormal) {
    if (value.empty()) return;
    canvas_.text(x, y, word(label), kSmall);
    for (auto const& line : canvas_.wrap(value, 148, style)) {
      canvas_.text(x + 92, y, line, style);
      y += kStep;
    }
    y += 1;
  }

  void facts() {
    auto left = y_;
    fact(kLeft, left, "billing.pdf.issued_on", day(invoice_.issued_on));
    fact(kLeft, left, "billing.pdf.supplied_on", day(invoice_.period_to));
    fact(kLeft, left, "billing.pdf.period", day(invoice_.period_from) + " \u2013 " + day(invoice_.period_to));
    fact(kLeft, left, "billing.pdf.buyer_reference", invoice_.buyer_reference);
    fact(kLeft, left, "billing.pdf.order", invoice_.order_reference);
    if (invoice_.preceding) {
      fact(kLeft, left, "billing.pdf.preceding",
           invoice_.preceding->number + " (" + day(invoice_.preceding->issued_on) + ")");
    }
    auto right = y_;
    bool const invoice = invoice_.kind == InvoiceKind::kInvoice;
    if (invoice) fact(kMiddle, right, "billing.pdf.due_on", day(invoice_.due_on), kStrong);
    if (invoice) fact(kMiddle, right, "billing.pdf.account", in_fours(invoice_.iban));
    if (invoice) fact(kMiddle, right, "billing.pdf.bic", invoice_.bic);
    if (invoice) fact(kMiddle, right, "billing.pdf.payment_reference", invoice_.payment_reference);
    y_ = std::max(left, right) + 10;
  }

  void table_head() {
    canvas_.box(kLeft - 6, y_ - 2, kRight - kLeft + 12, 18, 0.93);
    y_ += 10;
    canvas_.text(kLeft, y_, word("billing.pdf.text"), kSmall);
    canvas_.text(kQuantity, y_, word("billing.pdf.quantity"), kSmallFigure);
    canvas_.text(kPrice, y_, word("billing.pdf.unit_price"), kSmallFigure);
    canvas_.text(kRate, y_, word("billing.pdf.tax_rate"), kSmallFigure);
    canvas_.text(kRight, y_, word("billing.pdf.net") + " " + invoice_.currency, kSmallFigure);
    y_ += 20;
  }

  /// Begins a page when so much does not fit below.
  void need(double height, bool in_table) {
    if (y_ + height <= kBottom) return;
    foot();
    canvas_.next_page();
    ++page_;
    head();
    if (in_table) table_head();
  }

  std::string quantity(InvoiceLine const& line) const {
    return local_decimal_text(invoice_.language, short_decimal_text(line.quantity_thousandths, 3)) + "\u00a0" +
           word("billing.unit." + line.unit);
  }

  std::string price(InvoiceLine const& line) const {
    auto const text = amount(line.unit_price_minor);
    if (line.unit == "MIN" && line.base_quantity == 60) return text + " / " + word("billing.unit.HUR");
    if (line.base_quantity == 1) return text;
    return text + " / " + std::to_string(line.base_quantity) + "\u00a0" + word("billing.unit." + line.unit);
  }

  void table_line(InvoiceLine const& line) {
    auto const text = canvas_.wrap(line.text, kTextWidth, kNormal);
    auto when = day(line.supplied_on);
    if (line.supplied_until && *line.supplied_until != line.supplied_on) when += " \u2013 " + day(*line.supplied_until);
    bool const discount = line.discount_minor != 0;
    need(static_cast<double>(text.size()) * kStep + (discount ? 23 : 12) + 6, true);
    canvas_.text(kQuantity, y_, quantity(line), kFigure);
    canvas_.text(kPrice, y_, price(line), kFigure);
    canvas_.text(kRate, y_, line.tax_category == "O" ? "\u2013" : percent(line.tax_basis_points), kFigure);
    canvas_.text(kRight, y_, amount(line.net_minor), kFigure);
    for (auto const& part : text) {
      canvas_.text(kLeft, y_, part, kNormal);
      y_ += kStep;
    }
    canvas_.text(kLeft, y_ - 1, when, kSmall);
    y_ += 11;
    if (discount) {
      canvas_.text(kLeft, y_ - 1, line.discount_reason, kSmall);
      canvas_.text(kPrice, y_ - 1, amount(-line.discount_minor), kSmallFigure);
      y_ += 11;
    }
    canvas_.line(kLeft, y_ - 6, kRight, 0.85);
    y_ += 6;
  }

  void totals() {
    auto const& totals = invoice_.totals;
    need(static_cast<double>(totals.taxes.size()) * 2 * kStep + 84, false);
    y_ += 8;
    canvas_.text(kPrice - 70, y_, word("billing.pdf.taxable"), kSmallFigure);
    canvas_.text(kRate, y_, word("billing.pdf.tax_rate"), kSmallFigure);
    canvas_.text(kRight, y_, word("billing.pdf.tax") + " " + invoice_.currency, kSmallFigure);
    y_ += 15;
    for (auto const& tax : totals.taxes) {
      canvas_.text(kPrice - 70, y_, amount(tax.taxable_minor), kFigure);
      canvas_.text(kRate, y_, tax.category == "O" ? "\u2013" : percent(tax.basis_points), kFigure);
      canvas_.text(kRight, y_, amount(tax.tax_minor), kFigure);
      y_ += kStep + 1;
      if (auto const reason = exemption(tax.category, invoice_.language)) {
        canvas_.text(kRight, y_, reason->second, kStrongFigure);
        y_ += kStep + 1;
      }
    }
    y_ += 6;
    canvas_.line(kMiddle, y_ - 8, kRight, 0.6);
    y_ += 6;
    total_row("billing.pdf.total_net", totals.net_minor, kNormal);
    total_row("billing.pdf.total_tax", totals.tax_minor, kNormal);
    y_ += 6;
    total_row(invoice_.kind == InvoiceKind::kInvoice ? "billing.pdf.payable" : "billing.pdf.given_back",
              totals.payable_minor, {.size = 13, .weight = Weight::kBold});
  }

  void total_row(std::string_view label, std::int64_t minor, Style style) {
    canvas_.text(kMiddle, y_, word(label), style);
    style.align = Align::kRight;
    canvas_.text(kRight, y_, amount(minor) + " " + invoice_.currency, style);
    y_ += style.size + 5;
  }

  void notes() {
    y_ += 10;
    for (auto const& note : {invoice_.payment_terms, invoice_.note}) {
      if (note.empty()) continue;
      for (auto const& part : canvas_.wrap(note, kRight - kLeft, kSmall)) {
        need(kStep, false);
        canvas_.text(kLeft, y_, part, kSmall);
        y_ += kStep;
      }
    }
  }

  void foot() {
    auto const& seller = invoice_.seller;
    std::string text;
    for (auto const& part : {seller.contact, seller.phone, seller.email}) {
      if (!part.empty()) text += (text.empty() ? "" : "  \u00b7  ") + part;
    }
    canvas_.line(kLeft, Canvas::kHeight - 48, kRight, 0.85);
    canvas_.text(kLeft, Canvas::kHeight - 34, text, kSmall);
    auto const label = i18n::text(invoice_.language, "billing.pdf.page", {{"page", std::int64_t{page_}}});
    canvas_.text(kRight, Canvas::kHeight - 34, invoice_.number + "  \u00b7  " + label, kSmallFigure);
  }

  Invoice const& invoice_;
  Canvas canvas_;
  double y_{0};
  std::int64_t page_{1};
};

}  // namespace

std::string to_pdf(Invoice const& invoice) {
  return Page(invoice).draw();
}

}  // namespace podpora::billing
