-- A month's row is rewritten every day: half-empty pages keep those updates on the same page (HOT).
alter table account_months set (fillfactor = 50);
