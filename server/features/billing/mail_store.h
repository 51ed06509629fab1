#pragma once

#include "features/billing/mail_invoice.h"

namespace podpora::billing {

void insert_invoice_mail(storage::Transaction& tx, DeskId desk, InvoiceMail const& mail);

}  // namespace podpora::billing
