using AdoptionSim.Model.Households;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Rules.Tests.Support;

/// <summary>What a run of a shipped scenario is set up with, in one line.</summary>
public static class Setups
{
    /// <summary>The purses of a district's households before the first tick.</summary>
    public static Purses PursesOf(RunSetup setup, int district) => new(setup.Populations[district], setup.Seed, setup.Means, setup.Purse);

    /// <summary>When the households of a run could pay at the earliest.</summary>
    public static PriceOutlook OutlookOf(RunSetup setup) => new(setup.Nation, setup.Scenario, setup.Calendar, setup.Purse);

    public static RunSetup Of(string scenario, double scale, ulong seed = 1, int stepDays = 7, DateOnly? until = null, params string[] sets)
    {
        var (nation, asked) = Question.Load(scenario, sets, until);
        return new RunSetup(nation, asked, seed, scale, stepDays);
    }

    /// <summary>A shipped scenario whose nation or whose question a test changes.</summary>
    public static RunSetup Of(
        string scenario, double scale, Func<Nation, Nation>? nation = null, Func<Scenario, Scenario>? question = null, ulong seed = 1, int stepDays = 7)
    {
        var (read, asked) = Question.Load(scenario);
        return new RunSetup(nation?.Invoke(read) ?? read, question?.Invoke(asked) ?? asked, seed, scale, stepDays);
    }
}
