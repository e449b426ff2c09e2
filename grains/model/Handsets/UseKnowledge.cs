using System.Collections.Immutable;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Handsets;

/// <summary>What of the use rule is fixed for a whole run.</summary>
public sealed class UseHabits
{
    public const int MostContacts = 33;

    public UseHabits(Nation nation, int stepDays)
    {
        ArgumentNullException.ThrowIfNull(nation);
        var use = nation.Use;
        var months = stepDays * 12 / 365.25;
        StepDays = stepDays;
        Levels = new UseLevels(nation, stepDays);
        CallsPerSecond = (uint)Math.Round((1L << 32) / Math.Max(2, use.HoldingTime));
        Counts = new UseCountTable(use.Texts * months, use.Photos * months, use.Newspapers * months, use.Books * months);
        Company = [.. Enumerable.Range(0, MostContacts).Select(ties => Fixed((ties + 0.5) / (ties + 0.5 + use.HalfTies)))];
        Breaks = [.. nation.Market.Models.Select(model => Probability.Within(model.BreakageRate, stepDays))];
        Lapses = Probability.Within(use.LapseRate, stepDays);
        PennilessLapses = Probability.Within(use.LapseRate + use.PennilessLapseRate, stepDays);
        BrokenLapses = Probability.Within(use.LapseRate + use.BrokenLapseRate, stepDays);
        GoodwillLoss = Fixed(use.GoodwillLoss * stepDays / 7);
        GoodwillRecovery = Fixed(1 - Math.Exp(-use.GoodwillRecovery * stepDays / 365.25));
    }

    public int StepDays { get; }

    public UseLevels Levels { get; }

    /// <summary>Calls in a second of talk, in 2^-32: the inverse of the holding time.</summary>
    public uint CallsPerSecond { get; }

    public UseCountTable Counts { get; }

    /// <summary>By number of contacts: the part of one's free demand for minutes that finds somebody to talk to, in 2^-16.</summary>
    public ImmutableArray<uint> Company { get; }

    /// <summary>By model.</summary>
    public ImmutableArray<Probability> Breaks { get; }

    public Probability Lapses { get; }

    public Probability PennilessLapses { get; }

    public Probability BrokenLapses { get; }

    /// <summary>The part of goodwill that a tick with all calls blocked takes, in 2^-16.</summary>
    public uint GoodwillLoss { get; }

    /// <summary>The part of lost goodwill that a tick brings back, in 2^-16.</summary>
    public uint GoodwillRecovery { get; }

    private static uint Fixed(double share) => (uint)Math.Round(Math.Clamp(share, 0, 1) * 65536);
}

/// <summary>
/// What a handset of a district can know in the use phase of a tick. Shared by all handsets of the district; nobody writes it
/// while they step.
/// </summary>
public sealed class UseKnowledge
{
    public required UseHabits Habits { get; init; }

    public required CoverageMap Coverage { get; init; }

    /// <summary>The draws of the district at this tick.</summary>
    public Draws Draws { get; set; }

    /// <summary>The day of the run on which the tick ends.</summary>
    public int Day { get; set; }

    /// <summary>What lines cost at this tick.</summary>
    public required Tariff Tariff { get; set; }

    /// <summary>What may be done with a handset whose owner is neither official nor student.</summary>
    public HandsetAccess LocalAccess { get; set; } = new(uint.MaxValue, uint.MaxValue);

    /// <summary>What officials and students may do with theirs.</summary>
    public HandsetAccess OfficialAccess { get; set; } = new(uint.MaxValue, uint.MaxValue);
}
