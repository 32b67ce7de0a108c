-- Functions run with their owner's rights: only the roles that need them may call them.
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'public'::regnamespace loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tallyglass_app, tallyglass_worker', f);
  end loop;
end $$;
