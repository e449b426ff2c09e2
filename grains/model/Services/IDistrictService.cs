using AdoptionSim.Model.Counts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Model.Services;

/// <summary>
/// A service in a district other than the phone. It keeps rows only for those who use it, and its work is in proportion to
/// what happens. Invariant: its state is a function of the run's seed, scenario and commands.
/// </summary>
public interface IDistrictService
{
    /// <summary>The kind of its entities that have ids; null if it has none.</summary>
    EntityKind? Entities => null;

    /// <summary>Returns what is known of one of its entities at a tick boundary.</summary>
    /// <param name="counts">Of the last tick.</param>
    /// <exception cref="KeyNotFoundException">It has no entity of that number.</exception>
    FactSheet Describe(int number, int tick, DistrictCounts counts) => throw new KeyNotFoundException("It has no entities.");

    /// <summary>What the wish for a phone is multiplied by; 1 if the service does not change it.</summary>
    double Willingness => 1;

    /// <summary>Takes in what has come from a tie, other than news of a line. A service ignores the kinds that it does not know.</summary>
    void Hear(in News news)
    {
    }

    /// <summary>The service's part of a tick, after the handsets have stepped.</summary>
    void Step(ServiceTick tick);

    /// <summary>All that it carries from one tick to the next, in an order of numbers: for checkpoints and for the rows' hash.</summary>
    void Write(IRowWriter rows);

    /// <summary>Goes on as a checkpoint has it: takes what <see cref="Write"/> wrote, in the same order.</summary>
    void Restore(ref RowReader rows);
}

/// <summary>Takes a service's state, array by array.</summary>
public interface IRowWriter
{
    void All<T>(ReadOnlySpan<T> rows)
        where T : unmanaged;
}

/// <summary>What a service can know, count and do in a tick.</summary>
public sealed class ServiceTick(RunInputs inputs, int district, IHandsets handsets, Purses purses, DistrictCounts counts, Outbox outbox)
{
    /// <summary>The district's ordinal.</summary>
    public int District => district;

    /// <summary>The key of the district, for messages.</summary>
    public string Key => inputs.Nation.Districts[district].Key;

    public IHandsets Handsets => handsets;

    public Purses Purses => purses;

    public int Tick => World.Tick;

    public World World { get; private set; } = null!;

    /// <summary>The draws of the district at this tick.</summary>
    public Draws Draws { get; private set; }

    /// <summary>What the nation's own services told all districts at the start of the tick.</summary>
    public NationNews Nation { get; private set; } = NationNews.None;

    /// <summary>For counting: flows are cleared when a tick begins, stocks stay.</summary>
    public ref long this[Measure measure] => ref counts[measure];

    /// <summary>News for a citizen of any district, who hears it in the next tick.</summary>
    public void Post(int to, in News news) => outbox.Post(to, news);

    internal DistrictCounts Counts => counts;

    internal void Begin(World world, NationNews nation) => (World, Draws, Nation) = (world, inputs.DrawsOf(district, world.Tick), nation);
}
