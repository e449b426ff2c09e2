namespace AdoptionSim.Runtime.Silos.Calls;

/// <summary>Names one phase of a run, so that the receiver recognises a call that is repeated because its request or its answer was lost.</summary>
/// <param name="Epoch">The epoch under which the run is carried.</param>
/// <param name="Number">Counts the phases under that epoch, from 1.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.phase-call")]
public readonly record struct PhaseCall([property: Id(0)] RunEpoch Epoch, [property: Id(1)] int Number);

/// <summary>Numbers the phases of a run under one epoch. Only for use within one grain, whose turns do not overlap.</summary>
internal sealed class PhaseCounter(RunEpoch epoch)
{
    private int _number;

    public PhaseCall Next() => new(epoch, ++_number);
}
