using System.Globalization;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Silo.Page.Views;

/// <summary>A run among the others, for the choice of one.</summary>
/// <param name="Error">Why it failed, or what of it is damaged; null otherwise.</param>
/// <param name="Seed">In digits: a script's numbers have not the room.</param>
internal sealed record RunLine(string Name, string Scenario, string Seed, double Scale, DateTimeOffset Began, RunState State, int Tick, int Ticks, string? Error)
{
    public static RunLine Of(RunEntry run) => new(
        run.Name, run.Scenario, run.Seed.ToString(CultureInfo.InvariantCulture), run.Scale, run.Began, run.Progress.State, run.Progress.Tick, run.Progress.Ticks, run.Progress.Error);
}
