using AdoptionSim.Model.Households;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Households;

/// <summary>Tests that households begin with what the rule of saving would have left them.</summary>
public sealed class SteadyPursesTests
{
    private static readonly MeansParameters Means = Setups.Of("baseline", 0.0003).Nation.Means with { Reform = null };

    /// <summary>
    /// A year adds a = 12 x the rate of saving to the purse, and with the chance p, on a day spread over the year, a share s of it goes. In the mean,
    /// X = (X + a/2)(1 - p s) + a/2 is X = a (1 - p s / 2) / (p s); the cap lies above nearly all purses. The bound is five standard errors.
    /// </summary>
    [Fact]
    public void The_mean_is_that_of_the_recurrence()
    {
        var months = SteadyPurses.MonthsOfIncome(Means with { SavingsCap = NationBuilder.Of(120, "month") });
        var added = 12 * Means.SavingRate;
        var taken = (1 - Math.Exp(-Means.OtherGoodsRate * 365 / 365.25)) * Means.OtherGoodsShare;

        Assert.Equal(added * (1 - (taken / 2)) / taken, months.Average(), 0.15);
        Assert.Equal(months.Order(), months);
    }

    [Fact]
    public void The_cap_is_never_exceeded() =>
        Assert.InRange(SteadyPurses.MonthsOfIncome(Means with { SavingsCap = NationBuilder.Of(1, "month") }).Max(), 0.9, 1.001);

    [Fact]
    public void Who_saves_nothing_has_nothing() =>
        Assert.All(SteadyPurses.MonthsOfIncome(Means with { SavingRate = NationBuilder.Of(0, "share") }), months => Assert.Equal(0, months));

    [Fact]
    public void Income_that_doubles_is_saved_twice_as_fast()
    {
        var start = new DateOnly(2009, 1, 1);
        var index = new DatedSeries("factor", Between.Step, [new DatedPoint(start, 1, "test"), new DatedPoint(start.AddDays(100), 2, "test")]);
        var known = PurseKnowledge.Of(Means with { IncomeIndex = index }, start, start.AddDays(365));

        Assert.Equal(400 * 99, known.SavedBy(99, 1461));
        Assert.Equal(2 * (known.SavedBy(99, 1461) - known.SavedBy(49, 1461)), known.SavedBy(199, 1461) - known.SavedBy(149, 1461));
    }
}
