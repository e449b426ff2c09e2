using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>
/// A column of a table in a run's report with one row per year. It shows a flow summed over the year, a level at the end of the year, or a ratio of such
/// counts. Values are converted from simulated to real people or things, in the figure's unit.
/// </summary>
/// <param name="Decimals">The number of digits after the decimal point.</param>
/// <param name="Factor">A multiplier of the figure, such as 100 for a share shown in percent.</param>
/// <param name="Divisor">A divisor of the figure, such as a million.</param>
public sealed record YearColumn(string Heading, Figure Figure, int Decimals = 0, double Factor = 1, double Divisor = 1);

/// <summary>A table in a run's report, with one row per year.</summary>
public sealed record YearTable(string Caption, ImmutableArray<YearColumn> Columns);
