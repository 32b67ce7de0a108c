-- What staff may learn of a customer: never a figure, a post, a token or a name. The page of one person is open to one
-- visit for fifteen minutes after a reason was given, which the person reads in their own activity.

-- By an exact address and by nothing else. Whom somebody looked for is in the audit, found or not.
create or replace function staff_find_customer(
  p_token_hash bytea, p_lookups bytea[], p_wall timestamptz, p_now timestamptz
) returns table (public_id uuid, key_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me constant uuid := (select a.public_id from acting_staff(
    p_token_hash, array['billing', 'support', 'privacy', 'owner'], p_wall, true) a);
begin
  select u.public_id, u.key_id into staff_find_customer.public_id, staff_find_customer.key_id
  from users u where u.address_lookup = any (p_lookups);
  perform note_staff_act(me, 'staff.customer-searched', staff_find_customer.public_id, p_now);
  if staff_find_customer.public_id is not null then return next; end if;
end $$;

-- The reason is sealed under the person's own key. False once they are gone.
create or replace function staff_open_customer(
  p_token_hash bytea, p_customer uuid, p_line uuid, p_reason bytea, p_wall timestamptz, p_now timestamptz
) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me record;
  person bigint;
begin
  select * into me from acting_staff(p_token_hash, array['billing', 'support', 'privacy', 'owner'], p_wall, true);
  select u.id into person from users u where u.public_id = p_customer;
  if person is null then return false; end if;
  if p_reason is null then raise exception 'nobody looks without a reason'; end if;
  insert into staff_openings (user_id, visit_id, opened_at, expires_at)
  values (person, me.visit_id, p_wall, p_wall + interval '15 minutes');
  perform note_activity(person, p_line, p_now, 'staff.opened-by-' || me.role, null, null, p_reason);
  perform note_staff_act(me.public_id, 'staff.customer-opened', p_customer, p_now);
  return true;
end $$;

-- The visit's newest living opening of a person's page. Nothing where there is none.
create or replace function living_opening(p_visit bigint, p_customer uuid, p_wall timestamptz)
returns table (opening_id bigint, user_id bigint, expires_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.user_id, o.expires_at from staff_openings o join users u on u.id = o.user_id
  where o.visit_id = p_visit and u.public_id = p_customer and o.expires_at > p_wall
  order by o.id desc limit 1
$$;

-- The account as each role may see it: what a role may not is null. Nothing without a living opening.
create or replace function staff_view_customer(
  p_token_hash bytea, p_customer uuid, p_wall timestamptz, p_now timestamptz
) returns table (
  open_until timestamptz, created_at timestamptz, verified_at timestamptz, frozen_at timestamptz,
  language text, workspaces integer, owned integer, connections integer, states jsonb, has_factor boolean,
  guarded_at timestamptz, restricted_at timestamptz, newest_export text, erasure_runs_at timestamptz,
  grant_expires_at timestamptz
) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me record;
  opening record;
  ws record;
  here jsonb;
  is_support boolean;
  is_privacy boolean;
begin
  select * into me from acting_staff(p_token_hash, array['billing', 'support', 'privacy', 'owner'], p_wall, false);
  select * into opening from living_opening(me.visit_id, p_customer, p_wall);
  if opening.user_id is null then return; end if;
  is_support := me.role in ('support', 'owner');
  is_privacy := me.role in ('privacy', 'owner');
  open_until := opening.expires_at;
  select u.created_at, u.verified_at, u.frozen_at, u.language,
    case when is_support then u.guarded_at end, case when is_support or is_privacy then u.restricted_at end
  into staff_view_customer.created_at, staff_view_customer.verified_at, staff_view_customer.frozen_at,
    staff_view_customer.language, staff_view_customer.guarded_at, staff_view_customer.restricted_at
  from users u where u.id = opening.user_id;
  select count(*)::integer, count(*) filter (where i.role = 'owner')::integer into workspaces, owned
  from member_index i where i.user_id = opening.user_id;
  states := '{}';
  for ws in select i.workspace_id from member_index i where i.user_id = opening.user_id loop
    perform set_config('tallyglass.workspace', ws.workspace_id::text, true);
    select jsonb_object_agg(s.state, s.n + coalesce((states ->> s.state)::integer, 0)) into here from (
      select c.state, count(*)::integer as n from connections c
      join accounts a on (a.workspace_id, a.id) = (c.workspace_id, c.account_id)
      where c.workspace_id = ws.workspace_id and a.granted_by = opening.user_id group by c.state) s;
    states := states || coalesce(here, '{}');
  end loop;
  perform set_config('tallyglass.workspace', '', true);
  connections := (select coalesce(sum(e.value::integer), 0)::integer from jsonb_each_text(states) e);
  if not (is_support or is_privacy) then states := null; end if;
  if is_support then
    has_factor := exists (
        select from authenticator_apps f where f.user_id = opening.user_id and f.confirmed_at is not null)
      or exists (select from passkeys k where k.user_id = opening.user_id);
    grant_expires_at := (select max(g.expires_at) from support_grants g
      where g.user_id = opening.user_id and g.ended_at is null and g.expires_at > p_now);
  end if;
  if is_privacy then
    newest_export := (
      select x.state from export_archives x where x.user_id = opening.user_id order by x.id desc limit 1);
    erasure_runs_at := (select d.run_at from erasures d where d.user_id = opening.user_id);
  end if;
  return next;
end $$;

-- What staff did about this person, newest first, for whoever has the page open.
create or replace function staff_list_looks(p_token_hash bytea, p_customer uuid, p_limit integer, p_wall timestamptz)
returns table (at timestamptz, action text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me record;
begin
  select * into me from acting_staff(p_token_hash, array['billing', 'support', 'privacy', 'owner'], p_wall, false);
  if not exists (select from living_opening(me.visit_id, p_customer, p_wall)) then return; end if;
  return query
    select e.at, e.action from audit_events e
    where e.workspace_id = 0 and e.entity_id = p_customer order by e.id desc limit p_limit;
end $$;

-- The connections of whoever has granted that, while the grant lives: their state and their next reading, no figure and
-- no token. The first look of an opening is told to the person. Nothing without a grant.
create or replace function staff_list_connections(
  p_token_hash bytea, p_customer uuid, p_line uuid, p_wall timestamptz, p_now timestamptz
) returns table (
  account_id uuid, platform text, key_id uuid, handle_sealed bytea, state text, problem text, problem_since timestamptz,
  granted_at timestamptz, ends_at timestamptz, last_success_at timestamptz, last_tried_at timestamptz,
  retry_at timestamptz, failures integer, paused_at timestamptz, last_outcome text, next_read_at timestamptz
) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me record;
  opening record;
  ws record;
begin
  select * into me from acting_staff(p_token_hash, array['support', 'owner'], p_wall, false);
  select * into opening from living_opening(me.visit_id, p_customer, p_wall);
  -- Held, so that an end of the grant comes before this look or after it.
  perform 1 from support_grants g
  join users u on u.id = g.user_id
  where g.user_id = opening.user_id and g.ended_at is null and g.expires_at > p_now and u.frozen_at is null
  for share of g;
  if not found then return; end if;
  update staff_openings o set saw_connections_at = p_wall
  where o.id = opening.opening_id and o.saw_connections_at is null;
  if found then
    perform note_activity(opening.user_id, p_line, p_now, 'staff.saw-connections', null, null);
    perform note_staff_act(me.public_id, 'staff.connections-seen', p_customer, p_now);
  end if;
  for ws in select i.workspace_id from member_index i where i.user_id = opening.user_id order by i.workspace_id loop
    perform set_config('tallyglass.workspace', ws.workspace_id::text, true);
    return query
      select a.public_id, a.platform, a.key_id, a.handle_sealed, c.state, c.problem, c.problem_since, c.granted_at,
        c.ends_at, c.last_success_at, c.last_tried_at, c.retry_at, c.failures, a.paused_at,
        (select r.outcome from sync_runs r where r.workspace_id = ws.workspace_id and r.account_id = a.id
          and r.finished_at is not null order by r.started_at desc limit 1),
        (select w.due_at from due_work w where w.job = 'sync-account' and w.entity_id = a.id)
      from accounts a join connections c on (c.workspace_id, c.account_id) = (a.workspace_id, a.id)
      where a.workspace_id = ws.workspace_id and a.granted_by = opening.user_id
      order by a.linked_at, a.id;
  end loop;
  perform set_config('tallyglass.workspace', '', true);
end $$;
