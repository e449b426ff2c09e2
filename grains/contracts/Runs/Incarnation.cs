namespace AdoptionSim.Contracts.Runs;

/// <summary>
/// The unique identity of a run, which distinguishes it from all other runs that have had the same name. The run's grain creates it when the run starts, and it
/// is stored with the run. It affects neither random draws nor the digest (hash) of results.
/// </summary>
/// <param name="Id">A version-7 UUID; all zeros for a run stored by a program without incarnations.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.incarnation")]
public readonly record struct Incarnation([property: Id(0)] Guid Id)
{
    /// <summary>Creates a new unique identity for a run.</summary>
    /// <param name="began">The time at which the run was accepted, so that incarnations in a log sort by time.</param>
    public static Incarnation New(DateTimeOffset began) => new(Guid.CreateVersion7(began));

    public override string ToString() => $"{Id}";
}
