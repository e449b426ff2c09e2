using System.Collections.Immutable;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Model.Services;

/// <summary>What the nation has but once: the vetting of articles, the foreigners. Carried by the run itself; it steps before the districts do.</summary>
public interface INationService
{
    /// <summary>Stands in place of the district in the ids of its entities, as <c>FR/COHORT</c>; null if it has none.</summary>
    string? Place => null;

    /// <summary>Returns what is known of one of its entities.</summary>
    /// <exception cref="KeyNotFoundException">It has no entity of that number.</exception>
    FactSheet Describe(int number) => throw new KeyNotFoundException("It has no entities.");

    /// <summary>Before the first tick: counts what is there from the start.</summary>
    void Open(NationTick tick)
    {
    }

    /// <summary>The service's part of a tick, at its start.</summary>
    void Step(NationTick tick);

    /// <summary>All that it carries from one tick to the next, in an order of numbers.</summary>
    void Write(IRowWriter rows);

    /// <summary>Goes on as a checkpoint has it: takes what <see cref="Write"/> wrote, in the same order.</summary>
    void Restore(ref RowReader rows);
}

/// <summary>What a nation's service can know, count and tell in a tick.</summary>
public sealed class NationTick(RunInputs inputs, World world, long[] series)
{
    public ulong Seed => inputs.Seed;

    public World World => world;

    public int Tick => world.Tick;

    /// <summary>The nation's own draws at this tick (place 0).</summary>
    public Draws Draws { get; } = new(inputs.Seed, 0, world.Tick);

    /// <summary>By district ordinal, written by the foreigners' service.</summary>
    public ForeignPresence[] Foreigners { get; } = new ForeignPresence[inputs.Populations.Length];

    /// <summary>Articles from abroad that the intranet has by now.</summary>
    public long VettedArticles { get; set; }

    /// <summary>A measure of the nation as a whole.</summary>
    public ref long this[NationMeasure measure] => ref series[(int)measure];

    /// <summary>A measure of a foreigners' cohort, by its place in the nation's file.</summary>
    public ref long this[int cohort, ForeignMeasure measure] => ref series[NationSeries.IndexOf(cohort, measure)];

    internal NationNews News => new(VettedArticles, [.. Foreigners]);
}

/// <summary>What the districts are told of the nation's services at the start of a tick.</summary>
/// <param name="VettedArticles">Articles from abroad that the intranet has by now.</param>
/// <param name="Foreigners">By district ordinal; empty where the nation has no foreigners.</param>
public sealed record NationNews(long VettedArticles, ImmutableArray<ForeignPresence> Foreigners)
{
    public static readonly NationNews None = new(0, []);

    public ForeignPresence At(int district) => Foreigners.IsEmpty ? default : Foreigners[district];
}

/// <summary>What foreigners do in a district in a tick.</summary>
/// <param name="MilliErlangs">Busy-hour traffic that they offer to its towers (simulated people).</param>
/// <param name="Sights">How many times one of them is seen there with a gadget by a citizen (simulated).</param>
public readonly record struct ForeignPresence(long MilliErlangs, long Sights);
