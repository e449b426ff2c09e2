using System.Collections.Immutable;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>
/// A setting that an experiment's page compares with others: a combination of policy values or, in an experiment without these, of values of the uncertain
/// parameters.
/// </summary>
/// <param name="Index">The index among all settings; <see cref="MeanOfAll"/> for the mean of all points.</param>
/// <param name="Values">The values of the varied parameters that make the setting.</param>
/// <param name="Label">A short name for charts.</param>
/// <param name="Text">The setting in words.</param>
internal sealed record Setting(int Index, ImmutableArray<string> Values, string Label, string Text)
{
    /// <summary>
    /// The index that stands for the mean over all points (combinations of parameter values), to which the points of an experiment without policy values are
    /// compared.
    /// </summary>
    public const int MeanOfAll = -1;

    public static readonly Setting Mean = new(MeanOfAll, [], "mean of all", "the mean of all points");
}
