-- The chain of receipts. No role reaches the table: what is written here can only be appended to.

-- Takes the chain for the caller's transaction and shows its head: nothing on an empty chain. Until the transaction
-- ends nobody else appends, so the sequence has no gaps and no forks.
create or replace function lock_receipt_chain()
returns table (sequence bigint, hash bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7261956);
  return query select r.sequence, r.hash from receipts r order by r.sequence desc limit 1;
end $$;

-- Refuses whatever does not continue the chain, so that a faulty caller cannot fork or forge it.
create or replace function append_receipt(
  p_sequence bigint, p_code text, p_kind text, p_issued_at timestamptz, p_body text,
  p_previous_hash bytea, p_hash bytea, p_signature bytea
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head receipts%rowtype;
begin
  perform pg_advisory_xact_lock(7261956);
  select * into head from receipts r order by r.sequence desc limit 1;
  if p_sequence is distinct from coalesce(head.sequence, 0) + 1
    or p_previous_hash is distinct from coalesce(head.hash, decode(repeat('00', 32), 'hex'))
    or p_hash is distinct from sha256(p_previous_hash || convert_to(p_body, 'UTF8'))
  then
    raise exception 'receipt % does not continue the chain', p_sequence;
  end if;
  insert into receipts (sequence, code, kind, issued_at, body, previous_hash, hash, signature)
  values (p_sequence, p_code, p_kind, p_issued_at, p_body, p_previous_hash, p_hash, p_signature);
end $$;

-- Every entry with a code, oldest first, with what its two neighbours say of it. `is_oldest` marks the first entry
-- still kept, whose predecessor has run its three years.
create or replace function find_receipt(p_code text)
returns table (
  sequence bigint, code text, kind text, issued_at timestamptz, body text, previous_hash bytea, hash bytea,
  signature bytea, hash_before bytea, previous_of_next bytea, is_oldest boolean, is_newest boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  select r.sequence, r.code, r.kind, r.issued_at, r.body, r.previous_hash, r.hash, r.signature,
    (select b.hash from receipts b where b.sequence = r.sequence - 1),
    (select n.previous_hash from receipts n where n.sequence = r.sequence + 1),
    not exists (select from receipts b where b.sequence < r.sequence),
    not exists (select from receipts n where n.sequence > r.sequence)
  from receipts r where r.code = p_code order by r.sequence;
$$;

-- Takes entries that have run their period off the old end of the chain; the newest one stays to be continued.
create or replace function expire_receipts(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  expired integer;
begin
  perform pg_advisory_xact_lock(7261956);
  delete from receipts r
  where r.sequence < (
    select coalesce(min(k.sequence), (select max(sequence) from receipts)) from receipts k where k.issued_at > p_before
  );
  get diagnostics expired = row_count;
  return expired;
end $$;
