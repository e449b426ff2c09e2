using System.Collections.Immutable;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.People;

/// <summary>
/// A handmade nation of seven districts: wholly urban, wholly rural, mixed, closed, and one of three people. Of its
/// parameters it has only those of people and means.
/// </summary>
internal static class SmallNation
{
    public static Nation Make() =>
        new()
        {
            Key = "small",
            Name = "Small",
            CapitalProvince = "S-01",
            Launch = new DateOnly(2008, 12, 15),
            Provinces = [new Province("S-00", "Camps"), new Province("S-01", "Capital"), new Province("S-02", "Country")],
            Districts =
            [
                new District("S-00.00", "S-00", "Camps", SettlementType.Closed, 0, 3_021, 280, 1_201, 2_100, null, null),
                new District("S-01.01", "S-01", "Palace", SettlementType.Capital, 1, 6_637, 6_496, 13_133, 0, 39, 125),
                new District("S-01.02", "S-01", "Gate", SettlementType.Capital, 2, 3_615, 4_121, 2_677, 5_059, 39, 125),
                new District("S-02.01", "S-02", "Port", SettlementType.MainCity, 3, 9_807, 10_410, 15_120, 5_097, 38, 126),
                new District("S-02.02", "S-02", "Bridge", SettlementType.Road, 4, 4_811, 5_203, 4_007, 6_007, 38, 126),
                new District("S-02.03", "S-02", "Hills", SettlementType.County, 5, 2_519, 2_701, 0, 5_220, 38, 127),
                new District("S-02.04", "S-02", "Isle", SettlementType.County, 6, 2, 1, 1, 2, 37, 127),
            ],
            People = new PeopleParameters
            {
                Ages = Bands(7.1, 7.7, 8.5, 8.6, 7.9, 7.5, 7.3, 9.1, 8.0, 7.3, 5.6, 4.2, 4.1, 3.6, 3.5),
                Households = Households(3.1, 9.4, 20.6, 30.4, 21.5, 9.9, 3.6, 1.5),
                Work =
                [
                    Work("infant", LifeStage.Infant, 100, 100, 1),
                    Work("pupil", LifeStage.Pupil, 100, 100, 1),
                    Work("student", LifeStage.Adult, 7.3, 1.7, 0.7),
                    Work("farmer", LifeStage.Adult, 10.2, 60.1, 0.8),
                    Work("worker", LifeStage.Adult, 62.2, 30.9, 1),
                    Work("official", LifeStage.Adult, 20.3, 7.3, 2),
                    Work("retired", LifeStage.Old, 91.5, 78.5, 0.8),
                    Work("trader", LifeStage.Old, 8.5, 21.5, 1.5),
                ],
                Classes =
                [
                    new ClassGroup("core", 24.6, 51.2, 1.4, "assumption"),
                    new ClassGroup("wavering", 46.3, 38.1, 1, "assumption"),
                    new ClassGroup("hostile", 29.1, 10.7, 0.7, "assumption"),
                ],
            },
            Means = Means(),
            Ties = null!,
            Adoption = null!,
            Permission = null!,
            Market = null!,
            Supply = null!,
            Network = null!,
            Use = null!,
            Record = [],
        };

    public static MeansParameters Means() =>
        new()
        {
            MedianIncome = Of(60, "USD/month"),
            IncomeSpread = Of(0.8, "log"),
            CapitalFactor = Of(2, "factor"),
            UrbanFactor = Of(1.2, "factor"),
            RuralFactor = Of(0.75, "factor"),
            OpeningSavings = Of(4, "month"),
            SavingRate = Of(0.1, "share"),
            SavingsCap = Of(12, "month"),
            OtherGoodsRate = Of(0.4, "1/year"),
            OtherGoodsShare = Of(0.6, "share"),
            Reform = new CurrencyReform
            {
                Date = new DateOnly(2009, 11, 30),
                DomesticShare = Of(0.5, "share"),
                Loss = Of(0.9, "share"),
            },
        };

    private static ImmutableArray<AgeBand> Bands(params double[] shares) =>
        [.. shares.Select((share, at) => new AgeBand(at * 5, at == shares.Length - 1 ? 84 : (at * 5) + 4, share, "assumption"))];

    private static ImmutableArray<HouseholdSize> Households(params double[] shares) =>
        [.. shares.Select((share, at) => new HouseholdSize(at + 1, share, "assumption"))];

    private static WorkGroup Work(string key, LifeStage stage, double urban, double rural, double income) =>
        new(key, stage, urban, rural, income, UseFactor: 1, Workplace.None, "assumption");

    private static Quantity Of(double value, string unit) => new(value, value, value, unit, "assumption");
}
