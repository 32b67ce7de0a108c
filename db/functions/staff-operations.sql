-- The queue and the audit as staff see them: names, numbers and times, and nothing that a job or an event is about.

-- Each kind of work: how much waits, how much of it is due, since when, and how much has failed.
create or replace function staff_list_work(p_token_hash bytea, p_wall timestamptz, p_now timestamptz)
returns table (
  job text, planned integer, due integer, oldest_due_at timestamptz, queued integer, failing integer, given_up integer
) language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform acting_staff(p_token_hash, array['support', 'owner'], p_wall, false);
  return query
    with planned as (
      select w.job, count(*)::integer as n, count(*) filter (where w.due_at <= p_now)::integer as due,
        min(w.due_at) filter (where w.due_at <= p_now) as oldest
      from due_work w group by w.job
    ), queued as (
      select k.identifier as job, count(*)::integer as n,
        count(*) filter (where j.attempts > 0 and j.attempts < j.max_attempts and j.locked_at is null)::integer as failing,
        count(*) filter (where j.attempts >= j.max_attempts)::integer as given_up
      from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
      group by k.identifier
    )
    select coalesce(p.job, q.job), coalesce(p.n, 0), coalesce(p.due, 0), p.oldest, coalesce(q.n, 0),
      coalesce(q.failing, 0), coalesce(q.given_up, 0)
    from planned p full join queued q on q.job = p.job order by 1;
end $$;

-- Jobs that failed at least once and are not done: what the error said stays out, for it may carry values.
create or replace function staff_list_failures(p_token_hash bytea, p_limit integer, p_wall timestamptz)
returns table (
  id bigint, job text, entity_id text, attempts integer, max_attempts integer, failed_at timestamptz,
  next_at timestamptz, is_running boolean
) language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform acting_staff(p_token_hash, array['support', 'owner'], p_wall, false);
  return query
    select j.id, k.identifier, j.payload ->> 'entityId', j.attempts::integer, j.max_attempts::integer, j.updated_at,
      case when j.attempts < j.max_attempts then j.run_at end, j.locked_at is not null
    from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
    where j.last_error is not null order by j.attempts >= j.max_attempts desc, j.updated_at desc limit p_limit;
end $$;

-- Tries a failed job again at once, as if it had not failed before. False for one that is done, runs or has not failed.
create or replace function staff_retry_job(p_token_hash bytea, p_job bigint, p_wall timestamptz, p_now timestamptz)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me constant uuid := (select a.public_id from acting_staff(p_token_hash, array['support', 'owner'], p_wall, true) a);
  name text;
begin
  select k.identifier into name
  from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
  where j.id = p_job and j.last_error is not null and j.locked_at is null for update of j skip locked;
  if name is null then return false; end if;
  perform graphile_worker.reschedule_jobs(array[p_job], run_at => p_wall, attempts => 0);
  perform note_staff_act(me, 'staff.job-retried:' || name, null, p_now);
  return true;
end $$;

-- The newest events before one, over all workspaces: ids alone, which lead to a person only where that one's page does.
create or replace function staff_list_audit(p_token_hash bytea, p_before bigint, p_limit integer, p_wall timestamptz)
returns table (
  id bigint, at timestamptz, actor_id uuid, action text, entity_id uuid, is_staff boolean, sequence bigint
) language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform acting_staff(p_token_hash, array['privacy', 'owner'], p_wall, false);
  return query
    select e.id, e.at, e.actor_id, e.action, e.entity_id, e.workspace_id = 0,
      (select c.sequence from audit_chain c where c.event_id = e.id and c.kind = 'written')
    from audit_events e where p_before is null or e.id < p_before order by e.id desc limit p_limit;
end $$;

create or replace function staff_read_audit_chain(p_token_hash bytea, p_after bigint, p_limit integer, p_wall timestamptz)
returns table (
  sequence bigint, kind text, event_id bigint, at text, sealed_at text, digest bytea, previous_hash bytea, hash bytea,
  key_mark bytea, is_erased boolean, is_there boolean, workspace_id bigint, event_at text, actor_id uuid, action text,
  entity_id uuid
) language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform acting_staff(p_token_hash, array['privacy', 'owner'], p_wall, true);
  return query select * from read_audit_chain(p_after, p_limit);
end $$;

create or replace function staff_find_unlinked_event(p_token_hash bytea, p_wall timestamptz)
returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform acting_staff(p_token_hash, array['privacy', 'owner'], p_wall, true);
  return find_unlinked_event();
end $$;

-- That somebody verified the chain, and what came of it.
create or replace function staff_note_verdict(p_token_hash bytea, p_is_whole boolean, p_wall timestamptz, p_now timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform note_staff_act(
    (select a.public_id from acting_staff(p_token_hash, array['privacy', 'owner'], p_wall, true) a),
    case when p_is_whole then 'staff.audit-verified' else 'staff.audit-found-broken' end, null, p_now);
end $$;
