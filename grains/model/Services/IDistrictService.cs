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
/// A service in one district, other than the phone: the intranet or the birthday boards, for example. It stores state only for its users, and its computing
/// time is proportional to the number of events. Invariant: its state is a function of the run's seed, scenario and commands.
/// </summary>
public interface IDistrictService
{
    /// <summary>The kind of entities that the service simulates and users can inspect, such as terminals or birthday boards; null if it has none.</summary>
    EntityKind? Entities => null;

    /// <summary>Returns the facts about one of the service's entities, such as a terminal, after a tick, to show them to a user.</summary>
    /// <param name="counts">The district's counts of the last tick.</param>
    /// <exception cref="KeyNotFoundException">The service has no entity of that number.</exception>
    FactSheet Describe(int number, Tick tick, DistrictCounts counts) => throw new KeyNotFoundException("It has no entities.");

    /// <summary>
    /// True if the service only observes: nothing in the model reads its state. The state is stored in checkpoints but left out of the hash of the district's
    /// state, so that observing changes no digest.
    /// </summary>
    bool IsObserver => false;

    /// <summary>The factor by which the service changes citizens' wish for a phone; 1 if it does not change it.</summary>
    double Willingness => 1;

    /// <summary>
    /// Handles a message along a social tie (tie event) that is not about a phone line. A service ignores kinds of messages that it does not know.
    /// </summary>
    void Hear(in TieEvent tieEvent) { }

    /// <summary>
    /// Sets the service's initial state, and the counts that follow from it, before the first tick. Not called if the service continues from a checkpoint.
    /// </summary>
    void Open(ServiceTick tick) { }

    /// <summary>Performs the service's part of a tick, after the use of handsets has been simulated.</summary>
    void Step(ServiceTick tick);

    /// <summary>
    /// Writes the state that the service carries from one tick to the next, with its entities in order of number. Used for checkpoints and for the hash of the
    /// district's state.
    /// </summary>
    void Write(IRowWriter rows);

    /// <summary>Restores the service's state from a checkpoint: reads the output of <see cref="Write"/> in the same order.</summary>
    void Restore(ref RowReader rows);
}

/// <summary>Receives a service's state, array by array, to store it in a checkpoint or to hash it.</summary>
public interface IRowWriter
{
    void All<T>(ReadOnlySpan<T> rows)
        where T : unmanaged;
}

/// <summary>
/// Gives a service of a district access to the data and operations that it may use in a tick. These are handsets, purses (households' savings), counts, random
/// draws and messages.
/// </summary>
public sealed class ServiceTick(RunInputs inputs, DistrictIndex district, IHandsets handsets, Purses purses, DistrictCounts counts, Outbox outbox)
{
    /// <summary>The district's index in the nation.</summary>
    public DistrictIndex District => district;

    /// <summary>The key of the district, such as <c>KP-01.02</c>, by which error messages name the district.</summary>
    public string Key => inputs.Nation.Districts[district].Key;

    public IHandsets Handsets => handsets;

    public Purses Purses => purses;

    public Tick Tick => World.Tick;

    public World World { get; private set; } = null!;

    /// <summary>The source of the district's random draws at this tick.</summary>
    public Draws Draws { get; private set; }

    /// <summary>The data of the nation's services (vetted articles and foreigners), sent to all districts at the start of the tick.</summary>
    public NationBroadcast Nation { get; private set; } = NationBroadcast.None;

    /// <summary>
    /// The district's count of a measure, such as visits to terminals, to read or change. Counts of events are set to zero when a tick begins; counts of things
    /// that exist stay.
    /// </summary>
    public ref long this[Measure measure] => ref counts[measure];

    /// <summary>Sends a message along a social tie (tie event) to a citizen of any district, who receives it in the next tick.</summary>
    public void Post(int to, in TieEvent tieEvent) => outbox.Post(new DistrictIndex(to), tieEvent);

    internal DistrictCounts Counts => counts;

    internal void Begin(World world, NationBroadcast nation) => (World, Draws, Nation) = (world, inputs.DrawsOf(district, world.Tick), nation);
}
