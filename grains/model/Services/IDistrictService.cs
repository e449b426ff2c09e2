using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Model.Services;

/// <summary>
/// What a district has besides the phone: its reading rooms, boards, cinemas. It keeps rows for those alone who use it, and its work is in proportion to
/// what happens. Invariant: its state is a function of the run's seed, scenario and commands.
/// </summary>
public interface IDistrictService
{
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
public sealed class ServiceTick(RunSetup setup, int district, IHandsets handsets, Purses purses, DistrictCounts counts, Outbox outbox)
{
    public RunSetup Setup => setup;

    /// <summary>The district's ordinal.</summary>
    public int District => district;

    /// <summary>The key of the district, for messages.</summary>
    public string Key => setup.Nation.Districts[district].Key;

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

    internal void Begin(World world, NationNews nation) => (World, Draws, Nation) = (world, setup.DrawsOf(district, world.Tick), nation);
}
