using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Client.Experiments.Files;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>
/// A row of <c>effects.csv</c>: how much one uncertain parameter changes a measure, from a Morris design (which changes one parameter at a time).
/// </summary>
/// <param name="Values">The combination of policy settings (levers) and the measure, with its values.</param>
/// <param name="Parameter">The key of the uncertain parameter.</param>
/// <param name="Trajectories">The number of paths through the design that are evaluated: those whose points all have a seed in common.</param>
internal sealed record EffectRow(DesignValues Values, string Parameter, int Trajectories, ElementaryEffect Effect)
{
    /// <summary>True if the effect of each parameter can be computed: the experiment has a Morris design, which changes one parameter at a time.</summary>
    public static bool ExistFor(Experiment experiment) => experiment.Form.Design?.Kind == DesignKind.Morris;

    /// <summary>
    /// Returns the effects of all uncertain parameters on all measures; nothing unless the experiment has a Morris design. Chance cancels, because all points
    /// of a path through the design are run with the same seeds.
    /// </summary>
    /// <param name="rows">The runs that are done.</param>
    public static IEnumerable<EffectRow> Of(Experiment experiment, IEnumerable<RunRow> rows)
    {
        if (!ExistFor(experiment))
        {
            yield break;
        }

        var size = experiment.Factors.Length + 1;
        var trajectories = DesignPoints.Of(experiment.Form.Design, experiment.Factors).Chunk(size).ToArray();
        foreach (var values in DesignValues.Of(experiment, rows))
        {
            var complete = trajectories
                .Zip(values.Points.Chunk(size))
                .Select(each => (Points: each.First, Means: DesignValues.MeansOf(each.Second)))
                .Where(each => each.Means is not null)
                .ToArray();
            if (complete.Length == 0)
            {
                continue;
            }

            var effects = ElementaryEffect.Of([.. complete.SelectMany(each => each.Points)], [.. complete.SelectMany(each => each.Means!)]);
            foreach (var (factor, effect) in experiment.Factors.Zip(effects))
            {
                yield return new EffectRow(values, factor.Name, complete.Length, effect);
            }
        }
    }
}
