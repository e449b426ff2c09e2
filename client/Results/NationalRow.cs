using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Results;

/// <summary>What is counted of the nation but once, at one of its dates.</summary>
/// <param name="series">As <see cref="NationSeries"/> has it; empty where the run has none.</param>
/// <param name="refusedBefore">Articles that the vetting refused in earlier ticks.</param>
internal sealed class NationalRow(long[] series, long refusedBefore = 0)
{
    /// <summary>Articles that the vetting has refused since the start.</summary>
    public long RefusedSoFar => refusedBefore + this[NationMeasure.VettingRefused];

    /// <summary>Of all articles that the vetting has decided since the start, the share that passed, 0 to 1; null where it has decided none.</summary>
    public double? PassedShare => this[NationMeasure.VettedArticles] + RefusedSoFar is > 0 and var decided ? (double)this[NationMeasure.VettedArticles] / decided : null;

    public int Cohorts => NationSeries.Cohorts(series);

    /// <summary>Foreigners' posts of both kinds, in the tick.</summary>
    public long ForeignPosts => this[ForeignMeasure.Messages] + this[ForeignMeasure.PhotoPosts];

    public long this[NationMeasure measure] => series.Length > 0 ? series[(int)measure] : 0;

    public long this[int cohort, ForeignMeasure measure] => series[NationSeries.IndexOf(cohort, measure)];

    /// <summary>Of all cohorts together.</summary>
    public long this[ForeignMeasure measure] => NationSeries.Sum(series, measure);

    /// <summary>The columns that <c>national.csv</c> alone has.</summary>
    public static ImmutableArray<string> Columns { get; } =
        [.. Enum.GetValues<NationMeasure>().Select(MeasureColumns.Name), "vetting_passed_share", "foreigners_present", "foreigners_posts"];

    public void Write(CsvTable table)
    {
        foreach (var measure in Enum.GetValues<NationMeasure>())
        {
            table.Integer(this[measure]);
        }

        table.Rounded(PassedShare);
        table.Integer(this[ForeignMeasure.Present]);
        table.Integer(ForeignPosts);
    }
}
