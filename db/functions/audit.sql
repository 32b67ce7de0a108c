-- The chain of audit events. No role reaches the table: what is written here can only be appended to, by the sealing
-- job, and goes at its old end after its period.

-- What is written or erased is noted in the same transaction, so that the sealing job sees it when, and only if, it is
-- committed: the order of its number says nothing of that.
create or replace function note_unsealed()
returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into unsealed_events (event_id, kind) select w.id, 'written' from written w;
  return null;
end $$;

create or replace trigger note_unsealed after insert on audit_events
  referencing new table as written for each statement execute function note_unsealed();

-- One way to write a moment, to the microsecond: what a hash covers must read the same for ever.
create or replace function moment_text(p_at timestamptz)
returns text language sql immutable set search_path = pg_catalog, pg_temp as $$
  select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- Takes the chain for the caller's transaction and shows its head: nothing on an empty chain. Until the transaction
-- ends nobody else appends, so the sequence has no gaps and no forks.
create or replace function lock_audit_chain()
returns table (sequence bigint, hash bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7261957);
  return query select c.sequence, c.hash from audit_chain c order by c.sequence desc limit 1;
end $$;

-- Takes what waits to be sealed, with what it says. Not sealable are an event that was erased before it was sealed, and
-- the erasure of such a one: nothing of them was ever in the chain.
create or replace function take_unsealed_events(p_limit integer)
returns table (
  kind text, event_id bigint, is_sealable boolean, workspace_id bigint, at text, actor_id uuid, action text,
  entity_id uuid
) language sql security definer set search_path = public, pg_temp as $$
  with taken as (
    delete from unsealed_events u
    using (select n.event_id, n.kind from unsealed_events n order by n.event_id, n.kind limit p_limit for update) n
    where u.event_id = n.event_id and u.kind = n.kind
    returning u.event_id, u.kind
  )
  select t.kind, t.event_id,
    case t.kind when 'written' then e.id is not null else exists (
      select from audit_chain c where c.event_id = t.event_id and c.kind = 'written') end,
    e.workspace_id, moment_text(e.at), e.actor_id, e.action, e.entity_id
  from taken t left join audit_events e on t.kind = 'written' and e.id = t.event_id
  order by t.event_id, t.kind
$$;

-- Refuses whatever does not continue the chain, so that a faulty caller cannot fork it.
create or replace function append_audit_links(p_links jsonb)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head audit_chain%rowtype;
  link audit_chain%rowtype;
begin
  perform pg_advisory_xact_lock(7261957);
  select * into head from audit_chain c order by c.sequence desc limit 1;
  for link in
    select l.sequence, l.kind, l.event_id, l.at, l.sealed_at, decode(l.digest, 'hex'), decode(l.previous_hash, 'hex'),
      decode(l.hash, 'hex'), decode(l.key_mark, 'hex')
    from jsonb_to_recordset(p_links) as l (sequence bigint, kind text, event_id bigint, at timestamptz,
      sealed_at timestamptz, digest text, previous_hash text, hash text, key_mark text)
    order by l.sequence
  loop
    if link.sequence is distinct from coalesce(head.sequence, 0) + 1
      or link.previous_hash is distinct from coalesce(head.hash, decode(repeat('00', 32), 'hex'))
    then
      raise exception 'link % does not continue the chain', link.sequence;
    end if;
    insert into audit_chain select link.*;
    head := link;
  end loop;
end $$;

-- The next links, each with its event as it stands now and whether that one was erased on purpose: all as of one moment.
create or replace function read_audit_chain(p_after bigint, p_limit integer)
returns table (
  sequence bigint, kind text, event_id bigint, at text, sealed_at text, digest bytea, previous_hash bytea, hash bytea,
  key_mark bytea, is_erased boolean, is_there boolean, workspace_id bigint, event_at text, actor_id uuid, action text,
  entity_id uuid
) language sql stable security definer set search_path = public, pg_temp as $$
  select c.sequence, c.kind, c.event_id, moment_text(c.at), moment_text(c.sealed_at), c.digest, c.previous_hash, c.hash,
    c.key_mark,
    exists (select from audit_chain g where g.event_id = c.event_id and g.kind = 'erased')
      or exists (select from unsealed_events u where u.event_id = c.event_id and u.kind = 'erased'),
    e.id is not null, e.workspace_id, moment_text(e.at), e.actor_id, e.action, e.entity_id
  from audit_chain c left join audit_events e on e.id = c.event_id and c.kind = 'written'
  where c.sequence > p_after order by c.sequence limit p_limit
$$;

-- The first event that neither is in the chain nor waits for it: its note or its link was taken away.
create or replace function find_unlinked_event()
returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select min(e.id) from audit_events e
  where not exists (select from audit_chain c where c.event_id = e.id and c.kind = 'written')
    and not exists (select from unsealed_events u where u.event_id = e.id and u.kind = 'written')
$$;

-- The newest link sealed before p_before. Nothing where there is none.
create or replace function find_audit_head(p_before timestamptz)
returns table (sequence bigint, hash bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.sequence, c.hash from audit_chain c where c.sealed_at < p_before order by c.sequence desc limit 1
$$;

-- Takes links that have run their period off the old end of the chain, but for the newest of them: it shows that those
-- before it were as old, and so were not taken away by somebody else.
create or replace function expire_audit_chain(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  expired integer;
begin
  perform pg_advisory_xact_lock(7261957);
  delete from audit_chain c
  where c.sequence < (
    select coalesce(min(k.sequence), (select max(m.sequence) + 1 from audit_chain m)) - 1
    from audit_chain k where k.sealed_at > p_before);
  get diagnostics expired = row_count;
  return expired;
end $$;
