using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Districts;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Actors;

/// <summary>
/// The grain of an entity of a run, such as a citizen or a cell tower. It passes queries to its district and commands to its run. Invariant: it is deactivated
/// when its run ends on the silo, and does not stay active if the entity does not exist.
/// </summary>
public abstract class EntityGrain(SiloRuns runs) : Grain
{
    /// <summary>The run's name.</summary>
    protected string RunName { get; private set; } = "";

    protected EntityKey Key { get; private set; }

    /// <summary>True if the grain holds the entity's state itself, which would be lost if the grain were deactivated.</summary>
    protected virtual bool HoldsState => false;

    /// <summary>The runs that this grain's silo takes part in.</summary>
    protected SiloRuns Runs => runs;

    /// <exception cref="ArgumentException">The key is not that of an entity.</exception>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (RunName, Key) = EntityKey.Split(this.GetPrimaryKeyString());
        runs.Activations.Add(RunName, GrainContext);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        runs.Activations.Remove(RunName, GrainContext);
        return Task.CompletedTask;
    }

    /// <summary>Passes a query about the entity to its district and returns the answer.</summary>
    /// <exception cref="KeyNotFoundException">There is no such run, district or entity, or the district is not in memory.</exception>
    protected Task<T> Ask<T>(Func<IDistrictQuery, Task<T>> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return OrLeave<T, KeyNotFoundException>(() => query(GrainFactory.GetGrain<IDistrictQuery>($"{RunName}/{Key.District}")));
    }

    /// <summary>Passes a command about the entity to its run, and returns a receipt with the tick at whose start it takes effect.</summary>
    /// <exception cref="CommandRefusedException">The run refuses the command.</exception>
    protected Task<CommandReceipt> Submit(CommandKind kind, string argument, string commandId, Tick? atTick) =>
        OrLeave<CommandReceipt, CommandRefusedException>(() =>
            GrainFactory.GetGrain<IRun>(RunName).Submit(new Command(commandId, kind, Key.Id, argument, atTick))
        );

    /// <summary>
    /// Makes a call and returns its result. After an error that may mean that the entity does not exist, deactivates this grain and rethrows the error. An
    /// existing entity is activated again when it is next addressed.
    /// </summary>
    protected async Task<T> OrLeave<T, TError>(Func<Task<T>> call)
        where TError : Exception
    {
        try
        {
            return await call();
        }
        catch (TError)
        {
            if (!HoldsState)
            {
                DeactivateOnIdle();
            }

            throw;
        }
    }
}
