using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Rules.Tests.Strata;

/// <summary>Compares the measures of inequality with values computed by hand.</summary>
public sealed class InequalityTests
{
    private const int Digits = 12;

    [Fact]
    public void Equal_groups_have_no_inequality()
    {
        (double, double)[] groups = [(10, 5), (30, 15), (60, 30)];
        Assert.Equal(0, Inequality.Gini(groups)!.Value, Digits);
        Assert.Equal(0, Inequality.Theil(groups)!.Value, Digits);
    }

    // Half of the people have a quarter: the Lorenz curve passes (0.5, 0.25). Gini = 1 - (0.5 x 0.25 + 0.5 x 1.25) = 0.25.
    // Theil = 0.25 ln(0.25 / 0.5) + 0.75 ln(0.75 / 0.5) = 0.25 ln(0.5) + 0.75 ln(1.5).
    [Fact]
    public void Two_groups_give_the_values_computed_by_hand()
    {
        (double, double)[] groups = [(50, 30), (50, 10)];
        Assert.Equal(0.25, Inequality.Gini(groups)!.Value, Digits);
        Assert.Equal((0.25 * Math.Log(0.5)) + (0.75 * Math.Log(1.5)), Inequality.Theil(groups)!.Value, Digits);
    }

    // One tenth of the people has everything: Gini = 1 - 0.1 = 0.9, Theil = ln(10).
    [Fact]
    public void A_single_owner_group_gives_the_limits()
    {
        (double, double)[] groups = [(90, 0), (10, 7), (0, 0)];
        Assert.Equal(0.9, Inequality.Gini(groups)!.Value, Digits);
        Assert.Equal(Math.Log(10), Inequality.Theil(groups)!.Value, Digits);
    }

    [Fact]
    public void Groups_are_weighted_by_their_people()
    {
        (double, double)[] whole = [(60, 30), (40, 4)];
        (double, double)[] divided = [(20, 10), (40, 20), (10, 1), (30, 3)];
        Assert.Equal(Inequality.Gini(whole)!.Value, Inequality.Gini(divided)!.Value, Digits);
        Assert.Equal(Inequality.Theil(whole)!.Value, Inequality.Theil(divided)!.Value, Digits);
    }

    [Fact]
    public void Without_holdings_there_is_no_measure()
    {
        Assert.Null(Inequality.Gini([(10, 0)]));
        Assert.Null(Inequality.Theil([]));
    }
}
