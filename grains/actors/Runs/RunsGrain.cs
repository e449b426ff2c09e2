using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Runs;
using AdoptionSim.Runtime.Silos;
using Orleans.GrainDirectory;

namespace AdoptionSim.Actors.Runs;

/// <summary>
/// The grain that lists all runs, and that admits new runs if the cluster has enough memory. The progress of a run in progress comes from its own grain.
/// </summary>
[GrainDirectory(SteadyDirectory.Name)]
public sealed class RunsGrain(RunContext context) : Grain, IRuns, IAdmission, IIncomingGrainCallFilter
{
    /// <summary>
    /// The time for which the memory of an admitted run is added to the silos' reports. A silo reports that memory itself only after it has opened the run's
    /// districts, which takes less time than this.
    /// </summary>
    private static readonly TimeSpan UntilSeen = TimeSpan.FromMinutes(1);

    /// <summary>The maximum time to wait for a silo's answer: longer than a silo under full load takes.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, (RunMemory[] BySilo, SiloAddress[] Silos, DateTimeOffset Since)> _admitted = new(StringComparer.Ordinal);

    private SiloVersion Version => context.Cluster.Version;

    public Task Invoke(IIncomingGrainCallContext context) => ClientCheck.Invoke(context, Version);

    public async Task Admit(string run, int[] people, Delivery delivery)
    {
        if (context.Cluster.Silos.Count == 0)
        {
            // Not a refusal, which would end the run: clients repeat the call, and another silo may join.
            throw new OrleansException($"Run {run} cannot be placed: all silos are leaving.");
        }

        var now = context.Time.GetUtcNow();
        var reports = WithAdmitted(await SiloRooms.Reports(context), now);
        if (reports.Count == 0)
        {
            throw new OrleansException($"Run {run} waits for a silo: none with {Version} takes part in runs now.");
        }

        var rooms = Admission.Rooms(run, reports);
        var loads = Admission.LoadsOf(people, delivery);
        var plan = PlacementPlan.Of(rooms, loads);
        Admission.Check(run, rooms, plan, loads, reports.SelectMany(silo => silo.Report.Runs).Where(other => other.Run != run));
        _admitted[run] = ([.. plan.BytesBySilo(loads).Select(bytes => new RunMemory(run, bytes, IsKept: false))], plan.Silos, now);
    }

    /// <summary>
    /// Returns the silos' reports, with the memory of recently admitted runs added. Silos do not report that memory until they have opened the runs' districts.
    /// </summary>
    private List<(SiloAddress Silo, SiloReport Report)> WithAdmitted(IReadOnlyList<(SiloAddress Silo, SiloReport Report)> reports, DateTimeOffset now)
    {
        var seen = reports.SelectMany(silo => silo.Report.Runs).Where(run => run.Bytes > 0).Select(run => run.Run).ToHashSet(StringComparer.Ordinal);
        var unseen = _admitted.Where(run => !seen.Contains(run.Key) && now - run.Value.Since < UntilSeen).Select(run => run.Value).ToList();
        return
        [
            .. reports.Select(silo =>
                (
                    silo.Silo,
                    silo.Report with
                    {
                        Runs =
                        [
                            .. silo.Report.Runs,
                            .. unseen.Where(run => run.Silos.Contains(silo.Silo)).Select(run => run.BySilo[Array.IndexOf(run.Silos, silo.Silo)]),
                        ],
                    }
                )
            ),
        ];
    }

    public async Task<RunPage> Page(string? after)
    {
        var live = await Live();
        if (context.Store is { } store)
        {
            var stored = await store.List(after, RunList.PageSize);
            return PageOf(await Task.WhenAll(stored.Select(run => Entry(run, live))), stored.Count < RunList.PageSize ? null : stored[^1].Name);
        }

        var names = live.Union(context.Runs.Led.Keys)
            .Where(name => string.CompareOrdinal(name, after) > 0)
            .Order(StringComparer.Ordinal)
            .Take(RunList.PageSize)
            .ToArray();
        return PageOf(await Task.WhenAll(names.Select(Ask)), names.Length < RunList.PageSize ? null : names[^1]);
    }

    private static RunPage PageOf(RunEntry?[] entries, string? last) => new([.. entries.OfType<RunEntry>()], last);

    /// <summary>
    /// Returns the names of the runs that any silo leads (executes) now. A silo that does not answer in time counts as leading none, since another silo will
    /// take over its runs.
    /// </summary>
    private async Task<HashSet<string>> Live()
    {
        var leads = await Task.WhenAll(
            context.Cluster.Members.Select(async silo =>
            {
                try
                {
                    return await context.Services.Of(silo).Leads().WaitAsync(LongestLook, context.Time);
                }
                catch (Exception error) when (SiloLoss.Is(error))
                {
                    return [];
                }
            })
        );
        return leads.SelectMany(names => names).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Returns a run's entry in the list of runs. Only the grain of a run in progress is asked, because the run's status in the store is old. Listing therefore
    /// activates no grain for an ended run.
    /// </summary>
    private async Task<RunEntry?> Entry(StoredRun run, HashSet<string> live)
    {
        if (run.Damage is { } damage)
        {
            return Damaged(run, damage);
        }

        if (run.Status is not { Scenario: not "" } status || live.Contains(run.Name) || (IsUnderWay(status) && status.Cluster == context.Cluster.Id))
        {
            return await Ask(run, isLed: live.Contains(run.Name));
        }

        if (!IsUnderWay(status))
        {
            return EntryOf(run.Name, status, status.Progress);
        }

        try
        {
            // Only a run that can be resumed needs its specification.
            await context.Store!.Specification(run.Name);
            return EntryOf(run.Name, status, status.Progress with { State = RunState.Interrupted });
        }
        catch (DamagedPartException error)
        {
            return Damaged(run, error.Message);
        }
    }

    private static RunEntry EntryOf(string name, RunStatus status, RunProgress progress) =>
        new(name, status.Scenario, status.Seed, status.Scale, status.Began, progress);

    private static bool IsUnderWay(RunStatus status) => status.Progress.State is RunState.Preparing or RunState.Running;

    /// <param name="isLed">True if a silo leads the run, so that its specification need not be read.</param>
    private async Task<RunEntry?> Ask(StoredRun run, bool isLed)
    {
        try
        {
            return isLed && run.Status is { Scenario: not "" } status
                    ? new RunEntry(run.Name, status.Scenario, status.Seed, status.Scale, status.Began, await GrainFactory.GetGrain<IRun>(run.Name).Progress())
                : await Ask(run.Name) is { } entry ? entry with { Began = run.Status?.Began ?? entry.Began }
                : null;
        }
        catch (RunRefusedException)
        {
            // The run was deleted in the meantime.
            return null;
        }
        catch (DamagedPartException damage)
        {
            return Damaged(run, damage.Message);
        }
    }

    /// <summary>Asks a run's grain for the run's entry in the list of runs; null if the run has been deleted in the meantime.</summary>
    private async Task<RunEntry?> Ask(string name)
    {
        var run = GrainFactory.GetGrain<IRun>(name);
        try
        {
            var specification = await run.Specification();
            var scenario = NationJson.ReadScenario(specification.Scenario).Key;
            return new RunEntry(name, scenario, specification.Seed, specification.Scale, default, await run.Progress());
        }
        catch (RunRefusedException)
        {
            return null;
        }
    }

    private static RunEntry Damaged(StoredRun run, string damage)
    {
        var progress = run.Status?.Progress ?? new RunProgress(RunState.Damaged, new Tick(0), 0, default, 0, 0, 0, 0, "", ModelVersion.Current, null);
        return new RunEntry(
            run.Name,
            run.Status?.Scenario ?? "",
            run.Status?.Seed ?? 0,
            run.Status?.Scale ?? 0,
            run.Status?.Began ?? default,
            progress with
            {
                State = RunState.Damaged,
                Error = damage,
            }
        );
    }
}
