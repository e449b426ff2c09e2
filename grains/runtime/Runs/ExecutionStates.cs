using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Runs;

/// <summary>The states of a run's execution on the silo that leads it.</summary>
internal enum ExecutionState
{
    /// <summary>This silo claims the run, which makes it the owner, and creates the run's districts as of the start or the latest checkpoint.</summary>
    Opening,

    /// <summary>Ticks are executed, one after the other.</summary>
    Ticking,

    /// <summary>Districts move to other silos after a tick whose checkpoint is complete. Districts that stay keep their state.</summary>
    Relocating,

    /// <summary>A silo or the store was lost. After a pause, the districts are created again as of the latest checkpoint or the start.</summary>
    Recovering,

    /// <summary>The last tick is finished, or was found finished in the store.</summary>
    Done,

    /// <summary>The run has ended early because it was cancelled.</summary>
    Cancelled,

    /// <summary>The run has ended with an error.</summary>
    Failed,

    /// <summary>The execution has ended here. The run continues on another silo, or in the next activation of its grain.</summary>
    Elsewhere,
}

/// <summary>The state machine of a run's execution: the present state and the allowed transitions.</summary>
internal sealed class ExecutionStates
{
    private static readonly Dictionary<ExecutionState, ExecutionState[]> Transitions = new()
    {
        [ExecutionState.Opening] = [ExecutionState.Ticking, ExecutionState.Recovering, ExecutionState.Done, ExecutionState.Failed, ExecutionState.Elsewhere],
        [ExecutionState.Ticking] =
        [
            ExecutionState.Relocating,
            ExecutionState.Recovering,
            ExecutionState.Done,
            ExecutionState.Cancelled,
            ExecutionState.Failed,
            ExecutionState.Elsewhere,
        ],
        [ExecutionState.Relocating] = [ExecutionState.Ticking, ExecutionState.Recovering, ExecutionState.Done, ExecutionState.Failed, ExecutionState.Elsewhere],
        [ExecutionState.Recovering] = [ExecutionState.Opening, ExecutionState.Cancelled, ExecutionState.Failed, ExecutionState.Elsewhere],

        // An error while the silos of an ended run are released.
        [ExecutionState.Done] = [ExecutionState.Failed],
        [ExecutionState.Cancelled] = [ExecutionState.Failed],

        // The error of a former owner is not the run's error.
        [ExecutionState.Failed] = [ExecutionState.Elsewhere],
        [ExecutionState.Elsewhere] = [],
    };

    private bool _hasTicked;

    public ExecutionState Now { get; private set; } = ExecutionState.Opening;

    /// <summary>The reason why the run failed; null if it has not.</summary>
    public string? Error { get; private set; }

    /// <summary>True if the execution has ended on this silo: nothing more is executed here.</summary>
    public bool IsFinal => Now is ExecutionState.Done or ExecutionState.Cancelled or ExecutionState.Failed or ExecutionState.Elsewhere;

    /// <summary>True in the states in which an error may mean that a silo was lost; the run can then be opened again.</summary>
    public bool CanRecover => Now is ExecutionState.Opening or ExecutionState.Ticking or ExecutionState.Relocating;

    /// <summary>
    /// The run's state as clients see it. A run that is being opened, moved or recovered counts as preparing before its first tick, and as running afterwards.
    /// </summary>
    public RunState Reported =>
        Now switch
        {
            ExecutionState.Done => RunState.Done,
            ExecutionState.Cancelled => RunState.Cancelled,
            ExecutionState.Failed => RunState.Failed,
            _ => _hasTicked ? RunState.Running : RunState.Preparing,
        };

    /// <summary>True if clients see the run as in progress, here or elsewhere.</summary>
    public bool IsUnderWay => Reported is RunState.Preparing or RunState.Running;

    /// <exception cref="InvalidOperationException">The transition is not allowed.</exception>
    public void Enter(ExecutionState next)
    {
        if (!Transitions[Now].Contains(next))
        {
            throw new InvalidOperationException($"The execution of a run cannot go from {Now} to {next}.");
        }

        (Now, Error) = (next, null);
        _hasTicked |= next == ExecutionState.Ticking;
    }

    public void Fail(string error)
    {
        Enter(ExecutionState.Failed);
        Error = error;
    }
}
