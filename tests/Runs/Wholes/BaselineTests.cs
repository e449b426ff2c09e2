using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Runs.Tests.Wholes;

/// <summary>Tests the baseline, with its hand-set parameters, at a hundredth of the nation.</summary>
public sealed class BaselineTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Year_ends_from_2010_are_within_factor_two_of_record()
    {
        var run = await Baseline.Hundredth;
        foreach (var day in Assert.AtLeastOne(Baseline.YearEnds(run.Setup).Where(day => day.Year >= 2010)))
        {
            var recorded = run.Setup.Nation.PublishedSubscribers.Single(row => row.Date == day).Published;
            output.WriteLine($"{day.Year}: on record {recorded, 9}; simulated {run.National(day), 9:f0}");
            Assert.InRange(run.National(day), recorded / 2.0, recorded * 2.0);
        }
    }

    [Fact]
    public async Task Capital_leads_every_province_at_every_year_end()
    {
        var run = await Baseline.Hundredth;
        var nation = run.Setup.Nation;
        foreach (var day in Assert.AtLeastOne(Baseline.YearEnds(run.Setup)))
        {
            var penetration = nation
                .Provinces.Select(province => (province.Key, Share: Penetration(run, Baseline.TickOn(run.Setup, day), province.Key)))
                .OrderByDescending(province => province.Share)
                .ToList();
            output.WriteLine($"{day.Year}: {string.Join("; ", penetration.Select(province => $"{province.Key} {province.Share:p1}"))}");
            Assert.Equal(nation.CapitalProvince, penetration[0].Key);
            Assert.True(penetration[0].Share > penetration[1].Share);
        }
    }

    [Fact]
    public async Task No_more_handsets_are_sold_than_were_released()
    {
        var run = await Baseline.Hundredth;
        var cap = run.Setup.Nation.Supply.Cap;
        var (sold, released) = (0L, (double)run.Setup.Nation.Supply.OpeningStock);
        for (var tick = new Tick(1); tick < run.Series.Count; tick++)
        {
            sold += run.Nation(tick, PhoneMeasures.NewHandsets);
            Assert.True(sold <= Math.Floor(released * run.Setup.Scale), $"{sold} sold of {released * run.Setup.Scale} by tick {tick}");
            released += cap.On(run.Setup.Calendar.DateOf(tick)) * 7 / 365.25;
        }
    }

    [Fact]
    public async Task Subscribers_are_all_lines_ever_begun_less_all_that_ended()
    {
        var run = await Baseline.Hundredth;
        var lines = 0L;
        for (var tick = 0; tick < run.Series.Count; tick++)
        {
            lines += run.Nation(tick, PhoneMeasures.GrossAdditions) - run.Nation(tick, PhoneMeasures.Lapses);
            Assert.Equal(lines, run.Nation(tick, PhoneMeasures.Subscribers));
        }
    }

    private static double Penetration(LocalRun run, int tick, string province)
    {
        var districts = run.Setup.Nation.Districts;
        var people = run
            .Setup.Populations.Index()
            .Where(population => districts[population.Index].Province == province)
            .Sum(population => (long)population.Item.People);
        return (double)run.Sum(tick, PhoneMeasures.Subscribers, district => districts[district].Province == province) / people;
    }
}
