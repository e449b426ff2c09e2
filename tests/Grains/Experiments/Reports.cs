using AdoptionSim.Contracts.Experiments;

namespace AdoptionSim.Grains.Tests.Experiments;

/// <summary>Reports on experiments, as clients send them.</summary>
internal static class Reports
{
    private static readonly DateTimeOffset Began = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Returns a report on an experiment with two points and eight planned runs, of which three are done.</summary>
    public static ExperimentReport Of(string name, long number = 1, ExperimentState state = ExperimentState.Running, int figures = 2, int hour = 0) =>
        new(
            $"{name}-0a1b2c3d",
            name,
            "Would cheaper handsets bring more lines?",
            Began.AddHours(hour),
            number,
            state,
            new ExperimentCounts(8, 3, 1, 2),
            new ExperimentCounts(2, 0, 1, 1),
            120,
            150,
            "point 1, seed 2: tick 3 (2000-01-22): the floor is wet",
            [
                .. Enumerable
                    .Range(1, figures)
                    .Select(point => new ExperimentFigure(point, $"market.handset_price_factor={point}", "subscribers@end", "lines", 2, 100 * point, 90, 110)),
            ],
            null
        );
}
