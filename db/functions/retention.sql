-- What ends by the clock. The moment is a parameter: a row goes in the instant its period is over, not before.

create or replace function expire_sessions(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare expired integer;
begin
  delete from sessions where expires_at <= p_before;
  get diagnostics expired = row_count;
  return expired;
end $$;

create or replace function expire_one_time_secrets(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare expired integer;
begin
  delete from one_time_secrets where expires_at <= p_before;
  get diagnostics expired = row_count;
  return expired;
end $$;

create or replace function expire_pending_sign_ins(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare expired integer;
begin
  delete from pending_sign_ins where expires_at <= p_before;
  get diagnostics expired = row_count;
  return expired;
end $$;

create or replace function expire_passkey_challenges(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare expired integer;
begin
  delete from passkey_challenges where expires_at <= p_before;
  get diagnostics expired = row_count;
  return expired;
end $$;

create or replace function expire_rate_limits(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare expired integer;
begin
  delete from rate_limits where window_ends_at <= p_before;
  get diagnostics expired = row_count;
  return expired;
end $$;

create or replace function expire_connect_attempts(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare expired integer;
begin
  delete from connect_attempts where expires_at <= p_before;
  get diagnostics expired = row_count;
  return expired;
end $$;

create or replace function expire_known_devices(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare expired integer;
begin
  delete from known_devices where last_used_at <= p_before;
  get diagnostics expired = row_count;
  return expired;
end $$;

create or replace function expire_activity(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare expired integer;
begin
  delete from activity where at <= p_before;
  get diagnostics expired = row_count;
  return expired;
end $$;

create or replace function expire_invitations(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare expired integer;
begin
  delete from invitations where expires_at <= p_before;
  get diagnostics expired = row_count;
  return expired;
end $$;

create or replace function expire_left_workspaces(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare expired integer;
begin
  delete from left_workspaces where left_at <= p_before;
  get diagnostics expired = row_count;
  return expired;
end $$;

create or replace function expire_staff_visits(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare expired integer;
begin
  delete from staff_visits where expires_at <= p_before;
  get diagnostics expired = row_count;
  return expired;
end $$;

create or replace function expire_staff_openings(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare expired integer;
begin
  delete from staff_openings where expires_at <= p_before;
  get diagnostics expired = row_count;
  return expired;
end $$;

create or replace function expire_support_grants(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare expired integer;
begin
  delete from support_grants where coalesce(ended_at, expires_at) <= p_before;
  get diagnostics expired = row_count;
  return expired;
end $$;

-- Sign-ups whose address nobody has proven.
create or replace function list_unproven(p_before timestamptz)
returns setof bigint language sql stable security definer set search_path = public, pg_temp as $$
  select u.id from users u where u.verified_at is null and u.frozen_at is null and u.created_at <= p_before;
$$;

-- The record of an export whose file is gone. A live one is left to its own end.
create or replace function expire_exports(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare expired integer;
begin
  delete from export_archives
  where requested_at <= p_before and state in ('failed', 'revoked', 'expired');
  get diagnostics expired = row_count;
  return expired;
end $$;

-- Tenant tables are walled for this function as well, so it visits one workspace after the other.
create or replace function expire_sync_runs(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ws bigint;
  here integer;
  expired integer := 0;
begin
  for ws in select distinct workspace_id from member_index loop
    perform set_config('tallyglass.workspace', ws::text, true);
    delete from sync_runs where workspace_id = ws and started_at <= p_before;
    get diagnostics here = row_count;
    expired := expired + here;
  end loop;
  return expired;
end $$;

create or replace function expire_audit_events(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ws bigint;
  here integer;
  expired integer := 0;
begin
  -- What staff did stands in workspace 0.
  for ws in select distinct workspace_id from member_index union select 0 loop
    perform set_config('tallyglass.workspace', ws::text, true);
    delete from audit_events where workspace_id = ws and at <= p_before;
    get diagnostics here = row_count;
    expired := expired + here;
  end loop;
  return expired;
end $$;

-- Notes that were deleted, once nobody can bring them back.
create or replace function expire_notes(p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ws bigint;
  here integer;
  expired integer := 0;
begin
  for ws in select distinct workspace_id from member_index loop
    perform set_config('tallyglass.workspace', ws::text, true);
    delete from notes where workspace_id = ws and deleted_at <= p_before;
    get diagnostics here = row_count;
    expired := expired + here;
  end loop;
  return expired;
end $$;

-- Figures of days before the UTC day of p_before: months that lie before it go, of the month it lies in the days before
-- it are emptied, and posts lose their readings of those days. Those of one platform, or of accounts linked by people who
-- chose to keep figures for so many years; null for any.
create or replace function expire_figures(p_platform text, p_keep_years integer, p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first_kept constant date := (p_before at time zone 'utc')::date;
  its_month constant date := date_trunc('month', first_kept)::date;
  past constant integer := first_kept - its_month;
  past_days constant integer := (1 << past) - 1;
  nulls constant bigint[] := array_fill(null::bigint, array[greatest(past, 1)]);
  choosers constant bigint[] := array(select id from users where keep_years = p_keep_years);
  ws bigint;
  mine bigint[];
  here integer;
  expired integer := 0;
begin
  if p_keep_years is not null and cardinality(choosers) = 0 then return 0; end if;
  for ws in select distinct workspace_id from member_index loop
    perform set_config('tallyglass.workspace', ws::text, true);
    mine := array(
      select id from accounts
      where workspace_id = ws and (p_platform is null or platform = p_platform)
        and (p_keep_years is null or granted_by = any (choosers)));
    continue when cardinality(mine) = 0;

    delete from account_months where workspace_id = ws and account_id = any (mine) and month < its_month;
    get diagnostics here = row_count;
    expired := expired + here;

    if past > 0 then
      update account_months set
        followers[1:past] = nulls, following[1:past] = nulls, views[1:past] = nulls, posts[1:past] = nulls,
        likes[1:past] = nulls, states[1:past] = nulls::smallint[], read_seconds[1:past] = nulls::integer[],
        gap_reasons[1:past] = nulls::smallint[], imported[1:past] = nulls::integer[]
      where workspace_id = ws and account_id = any (mine) and month = its_month
        and exists (select from unnest(states[1:past]) s where s is not null);
      get diagnostics here = row_count;
      expired := expired + here;
    end if;

    delete from imports where workspace_id = ws and account_id = any (mine) and last_day < first_kept;
    delete from import_months where workspace_id = ws and account_id = any (mine) and month < its_month;
    if past > 0 then
      update import_months set followers = followers & ~past_days, following = following & ~past_days,
        views = views & ~past_days, posts = posts & ~past_days, likes = likes & ~past_days
      where workspace_id = ws and account_id = any (mine) and month = its_month;
    end if;

    update posts p set
      read_at = p.read_at[k.first:], age_days = p.age_days[k.first:], views = p.views[k.first:],
      likes = p.likes[k.first:], comments = p.comments[k.first:], shares = p.shares[k.first:],
      states = p.states[k.first:], imported_readings = greatest(0, p.imported_readings - k.first + 1)
    from (
      select o.id, 1 + (
        select count(*)::integer from unnest(o.read_at) r where (r at time zone 'utc')::date < first_kept) as first
      from posts o
      where o.workspace_id = ws and o.account_id = any (mine) and (o.read_at[1] at time zone 'utc')::date < first_kept
    ) k
    where p.workspace_id = ws and p.id = k.id;
    get diagnostics here = row_count;
    expired := expired + here;
  end loop;
  return expired;
end $$;

-- Posts of these platforms that were last seen as public at p_before or earlier, each by itself or with its account's
-- whole list, whatever became of the account's grant.
create or replace function expire_unseen_posts(p_platforms text[], p_before timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ws bigint;
  here integer;
  expired integer := 0;
begin
  for ws in select distinct workspace_id from member_index loop
    perform set_config('tallyglass.workspace', ws::text, true);
    delete from posts p using accounts a
    where p.workspace_id = ws and a.workspace_id = ws and a.id = p.account_id and a.platform = any (p_platforms)
      and greatest(p.last_seen_at, a.listed_at) <= p_before;
    get diagnostics here = row_count;
    expired := expired + here;
  end loop;
  return expired;
end $$;

-- Accounts whose name was last read from the platform at p_before or earlier.
create or replace function list_old_names(p_before timestamptz)
returns table (workspace_id bigint, account_id bigint, public_id uuid, key_id uuid, handle_sealed bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
declare ws bigint;
begin
  for ws in select distinct i.workspace_id from member_index i loop
    perform set_config('tallyglass.workspace', ws::text, true);
    return query select a.workspace_id, a.id, a.public_id, a.key_id, a.handle_sealed
      from accounts a where a.workspace_id = ws and a.profile_read_at <= p_before;
  end loop;
end $$;

-- Whose connections or kept figures end before p_before.
create or replace function list_ending_connections(p_before timestamptz)
returns table (user_id bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare ws bigint;
begin
  for ws in select distinct i.workspace_id from member_index i loop
    perform set_config('tallyglass.workspace', ws::text, true);
    return query select distinct a.granted_by
      from connections c join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
      where c.workspace_id = ws and c.state <> 'revoking'
        and (c.delete_data_at < p_before or c.state = 'active' and c.ends_at < p_before);
  end loop;
end $$;

-- Working connections of these platforms that were last confirmed before p_before, with no end planned yet.
create or replace function list_unverified(p_platforms text[], p_before timestamptz)
returns table (workspace_id bigint, connection_id bigint, user_id bigint, verified_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
declare ws bigint;
begin
  for ws in select distinct i.workspace_id from member_index i loop
    perform set_config('tallyglass.workspace', ws::text, true);
    return query select c.workspace_id, c.id, a.granted_by, c.verified_at
      from connections c join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
      where c.workspace_id = ws and a.platform = any (p_platforms) and c.state = 'active'
        and c.verified_at < p_before and c.delete_data_at is null;
  end loop;
end $$;
