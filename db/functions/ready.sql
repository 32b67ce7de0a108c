-- What a readiness check may know: how many migrations are applied, and whether the queue is there.
create or replace function readiness()
returns table (migrations integer, has_queue boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(*)::integer from drizzle.__drizzle_migrations),
    to_regclass('graphile_worker._private_jobs') is not null;
$$;
