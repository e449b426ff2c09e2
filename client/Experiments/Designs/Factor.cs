using System.Globalization;

namespace AdoptionSim.Client.Experiments.Designs;

/// <summary>A parameter that the design of an experiment varies, with its range.</summary>
/// <param name="Name">The dotted path of the parameter, for example <c>adoption.social_weight</c>.</param>
/// <param name="From">The smallest value, in the parameter's unit; more than 0 if the scale is logarithmic.</param>
/// <param name="To">The largest value; more than <paramref name="From"/>.</param>
/// <param name="IsLogarithmic">True if equal steps of the design multiply the value by equal factors.</param>
/// <param name="IsInteger">True if the parameter is a whole number; both ends then are whole numbers.</param>
internal sealed record Factor(string Name, double From, double To, bool IsLogarithmic = false, bool IsInteger = false)
{
    // Math.Pow differs between platforms in its last digits. Twelve digits are the same everywhere, and people can read them.
    private const string Digits = "G12";

    /// <summary>Returns the value of the parameter at a position in its range.</summary>
    /// <param name="unit">The position: 0 is <see cref="From"/>, 1 is <see cref="To"/>.</param>
    /// <returns>
    /// A value in the range, rounded to 12 significant digits. On a linear scale, all values of a whole-number parameter cover equal shares of the positions.
    /// On a logarithmic scale, the value n covers a share proportional to log((n + 1) / n).
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The position is not in [0, 1], or the range is empty, not finite, or unsuitable for its scale.</exception>
    public double At(double unit)
    {
        Check(unit);
        return unit switch
        {
            0 => From,
            1 => To,
            _ when IsInteger => Math.Min(Math.Floor(Between(unit, To + 1)), To),
            _ => Math.Clamp(Between(unit, To), From, To),
        };
    }

    private double Between(double unit, double to) => Rounded(IsLogarithmic ? From * Math.Pow(to / From, unit) : From + (unit * (to - From)));

    private static double Rounded(double value) =>
        double.Parse(value.ToString(Digits, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private void Check(double unit)
    {
        // A comparison with NaN is false, so each condition states the accepted values.
        Require(unit is >= 0 and <= 1, nameof(unit), unit, "a position from 0 to 1");
        Require(double.IsFinite(From) && (!IsLogarithmic || From > 0), nameof(From), From, IsLogarithmic ? "a number greater than 0" : "a number");
        Require(double.IsFinite(To) && To > From, nameof(To), To, $"a number greater than {From.ToString(CultureInfo.InvariantCulture)}");
        Require(!IsInteger || (double.IsInteger(From) && double.IsInteger(To)), nameof(From), From, "whole numbers at both ends");
    }

    private void Require(bool isMet, string field, double given, string allowed)
    {
        if (!isMet)
        {
            throw new ArgumentOutOfRangeException(field, given, $"{Name}: expected {allowed}.");
        }
    }
}
