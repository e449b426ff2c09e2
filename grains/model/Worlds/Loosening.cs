using AdoptionSim.Nations;

namespace AdoptionSim.Model.Worlds;

/// <summary>
/// The gradual loosening of permission for phone lines since the launch: with time, the authorities decide on more applications and grant more of them. It is
/// computed from a level at the launch and one rate of change. Dated quotas are not used: nobody knows them, and they would only repeat the historical record.
/// </summary>
/// <param name="years">Years since the launch of the network; a negative number counts as 0.</param>
public readonly struct Loosening(PermissionParameters permission, double years)
{
    private const double WeeksPerYear = 365.25 / 7;
    private readonly double _passed = (permission.Loosening ?? default) * Math.Max(0, years);

    /// <summary>Returns the loosening of permission for phone lines in the middle of a tick, so that it does not depend on the length of ticks.</summary>
    /// <param name="date">The last day of the tick.</param>
    /// <param name="days">The number of days in the tick.</param>
    public static Loosening Within(Nation nation, DateOnly date, int days)
    {
        ArgumentNullException.ThrowIfNull(nation);
        return new Loosening(nation.Permission, (date.DayNumber - ((days - 1) / 2.0) - nation.Launch.DayNumber) / 365.25);
    }

    /// <summary>
    /// Returns the chance that an application for a line is granted, given the chance at the launch. The refused share shrinks with time; a chance of 0 is a
    /// ban, and stays 0.
    /// </summary>
    /// <param name="atLaunch">The chance at the launch, 0 to 1.</param>
    public double ChanceOf(double atLaunch) => atLaunch <= 0 ? 0 : 1 - ((1 - atLaunch) * Math.Exp(-_passed));

    /// <summary>
    /// Returns the rate per year at which a waiting applicant gets an answer. It is 1 / the mean time of a decision, or less if more people wait than the
    /// authorities can serve.
    /// </summary>
    /// <param name="applicants">The number of simulated people of the nation who wait.</param>
    /// <param name="scale">The number of simulated people for each real one.</param>
    public double DecisionRate(long applicants, double scale)
    {
        var rate = WeeksPerYear / permission.DecisionTime;
        return permission.Capacity is not { } capacity || applicants == 0
            ? rate
            : Math.Min(rate, capacity * WeeksPerYear * Math.Exp(_passed) * scale / applicants);
    }
}
