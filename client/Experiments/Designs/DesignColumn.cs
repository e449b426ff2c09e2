namespace AdoptionSim.Client.Experiments.Designs;

/// <summary>A column of <c>design.csv</c> and the values that the parameter allows, which may be more than the design's own range.</summary>
/// <param name="Name">The dotted path of the parameter.</param>
/// <param name="Least">The smallest value allowed, in the parameter's unit.</param>
/// <param name="Most">The largest value allowed.</param>
/// <param name="IsInteger">True if only whole numbers are allowed.</param>
internal sealed record DesignColumn(string Name, double Least, double Most, bool IsInteger = false);
