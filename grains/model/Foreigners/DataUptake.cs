using System.Collections.Immutable;
using AdoptionSim.Model.Randomness;

namespace AdoptionSim.Model.Foreigners;

/// <summary>The time that foreigners of one cohort (group) take to register for mobile data, once they want it and may have it. Immutable.</summary>
public sealed class DataUptake
{
    private readonly ImmutableArray<Probability>? _within;

    /// <param name="ratePerYear">The rate of registration; null if everybody registers at once.</param>
    /// <param name="stepDays">The number of days in a tick.</param>
    public DataUptake(double? ratePerYear, int stepDays) =>
        _within = ratePerYear is { } rate ? [.. Enumerable.Range(1, stepDays).Select(days => Probability.Within(rate, days))] : null;

    /// <summary>
    /// Returns the number of days of a tick on which a foreigner has mobile data, from the day on which the person registers for it with the operator. Returns
    /// 0 if the person does not register in this tick.
    /// </summary>
    /// <param name="days">The number of days of this tick that the person is in the country.</param>
    /// <param name="draw">The person's random draw for this tick. It also decides the day of registration, so that daily and weekly ticks agree.</param>
    public int DaysFromRegistration(int days, uint draw)
    {
        if (_within is not { } within)
        {
            return days;
        }

        var before = 0;
        while (before < days && !within[before].Occurs(draw))
        {
            before++;
        }

        return days - before;
    }
}
