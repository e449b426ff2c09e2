namespace AdoptionSim.Runtime.Silos.Calls;

/// <summary>
/// The identity of one phase call of a run, by which the receiver recognises a call that is repeated because its request or its answer was lost.
/// </summary>
/// <param name="Epoch">The epoch under which the run is executed.</param>
/// <param name="Number">The number of the phase under that epoch, from 1.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.phase-call")]
public readonly record struct PhaseCall([property: Id(0)] RunEpoch Epoch, [property: Id(1)] int Number);

/// <summary>Numbers the phases of a run under one epoch. Only for use within one grain, whose turns do not overlap.</summary>
internal sealed class PhaseCounter(RunEpoch epoch)
{
    private int _number;

    public PhaseCall Next() => new(epoch, ++_number);
}
