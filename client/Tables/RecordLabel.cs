using AdoptionSim.Nations;

namespace AdoptionSim.Client.Tables;

/// <summary>
/// The role of a published figure for the model. None is held out: the parameters were set by hand with the whole record in sight, including the points
/// whose <see cref="RecordPoint.Use"/> is "validate".
/// </summary>
internal static class RecordLabel
{
    public const string Fitted = "fitted by hand";
    public const string InSight = "in sight, not held out";

    /// <param name="use">The value of <see cref="RecordPoint.Use"/>.</param>
    public static string Of(string use) =>
        use switch
        {
            "calibrate" => Fitted,
            "validate" => InSight,
            _ => use,
        };
}
