using AdoptionSim.Model.Households;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Rules.Tests.Support;

/// <summary>Creates the setup of a run of a built-in scenario.</summary>
public static class Setups
{
    /// <summary>Returns the purses of a district's households before the first tick.</summary>
    public static Purses PursesOf(RunSetup setup, int district) =>
        new(setup.Populations[district], setup.Seed, setup.Purse, setup.Means.Opening(DistrictTraits.Of(setup.Populations[district], setup.Means).Means));

    /// <summary>Returns the earliest days on which the households of a run could pay.</summary>
    public static PriceOutlook OutlookOf(RunSetup setup) => new(setup.Nation, setup.Scenario, setup.Calendar, setup.Purse);

    public static RunSetup Of(string scenario, double scale, ulong seed = 1, int stepDays = 7, DateOnly? until = null, params string[] sets)
    {
        var (nation, asked) = Question.Load(scenario, sets, until);
        return new RunSetup(nation, asked, seed, scale, stepDays);
    }

    /// <summary>Returns the setup of a built-in scenario with a changed nation or question.</summary>
    public static RunSetup Of(
        string scenario,
        double scale,
        Func<Nation, Nation>? nation = null,
        Func<Scenario, Scenario>? question = null,
        ulong seed = 1,
        int stepDays = 7
    )
    {
        var (read, asked) = Question.Load(scenario);
        return new RunSetup(nation?.Invoke(read) ?? read, question?.Invoke(asked) ?? asked, seed, scale, stepDays);
    }
}
