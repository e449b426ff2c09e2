using AdoptionSim.Model.Setup;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Support;

/// <summary>A nation of one district in which a phone is adopted with probability p + q x share, and kept forever.</summary>
public static class ReducedNation
{
    /// <param name="people">The population, an even number.</param>
    /// <param name="days">The length of the run in days.</param>
    public static RunSetup Of(ReducedAdoption reduced, int people, int days, ulong seed, int stepDays = 7)
    {
        var (nation, asked) = Question.Load("islandia");
        var whole = nation with
        {
            Districts = [nation.Districts[0] with { Male = people / 2, Female = people / 2, Urban = people, Rural = 0 }],
            Adoption = nation.Adoption with { Reduced = reduced, MinimumAge = Of(0, "year") },
            Market = nation.Market with
            {
                Models = [.. nation.Market.Models.Select(model => model with { BreakageRate = Of(0, "1/year") })],
                Shops = [.. nation.Market.Shops.Where(shop => shop.District == nation.Districts[0].Key)],
            },
            Foreigners = null,
            Intranet = null,
            Boards = null,
            Use = nation.Use with { LapseRate = Of(0, "1/year"), PennilessLapseRate = Of(0, "1/year"), BrokenLapseRate = Of(0, "1/year") },
        };
        return new RunSetup(whole, asked with { Until = asked.Start.AddDays(days) }, seed, scale: 1, stepDays);
    }

    private static Quantity Of(double value, string unit) => new(value, value, value, unit, "assumption: a test");
}
