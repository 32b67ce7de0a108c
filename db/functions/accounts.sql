-- Linking: one account of a platform belongs to one workspace, and that is asked before the workspace is known.

-- Claims a platform's account for the workspace of this transaction.
--   new        it was free; account_id is reserved for the row the caller inserts
--   here       this workspace has it; account_id is that row
--   elsewhere  another workspace has it, and nobody is told which
-- p_lookups: the external id's HMAC under every root key still in use, the current one first.
create or replace function claim_account(p_platform text, p_lookups text[])
returns table (outcome text, account_id bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ws constant bigint := nullif(current_setting('tallyglass.workspace', true), '')::bigint;
  holder bigint;
begin
  -- The second look finds who was faster; the insert waited for them.
  for look in 1..2 loop
    select i.workspace_id, i.account_id into holder, claim_account.account_id
    from account_index i
    where i.platform = p_platform and i.external_lookup = any (p_lookups::bytea[]);
    if found then
      outcome := case when holder = ws then 'here' else 'elsewhere' end;
      if outcome = 'elsewhere' then account_id := null; end if;
      return next;
      return;
    end if;
    account_id := nextval(pg_get_serial_sequence('accounts', 'id'));
    insert into account_index values (p_platform, p_lookups[1]::bytea, ws, claim_account.account_id)
    on conflict do nothing;
    if found then
      outcome := 'new';
      return next;
      return;
    end if;
  end loop;
  raise exception 'Account could not be claimed';
end $$;

-- Whether any workspace holds this platform's account.
create or replace function is_account_linked(p_platform text, p_lookups text[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from account_index i where i.platform = p_platform and i.external_lookup = any (p_lookups::bytea[]));
$$;

-- Frees a platform's account, so that any workspace may link it. Belongs to the deletion of the account's row.
create or replace function release_account(p_account bigint) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from account_index i
  where i.account_id = p_account
    and i.workspace_id = nullif(current_setting('tallyglass.workspace', true), '')::bigint;
$$;

-- Whether figures of this connection's account may be stored now. Holds connection and account as they are until the
-- transaction ends, so that nothing is written for what a disconnect, a pause or an erasure has taken away meanwhile.
-- p_even_paused: nothing is read either way, only whether what is held still exists.
create or replace function hold_connection(p_connection bigint, p_even_paused boolean default false) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  granter bigint;
begin
  select a.granted_by into granter
  from connections c
  join accounts a on (a.workspace_id, a.id) = (c.workspace_id, c.account_id)
  where c.workspace_id = nullif(current_setting('tallyglass.workspace', true), '')::bigint
    and c.id = p_connection and c.state = 'active' and (a.paused_at is null or p_even_paused)
  -- The account first, as whoever takes it away or connects it again does.
  for no key update of a, c;
  return found and exists (select from users u where u.id = granter and u.frozen_at is null
    and u.restricted_at is null);
end $$;

-- The member who granted an account, as far as a job needs to know: whether they are there, not frozen and not restricted.
create or replace function is_person_open(p_user bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from users u where u.id = p_user and u.frozen_at is null and u.restricted_at is null);
$$;
