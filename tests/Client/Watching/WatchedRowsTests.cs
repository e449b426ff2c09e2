using AdoptionSim.Client.Commands.Watch;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Client.Tests.Watching;

public sealed class WatchedRowsTests
{
    private const double Scale = 0.5;

    private readonly WatchedRows _rows = new(Title());

    [Fact]
    public void Services_show_the_latest_row_at_real_scale()
    {
        _rows.Take(Row(new Tick(0), 1));
        _rows.Take(Row(new Tick(1), 3));

        var districts = Title().Nation.Districts;
        Assert.Equal(
            [
                (3 + 3) * districts.Length / Scale,
                3 * districts.Length / Scale,
                3 * districts.Length / Scale / districts.Sum(district => district.People),
                3 / Scale,
            ],
            _rows.Services.Select(service => service.Value)
        );
        Assert.Equal(["intranet", "posts", "Internet known to", "foreigners"], _rows.Services.Select(service => service.Headline.Label));
    }

    [Fact]
    public void Rows_of_another_schema_are_refused() => Assert.Throws<SchemaMismatchException>(() => _rows.Take(Row(new Tick(0), 1) with { Schema = "0a1b" }));

    [Fact]
    public void A_nation_without_services_shows_no_figures()
    {
        _rows.Take(Row(new Tick(0), 0));

        Assert.Empty(_rows.Services);
        Assert.Empty(WatchText.ServiceParts(_rows.Services));
    }

    [Fact]
    public void Service_line_of_the_whole_nation_fits_80_columns() =>
        Assert.InRange(
            WatchText
                .Join(
                    WatchText.ServiceParts(
                        AllFeatures
                            .Declared.SelectMany(feature => feature.InWatch)
                            .Zip([265_730, 160_170, 0.1249, 45_130], (headline, value) => new ServiceCount(headline, value))
                    )
                )
                .Length,
            1,
            79
        );

    /// <summary>
    /// Returns a row in which every district has the same number of visits of each kind, posts, people who know of the Internet, and foreigners.
    /// </summary>
    private static TickRows Row(Tick tick, long each)
    {
        var counts = new long[Title().Nation.Districts.Length * Measures.Count];
        for (var district = 0; district < counts.Length; district += Measures.Count)
        {
            foreach (var measure in new[] { IntranetMeasures.TerminalVisits, IntranetMeasures.PhoneVisits, BoardMeasures.Posts, InternetMeasures.AwarePeople })
            {
                counts[district + (int)measure] = each;
            }
        }

        var nation = new long[NationSeries.Length(1)];
        nation[NationSeries.IndexOf(0, ForeignMeasure.Present)] = each;
        return new TickRows(tick, new DateOnly(2001, 1, 1).AddDays(tick), "", counts, [], nation, MeasureSchema.Current.Hash, []);
    }

    private static RunTitle Title()
    {
        var (nation, scenario) = Question.Load("islandia", [], null);
        var withInternet = nation with { Internet = Question.Load("baseline", [], null).Nation.Internet };
        return new RunTitle("mine", scenario.Key, 1, Scale, withInternet, scenario.Start, scenario.Until);
    }
}
