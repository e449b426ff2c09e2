using System.Collections.Immutable;

namespace AdoptionSim.Nations.Quantities;

/// <summary>The rule that gives the values of a <see cref="DatedSeries"/> between two of its dated points.</summary>
public enum Between
{
    /// <summary>The value of a point is valid until the date of the next point.</summary>
    Step,

    /// <summary>Values between two points lie on the straight line between them.</summary>
    Linear,
}

/// <summary>One dated value of a parameter that changes over time, with its source or the word "assumption".</summary>
public sealed record DatedPoint(DateOnly Date, double Value, string Source);

/// <summary>
/// A parameter that changes over time, such as a price, given by at least one dated value in order of date. The first value is also valid before its date, the
/// last also after it.
/// </summary>
public sealed record DatedSeries(string Unit, Between Between, ImmutableArray<DatedPoint> Points)
{
    /// <summary>Returns the parameter's value on a date, in <see cref="Unit"/>.</summary>
    public double On(DateOnly date)
    {
        var next = 0;
        while (next < Points.Length && Points[next].Date <= date)
        {
            next++;
        }

        if (next == 0)
        {
            return Points[0].Value;
        }

        var (before, isLast) = (Points[next - 1], next == Points.Length);
        return isLast || Between == Between.Step ? before.Value : Interpolate(before, Points[next], date);
    }

    private static double Interpolate(DatedPoint from, DatedPoint to, DateOnly date)
    {
        var part = (double)(date.DayNumber - from.Date.DayNumber) / (to.Date.DayNumber - from.Date.DayNumber);
        return from.Value + (part * (to.Value - from.Value));
    }
}
