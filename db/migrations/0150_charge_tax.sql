-- A line whose terms named no tax said category O, and was billed at the seller's usual rate: as one that is meant to be
-- outside of VAT. From now on it names none.
update charge_line set tax_category = '' where tax_category = 'O' and invoice_id is null;
