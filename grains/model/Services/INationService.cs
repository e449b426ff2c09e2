using System.Collections.Immutable;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Services;

/// <summary>
/// A service of the nation as a whole, such as the vetting of articles or the foreigners. There is one per run; it performs its part of a tick before the
/// districts do.
/// </summary>
public interface INationService
{
    /// <summary>
    /// The first part of the ids of the service's entities (such as foreigners), for example <c>FR/COHORT</c>. It takes the place of a district's key. Null if
    /// the service has no entities.
    /// </summary>
    string? Place => null;

    /// <summary>Returns the facts about one of the service's entities, such as a foreigner, to show them to a user.</summary>
    /// <exception cref="KeyNotFoundException">The service has no entity of that number.</exception>
    FactSheet Describe(int number) => throw new KeyNotFoundException("It has no entities.");

    /// <summary>Sets the counts that follow from the service's initial state, before the first tick.</summary>
    void Open(NationTick tick) { }

    /// <summary>Performs the service's part of a tick, at the start of the tick.</summary>
    void Step(NationTick tick);

    /// <summary>Writes the state that the service carries from one tick to the next, with its entities in order of number, for checkpoints.</summary>
    void Write(IRowWriter rows);

    /// <summary>Restores the service's state from a checkpoint: reads the output of <see cref="Write"/> in the same order.</summary>
    void Restore(ref RowReader rows);
}

/// <summary>Gives a service of the nation access to the data that it may use in a tick, and to the counts that it sets.</summary>
public sealed class NationTick(RunInputs inputs, World world, long[] series)
{
    public ulong Seed => inputs.Seed;

    public World World => world;

    public Tick Tick => world.Tick;

    /// <summary>The source of the random draws of the nation as a whole at this tick (district code 0).</summary>
    public Draws Draws { get; } = new(inputs.Seed, 0, world.Tick);

    /// <summary>
    /// The phone traffic of foreigners in each district, and how often citizens see them with gadgets, by district index. Set by the service of foreigners.
    /// </summary>
    public ForeignPresence[] Foreigners { get; } = new ForeignPresence[inputs.Populations.Length];

    /// <summary>The number of vetted articles from abroad on the intranet.</summary>
    public long VettedArticles { get; set; }

    /// <summary>A count of the nation as a whole, such as articles waiting for vetting, to read or change.</summary>
    public ref long this[NationMeasure measure] => ref series[(int)measure];

    /// <summary>
    /// A count of a cohort (group of foreigners), such as arrivals, to read or change. The cohort is given by its index in the nation's file.
    /// </summary>
    public ref long this[int cohort, ForeignMeasure measure] => ref series[NationSeries.IndexOf(cohort, measure)];

    /// <summary>The data that the nation's services broadcast to the districts at the start of the tick.</summary>
    internal NationBroadcast Broadcast => new(VettedArticles, [.. Foreigners]);
}

/// <summary>The data of the nation's services (vetted articles and foreigners), broadcast to the districts at the start of a tick.</summary>
/// <param name="VettedArticles">The number of vetted articles from abroad on the intranet.</param>
/// <param name="Foreigners">The phone traffic and visibility of foreigners in each district, by index; empty if the nation has no foreigners.</param>
public sealed record NationBroadcast(long VettedArticles, ImmutableArray<ForeignPresence> Foreigners)
{
    public static readonly NationBroadcast None = new(0, []);

    public ForeignPresence At(DistrictIndex district) => Foreigners.IsEmpty ? default : Foreigners[district];
}

/// <summary>The phone traffic that foreigners cause in a district in a tick, and how often citizens see them with a gadget, such as a laptop.</summary>
/// <param name="MilliErlangs">The busy-hour traffic of simulated foreigners at the district's towers, in milli-erlangs, not scaled up to real people.</param>
/// <param name="Sights">The number of times that a simulated citizen sees a foreigner with a gadget, such as a laptop.</param>
public readonly record struct ForeignPresence(long MilliErlangs, long Sights);
