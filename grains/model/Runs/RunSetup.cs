using System.Collections.Immutable;
using AdoptionSim.Model.Boards;
using AdoptionSim.Model.Cinemas;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Shops;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Runs;

/// <summary>
/// All that is fixed about a run before its first tick, and the world at each tick: a function of nation, scenario, seed, scale and step.
/// Every silo makes its own; nothing in it changes.
/// </summary>
public sealed class RunSetup
{
    public RunSetup(Nation nation, Scenario scenario, ulong seed, double scale, int stepDays)
    {
        ArgumentNullException.ThrowIfNull(nation);
        ArgumentNullException.ThrowIfNull(scenario);
        (Nation, Scenario, Seed, Scale) = (nation, scenario, seed, scale);
        Calendar = new Calendar(scenario.Start, scenario.Until, stepDays);
        Census = Census.Of(nation, scale);
        Populations = [.. Enumerable.Range(0, nation.Districts.Length).Select(district => new Population(nation, Census, seed, district))];
        Graph = new SocialGraph(nation, Populations, seed);
        Means = new MeansTable(nation);
        Purse = PurseKnowledge.Of(nation.Means, scenario.Start);
        Habits = new UseHabits(nation, stepDays);
        RollOut = RollOut.Plan(nation, scenario.Start, Calendar.DateOf(Calendar.Ticks));
        Shops = new ShopAreas(nation);
        UsedAsked = (int)Math.Round(nation.Market.SecondHandAsked * stepDays);
        Persons = new Persons(nation);
        Readers = nation.Intranet is null ? null : new ReaderHabits(nation, scenario.Start, stepDays, scale);
        Birthdays = new Birthdays(this);
        Manners = nation.Cinema is null ? null : new Manners(nation.Cinema, Calendar);
        Propensities = PropensityLevels.Of(nation.Adoption.PropensitySpread);
    }

    public Nation Nation { get; }

    public Scenario Scenario { get; }

    public ulong Seed { get; }

    /// <summary>Simulated citizens per real one.</summary>
    public double Scale { get; }

    public Calendar Calendar { get; }

    public Census Census { get; }

    /// <summary>By district ordinal.</summary>
    public ImmutableArray<Population> Populations { get; }

    public SocialGraph Graph { get; }

    public MeansTable Means { get; }

    public PurseKnowledge Purse { get; }

    public UseHabits Habits { get; }

    public Persons Persons { get; }

    /// <summary>Null where the nation has no intranet.</summary>
    public ReaderHabits? Readers { get; }

    public Birthdays Birthdays { get; }

    /// <summary>Null where the nation has no cinemas.</summary>
    public Manners? Manners { get; }

    public RollOut RollOut { get; }

    public ShopAreas Shops { get; }

    /// <summary>The multiplier of each level of propensity; their mean is 1.</summary>
    public ImmutableArray<double> Propensities { get; }

    /// <summary>People whom the seller of a used handset asks in a tick.</summary>
    public int UsedAsked { get; }

    /// <summary>The draws of a district at a tick; tick 0 for what is fixed.</summary>
    public Draws DrawsOf(int district, int tick) => new(Seed, Populations[district].Place, tick);
}

/// <summary>Ticks and dates: tick 0 is the start; a run ends with the first tick whose date reaches or passes the end.</summary>
/// <param name="StepDays">Days in a tick.</param>
public sealed record Calendar(DateOnly Start, DateOnly Until, int StepDays)
{
    public int Ticks { get; } = Math.Max(0, (Until.DayNumber - Start.DayNumber + StepDays - 1) / StepDays);

    /// <summary>Days from the start to the end of a tick.</summary>
    public int DayOf(int tick) => tick * StepDays;

    /// <summary>The day on which the counts of a tick hold.</summary>
    public DateOnly DateOf(int tick) => Start.AddDays(DayOf(tick));

    /// <summary>The middle of a tick, in which a dated series is read, so that a coarser step is not ahead of a finer one.</summary>
    public DateOnly MiddleOf(int tick) => DateOf(tick).AddDays(-(StepDays / 2));
}

/// <summary>Personal propensity in eight equally frequent levels of a lognormal distribution with mean 1.</summary>
public static class PropensityLevels
{
    private const int Parts = 64;

    /// <summary>The mean multiplier within each level, lowest first.</summary>
    /// <param name="spread">Standard deviation of the logarithm.</param>
    public static ImmutableArray<double> Of(double spread)
    {
        var levels = new double[CitizenRow.Levels];
        for (var part = 0; part < levels.Length * Parts; part++)
        {
            var normal = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (part + 0.5) / (levels.Length * Parts));
            levels[part / Parts] += Math.Exp(spread * normal);
        }

        var sum = levels.Sum();
        return [.. levels.Select(level => Math.Round(level * levels.Length / sum, 9))];
    }
}
