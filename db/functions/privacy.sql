-- What disconnecting, erasing and forgetting need beyond the walls.

-- A person as jobs know them. Nothing once they are erased.
create or replace function find_person(p_user bigint)
returns table (
  public_id uuid, key_id uuid, address_sealed bytea, is_frozen boolean, is_proven boolean, language text
)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.public_id, u.key_id, u.address_sealed, u.frozen_at is not null, u.verified_at is not null, u.language
  from users u where u.id = p_user;
$$;

-- The workspaces of a person, and those they left lately. One ends with them when nobody else owns it.
create or replace function list_workspaces(p_user bigint)
returns table (workspace_id bigint, role text, is_ending boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.workspace_id, i.role, not exists (
    select from member_index o
    where o.workspace_id = i.workspace_id and o.role = 'owner' and o.user_id <> p_user)
  from member_index i where i.user_id = p_user
  union all
  select l.host_workspace, null, false from left_workspaces l
  where l.user_id = p_user and not exists (
    select from member_index i where i.user_id = p_user and i.workspace_id = l.host_workspace)
  order by 1;
$$;

-- The four erasers of what no role reaches. Each works in the workspace of the transaction: on the person's own rows,
-- or on all of it when the workspace ends. Called while the person's accounts are still there to be asked.

create or replace function erase_account_index(p_user bigint, p_is_ending boolean)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ws constant bigint := nullif(current_setting('tallyglass.workspace', true), '')::bigint;
  erased integer;
begin
  delete from account_index i
  where i.workspace_id = ws
    and (p_is_ending or i.account_id in (select a.id from accounts a where a.granted_by = p_user));
  get diagnostics erased = row_count;
  return erased;
end $$;

create or replace function erase_member_index(p_user bigint, p_is_ending boolean)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ws constant bigint := nullif(current_setting('tallyglass.workspace', true), '')::bigint;
  erased integer;
begin
  -- Whoever was here last is to begin elsewhere.
  update sessions s set chosen_workspace = null from member_index i
  where i.workspace_id = ws and (p_is_ending or i.user_id = p_user) and s.user_id = i.user_id and s.chosen_workspace = ws;
  update users u set chosen_workspace = null from member_index i
  where i.workspace_id = ws and (p_is_ending or i.user_id = p_user) and u.id = i.user_id and u.chosen_workspace = ws;
  delete from member_index i where i.workspace_id = ws and (p_is_ending or i.user_id = p_user);
  get diagnostics erased = row_count;
  return erased;
end $$;

create or replace function erase_audit_events(p_user bigint, p_is_ending boolean)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  erased integer;
begin
  with gone as (
    delete from audit_events e
    where e.workspace_id = nullif(current_setting('tallyglass.workspace', true), '')::bigint
      and (p_is_ending or e.actor_id = (select u.public_id from users u where u.id = p_user)
        or e.entity_id in (select a.public_id from accounts a where a.granted_by = p_user))
    returning e.id
  )
  -- The chain is told, or it would look as if somebody had taken them away.
  insert into unsealed_events (event_id, kind) select g.id, 'erased' from gone g;
  get diagnostics erased = row_count;
  return erased;
end $$;

-- The list of work and the queue behind it. Only the last word to a silent platform stays on it.
create or replace function erase_due_work(p_user bigint, p_is_ending boolean)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ws constant bigint := nullif(current_setting('tallyglass.workspace', true), '')::bigint;
  gone due_work%rowtype;
  erased integer := 0;
begin
  for gone in
    delete from due_work w
    where w.job <> 'finish-disconnect' and (w.user_id = p_user or w.workspace_id = ws and (
      p_is_ending
      or w.job = 'sync-account' and w.entity_id in (select a.id from accounts a where a.granted_by = p_user)
      or w.job = 'end-grace' and w.entity_id in (
        select c.id from connections c join accounts a on a.id = c.account_id where a.granted_by = p_user)))
    returning w.*
  loop
    perform graphile_worker.remove_job(gone.job || ':' || gone.entity_id);
    erased := erased + 1;
  end loop;
  -- What still waits in the queue for them, or here for work that is off the list and would find nothing to do.
  delete from graphile_worker._private_jobs j
  where j.locked_at is null and (j.payload ->> 'userId' = p_user::text or j.payload ->> 'workspaceId' = ws::text
    and not exists (select from due_work w where w.job || ':' || w.entity_id = j.key));
  return erased;
end $$;

-- Which of these exports may still own a file.
create or replace function list_live_exports(p_exports uuid[])
returns table (public_id uuid, state text)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.public_id, e.state from export_archives e
  where e.public_id = any (p_exports) and e.state in ('running', 'ready');
$$;
