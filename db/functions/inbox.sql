-- Signals from outside, from their arrival until they are worked on. No role reaches the table.

-- Takes a signal once: an earlier delivery is found by its digest under any root key still in use, a parallel one by the
-- key of the table. A new one is work from the moment it stands.
-- p_digests, p_subjects: HMACs of the event and of the external id under every such key, the current one first.
create or replace function receive_notice(
  p_provider text, p_digests text[], p_kind text, p_subjects text[], p_reason text, p_receipt_code text,
  p_occurred timestamptz, p_now timestamptz
) returns table (is_new boolean, receipt_code text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  taken bigint;
begin
  insert into inbox (provider, event_digest, kind, subject_lookups, reason, receipt_code, occurred_at, received_at)
  select p_provider, p_digests[1]::bytea, p_kind, p_subjects::bytea[], p_reason, p_receipt_code, p_occurred, p_now
  where not exists (
    select from inbox i where i.provider = p_provider and i.event_digest = any (p_digests::bytea[]))
  on conflict (provider, event_digest) do nothing
  returning id into taken;
  if taken is not null then
    perform schedule_work('handle-notice', taken, null, null, p_now, p_now);
    return query select true, p_receipt_code;
  else
    return query select false, i.receipt_code from inbox i
      where i.provider = p_provider and i.event_digest = any (p_digests::bytea[]) limit 1;
  end if;
end $$;

-- A signal that waits to be worked on, and the account it is about where we have it. Nobody else has it until the
-- transaction ends.
create or replace function take_notice(p_id bigint)
returns table (
  provider text, kind text, receipt_code text, occurred_at timestamptz, workspace_id bigint, account_id bigint
) language sql security definer set search_path = public, pg_temp as $$
  select i.provider, i.kind, i.receipt_code, i.occurred_at, x.workspace_id, x.account_id
  from inbox i
  left join account_index x on x.platform = i.provider and x.external_lookup = any (i.subject_lookups)
  where i.id = p_id and i.handled_at is null
  for update of i;
$$;

-- Worked on: from here on nothing in the row leads to an account.
create or replace function settle_notice(p_id bigint, p_outcome text, p_now timestamptz)
returns void language sql security definer set search_path = public, pg_temp as $$
  update inbox set handled_at = p_now, outcome = p_outcome, subject_lookups = null where id = p_id;
$$;

-- Since when the oldest signal waits; null when none does.
create or replace function oldest_notice() returns timestamptz
language sql stable security definer set search_path = public, pg_temp as $$
  select min(received_at) from inbox where handled_at is null;
$$;

-- Leaves of a signal what keeps it from counting twice.
create or replace function expire_inbox(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  expired integer;
begin
  update inbox set reason = null, receipt_code = null
  where received_at <= p_before and handled_at is not null and (reason is not null or receipt_code is not null);
  get diagnostics expired = row_count;
  return expired;
end $$;
