using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Runtime.Runs;

/// <summary>Prepares a new or stored run to be executed on this silo, if the cluster has enough memory for it.</summary>
internal sealed class RunStarter(RunContext context, string name)
{
    /// <summary>Prepares a new run to be executed, and stores its specification and its first status.</summary>
    /// <exception cref="RunRefusedException">There is not enough memory, or the store is away.</exception>
    public async Task<RunExecution> Create(RunSpecification specification)
    {
        var began = context.Time.GetUtcNow();
        specification = specification with { Incarnation = Incarnation.New(began) };
        RunExecution execution;
        try
        {
            execution = new RunExecution(context, await Admit(specification, CancellationToken.None), began);
        }
        catch
        {
            context.Runs.Forget(name, specification.Incarnation);
            throw;
        }

        if (context.Store is { } store)
        {
            await Save(store, specification, began, execution);
        }

        return execution;
    }

    /// <summary>Prepares a stored run to be executed from its last checkpoint.</summary>
    /// <param name="isCancelRequested">True if the run is to end as soon as it is open.</param>
    /// <exception cref="RunRefusedException">The cluster does not have enough memory.</exception>
    /// <exception cref="OperationCanceledException">The recovery was cancelled before the run was in progress. The run then takes no memory.</exception>
    public async Task<RunExecution> Continue(RunSpecification specification, PendingRecovery recovery, bool isCancelRequested)
    {
        try
        {
            var run = await Admit(specification, recovery.Cancelled);
            recovery.Cancelled.ThrowIfCancellationRequested();
            return new RunExecution(context, run, recovery.Began, recovery.Recoveries, isCancelRequested);
        }
        catch (OperationCanceledException)
        {
            context.Runs.Forget(name, specification.Incarnation);
            throw;
        }
    }

    /// <exception cref="RunRefusedException">The name breaks <see cref="NameRule"/>.</exception>
    public static void CheckName(string name)
    {
        if (!NameRule.IsValid(name))
        {
            throw new RunRefusedException(NameRule.Complaint("run name", name));
        }
    }

    /// <exception cref="RunRefusedException">The specification is another run's: the specification stored under its name must be this grain's.</exception>
    public void Check(RunSpecification specification)
    {
        if (specification.Name != name)
        {
            throw new RunRefusedException($"Run {name} got a specification whose name is '{NameRule.Quote(specification.Name)}'; expected its own name.");
        }

        SpecificationCheck.Check(specification);
    }

    /// <summary>Throws if the two specifications differ. A client may start the same run again, but not a different run under the same name.</summary>
    public static void CheckIsSame(RunSpecification one, RunSpecification other)
    {
        if (!one.AsksTheSameAs(other))
        {
            throw new InvalidOperationException($"Run {other.Name} has been started with another specification.");
        }
    }

    /// <summary>Records which cluster owns the run before it starts, so that other clusters sharing the store ignore it.</summary>
    /// <exception cref="RunRefusedException">Another cluster has a run of that name, or the store is away.</exception>
    private async Task Save(ICheckpointStore store, RunSpecification specification, DateTimeOffset began, RunExecution execution)
    {
        try
        {
            if (!await store.Create(specification))
            {
                throw new RunRefusedException($"Run {name} cannot be started: another cluster that uses the same store has started a run of that name.");
            }

            var status = RunStatus.Of(execution.Setup, context.Cluster.Id, began, execution.View.Progress());
            await store.SaveStatus(name, 0, status, specification.Incarnation);
        }
        catch (RunRefusedException)
        {
            context.Runs.Forget(name, specification.Incarnation);
            throw;
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            context.Runs.Forget(name, specification.Incarnation);
            throw new RunRefusedException($"Run {name} cannot be started, because it cannot be stored: {error.Message}", error);
        }
    }

    /// <exception cref="RunRefusedException">The cluster does not have enough memory.</exception>
    private async Task<SiloRun> Admit(RunSpecification specification, CancellationToken cancelled)
    {
        int[] people = [.. NationJson.ReadNation(specification.Nation).Districts.Select(district => (int)(district.People * specification.Scale))];
        var admission = context.Grains.GetGrain<IAdmission>(IRuns.Key);
        await context.Calls.Repeat(context.Cluster.Here, () => admission.Admit(specification.Name, people, specification.Delivery)).WaitAsync(cancelled);
        return await context.Runs.Prepare(specification).WaitAsync(cancelled);
    }
}
