using System.Globalization;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Progress;

/// <summary>Formats the progress of a run as text: date, subscribers, speed and time left.</summary>
internal static class ProgressText
{
    public static string Of(RunProgress progress, Pace pace)
    {
        if (progress.State == RunState.Preparing)
        {
            return "preparing the population";
        }

        var speed = pace.TicksPerSecond is { } rate
            ? string.Create(CultureInfo.InvariantCulture, $", {rate:N1} ticks/s, {Seconds(pace.Left!.Value)} left")
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"{progress.Date:yyyy-MM-dd}, {progress.Subscribers:N0} subscribers{speed}");
    }

    public static string Seconds(TimeSpan span) =>
        span.TotalMinutes < 2
            ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:N0} s")
            : string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:N0} min");
}
