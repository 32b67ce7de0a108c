-- The only doors to due_work and to the queue's tables, which guard themselves.

-- Puts work on the list, or moves it. What is due already starts at once, with the caller's transaction. With a lane it
-- waits for its turn when its time has come (`hand_over_readings`).
create or replace function schedule_work(
  p_job text, p_entity bigint, p_workspace bigint, p_user bigint, p_due timestamptz, p_now timestamptz,
  p_lane text default null, p_read_at timestamptz default null, p_proven_at timestamptz default null
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into due_work (job, entity_id, workspace_id, user_id, due_at, lane, read_at, proven_at)
  values (p_job, p_entity, p_workspace, p_user, p_due, p_lane, p_read_at, p_proven_at)
  on conflict (job, entity_id) do update
    set due_at = excluded.due_at, workspace_id = excluded.workspace_id, user_id = excluded.user_id,
      lane = excluded.lane, read_at = excluded.read_at, proven_at = excluded.proven_at,
      leased_until = null, planned_at = null;
  if p_due <= p_now then
    perform enqueue_work(p_job, p_entity, p_workspace, p_user);
  end if;
end $$;

-- One job at a time for one entity: a second request while one waits changes nothing. Lower numbers go first.
create or replace function enqueue_work(
  p_job text, p_entity bigint, p_workspace bigint, p_user bigint, p_priority integer default 0
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(
    p_job,
    json_build_object('entityId', p_entity::text, 'workspaceId', p_workspace::text, 'userId', p_user::text),
    job_key => p_job || ':' || p_entity,
    max_attempts => 25,
    priority => p_priority
  );
end $$;

create or replace function finish_work(p_job text, p_entity bigint)
returns void language sql security definer set search_path = public, pg_temp as $$
  delete from due_work where job = p_job and entity_id = p_entity;
$$;

-- Work of the whole installation that nobody asked for: on the list once, and left alone where it already is.
create or replace function seed_work(p_job text, p_due timestamptz)
returns void language sql security definer set search_path = public, pg_temp as $$
  insert into due_work (job, entity_id, due_at) values (p_job, 0, p_due) on conflict do nothing;
$$;

create or replace function is_queued(p_job text, p_entity bigint)
returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from graphile_worker.jobs j
    where j.key = p_job || ':' || p_entity and j.locked_at is null and j.attempts < j.max_attempts)
$$;

-- Hands everything due to the queue and looks at it again after the lease, should the job be lost. A job that waits in
-- the queue, for its turn or for its next try after an error, keeps its place; one locked by a process is handed over
-- again, for that process may be dead (`start_work` tells).
create or replace function enqueue_due_work(p_now timestamptz, p_lease interval, p_limit integer)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  w due_work%rowtype;
  handed integer := 0;
begin
  for w in
    select * from due_work where due_at <= p_now and lane is null
    order by due_at limit p_limit for update skip locked
  loop
    if not is_queued(w.job, w.entity_id) then
      perform enqueue_work(w.job, w.entity_id, w.workspace_id, w.user_id);
    end if;
    update due_work set due_at = p_now + p_lease where job = w.job and entity_id = w.entity_id;
    handed := handed + 1;
  end loop;
  return handed;
end $$;

-- Whether a job that has come out of the queue is to be done: its work is still on the list, not moved beyond the lease
-- by somebody who did it meanwhile, and nobody is at it. Keeps everybody else from it until the transaction ends.
create or replace function start_work(p_job text, p_entity bigint, p_now timestamptz, p_lease interval)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not pg_try_advisory_xact_lock(hashtextextended(p_job || ':' || p_entity, 0)) then return false; end if;
  return exists (
    select from due_work where job = p_job and entity_id = p_entity and due_at <= p_now + p_lease);
end $$;
