using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>A column of a table by year: a flow over the year, a level at its end, or a ratio of such counts, of real people and things in the figure's unit.</summary>
/// <param name="Decimals">Digits after the decimal point.</param>
/// <param name="Factor">Multiplies the figure, such as 100 for a share that is shown in percent.</param>
/// <param name="Divisor">Divides the figure, such as a million.</param>
public sealed record YearColumn(string Heading, Figure Figure, int Decimals = 0, double Factor = 1, double Divisor = 1);

/// <summary>A table of a report: a row per year.</summary>
public sealed record YearTable(string Caption, ImmutableArray<YearColumn> Columns);
