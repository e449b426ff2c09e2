using System.Collections.Immutable;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Handsets;

/// <summary>The constants of the rule of phone use (call lengths, chances of breakage and so on), the same for a whole run.</summary>
public sealed class UseHabits
{
    public const int MostContacts = 33;

    public UseHabits(Nation nation, int stepDays)
    {
        ArgumentNullException.ThrowIfNull(nation);
        var use = nation.Use;
        var months = stepDays * 12 / 365.25;
        StepDays = stepDays;
        Levels = new UseLevels(nation);
        CallsPerSecond = (uint)Math.Round((1L << 32) / Math.Max(2, use.HoldingTime));
        Counts = new UseCountTable(use.Texts * months, use.Photos * months, use.Newspapers * months, use.Books * months);
        ReachableShares = [.. Enumerable.Range(0, MostContacts).Select(ties => Fixed((ties + 0.5) / (ties + 0.5 + use.HalfTies)))];
        Breaks = [.. nation.Market.Models.Select(model => Probability.Within(model.BreakageRate, stepDays))];
        Lapses = Probability.Within(use.LapseRate, stepDays);
        PennilessLapses = Probability.Within(use.LapseRate + use.PennilessLapseRate, stepDays);
        BrokenLapses = Probability.Within(use.LapseRate + use.BrokenLapseRate, stepDays);
        GoodwillLoss = Fixed(use.GoodwillLoss * stepDays / 7);
        GoodwillRecovery = Fixed(1 - Math.Exp(-use.GoodwillRecovery * stepDays / 365.25));
    }

    public int StepDays { get; }

    public UseLevels Levels { get; }

    /// <summary>The number of calls per second of talk, in units of 2^-32: the inverse of the mean length of a call.</summary>
    public uint CallsPerSecond { get; }

    public UseCountTable Counts { get; }

    /// <summary>
    /// The share of a subscriber's demand for talk for which there is somebody to call, in units of 2^-16. The index is the number of the subscriber's contacts
    /// with a phone line: the more contacts, the larger the share.
    /// </summary>
    public ImmutableArray<uint> ReachableShares { get; }

    /// <summary>The chance that a handset breaks in a tick, by the index of its model.</summary>
    public ImmutableArray<Probability> Breaks { get; }

    public Probability Lapses { get; }

    public Probability PennilessLapses { get; }

    public Probability BrokenLapses { get; }

    /// <summary>The share of a subscriber's goodwill towards the network that is lost in a tick if all calls are blocked, in units of 2^-16.</summary>
    public uint GoodwillLoss { get; }

    /// <summary>The share of a subscriber's lost goodwill towards the network that recovers in a tick, in units of 2^-16.</summary>
    public uint GoodwillRecovery { get; }

    private static uint Fixed(double share) => (uint)Math.Round(Math.Clamp(share, 0, 1) * 65536);
}

/// <summary>
/// The data on which the phone use of a district's handsets depends in one tick: tariff, coverage, permitted services and random draws. All handsets of the
/// district share it; it does not change while their use is simulated.
/// </summary>
public sealed class UseKnowledge
{
    public required UseHabits Habits { get; init; }

    public required CoverageMap Coverage { get; init; }

    /// <summary>The source of the district's random draws at this tick.</summary>
    public Draws Draws { get; set; }

    /// <summary>
    /// The source of the district's random draws for the first calendar month of the tick. These draws are the same in all ticks of the month.
    /// </summary>
    public Draws FirstMonth { get; set; }

    /// <summary>The source of the district's random draws for the second calendar month of the tick. Used only if the tick lies in two months.</summary>
    public Draws SecondMonth { get; set; }

    /// <summary>Returns the random draws that set how much the user of a phone line wants to talk in the calendar months of the tick.</summary>
    /// <param name="registrant">The citizen in whose name the line is.</param>
    public MonthLuck LuckOf(CitizenIndex registrant) =>
        new(FirstMonth.Four(registrant, Purpose.UseOfMonth).W0, Tariff.HasTwoMonths ? SecondMonth.Four(registrant, Purpose.UseOfMonth).W0 : 0);

    /// <summary>The last day of the tick, in days since the start of the run.</summary>
    public int Day { get; set; }

    /// <summary>The phone tariff of this tick.</summary>
    public required Tariff Tariff { get; set; }

    /// <summary>The services that citizens who are neither officials nor students may use on a handset in this tick.</summary>
    public HandsetAccess LocalAccess { get; set; } = new(uint.MaxValue, uint.MaxValue);

    /// <summary>The services that officials and students may use on a handset in this tick.</summary>
    public HandsetAccess OfficialAccess { get; set; } = new(uint.MaxValue, uint.MaxValue);
}
