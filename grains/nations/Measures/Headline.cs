using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>A number that the live web page of a run shows for a service, converted from simulated to real people or things.</summary>
/// <param name="Name">The name that the page's scripts use: lower-case letters, unique among all services.</param>
/// <param name="Label">The label on the page.</param>
/// <param name="Figure">The figure: a measure, a ratio of two measures, or a ratio of a measure to the number of people.</param>
public sealed record PageHeadline(string Name, string Label, Figure Figure);

/// <summary>
/// A number about a service, such as visits to the intranet, that the command <c>watch</c> prints, converted from simulated to real people or things.
/// </summary>
/// <param name="Figures">The figures whose sum is shown.</param>
/// <param name="IsPercent">True for a ratio to all people, which is shown in percent.</param>
public sealed record WatchHeadline(string Label, ImmutableArray<Figure> Figures, bool IsPercent = false);
