-- A person of whom a platform says that they are too young: their accounts stay, and none is read or linked.

-- The first word stands. False when they are restricted already.
create or replace function restrict_person(p_user bigint, p_platform text, p_now timestamptz)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update users set restricted_at = p_now, restricted_by = p_platform where id = p_user and restricted_at is null;
  return found;
end $$;

-- For the operator, once it is cleared up: the accounts they granted are read again, in all their workspaces, from now on.
-- False when there is no such person, or none that is restricted.
create or replace function lift_restriction(p_person uuid, p_now timestamptz)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  person bigint;
  ws bigint;
  account bigint;
begin
  update users set restricted_at = null, restricted_by = null
  where public_id = p_person and restricted_at is not null
  returning id into person;
  if not found then return false; end if;
  for ws in select workspace_id from member_index where user_id = person loop
    perform set_config('tallyglass.workspace', ws::text, true);
    for account in
      select a.id from accounts a join connections c on (c.workspace_id, c.account_id) = (a.workspace_id, a.id)
      where a.workspace_id = ws and a.granted_by = person and c.state in ('active', 'needs-reconnect')
    loop
      perform schedule_work('sync-account', account, ws, person, p_now, p_now);
    end loop;
  end loop;
  return true;
end $$;
