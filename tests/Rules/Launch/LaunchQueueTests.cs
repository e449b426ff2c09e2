using AdoptionSim.Model.Citizens;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Launch;

/// <summary>Tests who knows of the phone on the first day, and who has applied before it.</summary>
public sealed class LaunchQueueTests
{
    [Fact]
    public void Without_parameters_nobody_is_aware_of_the_phone_at_launch()
    {
        var run = Opened(adoption => adoption);
        Assert.Equal((0, 0), (run.Nation(new Tick(0), PhoneMeasures.Aware), run.Nation(new Tick(0), PhoneMeasures.Applicants)));
    }

    /// <summary>Some 40,000 people are old enough; the bound is five standard errors.</summary>
    [Fact]
    public void Awareness_at_launch_matches_shares_for_capital_and_elsewhere()
    {
        var run = Opened(adoption =>
            adoption with
            {
                KnownAtLaunchInCapital = NationBuilder.Of(0.6, "share"),
                KnownAtLaunchElsewhere = NationBuilder.Of(0.2, "share"),
            }
        );

        foreach (var (isCapital, share) in ((bool, double)[])[(true, 0.6), (false, 0.2)])
        {
            var ordinals = Enumerable
                .Range(0, run.Districts.Count)
                .Where(ordinal => run.Setup.Nation.Districts[ordinal].Place == SettlementType.Capital == isCapital)
                .ToHashSet();
            var ofAge = ordinals.Sum(ordinal => run.Districts[ordinal].Snapshot().Citizens.Count(row => row.Has(CitizenFlags.OfAge)));
            var known = run.Sum(new Tick(0), PhoneMeasures.Aware, ordinal => ordinals.Contains(ordinal)) / (double)ofAge;
            Assert.InRange(known, share - (5 * Math.Sqrt(share * (1 - share) / ofAge)), share + (5 * Math.Sqrt(share * (1 - share) / ofAge)));
        }

        Assert.Equal(0, run.Nation(new Tick(0), PhoneMeasures.Applicants));
    }

    [Fact]
    public void Only_people_who_can_pay_have_applied_at_launch()
    {
        var run = Opened(adoption =>
            adoption with
            {
                KnownAtLaunchInCapital = NationBuilder.Of(1, "share"),
                KnownAtLaunchElsewhere = NationBuilder.Of(1, "share"),
                AppliedAtLaunch = NationBuilder.Of(1, "share"),
            }
        );
        var (applied, known) = (run.Nation(new Tick(0), PhoneMeasures.Applicants), run.Nation(new Tick(0), PhoneMeasures.Aware));
        Assert.InRange(applied, 1, known - 1);

        var start = Model.Worlds.World.At(run.Setup, new Tick(0));
        for (var ordinal = new DistrictIndex(0); ordinal < run.Districts.Count; ordinal++)
        {
            var population = run.Setup.Populations[ordinal];
            foreach (var (citizen, row) in run.Districts[ordinal].Snapshot().Citizens.Index())
            {
                var means = run.Setup.Means.MeansOf(population, population.HouseholdOf(new CitizenIndex(citizen)));
                Assert.True(row.Stage != AdoptionStage.Applied || means.OpeningPurseCents >= start.Prices.New + start.Prices.Activation);
            }
        }
    }

    private static LocalRun Opened(Func<AdoptionParameters, AdoptionParameters> adoption)
    {
        var run = new LocalRun(Setups.Of("islandia", 1, nation => nation with { Adoption = adoption(nation.Adoption) }));
        run.Open();
        return run;
    }
}
