using System.Collections.Immutable;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Time;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Inputs;

/// <summary>
/// The inputs of a run (nation, scenario, seed, scale, days in a tick), and the people and social ties computed from them. The commands of users are not
/// included. Immutable.
/// </summary>
public class RunInputs
{
    /// <param name="scale">The number of simulated citizens for each real one.</param>
    /// <param name="stepDays">The number of days in a tick.</param>
    public RunInputs(Nation nation, Scenario scenario, ulong seed, double scale, int stepDays)
    {
        ArgumentNullException.ThrowIfNull(nation);
        ArgumentNullException.ThrowIfNull(scenario);
        (Nation, Scenario, Seed, Scale) = (nation, scenario, seed, scale);
        Calendar = new Calendar(scenario.Start, scenario.Until, stepDays);
        Census = Census.Of(nation, scale);
        Populations = [.. Enumerable.Range(0, nation.Districts.Length).Select(district => new Population(nation, Census, seed, new DistrictIndex(district)))];
        Graph = new SocialGraph(nation, Populations, seed);
    }

    public Nation Nation { get; }

    public Scenario Scenario { get; }

    public ulong Seed { get; }

    /// <summary>The number of simulated citizens for each real one.</summary>
    public double Scale { get; }

    public Calendar Calendar { get; }

    public Census Census { get; }

    /// <summary>The population of each district, by index of the district.</summary>
    public ImmutableArray<Population> Populations { get; }

    public SocialGraph Graph { get; }

    /// <summary>
    /// Returns the source of a district's random draws at a tick. Tick 0 stands for draws that decide constant traits, which stay the same throughout a run.
    /// </summary>
    public Draws DrawsOf(DistrictIndex district, Tick tick) => new(Seed, Populations[district].Place, tick);

    /// <summary>Returns the source of a district's random draws in a calendar month, for draws that must be the same in all ticks of the month.</summary>
    /// <param name="month">The number of the month: 12 x year + month.</param>
    public Draws DrawsOfMonth(DistrictIndex district, int month) => new(Seed, Populations[district].Place, month);
}
