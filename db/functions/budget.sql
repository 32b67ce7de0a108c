-- What was spent of platforms' allowances. One row each, whatever the number of processes: its lock makes them take turns.

-- The counts of an allowance as they stand when its newest slot begins at p_slot. Slots run from the newest to the oldest;
-- an instant before the newest slot counts into it, for clocks of machines differ a little.
create or replace function shift_slots(p_spent integer[], p_slot_at timestamptz, p_slot timestamptz, p_length interval, p_slots integer)
returns integer[] language sql immutable as $$
  select (array_fill(0, array[least(p_slots, passed)]) || p_spent || array_fill(0, array[p_slots]))[1:p_slots]
  from (select case
    when p_slot <= p_slot_at then 0
    when p_slots = 1 then 1
    else floor(extract(epoch from p_slot - p_slot_at) / extract(epoch from p_length))::integer
  end as passed) p
$$;

-- Spends p_units before a request goes out, or nothing: never more than p_most in all, nor p_most_asked for people.
-- retry_at: when there is room again, where that is within the slots, or when the platform wants to hear from us again.
create or replace function spend_allowance(
  p_bucket text, p_slot timestamptz, p_length interval, p_slots integer, p_units integer, p_is_asked boolean,
  p_most integer, p_most_asked integer, p_now timestamptz
) returns table (is_spent boolean, retry_at timestamptz, refusals integer)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held allowance_spending%rowtype;
  total integer;
  over integer;
  newest timestamptz;
begin
  insert into allowance_spending values (p_bucket, p_slot, array_fill(0, array[p_slots]), array_fill(0, array[p_slots]), 0, null)
  on conflict (bucket) do nothing;
  select * into held from allowance_spending s where s.bucket = p_bucket for update;
  if held.closed_until > p_now then
    return query select false, held.closed_until, held.refusals;
    return;
  end if;
  newest := greatest(held.slot_at, p_slot);
  held.planned := shift_slots(held.planned, held.slot_at, newest, p_length, p_slots);
  held.asked := shift_slots(held.asked, held.slot_at, newest, p_length, p_slots);
  total := (select sum(n) from unnest(held.planned || held.asked) n);
  over := total + p_units - p_most;
  if over > 0 or p_is_asked and (select sum(n) from unnest(held.asked) n) + p_units > p_most_asked then
    for i in reverse p_slots .. 1 loop
      over := over - held.planned[i] - held.asked[i];
      if over <= 0 and p_slots > 1 then
        return query select false, newest + (p_slots + 1 - i) * p_length, held.refusals;
        return;
      end if;
    end loop;
    return query select false, null::timestamptz, held.refusals;
    return;
  end if;
  if p_is_asked then held.asked[1] := held.asked[1] + p_units; else held.planned[1] := held.planned[1] + p_units; end if;
  update allowance_spending s set slot_at = newest, planned = held.planned, asked = held.asked, closed_until = null
  where s.bucket = p_bucket;
  return query select true, null::timestamptz, held.refusals;
end $$;

-- The platform itself said that an allowance is used up. One answer may be about one account alone; after p_most in a row
-- nobody asks again before p_until.
create or replace function note_refusal(p_bucket text, p_most integer, p_until timestamptz)
returns void language sql security definer set search_path = public, pg_temp as $$
  update allowance_spending set refusals = case when refusals + 1 >= p_most then 0 else refusals + 1 end,
    closed_until = case when refusals + 1 >= p_most then p_until else closed_until end
  where bucket = p_bucket;
$$;

create or replace function forget_refusals(p_bucket text)
returns void language sql security definer set search_path = public, pg_temp as $$
  update allowance_spending set refusals = 0 where bucket = p_bucket and refusals > 0;
$$;

-- How much of a rolling hour is used, in percent, as an answer told; p_until where nothing is left until then.
create or replace function note_usage(p_bucket text, p_percent integer, p_now timestamptz, p_until timestamptz)
returns void language sql security definer set search_path = public, pg_temp as $$
  insert into allowance_spending as s values (p_bucket, p_now, array[p_percent], array[0], 0, p_until)
  on conflict (bucket) do update
    set slot_at = excluded.slot_at, planned = excluded.planned, closed_until = excluded.closed_until
  where s.slot_at <= excluded.slot_at;
$$;

create or replace function read_allowances(p_buckets text[])
returns setof allowance_spending language sql stable security definer set search_path = public, pg_temp as $$
  select * from allowance_spending where bucket = any (p_buckets);
$$;
