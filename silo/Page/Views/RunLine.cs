using System.Globalization;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Silo.Page.Views;

/// <summary>An entry of the live page's list of runs, from which the user selects one.</summary>
/// <param name="Error">Why the run failed, or which data is damaged; null otherwise.</param>
/// <param name="Seed">The seed in digits, because JavaScript numbers cannot represent all seeds.</param>
internal sealed record RunLine(
    string Name,
    string Scenario,
    string Seed,
    double Scale,
    DateTimeOffset Began,
    RunState State,
    int Tick,
    int Ticks,
    string? Error
)
{
    public static RunLine Of(RunEntry run) =>
        new(
            run.Name,
            run.Scenario,
            run.Seed.ToString(CultureInfo.InvariantCulture),
            run.Scale,
            run.Began,
            run.Progress.State,
            run.Progress.Tick,
            run.Progress.Ticks,
            run.Progress.Error
        );
}
