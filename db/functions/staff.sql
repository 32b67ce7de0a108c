-- Staff: who they are, their visits, and what their own database role may ask. Each function whose name begins with staff_
-- is open to tallyglass_staff and to nobody else. It takes the hash of the acting person's session cookie and asks
-- acting_staff whether that one is let in: the role alone, whatever SQL is sent under it, reaches nothing.

-- Who acts, if they are on a living visit and in one of these roles; with p_is_act only by a second factor of the last
-- fifteen minutes. @raises insufficient_privilege for everybody else
create or replace function acting_staff(p_token_hash bytea, p_roles text[], p_wall timestamptz, p_is_act boolean)
returns table (user_id bigint, public_id uuid, role text, visit_id bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select u.id, u.public_id, m.role, v.id
    from sessions s
    join staff_visits v on v.session_id = s.id and v.user_id = s.user_id
    join staff_members m on m.user_id = s.user_id
    join users u on u.id = s.user_id
    where s.token_hash = p_token_hash and s.expires_at > p_wall and v.expires_at > p_wall and m.role = any (p_roles)
      and u.frozen_at is null and u.guarded_at is null
      and (exists (select from authenticator_apps a where a.user_id = u.id and a.confirmed_at is not null)
        or exists (select from passkeys k where k.user_id = u.id))
      and (not p_is_act or v.proven_at >= p_wall - interval '15 minutes');
  if not found then
    raise insufficient_privilege using message = 'no staff visit that allows this';
  end if;
end $$;

-- What staff did, in the audit and so in its chain: in workspace 0, which is nobody's.
create or replace function note_staff_act(p_actor uuid, p_action text, p_entity uuid, p_now timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before constant text := coalesce(current_setting('tallyglass.workspace', true), '');
begin
  perform set_config('tallyglass.workspace', '0', true);
  insert into audit_events (workspace_id, at, actor_id, action, entity_id) values (0, p_now, p_actor, p_action, p_entity);
  perform set_config('tallyglass.workspace', before, true);
end $$;

-- The staff member whose session it is, and their visit as it stands; seen, it rests anew. Nothing for whoever is no staff.
create or replace function staff_arrive(p_token_hash bytea, p_wall timestamptz)
returns table (role text, has_factor boolean, is_on_visit boolean, proven_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update staff_visits v set last_seen_at = p_wall,
    expires_at = least(p_wall + interval '30 minutes', v.began_at + interval '12 hours')
  from sessions s
  where s.token_hash = p_token_hash and v.session_id = s.id and v.expires_at > p_wall
    and v.last_seen_at < p_wall - interval '1 minute';
  return query
    select m.role, f.there, f.there and coalesce(v.expires_at > p_wall, false), v.proven_at
    from sessions s
    join staff_members m on m.user_id = s.user_id
    join users u on u.id = s.user_id
    left join staff_visits v on v.session_id = s.id
    cross join lateral (select exists (
        select from authenticator_apps a where a.user_id = u.id and a.confirmed_at is not null
      ) or exists (select from passkeys k where k.user_id = u.id) as there) f
    where s.token_hash = p_token_hash and s.expires_at > p_wall and u.frozen_at is null and u.guarded_at is null;
end $$;

-- A second factor was proven in this session: a visit begins, or goes on with a young proof. False for no staff.
create or replace function begin_staff_visit(p_user bigint, p_session bigint, p_wall timestamptz, p_now timestamptz)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  person uuid;
begin
  select u.public_id into person from sessions s
  join staff_members m on m.user_id = s.user_id
  join users u on u.id = s.user_id
  where s.id = p_session and s.user_id = p_user and s.expires_at > p_wall
    and u.frozen_at is null and u.guarded_at is null;
  if person is null then return false; end if;
  update staff_visits v set proven_at = p_wall, last_seen_at = p_wall,
    expires_at = least(p_wall + interval '30 minutes', v.began_at + interval '12 hours')
  where v.session_id = p_session and v.expires_at > p_wall;
  if not found then
    delete from staff_visits where session_id = p_session;
    insert into staff_visits (user_id, session_id, began_at, last_seen_at, proven_at, expires_at)
    values (p_user, p_session, p_wall, p_wall, p_wall, p_wall + interval '30 minutes')
    on conflict (session_id) do update set proven_at = p_wall;
    perform note_staff_act(person, 'staff.visit-began', person, p_now);
  end if;
  return true;
end $$;

-- Makes a person staff or gives them another role. Their sessions end: none that began before goes on with more or less
-- than it had. @returns "last-owner" where nobody else could give roles any more, else "granted" or "changed"
create or replace function give_staff_role(p_user bigint, p_role text, p_actor uuid, p_now timestamptz)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text;
  outcome text;
begin
  -- One change of staff at a time: of two owners who end each other one stays.
  lock table staff_members in share row exclusive mode;
  select m.role into before from staff_members m where m.user_id = p_user;
  if before = 'owner' and p_role <> 'owner'
    and not exists (select from staff_members m where m.role = 'owner' and m.user_id <> p_user) then
    return 'last-owner';
  end if;
  insert into staff_members values (p_user, p_role, p_now)
  on conflict (user_id) do update set role = excluded.role, granted_at = excluded.granted_at;
  delete from staff_visits where user_id = p_user;
  delete from sessions where user_id = p_user;
  outcome := case when before is null then 'granted' else 'changed' end;
  perform note_staff_act(p_actor, 'staff.role-' || outcome, (select u.public_id from users u where u.id = p_user), p_now);
  return outcome;
end $$;

-- @returns "last-owner", "ended", or "none" for whoever is no staff
create or replace function take_staff_role(p_user bigint, p_actor uuid, p_now timestamptz)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text;
begin
  lock table staff_members in share row exclusive mode;
  select m.role into before from staff_members m where m.user_id = p_user;
  if before is null then return 'none'; end if;
  if before = 'owner' and not exists (select from staff_members m where m.role = 'owner' and m.user_id <> p_user) then
    return 'last-owner';
  end if;
  delete from staff_members where user_id = p_user;
  delete from staff_visits where user_id = p_user;
  delete from sessions where user_id = p_user;
  perform note_staff_act(p_actor, 'staff.role-ended', (select u.public_id from users u where u.id = p_user), p_now);
  return 'ended';
end $$;

-- Makes staff of whoever has proven one of these addresses: by an owner, or by the operator at the machine (p_actor null).
-- @returns an outcome of give_staff_role, or "none" where nobody has; and who is to hear of it: the person first, then the
-- owners
create or replace function appoint_staff(p_lookups bytea[], p_role text, p_actor uuid, p_now timestamptz)
returns table (outcome text, told bigint[])
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  person bigint;
begin
  select u.id into person from users u
  where u.address_lookup = any (p_lookups) and u.verified_at is not null and u.frozen_at is null and u.guarded_at is null;
  outcome := case when person is null then 'none' else give_staff_role(person, p_role, p_actor, p_now) end;
  told := person || array(select m.user_id from staff_members m where m.role = 'owner' and m.user_id <> person);
  return next;
end $$;

-- Who is staff, for owners.
create or replace function staff_list_members(p_token_hash bytea, p_wall timestamptz)
returns table (
  public_id uuid, key_id uuid, name_sealed bytea, address_sealed bytea, role text, granted_at timestamptz, is_you boolean
) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me constant bigint := (select a.user_id from acting_staff(p_token_hash, array['owner'], p_wall, false) a);
begin
  return query
    select u.public_id, u.key_id, u.name_sealed, u.address_sealed, m.role, m.granted_at, u.id = me
    from staff_members m join users u on u.id = m.user_id
    order by array_position(array['owner', 'privacy', 'support', 'billing'], m.role), m.granted_at, u.id;
end $$;

-- As appoint_staff.
create or replace function staff_appoint(
  p_token_hash bytea, p_lookups bytea[], p_role text, p_wall timestamptz, p_now timestamptz
) returns table (outcome text, told bigint[])
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me constant uuid := (select a.public_id from acting_staff(p_token_hash, array['owner'], p_wall, true) a);
begin
  return query select * from appoint_staff(p_lookups, p_role, me, p_now);
end $$;

-- Another role for a member, or none (p_role null).
create or replace function staff_change_member(
  p_token_hash bytea, p_member uuid, p_role text, p_wall timestamptz, p_now timestamptz
) returns table (outcome text, told bigint[])
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me constant uuid := (select a.public_id from acting_staff(p_token_hash, array['owner'], p_wall, true) a);
  person bigint;
begin
  select m.user_id into person from staff_members m join users u on u.id = m.user_id where u.public_id = p_member;
  outcome := case
    when person is null then 'none'
    when p_role is null then take_staff_role(person, me, p_now)
    else give_staff_role(person, p_role, me, p_now) end;
  told := person || array(select m.user_id from staff_members m where m.role = 'owner' and m.user_id <> person);
  return next;
end $$;

-- An erasure: what the person did as staff, and what staff did about them. The chain is told.
create or replace function erase_staff_acts()
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before constant text := coalesce(current_setting('tallyglass.workspace', true), '');
  person constant uuid := (
    select u.public_id from users u where u.id = nullif(current_setting('tallyglass.user', true), '')::bigint);
  forgotten integer;
begin
  perform set_config('tallyglass.workspace', '0', true);
  with gone as (
    delete from audit_events e where e.workspace_id = 0 and person in (e.actor_id, e.entity_id) returning e.id
  )
  insert into unsealed_events (event_id, kind) select g.id, 'erased' from gone g;
  get diagnostics forgotten = row_count;
  perform set_config('tallyglass.workspace', before, true);
  return forgotten;
end $$;
