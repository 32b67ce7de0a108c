-- What is asked before a person is known, and what makes one. Personal tables show nothing without tallyglass.user.

-- A new person with a workspace of their own. Null when the address is taken.
create or replace function create_person(
  p_public_id uuid, p_key_id uuid, p_address bytea, p_address_lookup bytea, p_name bytea,
  p_password_hash text, p_password_browser bytea, p_terms_version text, p_language text, p_workspace_public_id uuid,
  p_now timestamptz
) returns table (user_id bigint, workspace_id bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into users (public_id, key_id, address_sealed, address_lookup, name_sealed, password_hash, password_browser,
    old_enough_at, terms_version, language, created_at)
  values (p_public_id, p_key_id, p_address, p_address_lookup, p_name, p_password_hash, p_password_browser,
    p_now, p_terms_version, p_language, p_now)
  on conflict (address_lookup) do nothing
  returning users.id into user_id;
  if user_id is null then return; end if;
  workspace_id := nextval(pg_get_serial_sequence('workspaces', 'id'));
  perform set_config('tallyglass.workspace', workspace_id::text, true);
  insert into workspaces (id, public_id, created_at) overriding system value
  values (workspace_id, p_workspace_public_id, p_now);
  insert into members values (workspace_id, user_id, 'owner', p_now);
  insert into member_index values (user_id, workspace_id, 'owner');
  return next;
end $$;

-- A live session by the hash of its cookie, with the person and the workspace they chose in it; without one, or when
-- they do not belong there any more, their first. The planner writes it into whatever calls it.
create or replace function live_session(p_token_hash bytea, p_wall timestamptz)
returns table (
  session_id bigint, session_public_id uuid, authenticated_at timestamptz, last_seen_at timestamptz,
  expires_at timestamptz, user_id bigint, user_public_id uuid, key_id uuid, is_frozen boolean, restricted_by text,
  is_guarded boolean, rate text, has_weekly_medians boolean, has_hidden_counts boolean, workspace_id bigint, role text
) language sql stable as $$
  select s.id, s.public_id, s.authenticated_at, s.last_seen_at, s.expires_at, u.id, u.public_id, u.key_id,
    u.frozen_at is not null, u.restricted_by, u.guarded_at is not null, u.rate, u.has_weekly_medians,
    u.has_hidden_counts, m.workspace_id, m.role
  from sessions s
  join users u on u.id = s.user_id
  left join lateral (
    select i.workspace_id, i.role from member_index i where i.user_id = u.id
    order by i.workspace_id is not distinct from s.chosen_workspace desc, i.role = 'owner' desc, i.workspace_id limit 1
  ) m on true
  where s.token_hash = p_token_hash and s.expires_at > p_wall;
$$;

create or replace function find_session(p_token_hash bytea, p_wall timestamptz)
returns table (
  session_id bigint, session_public_id uuid, authenticated_at timestamptz, last_seen_at timestamptz,
  expires_at timestamptz, user_id bigint, user_public_id uuid, key_id uuid, is_frozen boolean, restricted_by text,
  is_guarded boolean, rate text, has_weekly_medians boolean, has_hidden_counts boolean, workspace_id bigint, role text
) language sql stable security definer set search_path = public, pg_temp as $$
  select * from live_session(p_token_hash, p_wall);
$$;

-- What a sign-in needs of a person. The look-ups are one per root key still in use.
create or replace function find_user_by_address(p_address_lookups bytea[])
returns table (
  user_id bigint, public_id uuid, key_id uuid, address_sealed bytea, password_hash text, is_proven boolean,
  language text
) language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.public_id, u.key_id, u.address_sealed, u.password_hash, u.verified_at is not null, u.language
  from users u where u.address_lookup = any (p_address_lookups)
  limit 1;
$$;

create or replace function find_user(p_user bigint)
returns table (
  user_id bigint, public_id uuid, key_id uuid, address_sealed bytea, password_hash text, is_proven boolean,
  language text
) language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.public_id, u.key_id, u.address_sealed, u.password_hash, u.verified_at is not null, u.language
  from users u where u.id = p_user;
$$;

-- A second sign-up before anybody proved the address: what the newest browser set is what its proof would keep.
create or replace function replace_unproven(
  p_user bigint, p_name bytea, p_password_hash text, p_password_browser bytea
) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update users set name_sealed = p_name, password_hash = p_password_hash, password_browser = p_password_browser
  where id = p_user and verified_at is null;
  return found;
end $$;

-- The first proof of an address keeps what the proving browser set and removes everything made from another.
-- False when the address was proven before: then nothing changes.
create or replace function prove_address(p_user bigint, p_browsers bytea[], p_wall timestamptz)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update users set
    verified_at = p_wall,
    password_hash = case when password_browser = any (p_browsers) then password_hash end,
    name_sealed = case when password_browser = any (p_browsers) then name_sealed end,
    password_browser = null
  where id = p_user and verified_at is null;
  if not found then return false; end if;
  delete from sessions where user_id = p_user;
  delete from known_devices where user_id = p_user;
  delete from one_time_secrets where user_id = p_user and used_at is null and purpose <> 'not-me';
  return true;
end $$;

-- A session and the browser it lives in, remembered as known.
create or replace function begin_session(
  p_user bigint, p_public_id uuid, p_token_hash bytea, p_device bytea, p_network bytea, p_device_hash bytea,
  p_wall timestamptz, p_expires timestamptz
) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare new_id bigint;
begin
  insert into sessions (public_id, user_id, token_hash, device_sealed, network_sealed, created_at, last_seen_at,
    authenticated_at, expires_at, chosen_workspace)
  select p_public_id, p_user, p_token_hash, p_device, p_network, p_wall, p_wall, p_wall,
    least(p_expires, p_wall + u.idle_hours * interval '1 hour'), u.chosen_workspace
  from users u where u.id = p_user
  returning id into new_id;
  insert into known_devices values (p_user, p_device_hash, p_wall)
  on conflict (user_id, device_hash) do update set last_used_at = excluded.last_used_at;
  return new_id;
end $$;

-- Moves the idle limit, never past the overall one. At most one write a minute for one session.
create or replace function touch_session(
  p_token_hash bytea, p_wall timestamptz, p_idle interval, p_overall interval
) returns void language sql security definer set search_path = public, pg_temp as $$
  update sessions s set last_seen_at = p_wall,
    expires_at = least(p_wall + least(p_idle, u.idle_hours * interval '1 hour'), s.created_at + p_overall)
  from users u
  where u.id = s.user_id and s.token_hash = p_token_hash and s.expires_at > p_wall
    and s.last_seen_at < p_wall - interval '1 minute';
$$;

-- A fresh proof of identity: the session goes on under a new cookie. Null when it has ended.
create or replace function refresh_session(p_session bigint, p_token_hash bytea, p_wall timestamptz)
returns timestamptz language sql security definer set search_path = public, pg_temp as $$
  update sessions set token_hash = p_token_hash, authenticated_at = p_wall, last_seen_at = p_wall
  where id = p_session and expires_at > p_wall
  returning expires_at;
$$;

create or replace function end_session(p_token_hash bytea)
returns void language sql security definer set search_path = public, pg_temp as $$
  delete from sessions where token_hash = p_token_hash;
$$;

create or replace function is_known_device(p_user bigint, p_devices bytea[])
returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from known_devices where user_id = p_user and device_hash = any (p_devices));
$$;

-- One live secret for a person, purpose and browser: a newer mail makes the older one useless.
create or replace function store_secret(
  p_user bigint, p_purpose text, p_secret_hash bytea, p_code_hash bytea, p_browser_hash bytea,
  p_wall timestamptz, p_expires timestamptz
) returns void language sql security definer set search_path = public, pg_temp as $$
  delete from one_time_secrets
  where user_id = p_user and purpose = p_purpose and browser_hash = p_browser_hash;
  insert into one_time_secrets (user_id, purpose, secret_hash, code_hash, browser_hash, created_at, expires_at)
  values (p_user, p_purpose, p_secret_hash, p_code_hash, p_browser_hash, p_wall, p_expires);
$$;

-- Consumes the secret of a link, once. Sign-in and reset count only in the browser that asked; the proof of an
-- address, and what locks, may be opened anywhere.
create or replace function use_secret(
  p_secret_hash bytea, p_purposes text[], p_browsers bytea[], p_user bigint, p_wall timestamptz
) returns table (user_id bigint, purpose text) language sql security definer set search_path = public, pg_temp as $$
  update one_time_secrets s set used_at = p_wall
  where s.secret_hash = p_secret_hash and s.purpose = any (p_purposes) and s.used_at is null
    and s.expires_at > p_wall and (s.purpose in ('verify', 'not-me') or s.browser_hash = any (p_browsers))
    and (p_user is null or s.user_id = p_user)
  returning s.user_id, s.purpose;
$$;

-- Consumes the newest secret of this browser if the typed code is its own; else counts the wrong try.
create or replace function use_code(
  p_codes bytea[], p_purposes text[], p_browsers bytea[], p_user bigint, p_wall timestamptz, p_tries integer
) returns table (user_id bigint, purpose text) language plpgsql security definer set search_path = public, pg_temp as $$
declare s one_time_secrets%rowtype;
begin
  select o.* into s from one_time_secrets o
  where o.browser_hash = any (p_browsers) and o.purpose = any (p_purposes) and o.used_at is null
    and o.expires_at > p_wall and o.failed_tries < p_tries and (p_user is null or o.user_id = p_user)
  order by o.created_at desc, o.id desc limit 1
  for update;
  if not found then return; end if;
  if s.code_hash = any (p_codes) then
    update one_time_secrets o set used_at = p_wall where o.id = s.id;
    user_id := s.user_id;
    purpose := s.purpose;
    return next;
  else
    update one_time_secrets o set failed_tries = o.failed_tries + 1 where o.id = s.id;
  end if;
end $$;

-- Who a live secret belongs to, without consuming it: a page must not ask for a new password in vain.
create or replace function find_secret(p_secret_hash bytea, p_purpose text, p_browsers bytea[], p_wall timestamptz)
returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select s.user_id from one_time_secrets s
  where s.secret_hash = p_secret_hash and s.purpose = p_purpose and s.used_at is null and s.expires_at > p_wall
    and (s.purpose in ('verify', 'not-me') or s.browser_hash = any (p_browsers));
$$;

-- A new password from a proof by mail: every session ends, and no other mail of this person opens anything any more.
-- Under guard it is the first half of lifting it.
create or replace function set_password(p_user bigint, p_password_hash text, p_now timestamptz)
returns void language sql security definer set search_path = public, pg_temp as $$
  update users set password_hash = p_password_hash, password_browser = null,
    guard_reset_at = case when guarded_at is not null then p_now end
  where id = p_user;
  delete from sessions where user_id = p_user;
  delete from one_time_secrets where user_id = p_user and used_at is null and purpose <> 'not-me';
$$;

-- "This was not me": uses the secret up and shuts every way in that may be somebody else's, in one go. Said again while
-- under guard, a password that was set since counts no more. Null for a secret that is used, too old or none.
create or replace function guard_by_secret(p_secret_hash bytea, p_now timestamptz, p_wall timestamptz)
returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  person bigint;
  named uuid;
begin
  select s.user_id into person from use_secret(p_secret_hash, array['not-me'], '{}', null, p_wall) s;
  if person is null then return null; end if;
  update users set guarded_at = p_now, guard_reset_at = null, password_hash = null, password_browser = null
  where id = person returning public_id into named;
  delete from sessions where user_id = person;
  delete from pending_sign_ins where user_id = person;
  delete from passkey_challenges where user_id = person;
  delete from one_time_secrets where user_id = person and used_at is null and purpose <> 'not-me';
  return named;
end $$;
