-- Who belongs to a workspace. `members` and `member_index` are written here, together, and only here; so a workspace
-- has one owner at every moment. Each works for the person and in the workspace of the transaction.

-- The workspace of the transaction if its person owns it now, else null. Until the transaction ends nobody else changes
-- who belongs there.
create or replace function hold_ownership() returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ws constant bigint := nullif(current_setting('tallyglass.workspace', true), '')::bigint;
begin
  perform 1 from member_index i
  where i.workspace_id = ws and i.user_id = nullif(current_setting('tallyglass.user', true), '')::bigint
    and i.role = 'owner'
  for update;
  return case when found then ws end;
end $$;

-- The role of the transaction's person in its workspace, null where they do not belong. It stays that until the transaction
-- ends: whoever takes it away comes before or after.
create or replace function hold_role() returns text
language sql security definer set search_path = public, pg_temp as $$
  select i.role from member_index i
  where i.workspace_id = nullif(current_setting('tallyglass.workspace', true), '')::bigint
    and i.user_id = nullif(current_setting('tallyglass.user', true), '')::bigint
  for share;
$$;

create or replace function list_members()
returns table (
  user_id bigint, public_id uuid, key_id uuid, name_sealed bytea, address_sealed bytea, role text, joined_at timestamptz
) language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.public_id, u.key_id, u.name_sealed, u.address_sealed, m.role, m.created_at
  from members m join users u on u.id = m.user_id
  where m.workspace_id = nullif(current_setting('tallyglass.workspace', true), '')::bigint
  order by array_position(array['owner', 'manager', 'viewer', 'billing'], m.role), m.created_at, m.user_id;
$$;

-- The workspaces of the transaction's person, with what they are called by: their own name, or their owner's.
create or replace function list_own_workspaces()
returns table (
  workspace_id bigint, public_id uuid, role text, name_sealed bytea, name_key_id uuid, owner_public_id uuid,
  owner_key_id uuid, owner_name_sealed bytea, owner_address_sealed bytea
) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before constant text := coalesce(current_setting('tallyglass.workspace', true), '');
  mine record;
begin
  for mine in
    select i.workspace_id, i.role from member_index i
    where i.user_id = nullif(current_setting('tallyglass.user', true), '')::bigint order by i.workspace_id
  loop
    perform set_config('tallyglass.workspace', mine.workspace_id::text, true);
    return query
      select w.id, w.public_id, mine.role, w.name_sealed, w.name_key_id, o.public_id, o.key_id, o.name_sealed,
        o.address_sealed
      from workspaces w
      left join member_index h on h.workspace_id = w.id and h.role = 'owner'
      left join users o on o.id = h.user_id
      where w.id = mine.workspace_id limit 1;
  end loop;
  perform set_config('tallyglass.workspace', before, true);
end $$;

-- The session goes on in another of its person's workspaces, under a new cookie, and their next sign-in begins there. Null
-- when it has ended or they do not belong there.
create or replace function choose_workspace(
  p_session bigint, p_workspace bigint, p_token_hash bytea, p_wall timestamptz
) returns timestamptz language sql security definer set search_path = public, pg_temp as $$
  with moved as (
    update sessions s set chosen_workspace = p_workspace, token_hash = p_token_hash, last_seen_at = p_wall
    where s.id = p_session and s.expires_at > p_wall
      and s.user_id = nullif(current_setting('tallyglass.user', true), '')::bigint
      and exists (select from member_index i where i.user_id = s.user_id and i.workspace_id = p_workspace)
    returning s.user_id, s.expires_at
  ), kept as (
    update users u set chosen_workspace = p_workspace from moved m where u.id = m.user_id
  )
  select m.expires_at from moved m;
$$;

-- 'stored', or why not: 'not-owner', 'member', 'full'. A newer invitation of the same address takes the older one's place.
-- p_lookups: of the address under every root key in use, the current one first.
create or replace function store_invitation(
  p_public_id uuid, p_key_id uuid, p_address bytea, p_lookups bytea[], p_role text, p_now timestamptz,
  p_expires timestamptz, p_most integer
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ws constant bigint := hold_ownership();
begin
  if ws is null then return 'not-owner'; end if;
  if exists (
    select from member_index i join users u on u.id = i.user_id
    where i.workspace_id = ws and u.address_lookup = any (p_lookups))
  then return 'member'; end if;
  delete from invitations v where v.host_workspace = ws and (v.address_lookup = any (p_lookups) or v.expires_at <= p_now);
  if (select count(*) from member_index i where i.workspace_id = ws)
    + (select count(*) from invitations v where v.host_workspace = ws) >= p_most
  then return 'full'; end if;
  insert into invitations
    (public_id, user_id, key_id, host_workspace, address_sealed, address_lookup, role, created_at, expires_at)
  values (p_public_id, nullif(current_setting('tallyglass.user', true), '')::bigint, p_key_id, ws, p_address,
    p_lookups[1], p_role, p_now, p_expires);
  return 'stored';
end $$;

create or replace function list_invitations(p_now timestamptz)
returns table (public_id uuid, key_id uuid, address_sealed bytea, role text, created_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select v.public_id, v.key_id, v.address_sealed, v.role, v.created_at, v.expires_at from invitations v
  where v.host_workspace = nullif(current_setting('tallyglass.workspace', true), '')::bigint and v.expires_at > p_now
  order by v.created_at, v.id;
$$;

create or replace function withdraw_invitation(p_invitation uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from invitations v where v.public_id = p_invitation and v.host_workspace = hold_ownership();
  return found;
end $$;

-- Open invitations of the transaction's person, who has proven the address. p_lookups: of their address.
create or replace function find_invitations(p_lookups bytea[], p_now timestamptz)
returns table (
  public_id uuid, role text, expires_at timestamptz, workspace_public_id uuid, name_sealed bytea, name_key_id uuid,
  owner_public_id uuid, owner_key_id uuid, owner_name_sealed bytea, owner_address_sealed bytea
) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before constant text := coalesce(current_setting('tallyglass.workspace', true), '');
  open record;
begin
  for open in
    select v.* from invitations v
    where v.address_lookup = any (p_lookups) and v.expires_at > p_now and exists (
      select from users u where u.id = nullif(current_setting('tallyglass.user', true), '')::bigint
        and u.verified_at is not null)
    order by v.created_at, v.id
  loop
    perform set_config('tallyglass.workspace', open.host_workspace::text, true);
    return query
      select open.public_id, open.role, open.expires_at, w.public_id, w.name_sealed, w.name_key_id, o.public_id,
        o.key_id, o.name_sealed, o.address_sealed
      from workspaces w
      join member_index h on h.workspace_id = w.id and h.role = 'owner'
      join users o on o.id = h.user_id
      where w.id = open.host_workspace limit 1;
  end loop;
  perform set_config('tallyglass.workspace', before, true);
end $$;

-- The person of the transaction takes up an invitation, once, and the transaction is in that workspace from here on.
-- Nothing where there is none for them.
create or replace function accept_invitation(p_invitation uuid, p_lookups bytea[], p_now timestamptz)
returns table (workspace_id bigint, workspace_public_id uuid, role text, owner_id bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me constant bigint := nullif(current_setting('tallyglass.user', true), '')::bigint;
begin
  delete from invitations v
  where v.public_id = p_invitation and v.address_lookup = any (p_lookups) and v.expires_at > p_now
    and exists (select from users u where u.id = me and u.verified_at is not null)
  returning v.host_workspace, v.role into workspace_id, accept_invitation.role;
  if not found then return; end if;
  -- A workspace that ended meanwhile has no owner any more.
  select i.user_id into owner_id from member_index i
  where i.workspace_id = accept_invitation.workspace_id and i.role = 'owner' limit 1 for update;
  if owner_id is null then return; end if;
  perform set_config('tallyglass.workspace', workspace_id::text, true);
  select w.public_id into workspace_public_id from workspaces w where w.id = accept_invitation.workspace_id;
  insert into member_index as i values (me, accept_invitation.workspace_id, accept_invitation.role)
  on conflict do nothing;
  if found then
    insert into members values (accept_invitation.workspace_id, me, accept_invitation.role, p_now);
  end if;
  delete from left_workspaces l where l.user_id = me and l.host_workspace = accept_invitation.workspace_id;
  return next;
end $$;

-- @returns the workspace it was for; null where there is none for the transaction's person
create or replace function decline_invitation(p_invitation uuid, p_lookups bytea[], p_now timestamptz) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  delete from invitations v
  where v.public_id = p_invitation and v.address_lookup = any (p_lookups) and v.expires_at > p_now
    and exists (select from users u where u.id = nullif(current_setting('tallyglass.user', true), '')::bigint
      and u.verified_at is not null)
  returning v.host_workspace;
$$;

-- Of anybody but the owner. Their sessions end: a cookie that somebody copied must not gain what they gain.
-- @returns whose it was; null where no such member is there, or the person owns nothing here
create or replace function change_member_role(p_member uuid, p_role text) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ws constant bigint := hold_ownership();
  whose bigint;
begin
  update member_index i set role = p_role from users u
  where i.workspace_id = ws and u.id = i.user_id and u.public_id = p_member and i.role <> 'owner' and p_role <> 'owner'
  returning i.user_id into whose;
  update members m set role = p_role where m.workspace_id = ws and m.user_id = whose;
  delete from sessions s where s.user_id = whose;
  return whose;
end $$;

-- Takes a member out: themselves, or whom the owner names; never the owner. Their sessions are in another workspace on the
-- next request: everybody owns one. @returns whose membership ended; null where there is none to end
create or replace function end_membership(p_member uuid, p_now timestamptz) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me constant bigint := nullif(current_setting('tallyglass.user', true), '')::bigint;
  ws constant bigint := nullif(current_setting('tallyglass.workspace', true), '')::bigint;
  whose bigint;
begin
  select u.id into whose from users u where u.public_id = p_member;
  if whose is distinct from me and hold_ownership() is null then return null; end if;
  delete from member_index i where i.workspace_id = ws and i.user_id = whose and i.role <> 'owner';
  if not found then return null; end if;
  delete from members m where m.workspace_id = ws and m.user_id = whose;
  update sessions s set chosen_workspace = null where s.user_id = whose and s.chosen_workspace = ws;
  update users u set chosen_workspace = null where u.id = whose and u.chosen_workspace = ws;
  insert into left_workspaces values (whose, ws, p_now)
  on conflict (user_id, host_workspace) do update set left_at = excluded.left_at;
  return whose;
end $$;

-- The old owner becomes a manager, with a workspace of their own if they have no other; their open invitations end, for
-- the new owner gives their own. The new owner's sessions end, as with any other role. @returns the new owner; nothing
-- where no such member is there, or the person owns nothing
create or replace function transfer_workspace(p_to uuid, p_new_workspace uuid, p_now timestamptz)
returns table (user_id bigint, key_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me constant bigint := nullif(current_setting('tallyglass.user', true), '')::bigint;
  ws constant bigint := hold_ownership();
  own bigint;
begin
  select u.id, u.key_id into transfer_workspace.user_id, transfer_workspace.key_id
  from member_index i join users u on u.id = i.user_id
  where i.workspace_id = ws and u.public_id = p_to and i.role <> 'owner' and u.frozen_at is null
  for update of i;
  if not found then return; end if;
  update member_index i set role = case when i.user_id = me then 'manager' else 'owner' end
  where i.workspace_id = ws and i.user_id in (me, transfer_workspace.user_id);
  update members m set role = case when m.user_id = me then 'manager' else 'owner' end
  where m.workspace_id = ws and m.user_id in (me, transfer_workspace.user_id);
  delete from sessions s where s.user_id = transfer_workspace.user_id;
  delete from invitations v where v.host_workspace = ws;
  if not exists (select from member_index i where i.user_id = me and i.role = 'owner') then
    own := nextval(pg_get_serial_sequence('workspaces', 'id'));
    perform set_config('tallyglass.workspace', own::text, true);
    insert into workspaces (id, public_id, created_at) overriding system value values (own, p_new_workspace, p_now);
    insert into members values (own, me, 'owner', p_now);
    insert into member_index values (me, own, 'owner');
    perform set_config('tallyglass.workspace', ws::text, true);
  end if;
  return next;
end $$;

-- An erasure: nobody invites an address any more that is being forgotten.
create or replace function forget_invited() returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from invitations v using users u
  where u.id = nullif(current_setting('tallyglass.user', true), '')::bigint and v.address_lookup = u.address_lookup;
$$;
