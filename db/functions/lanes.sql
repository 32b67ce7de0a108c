-- Planned readings of a platform: they wait in its lane until it has room for them, and go in fair turns.

-- The readings that wait, in the order of their turns. First those for which the platform's proof was taken before
-- p_urgent_before, the oldest proof first: a platform's rules end what is not proven again. Then workspaces take turns,
-- the one that waited longest first, each with its oldest reading: fifty accounts wait for one another, and not the
-- single one of somebody else for them.
create or replace function waiting_readings(p_lane text, p_now timestamptz, p_urgent_before timestamptz)
returns table (entity_id bigint, place bigint) language sql stable security definer set search_path = public, pg_temp as $$
  with lane as (
    select d.*, max(d.handed_at) over (partition by d.workspace_id) as served_at from due_work d where d.lane = p_lane
  ), waiting as (
    select l.*, coalesce(l.proven_at <= p_urgent_before, false) as is_urgent,
      row_number() over (partition by l.workspace_id order by l.read_at nulls first, l.entity_id) as turn
    from lane l where l.due_at <= p_now and (l.leased_until is null or l.leased_until <= p_now)
  )
  select w.entity_id, row_number() over (
    order by w.is_urgent desc, case when w.is_urgent then w.proven_at end, w.turn, w.served_at nulls first,
      w.read_at nulls first, w.entity_id)
  from waiting w
$$;

-- Takes the next readings of a lane into hand, in the order of their turns: at most p_places are under way at a time, and
-- p_most are begun now. They are looked at again after the lease, should they be lost.
create or replace function take_readings(
  p_lane text, p_now timestamptz, p_lease interval, p_places integer, p_most integer, p_urgent_before timestamptz
) returns setof due_work language plpgsql security definer set search_path = public, pg_temp as $$
declare
  free constant integer := least(p_most, p_places - (
    select count(*) from due_work where lane = p_lane and due_at <= p_now and leased_until > p_now));
  turns bigint[];
begin
  if free <= 0 then return; end if;
  turns := array(
    select entity_id from due_work
    where lane = p_lane and due_at <= p_now and (leased_until is null or leased_until <= p_now)
    order by due_at limit free + 1);
  -- Where all that wait can go, their turns are of no account, and it is cheaper not to ask for them.
  if cardinality(turns) > free then
    turns := array(
      select w.entity_id from waiting_readings(p_lane, p_now, p_urgent_before) w order by w.place limit free);
  end if;
  return query
    with chosen as (
      select d.job, d.entity_id from due_work d
      where d.lane = p_lane and d.entity_id = any (turns) and (d.leased_until is null or d.leased_until <= p_now)
      for update skip locked
    ), taken as (
      update due_work d set handed_at = p_now, leased_until = p_now + p_lease
      from chosen c where d.job = c.job and d.entity_id = c.entity_id
      returning d.*
    )
    select * from taken t order by array_position(turns, t.entity_id);
end $$;

-- Takes readings into hand and gives them to the queue, behind all that somebody waits for. Returns how many.
create or replace function hand_over_readings(
  p_lane text, p_now timestamptz, p_lease interval, p_places integer, p_most integer, p_urgent_before timestamptz
) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  w due_work%rowtype;
  handed integer := 0;
begin
  for w in select * from take_readings(p_lane, p_now, p_lease, p_places, p_most, p_urgent_before) loop
    if not is_queued(w.job, w.entity_id) then
      perform enqueue_work(w.job, w.entity_id, w.workspace_id, w.user_id, 1);
    end if;
    handed := handed + 1;
  end loop;
  return handed;
end $$;

create or replace function count_lane(p_lane text)
returns integer language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from due_work where lane = p_lane
$$;

-- Says of readings that wait since p_late or longer when their turn comes: at the rate of the last 24 hours, and not
-- before p_opens_at. What was said stays until that time is past. Returns how many wait.
create or replace function plan_waiting_readings(
  p_lane text, p_now timestamptz, p_late timestamptz, p_opens_at timestamptz, p_urgent_before timestamptz
) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  a_day constant bigint := greatest(1, (
    select count(*) from due_work where lane = p_lane and handed_at > p_now - interval '24 hours'));
  changed integer;
begin
  if not exists (
    select from due_work where lane = p_lane and due_at <= p_late and (planned_at is null or planned_at <= p_now)
  ) then return 0; end if;
  update due_work d set planned_at = p_opens_at + w.place * interval '24 hours' / a_day
  from waiting_readings(p_lane, p_now, p_urgent_before) w
  where d.lane = p_lane and d.entity_id = w.entity_id and d.due_at <= p_late
    and (d.planned_at is null or d.planned_at <= p_now);
  get diagnostics changed = row_count;
  return changed;
end $$;
