namespace AdoptionSim.Runtime.Silos.Calls;

/// <summary>
/// Identifies an order to run one phase of a tick. The silo that receives the order can thereby recognise a repeated call, whose first request or answer was
/// lost.
/// </summary>
/// <param name="Epoch">The epoch of the run's owner, the silo that gives the order.</param>
/// <param name="Number">The number of the phase under that epoch, from 1.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.phase-call")]
public readonly record struct PhaseCall([property: Id(0)] RunEpoch Epoch, [property: Id(1)] int Number);

/// <summary>
/// Gives each phase of a run's ticks a number while one silo leads the run, so that repeated calls can be recognised. Only for use within one grain, whose
/// turns do not overlap.
/// </summary>
internal sealed class PhaseCounter(RunEpoch epoch)
{
    private int _number;

    public PhaseCall Next() => new(epoch, ++_number);
}
