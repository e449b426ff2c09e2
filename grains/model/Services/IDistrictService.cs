using AdoptionSim.Model.Counts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Services;

/// <summary>
/// A service in a district other than the phone. It keeps rows only for its users, and its work is proportional to its events. Invariant: its state is a
/// function of the run's seed, scenario and commands.
/// </summary>
public interface IDistrictService
{
    /// <summary>The kind of its entities; null if it has none.</summary>
    EntityKind? Entities => null;

    /// <summary>Returns the facts about one of its entities at a tick boundary.</summary>
    /// <param name="counts">The district's counts of the last tick.</param>
    /// <exception cref="KeyNotFoundException">The service has no entity of that number.</exception>
    FactSheet Describe(int number, Tick tick, DistrictCounts counts) => throw new KeyNotFoundException("It has no entities.");

    /// <summary>
    /// True if nothing in the model reads its state. It is stored in checkpoints and left out of the hash of the rows: observing changes no digest.
    /// </summary>
    bool IsObserver => false;

    /// <summary>The factor on the wish for a phone; 1 if the service does not change it.</summary>
    double Willingness => 1;

    /// <summary>Applies a tie event other than those of lines. A service ignores kinds that it does not know.</summary>
    void Hear(in TieEvent tieEvent) { }

    /// <summary>Sets and counts the initial state, before the first tick. A service that continues from a checkpoint is not opened.</summary>
    void Open(ServiceTick tick) { }

    /// <summary>Performs the service's part of a tick, after the handsets have stepped.</summary>
    void Step(ServiceTick tick);

    /// <summary>Writes the state that is carried from one tick to the next, in an order of numbers: for checkpoints and for the rows' hash.</summary>
    void Write(IRowWriter rows);

    /// <summary>Continues from a checkpoint: reads the output of <see cref="Write"/> in the same order.</summary>
    void Restore(ref RowReader rows);
}

/// <summary>Receives a service's state, array by array.</summary>
public interface IRowWriter
{
    void All<T>(ReadOnlySpan<T> rows)
        where T : unmanaged;
}

/// <summary>The data and operations that a service may use in a tick.</summary>
public sealed class ServiceTick(RunInputs inputs, DistrictIndex district, IHandsets handsets, Purses purses, DistrictCounts counts, Outbox outbox)
{
    /// <summary>The district's ordinal.</summary>
    public DistrictIndex District => district;

    /// <summary>The key of the district, for messages.</summary>
    public string Key => inputs.Nation.Districts[district].Key;

    public IHandsets Handsets => handsets;

    public Purses Purses => purses;

    public Tick Tick => World.Tick;

    public World World { get; private set; } = null!;

    /// <summary>The draws of the district at this tick.</summary>
    public Draws Draws { get; private set; }

    /// <summary>The state of the nation's services, sent to all districts at the start of the tick.</summary>
    public NationBroadcast Nation { get; private set; } = NationBroadcast.None;

    /// <summary>A count of the district. Flows are cleared when a tick begins; stocks stay.</summary>
    public ref long this[Measure measure] => ref counts[measure];

    /// <summary>Posts a tie event for a citizen of any district, who receives it in the next tick.</summary>
    public void Post(int to, in TieEvent tieEvent) => outbox.Post(new DistrictIndex(to), tieEvent);

    internal DistrictCounts Counts => counts;

    internal void Begin(World world, NationBroadcast nation) => (World, Draws, Nation) = (world, inputs.DrawsOf(district, world.Tick), nation);
}
