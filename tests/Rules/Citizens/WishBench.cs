using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Citizens;

/// <summary>The citizens of Islandia's Harbour, limited only by rates: all have a permit, coverage, a near shop and enough money.</summary>
internal sealed class WishBench
{
    private readonly RunSetup _setup;
    private readonly double _days;

    public WishBench(int stepDays)
    {
        _setup = Setups.Of("islandia", 1, nation =>
            nation with
            {
                Adoption = nation.Adoption with
                {
                    AwarenessByMedia = NationBuilder.Of(6, "1/year"),
                    ConsiderRate = NationBuilder.Of(8, "1/year"),
                    VisitRate = NationBuilder.Of(20, "1/year"),
                    SecondLineRate = NationBuilder.Of(4, "1/year"),
                },
                Permission = nation.Permission with { DecisionTime = NationBuilder.Of(2, "week") },
            }
        );
        _days = stepDays;
        Known = new WishKnowledge
        {
            Population = _setup.Populations[0],
            Purses = Setups.PursesOf(_setup, 0),
            Coverage = new CoverageMap(),
            Outlook = Setups.OutlookOf(_setup),
        };
        Known.Coverage.Report(new TowerIndex(0), onAir: true, blockedPpm: 0);
        Known.Coverage.Cover(urban: true, 1, [new TowerIndex(0)]);
        Known.Granted.AsSpan().Fill(Probability.Always);
        Reach(Probability.Always);
    }

    public WishKnowledge Known { get; }

    public int People => Known.Population.People;

    /// <summary>Returns the rate per year of leaving a stage.</summary>
    public static double RateOf(AdoptionStage stage) =>
        stage switch
        {
            AdoptionStage.Unaware => 6,
            AdoptionStage.Aware => 8,
            AdoptionStage.Applied => 365.25 / 14,
            AdoptionStage.Permitted => 20,
            AdoptionStage.Owner => 4,
            _ => throw new ArgumentOutOfRangeException(nameof(stage)),
        };

    /// <summary>Sets the share of visits that reach a shop.</summary>
    public void Reach(Probability access) =>
        Known.Urban.Fill(
            _setup.Nation.Adoption,
            Enumerable.Repeat(1.0, 8).ToArray(),
            DecisionRate,
            sight: 0,
            willingness: 1,
            access,
            Probability.Always,
            _days
        );

    private double DecisionRate => 365.25 / 7 / _setup.Nation.Permission.DecisionTime;

    public void Begin(Tick tick) => Known.Draws = _setup.DrawsOf(new DistrictIndex(0), tick);

    public WishOutcome Step(ref CitizenRow row, CitizenIndex citizen) => WishRule.Step(ref row, citizen, Known);

    /// <summary>Returns, by citizen, the day on which one who knew nothing at the start first reaches a shop.</summary>
    public int[] DaysToTheShop(int until)
    {
        var days = Enumerable.Repeat(int.MaxValue, People).ToArray();
        var rows = Enumerable.Repeat(new CitizenRow(AdoptionStage.Unaware, 0), People).ToArray();
        for (var tick = new Tick(1); tick * _days <= until; tick++)
        {
            Begin(tick);
            for (var citizen = new CitizenIndex(0); citizen < People; citizen++)
            {
                if (days[citizen] == int.MaxValue && Step(ref rows[citizen], citizen).Has(WishEvents.AtShop))
                {
                    days[citizen] = (int)(tick * _days);
                }
            }
        }

        return days;
    }
}
