using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Client.Tables;

/// <summary>The counts that exist only for the nation as a whole, and those of its foreigners, on one date: further columns of <c>national.csv</c>.</summary>
/// <param name="series">The counts, laid out as in <see cref="NationSeries"/>; empty if the run has none.</param>
/// <param name="refusedBefore">Articles that vetting refused in earlier ticks.</param>
internal sealed class NationalRow(long[] series, long refusedBefore = 0)
{
    /// <summary>The columns with totals over all cohorts (groups) of foreigners, each with the measures that it sums.</summary>
    private static readonly ImmutableArray<(string Name, ImmutableArray<ForeignMeasure> Measures)> Totals =
    [
        .. Enum.GetValues<ForeignMeasure>()
            .Where(measure => Measures.Of(measure).NationName is not null)
            .GroupBy(measure => Measures.Of(measure).NationName!)
            .Select(total => (total.Key, total.ToImmutableArray())),
    ];

    /// <summary>The number of foreign articles that vetting, the check before publication on the intranet, has refused since the start.</summary>
    public long RefusedSoFar => refusedBefore + this[NationMeasure.VettingRefused];

    /// <summary>
    /// The share, 0 to 1, of foreign articles that were passed, among all that vetting (the check before publication on the intranet) has decided since the
    /// start; null if it has decided none.
    /// </summary>
    public double? PassedShare => Of(IntranetMeasures.VettingPassed);

    public int Cohorts => NationSeries.Cohorts(series);

    public long this[NationMeasure measure] => series.Length > 0 ? series[(int)measure] : 0;

    public long this[int cohort, ForeignMeasure measure] => series[NationSeries.IndexOf(cohort, measure)];

    /// <summary>The sum of a count over all cohorts (groups) of foreigners.</summary>
    public long this[ForeignMeasure measure] => NationSeries.Sum(series, measure);

    /// <summary>The columns that only <c>national.csv</c> has.</summary>
    public static ImmutableArray<string> Columns { get; } =
    [.. Measures.OfNation.Select(measure => measure.Name), .. AllRatios.OfNation.Select(each => each.Ratio.Name), .. Totals.Select(total => total.Name)];

    public void Write(CsvTable table)
    {
        foreach (var measure in Enum.GetValues<NationMeasure>())
        {
            table.Integer(this[measure]);
        }

        foreach (var (_, ratio) in AllRatios.OfNation)
        {
            table.Rounded(Of(ratio));
        }

        foreach (var (_, measures) in Totals)
        {
            table.Integer(measures.Sum(measure => this[measure]));
        }
    }

    /// <summary>
    /// Returns a ratio that exists for the nation only, such as the share of articles passed, for the time since the start of the run; null if its denominator
    /// is zero.
    /// </summary>
    public double? Of(NationRatio ratio) => ratio.Of(measure => measure == NationMeasure.VettingRefused ? RefusedSoFar : this[measure]);
}
