using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>A number of a service that the live page shows, of real people and things.</summary>
/// <param name="Name">As scripts of the page read it: lower-case letters, unique among all services.</param>
/// <param name="Label">What the page calls it.</param>
/// <param name="Figure">A measure, or a ratio of measures or to people.</param>
public sealed record PageHeadline(string Name, string Label, Figure Figure);

/// <summary>A number of the services in the line that <c>watch</c> prints, of real people and things.</summary>
/// <param name="Figures">Added up.</param>
/// <param name="IsPercent">True for a ratio to all people, which is shown in percent.</param>
public sealed record WatchHeadline(string Label, ImmutableArray<Figure> Figures, bool IsPercent = false);
