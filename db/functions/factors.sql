-- Second factors, asked for by whoever is signing in: personal tables show nothing before the person is known.

-- What a person has beside the first proof. Only a confirmed app counts.
create or replace function find_factors(p_user bigint)
returns table (app_secret bytea, passkeys integer, recovery_codes integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select (select a.secret_sealed from authenticator_apps a where a.user_id = p_user and a.confirmed_at is not null),
    (select count(*)::integer from passkeys k where k.user_id = p_user),
    (select count(*)::integer from recovery_codes c where c.user_id = p_user and c.used_at is null);
$$;

-- The first proof is there. A person has one open sign-in in one browser.
create or replace function begin_pending(
  p_user bigint, p_token_hash bytea, p_browser_hash bytea, p_wall timestamptz, p_expires timestamptz
) returns void language sql security definer set search_path = public, pg_temp as $$
  delete from pending_sign_ins where user_id = p_user and browser_hash = p_browser_hash;
  insert into pending_sign_ins (user_id, token_hash, browser_hash, created_at, expires_at)
  values (p_user, p_token_hash, p_browser_hash, p_wall, p_expires);
$$;

-- Whose sign-in waits. Null once it was used, is too old, has had its tries or was begun in another browser.
create or replace function find_pending(p_token_hash bytea, p_browsers bytea[], p_wall timestamptz, p_tries integer)
returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select user_id from pending_sign_ins
  where token_hash = p_token_hash and browser_hash = any (p_browsers) and used_at is null and expires_at > p_wall
    and tries < p_tries;
$$;

-- Counts a try before it is made, so that many at once cannot slip through.
create or replace function try_pending(p_token_hash bytea, p_browsers bytea[], p_wall timestamptz, p_tries integer)
returns bigint language sql security definer set search_path = public, pg_temp as $$
  update pending_sign_ins set tries = tries + 1
  where token_hash = p_token_hash and browser_hash = any (p_browsers) and used_at is null and expires_at > p_wall
    and tries < p_tries
  returning user_id;
$$;

-- The second proof is there: of any number at once, one goes on.
create or replace function use_pending(p_token_hash bytea, p_wall timestamptz)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update pending_sign_ins set used_at = p_wall
  where token_hash = p_token_hash and used_at is null and expires_at > p_wall;
  return found;
end $$;

-- The code of a step of thirty seconds, once; older ones are past with it.
create or replace function take_step(p_user bigint, p_step bigint)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update authenticator_apps set last_step = p_step
  where user_id = p_user and confirmed_at is not null and last_step < p_step;
  return found;
end $$;

create or replace function use_recovery_code(p_user bigint, p_code_hash bytea, p_wall timestamptz)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update recovery_codes set used_at = p_wall
  where user_id = p_user and code_hash = p_code_hash and used_at is null;
  return found;
end $$;

create or replace function find_passkey(p_credential_id bytea)
returns table (passkey_id bigint, user_id bigint, public_key bytea, sign_count bigint, transports text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.user_id, k.public_key, k.sign_count, k.transports from passkeys k
  where k.credential_id = p_credential_id;
$$;

create or replace function list_passkeys(p_user bigint)
returns table (credential_id bytea, transports text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select k.credential_id, k.transports from passkeys k where k.user_id = p_user order by k.id;
$$;

-- A device that counts must have counted on: the same number twice is a copy of it.
create or replace function use_passkey(p_passkey bigint, p_sign_count bigint, p_wall timestamptz)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update passkeys set sign_count = p_sign_count, last_used_at = p_wall
  where id = p_passkey and (sign_count < p_sign_count or (sign_count = 0 and p_sign_count = 0));
  return found;
end $$;

create or replace function store_passkey_challenge(
  p_user bigint, p_challenge_hash bytea, p_purpose text, p_browser_hash bytea, p_wall timestamptz, p_expires timestamptz
) returns void language sql security definer set search_path = public, pg_temp as $$
  delete from passkey_challenges where browser_hash = p_browser_hash and purpose = p_purpose;
  insert into passkey_challenges (user_id, challenge_hash, purpose, browser_hash, created_at, expires_at)
  values (p_user, p_challenge_hash, p_purpose, p_browser_hash, p_wall, p_expires);
$$;

-- p_user null for a challenge that was made before anybody said who they are.
create or replace function use_passkey_challenge(
  p_user bigint, p_challenge_hash bytea, p_purpose text, p_browsers bytea[], p_wall timestamptz
) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update passkey_challenges set used_at = p_wall
  where challenge_hash = p_challenge_hash and purpose = p_purpose and user_id is not distinct from p_user
    and browser_hash = any (p_browsers) and used_at is null and expires_at > p_wall;
  return found;
end $$;

-- For the operator: takes every factor of an account that has been under guard for as long as p_wait, with its password,
-- sessions and half-done sign-ins. The guard stays, and is lifted from the beginning. Nothing changes for any other.
create or replace function remove_factors(p_address_lookups bytea[], p_now timestamptz, p_wait interval)
returns table (outcome text, person bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  u users%rowtype;
  ws bigint;
begin
  select * into u from users o where o.address_lookup = any (p_address_lookups) for update;
  outcome := case
    when u.id is null then 'nobody'
    when u.guarded_at is null then 'not-guarded'
    when u.guarded_at > p_now - p_wait then 'too-early'
    when not exists (select from authenticator_apps a where a.user_id = u.id)
      and not exists (select from passkeys k where k.user_id = u.id) then 'no-factor'
    else 'removed' end;
  if outcome = 'removed' then
    delete from authenticator_apps where user_id = u.id;
    delete from passkeys where user_id = u.id;
    delete from recovery_codes where user_id = u.id;
    delete from passkey_challenges where user_id = u.id;
    delete from pending_sign_ins where user_id = u.id;
    delete from sessions where user_id = u.id;
    delete from one_time_secrets where user_id = u.id and used_at is null and purpose <> 'not-me';
    update users set password_hash = null, password_browser = null, guard_reset_at = null where id = u.id;
    select i.workspace_id into ws from member_index i where i.user_id = u.id order by i.workspace_id limit 1;
    if ws is not null then
      perform set_config('tallyglass.workspace', ws::text, true);
      insert into audit_events (workspace_id, at, actor_id, action, entity_id)
      values (ws, p_now, null, 'factor.removed-by-operator', u.public_id);
    end if;
    person := u.id;
  end if;
  return next;
end $$;
