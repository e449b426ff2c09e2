using AdoptionSim.Client.Experiments.Files;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>
/// Computes how much a measure differs between values of the uncertain parameters (ignorance), as rows of <c>summary.csv</c>: one for each combination of
/// policy settings, measure and date.
/// </summary>
/// <remarks>Only the mean of each point is held, in 8 bytes, because a series of many points has millions of values.</remarks>
internal sealed class IgnoranceRows(Experiment experiment)
{
    private readonly OrderedDictionary<(string Levers, string Measure, DateOnly Date), (SummaryRow First, List<double> Means)> _groups = [];

    /// <summary>
    /// The rows of <c>summary.csv</c> on the spread over uncertain parameters, in the order in which their combinations were added; empty if no parameter is
    /// uncertain, or for a single point.
    /// </summary>
    public IEnumerable<SummaryRow> All => from @group in _groups.Values where @group.Means.Count > 1 select @group.First with { Values = [.. @group.Means] };

    /// <summary>Adds the mean of a row that summarises one point (combination of parameter values) over its seeds.</summary>
    public void Add(SummaryRow luck)
    {
        if (experiment.Factors.IsEmpty)
        {
            return;
        }

        var levers = experiment.Levers.Length;
        var key = (string.Join('\n', luck.Parameters.Take(levers)), luck.Measure, luck.Date);
        if (!_groups.TryGetValue(key, out var group))
        {
            var first = luck with
            {
                Spread = Spread.Ignorance,
                Point = null,
                Parameters = [.. luck.Parameters.Select((value, index) => index < levers ? value : "")],
                Values = [],
            };
            _groups[key] = group = (first, []);
        }

        group.Means.Add(luck.Mean);
    }
}
