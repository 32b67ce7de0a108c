-- Counters behind the rate limits. Keys are HMACs; times are wall-clock times.

-- One more of something that may happen `p_most` times in a window. Null when it may; else when the window ends.
create or replace function take_turn(p_key bytea, p_most integer, p_window interval, p_wall timestamptz)
returns timestamptz language plpgsql security definer set search_path = public, pg_temp as $$
declare counter rate_limits%rowtype;
begin
  insert into rate_limits as r values (p_key, 0, p_wall + p_window)
  on conflict (key) do update set
    hits = case when r.window_ends_at <= p_wall then 0 else r.hits end,
    window_ends_at = case when r.window_ends_at <= p_wall then p_wall + p_window else r.window_ends_at end
  returning * into counter;
  if counter.hits >= p_most then return counter.window_ends_at; end if;
  update rate_limits set hits = hits + 1 where key = p_key;
  return null;
end $$;

-- One more try that may fail. From the `p_free`th on each must wait, twice as long as the one before and at most
-- `p_longest`; at `p_stop` no more are taken. The try is counted before it is made, so that parallel ones cannot slip
-- through; `forget_tries` takes it back after a success. Null when it may; else when to come again.
create or replace function take_try(
  p_key bytea, p_gate bytea, p_free integer, p_stop integer, p_first interval, p_longest interval,
  p_memory interval, p_wall timestamptz
) returns timestamptz language plpgsql security definer set search_path = public, pg_temp as $$
declare
  taken integer;
  ends timestamptz;
  wait_until timestamptz;
begin
  insert into rate_limits as r values (p_key, 0, p_wall + p_memory)
  on conflict (key) do update set hits = case when r.window_ends_at <= p_wall then 0 else r.hits end
  returning hits, window_ends_at into taken, ends;
  select window_ends_at into wait_until from rate_limits where key = p_gate and window_ends_at > p_wall;
  if found then return wait_until; end if;
  if taken >= p_stop then return ends; end if;
  taken := taken + 1;
  update rate_limits set hits = taken, window_ends_at = p_wall + p_memory where key = p_key;
  if taken >= p_free then
    wait_until := p_wall + least(p_longest, p_first * power(2, least(taken - p_free, 20)));
    insert into rate_limits values (p_gate, 1, wait_until)
    on conflict (key) do update set window_ends_at = excluded.window_ends_at;
  end if;
  return null;
end $$;

create or replace function forget_tries(p_keys bytea[])
returns void language sql security definer set search_path = public, pg_temp as $$
  delete from rate_limits where key = any (p_keys);
$$;

-- A try that succeeded did not fail. It passed the gate, so any wait there is now its own.
create or replace function give_back_try(p_key bytea, p_gate bytea)
returns void language sql security definer set search_path = public, pg_temp as $$
  update rate_limits set hits = greatest(hits - 1, 0) where key = p_key;
  delete from rate_limits where key = p_gate;
$$;
