namespace AdoptionSim.Client.Charts;

/// <summary>A picture of charts in two sizes, wide and narrow, each an SVG.</summary>
/// <param name="Wide">For a screen or a sheet of paper; with its title, if it has one.</param>
/// <param name="Narrow">For a phone, with letters of the same size; without a title, which the page has above it.</param>
internal sealed record Picture(string Wide, string Narrow);
