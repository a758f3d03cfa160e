-- A receipt knows the number of its ledger entry, so that a person's receipts come in order without a join.
alter table consent_receipt add column number int not null default 0;
update consent_receipt r set number = e.number from ledger_entry e where e.fact_id = r.fact_id;
alter table consent_receipt alter column number drop default;
drop index consent_receipt_seat;
create index consent_receipt_seat on consent_receipt (evening, seat, number);
